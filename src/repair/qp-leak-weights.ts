/** What one escape of leaked quoted-printable proves by the place where it stands, in points. */
import {EQUALS, HT, MINUS, PLUS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import {escapedOctet, hexDigits, isBlank, isSoftBreak, isWordOctet} from './qp-leak-octets.ts'

const DELETE = 0x7f
/** Of a UTF-8 sequence, and of the letters of Latin-1. */
const leastLead = 0xc0

/** False for nearly every `=` of sound mail: it proves nothing, whatever else the body shows. */
export function mayWeigh(bytes: Buffer, lines: LineTable, row: number, at: number): boolean {
  const end = lines.end[row]!
  const octet = escapedOctet(bytes, at, end)
  if (octet < 0) return isWordOctet(bytes[at - 1]!) && isSoftBreak(bytes, at, end)
  if (octet === SP || octet === HT) return octet === HT || at + 3 === end
  if (octet === EQUALS) return true
  return octet > DELETE ? octet >= leastLead : octet > SP && at === lines.content[row]!
}

/** A blank that ends the row, and a tab that begins it; a patch has a sign before the tab. */
export function weighBlank(bytes: Buffer, first: number, at: number, end: number): number {
  if (at + 3 !== end) return bytes[at + 2] === 0x39 && isIndent(bytes, first, at) ? 1 : 0
  let from = first
  while (from < at && isBlank(bytes[from]!)) from++
  const isSeparator = at - from === 2 && bytes[from] === MINUS && bytes[from + 1] === MINUS
  if (from === at || isSeparator) return 2
  return '.,;:!?)'.includes(String.fromCharCode(bytes[at - 1]!)) ? 1 : 0
}

function isIndent(bytes: Buffer, first: number, at: number): boolean {
  return at === first || (at === first + 1 && [PLUS, MINUS, SP].includes(bytes[first]!))
}

/** `a =3D b` and `name=3Dvalue` are evidence; `dim=3D`, `id=3D12` and `mode=3D,` may be themselves. */
export function weighEquals(bytes: Buffer, at: number, end: number): number {
  const before = bytes[at - 1]!
  const after = at + 3 < end ? bytes[at + 3]! : SP
  if (isBlank(before) || '!<>+-*/|&'.includes(String.fromCharCode(before))) return 1
  if (after === EQUALS || after === 0x22 || after === 0x27) return 1
  return isWordOctet(after) && hexDigits[after]! < 0 ? 1 : 0
}

/** An escape fills a pair of quotes. */
export function isQuoted(bytes: Buffer, from: number, to: number): boolean {
  const before = bytes[from - 1]!
  return (before === 0x22 || before === 0x27 || before === 0x60) && bytes[to] === before
}
