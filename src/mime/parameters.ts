/**
 * Structured field bodies: a value and its parameters (RFC 2045 §5.1, RFC 2183 §2), with
 * continuations, charsets and percent escapes (RFC 2231 §3, §4), comments (RFC 5322 §3.2.2) and the
 * shapes that real mail has: missing quotes, blanks around `=`, encoded words in file names.
 */
import {decodeText} from '../charset/decode.ts'
import {decodeWords} from './encoded-word.ts'

export interface Parameterized {
  /** Lower case, comments removed. */
  readonly value: string
  /** By lower-case name. */
  readonly parameters: ReadonlyMap<string, string>
}

interface Piece {
  readonly index: number
  readonly extended: boolean
  readonly text: string
}

const maxParameters = 1000

/** @param text an unfolded field body */
export function parseParameters(text: string, fallback: string): Parameterized {
  const cursor = new Cursor(text)
  const value = cursor.token(';').toLowerCase()
  const parameters = new Map<string, string>()
  const pieces = new Map<string, Piece[]>()
  for (let count = 0; cursor.at < text.length && count < maxParameters; count++) {
    cursor.at++
    const name = cursor.token('=;').toLowerCase()
    if (text[cursor.at] !== '=') continue
    cursor.at++
    addParameter(name, cursor.parameterValue(), parameters, pieces, fallback)
  }
  for (const [name, list] of pieces) parameters.set(name, joinPieces(list, fallback))
  return {value, parameters}
}

function addParameter(
  name: string,
  text: string,
  parameters: Map<string, string>,
  pieces: Map<string, Piece[]>,
  fallback: string,
): void {
  const star = name.indexOf('*')
  if (star === -1) {
    if (!parameters.has(name)) parameters.set(name, decodeWords(text, fallback))
    return
  }
  const section = /^\*(\d{1,4})?(\*)?$/.exec(name.slice(star))
  if (section === null) return
  const base = name.slice(0, star)
  const [, index, second] = section
  const list = pieces.get(base) ?? []
  list.push({
    index: Number(index ?? 0),
    extended: index === undefined || second !== undefined,
    text,
  })
  pieces.set(base, list)
}

/** RFC 2231 §4.1: pieces in order, percent escapes only in those that say so. */
function joinPieces(pieces: readonly Piece[], fallback: string): string {
  const sorted = pieces.toSorted((a, b) => a.index - b.index)
  let charset: string | null = null
  const octets: Buffer[] = []
  for (const [number, piece] of sorted.entries()) {
    let {text} = piece
    const declared = number === 0 && piece.extended ? /^([^']*)'[^']*'/.exec(text) : null
    if (declared !== null) {
      charset = declared[1]! === '' ? null : declared[1]!
      text = text.slice(declared[0].length)
    }
    octets.push(piece.extended ? percentDecoded(text) : Buffer.from(text))
  }
  const joined = Buffer.concat(octets)
  return decodeText(joined, charset, fallback) ?? decodeText(joined, null, fallback)!
}

function percentDecoded(text: string): Buffer {
  const parts = text.split(/(%[0-9a-f]{2})/i)
  return Buffer.concat(
    parts.map(part =>
      /^%[0-9a-f]{2}$/i.test(part) ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part),
    ),
  )
}

class Cursor {
  at = 0
  private readonly text: string
  /** No comment or quote is closed from here on. */
  private openComment = false
  private openQuote = false

  constructor(text: string) {
    this.text = text
  }

  /** Text up to one of `stops`, without comments, trimmed. */
  token(stops: string): string {
    const {text} = this
    let kept = ''
    let from = this.at
    while (this.at < text.length && !stops.includes(text[this.at]!)) {
      const comment = text[this.at] === '(' ? this.commentEnd() : -1
      if (comment === -1) this.at++
      else {
        kept += text.slice(from, this.at)
        this.at = comment
        from = comment
      }
    }
    return (kept + text.slice(from, this.at)).trim()
  }

  parameterValue(): string {
    const {text} = this
    this.skipBlanks()
    const end = text[this.at] === '"' ? this.quoteEnd() : -1
    if (end === -1) return this.token(';').replace(/^"/, '')
    const inner = text.slice(this.at + 1, end)
    this.at = end + 1
    this.token(';')
    return inner.includes('\\') ? inner.replace(/\\(.)/g, '$1') : inner
  }

  private skipBlanks(): void {
    const {text} = this
    while (this.at < text.length) {
      const comment = text[this.at] === '(' ? this.commentEnd() : -1
      if (comment !== -1) this.at = comment
      else if (text[this.at] === ' ' || text[this.at] === '\t') this.at++
      else return
    }
  }

  private quoteEnd(): number {
    if (this.openQuote) return -1
    for (let at = this.at + 1; at < this.text.length; at++) {
      if (this.text[at] === '\\') at++
      else if (this.text[at] === '"') return at
    }
    this.openQuote = true
    return -1
  }

  /** Offset behind the comment at `at`, or -1 when it is never closed. */
  private commentEnd(): number {
    if (this.openComment) return -1
    let depth = 0
    for (let at = this.at; at < this.text.length; at++) {
      const character = this.text[at]
      if (character === '\\') at++
      else if (character === '(') depth++
      else if (character === ')' && --depth === 0) return at + 1
    }
    this.openComment = true
    return -1
  }
}
