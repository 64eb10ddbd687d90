/**
 * Octets to quoted-printable (RFC 2045 §6.7), and where the lines of an encoded body stand, so that
 * only those are encoded anew whose text has changed.
 *
 * A line `From ` is written `=46rom `: no mailbox has to escape it.
 */
import {CR, EQUALS, HT, LF, SP} from '../lines/octets.ts'
import {isFrom} from '../mailbox/separator.ts'
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
  const pieces: Buffer[] = []
  for (let at = 0; at < text.length; ) {
    const next = hard ? text.indexOf(LF, at) + 1 || text.length : text.length
    const end = withoutEol(text, at, next)
    pieces.push(encodeLine(text.subarray(at, end), style), text.subarray(end, next))
    at = next
  }
  return Buffer.concat(pieces)
}

function encodeLine(line: Buffer, {lineLength, eol}: QpStyle): Buffer {
  // Each octet three at the most, and each at the least seventh of them behind a soft line break.
  const out = Buffer.allocUnsafe(line.length * 5 + 8)
  let size = 0
  let column = 0
  for (let at = 0; at < line.length; at++) {
    const isLast = at === line.length - 1
    const width = isPlain(line, at, column, isLast) ? 1 : 3
    // A soft line break needs a column; a character is not cut, where that can be avoided.
    const room = lineLength - (isLast ? 0 : 1) - column
    if (width > room || (isLead(line[at]!) && column > 0 && needed(line, at) > room)) {
      out[size++] = EQUALS
      size += eol.copy(out, size)
      column = 0
    }
    size = put(out, size, line, at, isPlain(line, at, column, isLast))
    column += isPlain(line, at, column, isLast) ? 1 : 3
  }
  return out.subarray(0, size)
}

function put(out: Buffer, size: number, line: Buffer, at: number, plain: boolean): number {
  const octet = line[at]!
  if (plain) {
    out[size] = octet
    return size + 1
  }
  out[size] = EQUALS
  out[size + 1] = hex.charCodeAt(octet >> 4)
  out[size + 2] = hex.charCodeAt(octet & 15)
  return size + 3
}

function isPlain(line: Buffer, at: number, column: number, isLast: boolean): boolean {
  const octet = line[at]!
  if (octet === SP || octet === HT) return !isLast
  if (octet < 0x21 || octet > 0x7e || octet === EQUALS) return false
  return column > 0 || !isFrom(line, at, line.length)
}

function isLead(octet: number): boolean {
  return octet >= 0xc2
}

/** Columns of the UTF-8 sequence at `at`. */
function needed(line: Buffer, at: number): number {
  let end = at + 1
  while (end < line.length && end < at + 4 && (line[end]! & 0xc0) === 0x80) end++
  return (end - at) * 3
}

/** What ends the first line of a body; where it has none, what the header section has. */
export function eolOf(raw: Buffer, otherwise: string): Buffer {
  const lf = raw.indexOf(LF)
  if (lf === -1) return Buffer.from(otherwise)
  return Buffer.from(lf > 0 && raw[lf - 1] === CR ? '\r\n' : '\n')
}
