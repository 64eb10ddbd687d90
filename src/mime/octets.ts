/** Small questions about octets that several files of this room ask. */
import {CR, HT, LF, SP} from '../lines/octets.ts'

/** RFC 5322 §2.1.1: octets of a line, its CRLF not counted. */
export const maxLine = 998

/** Value of each hexadecimal digit; -1 for any other octet. */
export const hexDigits: Int8Array = Int8Array.from({length: 256}, (_, octet) => {
  const digit = Number.parseInt(String.fromCharCode(octet), 16)
  return Number.isNaN(digit) ? -1 : digit
})

export function isBlank(octet: number): boolean {
  return octet === SP || octet === HT
}

/** Offset of the eol that ends `bytes[start, end)`, or `end` when none does. */
export function withoutEol(bytes: Buffer, start: number, end: number): number {
  if (end <= start || bytes[end - 1] !== LF) return end
  return end - 1 > start && bytes[end - 2] === CR ? end - 2 : end - 1
}

/** A line of it has more octets than mail may have. */
export function hasLongLine(bytes: Buffer): boolean {
  let at = 0
  while (bytes.length - at > maxLine) {
    const lf = bytes.lastIndexOf(LF, at + maxLine)
    if (lf >= at) at = lf + 1
    else if (bytes[at + maxLine] === CR && bytes[at + maxLine + 1] === LF) at += maxLine + 2
    else return true
  }
  return false
}
