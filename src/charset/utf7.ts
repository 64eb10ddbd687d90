/**
 * UTF-7 (RFC 2152): payloads of base64 without `=` between `+` and `-`, UTF-16BE inside.
 *
 *     1 +- 1 is +AKM-2     1 + 1 is £2
 *
 * A payload is well-formed when it is whole UTF-16 units with fewer than six spare bits, all zero,
 * and no lone surrogate; ill-formed ones stand as they are. The `utf7` package decodes each payload
 * through its IMAP side: its plain `decode` loses a `+` inside a payload.
 */
import {isUtf8} from 'node:buffer'
import {createRequire} from 'node:module'
import {MINUS, PLUS} from '../lines/octets.ts'
import {windows1252ToUtf8} from './windows-1252.ts'

/** Value of a base64 octet, 0 to 63; -1 for every other octet. */
export const base64Value: Int8Array = base64Values()

/** A decoded payload. */
export interface Payload {
  readonly text: string
  readonly utf8: Buffer
  /** Free for one reader's own class of the text; 0 at first. */
  kind: number
}

/** Longer payloads are not kept; most of a mail's are 6 to 16 octets. */
const maxKeptOctets = 64
const maxKept = 4096
/** Octets of payload that the package sees at once: whole units, so that pieces join. */
const pieceOctets = 1 << 15
const kept = new Map<string, Payload>()
const utf8OfUnits = new Int32Array(1 << 16)
let decodeImap: ((text: string) => string) | null = null

/**
 * Decodes declared UTF-7, whole lines of it, to UTF-8.
 * Ill-formed runs are kept as they stand and counted. Octets over 127 are kept where a run of them
 * is UTF-8; other runs are read as windows-1252.
 */
export function decodeUtf7(
  bytes: Buffer,
  start: number,
  end: number,
): {bytes: Buffer; malformed: number} {
  const from = withoutStray8Bit(bytes, start, end)
  const last = from.length
  // A payload of p octets gives up to 3/8 p units of up to 3 octets each.
  const out = Buffer.allocUnsafe(last + (last >> 3) + 8)
  let malformed = 0
  let size = 0
  let at = 0
  for (let plus = from.indexOf(PLUS); plus !== -1; plus = from.indexOf(PLUS, at)) {
    size += from.copy(out, size, at, plus)
    const to = payloadEnd(from, plus + 1, last)
    const isClosed = to < last && from[to] === MINUS
    at = isClosed ? to + 1 : to
    if (to === plus + 1 && isClosed) out[size++] = PLUS
    else if (to > plus + 1 && isWellFormed(from, plus + 1, to)) {
      size += putPayload(from, plus + 1, to, out, size)
    } else {
      malformed++
      size += from.copy(out, size, plus, at)
    }
  }
  size += from.copy(out, size, at, last)
  return {bytes: out.subarray(0, size), malformed}
}

/** Octet after the run of base64 octets that starts at `from`. */
export function payloadEnd(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && base64Value[bytes[at]!]! >= 0) at++
  return at
}

/** True when `bytes[from, to)`, all base64, is whole and well-formed UTF-16BE with zero spare bits. */
export function isWellFormed(bytes: Buffer, from: number, to: number): boolean {
  const rest = (to - from) & 7
  if (to === from || (rest !== 0 && rest !== 3 && rest !== 6)) return false
  let bits = 0
  let held = 0
  let isHigh = false
  for (let at = from; at < to; at++) {
    bits = ((bits << 6) | base64Value[bytes[at]!]!) & 0x3fffff
    held += 6
    if (held < 16) continue
    held -= 16
    const surrogate = ((bits >> held) & 0xfc00) - 0xd800
    if ((surrogate === 0x400) !== isHigh) return false
    isHigh = surrogate === 0
  }
  return !isHigh && (bits & ((1 << held) - 1)) === 0
}

/** The UTF-16 unit of a well-formed payload of three octets; -1 when it is ill-formed. */
export function unitOfThree(bytes: Buffer, from: number): number {
  const key =
    (base64Value[bytes[from]!]! << 12) |
    (base64Value[bytes[from + 1]!]! << 6) |
    base64Value[bytes[from + 2]!]!
  const unit = key >> 2
  return (key & 3) !== 0 || (unit & 0xf800) === 0xd800 ? -1 : unit
}

/** UTF-8 of a unit that is no surrogate: octets from the low end, their number in the top eight bits. */
export function utf8OfUnit(unit: number): number {
  return utf8OfUnits[unit]! || packUnit(unit)
}

/** Decodes the well-formed payload `bytes[from, to)`. The same object comes back for a while. */
export function decodePayload(bytes: Buffer, from: number, to: number): Payload {
  if (to - from > maxKeptOctets) return newPayload(decodePieces(bytes, from, to))
  const key = bytes.toString('latin1', from, to)
  let payload = kept.get(key)
  if (payload === undefined) {
    payload = newPayload(decodeText(key))
    if (kept.size >= maxKept) kept.clear()
    kept.set(key, payload)
  }
  return payload
}

function newPayload(text: string): Payload {
  return {text, utf8: Buffer.from(text), kind: 0}
}

/** Writes a well-formed payload's UTF-8; returns its length. */
function putPayload(bytes: Buffer, from: number, to: number, out: Buffer, at: number): number {
  if (to - from !== 3) return decodePayload(bytes, from, to).utf8.copy(out, at)
  let packed = utf8OfUnit(unitOfThree(bytes, from))
  const size = packed >>> 24
  for (let index = 0; index < size; index++, packed >>= 8) out[at + index] = packed
  return size
}

function decodePieces(bytes: Buffer, from: number, to: number): string {
  const pieces: string[] = []
  for (let at = from; at < to; at += pieceOctets) {
    pieces.push(decodeText(bytes.toString('latin1', at, Math.min(at + pieceOctets, to))))
  }
  return pieces.join('')
}

/** The package is loaded when the first payload turns up: mail without UTF-7 never pays for it. */
function decodeText(payload: string): string {
  decodeImap ??= createRequire(import.meta.url)('utf7').imap.decode as (text: string) => string
  return decodeImap(`&${payload.replaceAll('/', ',')}-`)
}

function packUnit(unit: number): number {
  const octets = Buffer.from([unit >> 8, unit & 0xff]).toString('base64', 0, 2)
  const utf8 = Buffer.from(decodeText(octets.slice(0, 3)))
  let packed = utf8.length << 24
  for (let index = 0; index < utf8.length; index++) packed |= utf8[index]! << (8 * index)
  utf8OfUnits[unit] = packed
  return packed
}

/** The span as it stands when it is UTF-8, else with its stray octets read as windows-1252. */
function withoutStray8Bit(bytes: Buffer, start: number, end: number): Buffer {
  const span = bytes.subarray(start, end)
  if (isUtf8(span)) return span
  const out = Buffer.allocUnsafe(span.length * 3)
  let size = 0
  let at = 0
  while (at < span.length) {
    let to = at
    if (span[at]! < 0x80) {
      while (to < span.length && span[to]! < 0x80) to++
      size += span.copy(out, size, at, to)
    } else {
      while (to < span.length && span[to]! >= 0x80) to++
      const run = span.subarray(at, to)
      size += (isUtf8(run) ? run : windows1252ToUtf8(run, 0, run.length)).copy(out, size)
    }
    at = to
  }
  return out.subarray(0, size)
}

function base64Values(): Int8Array {
  const values = new Int8Array(256).fill(-1)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value
  return values
}
