/**
 * Octets in a declared charset to well-formed UTF-8 (DESIGN §4; RFC 2045 §2.2, RFC 2152, RFC 3629).
 *
 * A label is believed unless the octets prove it wrong: what is labelled ASCII or Latin-1, or not
 * at all, and is valid UTF-8 with a multi-byte character in it, is UTF-8. Nothing is guessed by
 * statistics and nothing is lost. Text that is UTF-8 already comes back as the same span.
 */
import {isAscii, isUtf8} from 'node:buffer'
import {countLines} from '../lines/count.ts'
import {LF} from '../lines/octets.ts'
import type {Severity} from '../types.ts'
import {type Foreign, openForeign} from './foreign.ts'
import {type Charset, findCharset, isLatin1} from './labels.ts'
import {decodeUtf7} from './utf7.ts'
import {mixedToUtf8, unfinishedLength} from './utf8.ts'
import {hasC1, windows1252ToUtf8} from './windows-1252.ts'

export type CharsetRule = 'charset-unknown' | 'charset-invalid' | 'charset-label' | 'utf7-malformed'

/** Takes what the decoder found; at most once a rule for each decoder. */
export type TellCharset = (
  rule: CharsetRule,
  severity: Severity,
  message: string,
  /** Line of the body, from 0, that it is about. */
  line?: number,
) => void

/** Charset used where no label says one and the octets are not UTF-8. */
export const defaultFallback = 'windows-1252'

const latin: Charset = {name: 'windows-1252', by: 'latin'}
/** Fewer invalid octets are a cut or a stray character. */
const leastForeign = 8
const empty = Buffer.alloc(0)
const tellNobody: TellCharset = () => {}

/**
 * Decodes the windows of one body in order; a character cut between two windows is held.
 * After each `decode` the result is the span `bytes[start, end)`: the octets that were given where they
 * are UTF-8 already, else a new buffer.
 */
export class CharsetDecoder {
  bytes: Buffer = empty
  start = 0
  end = 0
  private readonly label: string | null
  private readonly charset: Charset
  private readonly fallback: Charset
  private readonly known: boolean
  private readonly tell: TellCharset
  private foreign: Foreign | null = null
  /** Octets of a character, or of a UTF-7 line, that the last window cut. */
  private held: Buffer = empty
  private invalid = 0
  private malformed = 0
  /** Lines of the windows before, and the body's line of the first invalid octet, from 0. */
  private lines = 0
  private invalidLine = 0
  /** The label said otherwise, and what the octets were read as. */
  private mislabelled: string | null = null
  private eightBit = false
  /** What 8-bit text was read as; the label said otherwise, or nothing that helps. */
  private hidden: string | null = null

  /**
   * @param label as declared; null when none is
   * @param fallback label of the charset for text without one that is not UTF-8
   */
  constructor(label: string | null, fallback: string, tell: TellCharset) {
    const found = findCharset(label)
    this.label = label
    this.known = found !== null
    this.charset = found ?? findCharset(null)!
    this.fallback = readable(findCharset(fallback))
    this.tell = tell
  }

  /** The charset that a wrong or missing label hid; null where it was right or did not matter. */
  get readAs(): string | null {
    return this.hidden
  }

  /** @param last no window follows: what is held is decoded too, and the findings are told */
  decode(bytes: Buffer, start: number, end: number, last: boolean): void {
    if (this.held.length > 0) {
      const joined = Buffer.concat([this.held, bytes.subarray(start, end)])
      this.held = empty
      this.decodeSpan(joined, 0, joined.length, last)
    } else this.decodeSpan(bytes, start, end, last)
    if (last) this.tellAll()
  }

  private decodeSpan(bytes: Buffer, start: number, end: number, last: boolean): void {
    if (isAsciiBased(this.charset)) this.decodeAsciiBased(bytes, start, end, last)
    else if (this.charset.by === 'utf-7') this.decodeUtf7(bytes, start, end, last)
    else this.decodeForeign(bytes, start, end, last)
  }

  private decodeAsciiBased(bytes: Buffer, start: number, end: number, last: boolean): void {
    const to = last ? end : end - unfinishedLength(bytes, start, end)
    if (to < end) this.held = Buffer.from(bytes.subarray(to, end))
    const span = bytes.subarray(start, to)
    if (isAscii(span)) this.give(bytes, start, to)
    else if (isUtf8(span)) {
      this.eightBit = true
      if (this.charset.by !== 'utf-8') {
        this.mislabelled = 'UTF-8'
        this.hidden = 'utf-8'
      }
      this.give(bytes, start, to)
    } else if (this.charset.by === 'utf-8') {
      const mixed = mixedToUtf8(bytes, start, to)
      if (this.invalid === 0) this.invalidLine = this.lines + countLines(bytes, start, mixed.first)
      this.invalid += mixed.invalid
      this.give(mixed.bytes, 0, mixed.bytes.length)
    } else this.decodeEightBit(bytes, start, to)
    if (!last) this.lines += countLines(bytes, start, to)
  }

  /** Text without a label, or with one of ASCII or Latin-1, that is not UTF-8. */
  private decodeEightBit(bytes: Buffer, start: number, end: number): void {
    this.eightBit = true
    const charset = this.charset.by === 'latin' ? latin : this.fallback
    const isLie = this.charset.by === 'latin' && this.saysControls(bytes, start, end)
    if (this.charset.by === 'ascii' || isLie) this.mislabelled = charset.name
    if (this.charset.by !== 'latin' || isLie) this.hidden = charset.name
    const text =
      charset.by === 'latin'
        ? windows1252ToUtf8(bytes, start, end)
        : readAtOnce(charset, bytes.subarray(start, end))
    this.give(text, 0, text.length)
  }

  /** Controls of Latin-1 are in no text: windows-1252 was meant (WHATWG Encoding §4.2). */
  private saysControls(bytes: Buffer, start: number, end: number): boolean {
    return isLatin1(this.label) && hasC1(bytes, start, end)
  }

  private decodeForeign(bytes: Buffer, start: number, end: number, last: boolean): void {
    const span = bytes.subarray(start, end)
    // The first two octets tell the byte order of UTF-16.
    if (this.foreign === null && span.length < 2 && !last) {
      this.held = Buffer.from(span)
      this.give(empty, 0, 0)
      return
    }
    this.foreign ??= openForeign(this.charset, span)
    const text = this.foreign.write(span, last)
    this.invalid += this.foreign.invalid
    this.foreign.invalid = 0
    this.give(text, 0, text.length)
  }

  /** UTF-7 has no state across line ends, so whole lines are decoded and the rest is held. */
  private decodeUtf7(bytes: Buffer, start: number, end: number, last: boolean): void {
    const lf = last ? -1 : bytes.subarray(start, end).lastIndexOf(LF)
    const to = lf === -1 ? end : start + lf + 1
    if (to < end) this.held = Buffer.from(bytes.subarray(to, end))
    const text = decodeUtf7(bytes, start, to)
    this.malformed += text.malformed
    this.decodeRest(text.bytes)
  }

  /** UTF-7 is 7-bit; octets over 0x7F that stand in it all the same are read like unlabelled text. */
  private decodeRest(text: Buffer): void {
    const mixed = isUtf8(text) ? {bytes: text, invalid: 0} : mixedToUtf8(text, 0, text.length)
    this.malformed += mixed.invalid
    this.give(mixed.bytes, 0, mixed.bytes.length)
  }

  private give(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes
    this.start = start
    this.end = end
  }

  private tellAll(): void {
    const label = this.label
    if (!this.known) {
      const severity = this.eightBit ? 'warning' : 'info'
      this.tell(
        'charset-unknown',
        severity,
        `charset "${label}" is unknown; read as if none was declared`,
      )
    } else if (this.mislabelled !== null && label !== null) {
      this.tell('charset-label', 'info', `labelled ${label}, but the text is ${this.mislabelled}`)
    }
    if (this.invalid > 0) {
      const read = this.charset.by === 'utf-8' ? 'read as windows-1252' : 'shown as U+FFFD'
      const what = this.invalid === 1 ? '1 octet is' : `${this.invalid} octets are`
      this.tell(
        'charset-invalid',
        'warning',
        `${what} not ${this.charset.name}; ${read}`,
        this.invalidLine,
      )
      this.tellForeign()
    }
    if (this.malformed > 0) {
      const what = this.malformed === 1 ? '1 run is' : `${this.malformed} runs are`
      this.tell('utf7-malformed', 'warning', `${what} not well-formed UTF-7; kept as found`)
    }
  }

  /** A quotation in another charset: which one is not guessed, its octets are read like the rest. */
  private tellForeign(): void {
    if (this.charset.by !== 'utf-8' || this.invalid < leastForeign) return
    const message = 'part of the text seems to be in another charset than utf-8; it is not guessed'
    this.tell('charset-label', 'info', message, this.invalidLine)
  }
}

/**
 * Decodes a short text at once: an encoded word, a parameter, a field body.
 * @returns null when nobody knows the label
 */
export function decodeText(
  bytes: Buffer,
  label: string | null,
  fallback: string = defaultFallback,
): string | null {
  const charset = findCharset(label)
  if (charset === null) return null
  if (isAsciiBased(charset) && isUtf8(bytes)) return bytes.toString('utf8')
  const decoder = new CharsetDecoder(label, fallback, tellNobody)
  decoder.decode(bytes, 0, bytes.length, true)
  return decoder.bytes.toString('utf8', decoder.start, decoder.end)
}

/** True when a label, say of `--fallback-charset`, names a charset that can be read. */
export function isKnownCharset(label: string): boolean {
  const charset = findCharset(label)
  return charset !== null && charset.by !== 'none'
}

/** One octet each for ASCII, and what is valid UTF-8 is read as UTF-8. */
function isAsciiBased({by}: Charset): boolean {
  return by !== 'utf-7' && by !== 'platform' && by !== 'iconv'
}

function readAtOnce(charset: Charset, span: Buffer): Buffer {
  return openForeign(charset, span).write(span, true)
}

/** The fallback must be able to read anything that is not UTF-8. */
function readable(charset: Charset | null): Charset {
  return charset?.by === 'platform' || charset?.by === 'iconv' ? charset : latin
}
