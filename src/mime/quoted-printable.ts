/**
 * Quoted-printable to octets (RFC 2045 §6.7).
 *
 * Tolerant as §6.7 advises: lower-case digits are read, an `=` that is neither an escape nor a soft
 * line break stays as it is, white space before an eol was added on the way and goes.
 */
import {CR, EQUALS, LF} from '../lines/octets.ts'
import type {OctetStore} from './octet-store.ts'
import {hexDigits as digits, isBlank} from './octets.ts'

/**
 * Appends the decoded octets of `bytes[start, end)`, which must not end inside an escape.
 * @param last the span ends the body
 */
export function decodeQuotedPrintable(
  bytes: Buffer,
  start: number,
  end: number,
  last: boolean,
  out: OctetStore,
): void {
  let equals = indexOfEquals(bytes, start, end)
  // Lines that need nothing are copied together: run is where they start.
  let run = start
  for (let at = start; at < end; ) {
    const lf = bytes.indexOf(LF, at)
    const next = lf === -1 || lf >= end ? end : lf + 1
    const eol = eolStart(bytes, at, next)
    const content = eol < next || last ? trimBlanks(bytes, at, eol) : eol
    if (equals < content || content < eol) {
      out.append(bytes, run, at)
      decodeLine(bytes, at, content, eol, next, last, out)
      run = next
      if (equals < next) equals = indexOfEquals(bytes, next, end)
    }
    at = next
  }
  out.append(bytes, run, end)
}

function decodeLine(
  bytes: Buffer,
  start: number,
  content: number,
  eol: number,
  next: number,
  last: boolean,
  out: OctetStore,
): void {
  out.reserve(next - start)
  const to = out.bytes
  let length = out.length
  let soft = false
  for (let at = start; at < content; at++) {
    const octet = bytes[at]!
    if (octet !== EQUALS) {
      to[length++] = octet
      continue
    }
    const high = at + 2 < content ? digits[bytes[at + 1]!]! : -1
    const low = high < 0 ? -1 : digits[bytes[at + 2]!]!
    if (low >= 0) {
      to[length++] = (high << 4) | low
      at += 2
    } else if (at + 1 === content && (eol < next || last)) soft = true
    else to[length++] = octet
  }
  out.length = length
  if (!soft) out.append(bytes, eol, next)
}

function eolStart(bytes: Buffer, at: number, next: number): number {
  if (bytes[next - 1] !== LF) return next
  return next - 1 > at && bytes[next - 2] === CR ? next - 2 : next - 1
}

function trimBlanks(bytes: Buffer, start: number, end: number): number {
  let to = end
  while (to > start && isBlank(bytes[to - 1]!)) to--
  return to
}

function indexOfEquals(bytes: Buffer, from: number, end: number): number {
  const at = bytes.indexOf(EQUALS, from)
  return at === -1 ? end : at
}
