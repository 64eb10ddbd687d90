/**
 * Octets to quoted-printable (RFC 2045 §6.7), and where the lines of an encoded body stand, so that
 * only those are encoded anew whose text has changed.
 *
 * A line `From ` is written `=46rom `: no mailbox has to escape it.
 */
import {CR, EQUALS, HT, LF, SP} from '../lines/octets.ts'
import {isFrom} from '../mailbox/separator.ts'
import {OctetStore} from '../mime/octet-store.ts'
import {isBlank, withoutEol} from '../mime/octets.ts'

/** Longest encoded line, without its eol. */
export const maxEncodedLine = 76
const minEncodedLine = 20
const hex = '0123456789ABCDEF'

/** How the lines of a body are to be encoded. */
export interface QpStyle {
  readonly lineLength: number
  /** Of soft line breaks. */
  readonly eol: Buffer
}

/** The style of a body: as long as its longest line that a soft line break ends. */
export function qpStyleOf(raw: Buffer, eol: Buffer): QpStyle {
  let longest = 0
  for (let at = 0; at < raw.length; ) {
    const next = raw.indexOf(LF, at) + 1 || raw.length
    if (isSoft(raw, at, next)) longest = Math.max(longest, withoutEol(raw, at, next) - at)
    at = next
  }
  const fits = longest >= minEncodedLine && longest <= maxEncodedLine
  return {lineLength: fits ? longest : maxEncodedLine, eol}
}

/** Offsets at which the lines of the text begin in its encoded form: soft line breaks join lines. */
export function qpLineStarts(raw: Buffer): number[] {
  const starts: number[] = []
  let joined = false
  for (let at = 0; at < raw.length; ) {
    if (!joined) starts.push(at)
    const next = raw.indexOf(LF, at) + 1 || raw.length
    joined = isSoft(raw, at, next)
    at = next
  }
  return starts
}

/** True when a soft line break ends the encoded line: `=`, and white space that came on the way. */
function isSoft(raw: Buffer, start: number, next: number): boolean {
  let end = withoutEol(raw, start, next)
  while (end > start && isBlank(raw[end - 1]!)) end--
  return end > start && raw[end - 1] === EQUALS
}

/**
 * Encodes whole lines.
 * @param hard each LF of the text ends an encoded line; else only the last one does
 */
export function encodeQuotedPrintable(text: Buffer, style: QpStyle, hard: boolean): Buffer {
  const out = new OctetStore()
  for (let at = 0; at < text.length; ) {
    const next = hard ? text.indexOf(LF, at) + 1 || text.length : text.length
    const end = withoutEol(text, at, next)
    encodeLine(text, at, end, style, out)
    out.append(text, end, next)
    at = next
  }
  return out.bytes.subarray(0, out.length)
}

function encodeLine(
  text: Buffer,
  start: number,
  end: number,
  style: QpStyle,
  out: OctetStore,
): void {
  // Each octet three at the most, and each seventh of them behind a soft line break.
  out.reserve((end - start) * 5 + 8)
  const {bytes} = out
  let size = out.length
  let column = 0
  for (let at = start; at < end; at++) {
    const octet = text[at]!
    const isLast = at === end - 1
    // A soft line break needs a column; a character is not cut, where that can be avoided.
    const room = style.lineLength - (isLast ? 0 : 1) - column
    let width = isPlain(text, at, end, column) ? 1 : 3
    if (width > room || (octet >= 0xc2 && column > 0 && widthOf(text, at, end) > room)) {
      bytes[size++] = EQUALS
      size += style.eol.copy(bytes, size)
      column = 0
      width = isPlain(text, at, end, column) ? 1 : 3
    }
    if (width === 1) bytes[size++] = octet
    else {
      bytes[size] = EQUALS
      bytes[size + 1] = hex.charCodeAt(octet >> 4)
      bytes[size + 2] = hex.charCodeAt(octet & 15)
      size += 3
    }
    column += width
  }
  out.length = size
}

function isPlain(text: Buffer, at: number, end: number, column: number): boolean {
  const octet = text[at]!
  if (octet === SP || octet === HT) return at < end - 1
  if (octet < 0x21 || octet > 0x7e || octet === EQUALS) return false
  return column > 0 || !isFrom(text, at, end)
}

/** Columns of the UTF-8 sequence at `at`. */
function widthOf(text: Buffer, at: number, end: number): number {
  let next = at + 1
  while (next < end && next < at + 4 && (text[next]! & 0xc0) === 0x80) next++
  return (next - at) * 3
}

/** What ends the first line of a body; where it has none, what the header section has. */
export function eolOf(raw: Buffer, otherwise: string): Buffer {
  const lf = raw.indexOf(LF)
  if (lf === -1) return Buffer.from(otherwise)
  return Buffer.from(lf > 0 && raw[lf - 1] === CR ? '\r\n' : '\n')
}
