/**
 * Encoded words in header fields to text (RFC 2047; language tags: RFC 2231 §5).
 *
 * Adjacent words in one charset are decoded together, since mailers cut characters between them.
 * A word that cannot be decoded (unknown charset, broken base64) stays as it is written. Words are
 * found wherever they stand, also glued to text or in quotes, as real mail has them.
 */
import {decodeText} from '../charset/decode.ts'
import {findCharset} from '../charset/labels.ts'
import {Memo} from '../lines/memo.ts'
import {EQUALS, QUESTION, SP} from '../lines/octets.ts'
import {hexDigits} from './octets.ts'

/** What one `=?charset?encoding?text?=` says. */
class Encoded {
  readonly charset: string
  readonly octets: Buffer
  private text = ''
  private readWith: string | null = null

  constructor(charset: string, octets: Buffer) {
    this.charset = charset
    this.octets = octets
  }

  /** Its text, worked out when first asked for. */
  decode(fallback: string): string {
    if (this.readWith !== fallback) {
      this.text = decodeText(this.octets, this.charset, fallback)!
      this.readWith = fallback
    }
    return this.text
  }
}

/** One that stands in a text, and the offset behind it. */
interface Word {
  readonly encoded: Encoded
  readonly end: number
}

/** What words that stand together say, and the offset behind them. */
interface Run {
  readonly text: string
  readonly end: number
}

/** An archive's names and subjects come again and again. */
const known = new Memo(readEncoded, {entries: 1000, length: 300})
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
  shape: (decoded: string, at: number) => string = asItIs,
): string {
  let at = text.indexOf('=?')
  if (at === -1) return text
  let out = ''
  let from = 0
  // Behind the last closer stands no word: hostile text is searched for it once.
  let lastCloser = -1
  while (at !== -1) {
    const run = readWords(text, at, fallback)
    if (run === null) {
      if (lastCloser === -1) lastCloser = text.lastIndexOf(closer)
      if (at >= lastCloser) break
      at = text.indexOf('=?', at + 2)
      continue
    }
    out += text.slice(from, at) + shape(run.text, at)
    from = run.end
    at = text.indexOf('=?', from)
  }
  return from === 0 ? text : out + text.slice(from)
}

/** Says whether octets may be read in a charset (lower case). */
export type Accept = (charset: string, octets: Buffer) => boolean

const asItIs = (decoded: string): string => decoded
const acceptAll: Accept = () => true

/**
 * The words that stand at `at` with nothing but white space between them, up to the first that is
 * none or is not accepted; null when that is the first.
 */
export function readWords(
  text: string,
  at: number,
  fallback: string,
  accept: Accept = acceptAll,
): Run | null {
  const word = readWord(text, at)
  if (word === null) return null
  const {encoded, end} = word
  if (opensWord(text, skipBlanks(text, end))) return readRun(text, at, fallback, accept)
  // Most words stand alone.
  return accept(encoded.charset, encoded.octets) ? {text: encoded.decode(fallback), end} : null
}

function readRun(text: string, at: number, fallback: string, accept: Accept): Run | null {
  const decoded: string[] = []
  let pending: Word[] = []
  let end = at
  const flush = (): boolean => {
    const {encoded} = pending[0]!
    const whole = pending.length === 1 ? encoded : joined(encoded.charset, pending)
    if (!accept(whole.charset, whole.octets)) return false
    decoded.push(whole.decode(fallback))
    end = pending.at(-1)!.end
    pending = []
    return true
  }
  for (let word = readWord(text, at); word !== null; ) {
    const first = pending[0]
    const {charset} = word.encoded
    const joins = first?.encoded.charset === charset && !stateful.test(charset)
    if (first !== undefined && !joins && !flush()) break
    pending.push(word)
    word = readWord(text, skipBlanks(text, word.end))
  }
  if (pending.length > 0) flush()
  return end === at ? null : {text: decoded.join(''), end}
}

function joined(charset: string, words: readonly Word[]): Encoded {
  return new Encoded(charset, Buffer.concat(words.map(({encoded}) => encoded.octets)))
}

function opensWord(text: string, at: number): boolean {
  return text.charCodeAt(at) === EQUALS && text.charCodeAt(at + 1) === QUESTION
}

function readWord(text: string, at: number): Word | null {
  if (!opensWord(text, at)) return null
  const mark = text.indexOf('?', at + 2)
  if (mark < at + 3 || mark >= at + 2 + maxCharset || text[mark + 2] !== '?') return null
  const close = text.indexOf(closer, mark + 3)
  if (close === -1) return null
  const end = close + closer.length
  const encoded = known.get(text.slice(at, end))
  return encoded === null ? null : {encoded, end}
}

/** @param word has its three parts; null when the charset or the encoding is unknown, or base64 broken */
function readEncoded(word: string): Encoded | null {
  const mark = word.indexOf('?', 2)
  const label = word.slice(2, mark)
  const charset = label.replace(/\*.*/, '').toLowerCase()
  if (/\s/.test(label) || findCharset(charset) === null) return null
  const encoding = word[mark + 1]!.toLowerCase()
  const content = word.slice(mark + 3, -closer.length)
  const octets = encoding === 'b' ? decodeB(content) : encoding === 'q' ? decodeQ(content) : null
  return octets === null ? null : new Encoded(charset, octets)
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

/** Offset of the first character from `at` on that is no blank. */
export function skipBlanks(text: string, at: number): number {
  let to = at
  while (text[to] === ' ' || text[to] === '\t') to++
  return to
}
