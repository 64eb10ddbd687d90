/**
 * Encoded words in header fields to text (RFC 2047; language tags: RFC 2231 §5).
 *
 * Adjacent words in one charset are decoded together, since mailers cut characters between them.
 * A word that cannot be decoded (unknown charset, broken base64) stays as it is written. Words are
 * found wherever they stand, also glued to text or in quotes, as real mail has them.
 */
import {decodeText} from '../charset/decode.ts'
import {findCharset} from '../charset/labels.ts'
import {EQUALS, SP} from '../lines/octets.ts'
import {hexDigits} from './octets.ts'

/** What one `=?charset?encoding?text?=` says. */
interface Word {
  readonly charset: string
  readonly octets: Buffer
  /** Offset behind it. */
  readonly end: number
}

const maxCharset = 80
const closer = '?='
/** UTF-7 has state that a word must not hand to the next. */
const stateful = /utf-?7/i

/**
 * @param text an unfolded field body
 * @param shape changes the text of decoded words before it is put in, as quoting an address needs
 */
export function decodeWords(
  text: string,
  fallback: string,
  shape: (decoded: string, at: number) => string = decoded => decoded,
): string {
  let at = text.indexOf('=?')
  // Without a closer there is no word at all: hostile text is searched for it once.
  if (at === -1 || text.indexOf(closer, at + 2) === -1) return text
  const out: string[] = []
  let from = 0
  const lastCloser = text.lastIndexOf(closer)
  while (at !== -1 && at < lastCloser) {
    const run = readWords(text, at, fallback)
    if (run === null) {
      at = text.indexOf('=?', at + 2)
      continue
    }
    out.push(text.slice(from, at), shape(run.text, at))
    from = run.end
    at = text.indexOf('=?', from)
  }
  out.push(text.slice(from))
  return out.join('')
}

/** Says whether octets may be read in a charset (lower case). */
export type Accept = (charset: string, octets: Buffer) => boolean

/**
 * The words that stand at `at` with nothing but white space between them, up to the first that is
 * none or is not accepted; null when that is the first.
 */
export function readWords(
  text: string,
  at: number,
  fallback: string,
  accept: Accept = () => true,
): {text: string; end: number} | null {
  const decoded: string[] = []
  let pending: Word[] = []
  let end = at
  const flush = (): boolean => {
    const octets = pending.length === 1 ? pending[0]!.octets : joinOctets(pending)
    const {charset} = pending[0]!
    if (!accept(charset, octets)) return false
    decoded.push(decodeText(octets, charset, fallback)!)
    end = pending.at(-1)!.end
    pending = []
    return true
  }
  for (let word = readWord(text, at); word !== null; ) {
    const first = pending[0]
    const joins = first?.charset === word.charset && !stateful.test(word.charset)
    if (first !== undefined && !joins && !flush()) break
    pending.push(word)
    word = readWord(text, skipBlanks(text, word.end))
  }
  if (pending.length > 0) flush()
  return end === at ? null : {text: decoded.join(''), end}
}

function joinOctets(words: readonly Word[]): Buffer {
  return Buffer.concat(words.map(({octets}) => octets))
}

function readWord(text: string, at: number): Word | null {
  if (!text.startsWith('=?', at)) return null
  const head = text.slice(at + 2, at + 2 + maxCharset)
  const mark = head.indexOf('?')
  if (mark < 1 || head[mark + 2] !== '?' || /\s/.test(head.slice(0, mark))) return null
  const start = at + 2 + mark + 3
  const end = text.indexOf(closer, start)
  if (end === -1) return null
  const charset = head.slice(0, mark).replace(/\*.*/, '').toLowerCase()
  if (findCharset(charset) === null) return null
  const encoding = head[mark + 1]!.toLowerCase()
  const content = text.slice(start, end)
  const octets = encoding === 'b' ? decodeB(content) : encoding === 'q' ? decodeQ(content) : null
  return octets === null ? null : {charset, octets, end: end + closer.length}
}

/** RFC 2047 §4.1; null when it is no base64. */
function decodeB(content: string): Buffer | null {
  const digits = content.replace(/[\s=]/g, '')
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) return null
  return Buffer.from(digits, 'base64')
}

/** RFC 2047 §4.2; an `=` that is no escape stays. */
function decodeQ(content: string): Buffer {
  const octets = Buffer.from(content, hasWide(content) ? 'utf8' : 'latin1')
  let to = 0
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at]!
    const value = octet === EQUALS ? escaped(octets, at) : -1
    if (value >= 0) at += 2
    octets[to++] = value >= 0 ? value : octet === 0x5f ? SP : octet
  }
  return octets.subarray(0, to)
}

function escaped(octets: Buffer, at: number): number {
  if (at + 2 >= octets.length) return -1
  const high = hexDigits[octets[at + 1]!]!
  const low = hexDigits[octets[at + 2]!]!
  return high < 0 || low < 0 ? -1 : (high << 4) | low
}

function hasWide(content: string): boolean {
  return /[^\x00-\xff]/.test(content)
}

function skipBlanks(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}
