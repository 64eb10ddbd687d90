/**
 * Content-Length of mboxcl and mboxcl2: octets of the body, behind the header section's empty line.
 *
 * Hardly any is exact, so it is believed only when a separator line or the input's end stands where
 * it says, and it is asked only when a separator line stands inside the claimed body.
 */
import {lineAfter} from './fields.ts'
import {eolAt, parseSeparator, separatorLimit} from './separator.ts'

/** A claim that would make the reader hold more than this is not checked and not believed. */
export const claimReach: number = 16 << 20

/** Octets behind the claimed end that have to be seen: two line ends and a separator line. */
export const claimMargin: number = 4 + separatorLimit

/** The number of the field at `bytes[start, end)` when it is a Content-Length, else null. */
export function parseContentLength(bytes: Buffer, start: number, end: number): number | null {
  const first = bytes[start]
  if ((first !== 0x43 && first !== 0x63) || end - start > 64) return null
  // `Content-L`: of the fields that mail has, only the two or three that are meant.
  if ((bytes[start + 8]! | 0x20) !== 0x6c) return null
  const match = /^content-length:[ \t]*(\d{1,12})\s*$/i.exec(bytes.toString('latin1', start, end))
  return match === null ? null : Number(match[1])
}

/**
 * Where the next separator stands when a body does end at `at`: behind up to two line ends, or at
 * the input's end. -1 when the claim is wrong.
 */
export function separatorBehind(bytes: Buffer, at: number, end: number, final: boolean): number {
  if (at > end) return -1
  let behind = at + eolAt(bytes, at, end)
  behind += eolAt(bytes, behind, end)
  if (final && behind === end) return behind
  const isLine = bytes[behind - 1] === 0x0a
  if (!isLine || parseSeparator(bytes, behind, lineAfter(bytes, behind, end)) === null) return -1
  return behind
}
