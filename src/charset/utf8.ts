/**
 * UTF-8 that is not all UTF-8 (RFC 3629; Unicode §3.9, table 3-7).
 *
 * What is well-formed stays as it is; every other octet is read as windows-1252, one by one, so that
 * nothing is lost and every result is well-formed.
 */
import {utf8Room, writeWindows1252} from './windows-1252.ts'

export interface MixedText {
  readonly bytes: Buffer
  /** Octets that were in no well-formed sequence. */
  readonly invalid: number
  /** The first of them; -1 when there is none. */
  readonly first: number
}

/** @returns a new buffer */
export function mixedToUtf8(bytes: Buffer, start: number, end: number): MixedText {
  const out = Buffer.allocUnsafe(utf8Room(bytes, start, end))
  let invalid = 0
  let first = -1
  let to = 0
  let at = start
  while (at < end) {
    const octet = bytes[at]!
    const length = octet < 0x80 ? 1 : sequenceLength(bytes, at, end)
    if (length > 0) {
      for (const next = at + length; at < next; at++) out[to++] = bytes[at]!
      continue
    }
    to = writeWindows1252(out, to, octet)
    if (invalid++ === 0) first = at
    at++
  }
  return {bytes: out.subarray(0, to), invalid, first}
}

/** Octets at the end of `bytes[start, end)` that may be the start of a sequence cut there: 0 to 3. */
export function unfinishedLength(bytes: Buffer, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const octet = bytes[end - back]!
    if (octet < 0x80) return 0
    if (octet >= 0xc2) return octet < 0xf5 && back < neededLength(octet) ? back : 0
  }
  return 0
}

/** Length of the multi-byte sequence at `at`, or 0 when it is ill-formed or cut. */
function sequenceLength(bytes: Buffer, at: number, end: number): number {
  const lead = bytes[at]!
  if (lead < 0xc2 || lead > 0xf4) return 0
  const length = neededLength(lead)
  if (at + length > end) return 0
  const second = bytes[at + 1]!
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let next = 2; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0
  return length
}

function neededLength(lead: number): number {
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}
