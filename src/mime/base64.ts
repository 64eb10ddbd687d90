/**
 * Base64 to octets (RFC 2045 §6.8), whatever a gateway did to it.
 *
 * White space and junk are skipped, padding may stand in the middle, what is truncated gives what
 * is there. List software appends its footer in the clear: behind the padding, or from a line that
 * starts with two octets outside the alphabet on, such text is passed on as it is.
 */
import {countLines, countOctet} from '../lines/count.ts'
import {CR, EQUALS, HT, LF, MINUS, SP} from '../lines/octets.ts'
import type {OctetStore} from './octet-store.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const junk = -1
const space = -2
const padding = -3

/** Value of each octet, or what it is instead. */
const values: Int8Array = new Int8Array(256).fill(junk)
for (const octet of [SP, HT, CR, LF]) values[octet] = space
for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value
values[EQUALS] = padding

/** Decodes the windows of one body in order. */
export class Base64Decoder {
  /** Octets skipped because they are neither alphabet, padding nor white space. */
  junk = 0
  /** The body ended inside a group of four, or a group had only one character. */
  truncated = false
  /** Text in the clear followed. */
  clear = false
  private bits = 0
  private count = 0

  decode(bytes: Buffer, start: number, end: number, last: boolean, out: OctetStore): void {
    if (this.clear) out.append(bytes, start, end)
    else if (this.count > 0 || !decodeClean(bytes, start, end, out)) {
      this.decodeClosely(bytes, start, end, out)
    }
    if (last && this.count > 0) this.flush(out)
  }

  private decodeClosely(bytes: Buffer, start: number, end: number, out: OctetStore): void {
    out.reserve(end - start + 3)
    let lineStart = true
    for (let at = start; at < end; at++) {
      const octet = bytes[at]!
      const value = values[octet]!
      if (value >= 0) this.take(value, out)
      else if (value === padding) {
        if (this.endGroup(bytes, at, end, out)) return
      } else if (value === junk) {
        if (lineStart && at + 1 < end && values[bytes[at + 1]!] === junk) {
          this.passClear(bytes, at, end, out)
          return
        }
        this.junk++
      }
      lineStart = octet === LF
    }
  }

  private take(value: number, out: OctetStore): void {
    this.bits = (this.bits << 6) | value
    if (++this.count < 4) return
    const {bits} = this
    out.bytes[out.length] = bits >> 16
    out.bytes[out.length + 1] = bits >> 8
    out.bytes[out.length + 2] = bits
    out.length += 3
    this.bits = 0
    this.count = 0
  }

  /** Padding ends a group; @returns true when the rest was passed on in the clear */
  private endGroup(bytes: Buffer, at: number, end: number, out: OctetStore): boolean {
    if (this.count === 0) return false
    const missing = 4 - this.count
    if (this.count === 1) this.truncated = true
    this.writeRest(out)
    const rest = missing === 2 && bytes[at + 1] === EQUALS && at + 1 < end ? at + 2 : at + 1
    if (!startsClear(bytes, rest, end)) return false
    // The eol behind the padding is the encoding's own, where the text has one already.
    this.passClear(bytes, out.bytes[out.length - 1] === LF ? skipEol(bytes, rest) : rest, end, out)
    return true
  }

  private passClear(bytes: Buffer, at: number, end: number, out: OctetStore): void {
    if (this.count > 0) this.flush(out)
    this.clear = true
    out.append(bytes, at, end)
  }

  private flush(out: OctetStore): void {
    this.truncated = true
    this.writeRest(out)
  }

  private writeRest(out: OctetStore): void {
    out.reserve(2)
    if (this.count === 2) out.bytes[out.length++] = this.bits >> 4
    if (this.count === 3) {
      out.bytes[out.length++] = this.bits >> 10
      out.bytes[out.length++] = this.bits >> 2
    }
    this.bits = 0
    this.count = 0
  }
}

/** Number of base64 characters in `bytes[start, end)`: all but white space and padding. */
export function countBase64(bytes: Buffer, start: number, end: number): number {
  let count = end - start
  for (const octet of [LF, CR, EQUALS, SP, HT]) count -= countOctet(bytes, octet, start, end)
  return count
}

function skipEol(bytes: Buffer, at: number): number {
  const lf = bytes[at] === CR ? at + 1 : at
  return bytes[lf] === LF ? lf + 1 : at
}

/** How far behind padding is looked for text in the clear. */
const clearWithin = 100

/** True when the first line of words behind the padding has an octet that base64 has not. */
function startsClear(bytes: Buffer, start: number, end: number): boolean {
  let words = false
  const stop = Math.min(end, start + clearWithin)
  for (let at = start; at < stop; at++) {
    const value = values[bytes[at]!]!
    if (value === junk) return true
    if (value !== space) words = true
    else if (words) return bytes[at] === SP
  }
  return false
}

/** The native decoder, where its result proves that nothing was skipped. @returns false if not */
function decodeClean(bytes: Buffer, start: number, end: number, out: OctetStore): boolean {
  let stop = end
  while (stop > start && values[bytes[stop - 1]!] === space) stop--
  let pads = 0
  while (pads < 2 && stop - pads > start && bytes[stop - pads - 1] === EQUALS) pads++
  const lines = countLines(bytes, start, stop)
  const crs = has(bytes, CR, start, stop) ? lines : 0
  const characters = stop - start - lines - crs
  // The native decoder takes the URL alphabet, too; there it would be wrong.
  const foreign = has(bytes, MINUS, start, stop) || has(bytes, 0x5f, start, stop)
  if (characters % 4 !== 0 || foreign) return false
  const octets = (characters / 4) * 3 - pads
  out.reserve(characters)
  const text = bytes.toString('latin1', start, stop)
  if (out.bytes.write(text, out.length, 'base64') !== octets) return false
  out.length += octets
  return true
}

function has(bytes: Buffer, octet: number, start: number, end: number): boolean {
  const at = bytes.indexOf(octet, start)
  return at !== -1 && at < end
}
