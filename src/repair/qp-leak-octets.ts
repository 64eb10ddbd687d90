/** The grammar of quoted-printable (RFC 2045 §6.7) as leaked text has it, octet by octet. */
import {CR, EQUALS, HT, LF, SP} from '../lines/octets.ts'

const QUESTION = 0x3f
const UNDERSCORE = 0x5f
const maxWord = 200

/** Value of each upper-case hexadecimal digit, the only ones that §6.7 allows; -1 for the rest. */
export const hexDigits: Int8Array = Int8Array.from({length: 256}, (_, octet) =>
  '0123456789ABCDEF'.indexOf(String.fromCharCode(octet)),
)

/** The octet that the escape at `bytes[at]` stands for; -1 when none is there. */
export function escapedOctet(bytes: Buffer, at: number, end: number): number {
  if (at + 3 > end || bytes[at] !== EQUALS) return -1
  const high = hexDigits[bytes[at + 1]!]!
  const low = hexDigits[bytes[at + 2]!]!
  return high < 0 || low < 0 ? -1 : (high << 4) | low
}

/** True when nothing but blanks stands between the `=` at `at` and the row's end. */
export function isSoftBreak(bytes: Buffer, at: number, end: number): boolean {
  let next = at + 1
  while (next < end && isBlank(bytes[next]!)) next++
  return next === end
}

/**
 * Octet behind the encoded word (RFC 2047) that begins at `bytes[at]`; `at` when none does. Its
 * escapes are its own.
 */
export function wordEnd(bytes: Buffer, at: number, end: number): number {
  if (bytes[at + 1] !== QUESTION) return at
  const text = bytes.toString('latin1', at, Math.min(end, at + maxWord))
  const word = /^=\?[^\s?=]+\?[bq]\?[^\s?]*\?=/i.exec(text)
  return word ? at + word[0].length : at
}

/** `=0D` at a row's end, and the `=0D=0A=` of text that was encoded as if it were data. */
export function isEscapedEol(bytes: Buffer, at: number, end: number): boolean {
  const octet = escapedOctet(bytes, at, end)
  if (octet === CR && at + 3 === end) return true
  if (octet === CR && escapedOctet(bytes, at + 3, end) === LF)
    return isEscapedEol(bytes, at + 3, end)
  return octet === LF && bytes[at + 3] === EQUALS && isSoftBreak(bytes, at + 3, end)
}

export function isBlank(octet: number): boolean {
  return octet === SP || octet === HT
}

export function isWordOctet(octet: number): boolean {
  return isLower(octet | 0x20) || (octet >= 0x30 && octet <= 0x39) || octet === UNDERSCORE
}

export function isLower(octet: number): boolean {
  return octet >= 0x61 && octet <= 0x7a
}

export function isUpper(octet: number): boolean {
  return octet >= 0x41 && octet <= 0x5a
}
