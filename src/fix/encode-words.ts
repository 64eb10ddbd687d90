/**
 * Text of a header field to encoded words (RFC 2047), folded (RFC 5322 §2.2.3).
 *
 * Only words that need it are encoded, in UTF-8; words side by side are encoded together with the
 * blanks between them, since a reader drops those between encoded words. In a field of addresses a
 * display name and a comment are encoded, an address never.
 */
import {maxColumns} from './header-section.ts'

/** A stretch of a field: plain text that stays in one piece, text to be encoded, or one blank. */
interface Piece {
  readonly kind: 'plain' | 'coded' | 'blank'
  readonly text: string
}

/** Longest encoded word (RFC 2047 §2). */
const maxWord = 75
const head = '=?utf-8?'
/** In a phrase (RFC 2047 §5): the same everywhere, for it is never wrong. */
const plainInQ = /^[A-Za-z0-9!*+\-/]$/
/** Not printable ASCII, or what would be read as an encoded word. */
const needsEncoding = /[^\x20-\x7e]|=\?/
/** What ends a word of an address field: RFC 5322 §3.2.3's specials, quotes and comments apart. */
const tokens =
  /"(?:[^"\\]|\\[\s\S])*"|\((?:[^()\\]|\\[\s\S])*\)|<[^<>]*>|[ \t]+|[,;:]|[^\s",;:<>()]+|[\s\S]/g

/** An unstructured field: everything in it is text. @returns what follows the colon */
export function encodeUnstructured(name: string, text: string, eol: string): string {
  const pieces = text.split(/( +)/).map((piece): Piece => ({kind: kindOf(piece), text: piece}))
  return folded(name, merged(pieces), eol)
}

/** A field of addresses. @returns what follows the colon; null when an address would have to change */
export function encodeAddresses(name: string, text: string, eol: string): string | null {
  const pieces: Piece[] = []
  for (const token of text.match(tokens) ?? []) {
    const kind = kindOf(token)
    if (kind !== 'coded') pieces.push({kind, text: token})
    else if (token.startsWith('"'))
      pieces.push({kind, text: token.slice(1, -1).replace(/\\([\s\S])/g, '$1')})
    else if (token.startsWith('(')) pieces.push(...commentPieces(token))
    else if (token.startsWith('<') || token.includes('@')) return null
    else pieces.push({kind, text: token})
  }
  return folded(name, merged(pieces), eol)
}

function commentPieces(comment: string): Piece[] {
  const text = comment.slice(1, -1).replace(/\\([\s\S])/g, '$1')
  return [
    {kind: 'plain', text: '('},
    {kind: 'coded', text},
    {kind: 'plain', text: ')'},
  ]
}

function kindOf(text: string): Piece['kind'] {
  if (/^[ \t]+$/.test(text) || text === '') return 'blank'
  return needsEncoding.test(text) ? 'coded' : 'plain'
}

/** Texts to be encoded with nothing but blanks between them become one. */
function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    if (piece.text === '') continue
    const [before, last] = [out.at(-2), out.at(-1)]
    if (piece.kind === 'coded' && last?.kind === 'coded') {
      out.splice(-1, 1, {kind: 'coded', text: last.text + piece.text})
    } else if (piece.kind === 'coded' && last?.kind === 'blank' && before?.kind === 'coded') {
      out.splice(-2, 2, {kind: 'coded', text: before.text + last.text + piece.text})
    } else out.push(piece)
  }
  return out
}

/** Lines break before a single blank where the next piece would not fit. */
function folded(name: string, pieces: readonly Piece[], eol: string): string {
  let out = ' '
  let column = name.length + 2
  let blank = ''
  for (const {kind, text} of pieces) {
    if (kind === 'blank') {
      blank = text
      continue
    }
    const words = kind === 'coded' ? encodedWords(text, maxColumns - column - blank.length) : [text]
    for (const [index, word] of words.entries()) {
      const gap = index === 0 ? blank : ' '
      const breaks = gap.length === 1 && column > 1 && column + 1 + word.length > maxColumns
      if (breaks) column = 0
      out += breaks ? `${eol} ${word}` : gap + word
      column += gap.length + word.length
    }
    blank = ''
  }
  return out + blank
}

/**
 * @param room columns for the first word; too few for any use, and it is as long as the others
 * @returns encoded words, each of whole characters
 */
function encodedWords(text: string, room: number): string[] {
  const characters = [...text]
  const foreign = characters.filter(character => !/[\x20-\x7e]/.test(character)).length
  const isB = foreign * 2 > characters.length
  const words: string[] = []
  let content = ''
  let most = Math.min(maxWord, room) - head.length - 4
  if (most < 16) most = maxWord - head.length - 4
  for (const character of characters) {
    const next = content + character
    if (content !== '' && (isB ? bLength(next) : qLength([...next])) > most) {
      words.push(encodedWord(content, isB))
      content = character
      most = maxWord - head.length - 4
    } else content = next
  }
  words.push(encodedWord(content, isB))
  return words
}

function encodedWord(text: string, isB: boolean): string {
  const content = isB ? Buffer.from(text).toString('base64') : [...text].map(toQ).join('')
  return `${head}${isB ? 'b' : 'q'}?${content}?=`
}

function toQ(character: string): string {
  if (character === ' ') return '_'
  if (plainInQ.test(character)) return character
  return Buffer.from(character).toString('hex').toUpperCase().replace(/../g, '=$&')
}

function bLength(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3) * 4
}

function qLength(characters: readonly string[]): number {
  let length = 0
  for (const character of characters) {
    length += character === ' ' || plainInQ.test(character) ? 1 : 3 * Buffer.byteLength(character)
  }
  return length
}
