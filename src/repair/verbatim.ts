/**
 * Spans of a body that are somebody's octets, not prose: unified diffs by their hunk counts, armour
 * between `-----BEGIN` and `-----END`, and lines of encoded data. What looks like an escape in them
 * is chance.
 */
import {COLON, LF, MINUS, PLUS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'

const AT = 0x40
const armourStart = Buffer.from('-----BEGIN ')
const BACKSLASH = 0x5c
/** Lines of base85, uuencode and their kin have 60 octets or more, and no space. */
const denseOctets = 60

/** True when some line of the body may begin an armoured block. One native search. */
export function hasArmour({bytes, lines}: Body): boolean {
  return bytes.includes(armourStart, lines.start[0]!)
}

/**
 * Octet behind the armoured block whose first line begins at `bytes[from]`; 0 when none begins
 * there, -1 when it has no end line (then no block has one from here on).
 */
export function armourEnd(bytes: Buffer, from: number): number {
  if (!startsWith(bytes, from, '-----BEGIN ')) return 0
  const last = bytes.indexOf('-----END ', from)
  if (last === -1) return -1
  const lf = bytes.indexOf(LF, last)
  return lf === -1 ? bytes.length : lf + 1
}

/** True when `bytes[from]` begins an OpenPGP cleartext signature (RFC 4880 §7): never to be altered. */
export function isSignedText(bytes: Buffer, from: number): boolean {
  return startsWith(bytes, from, '-----BEGIN PGP SIGNED')
}

/**
 * Row behind the hunk whose header `row` is, or -1 when it is none.
 *
 *     @@ -1,2 +1,3 @@ function
 */
export function hunkEnd(bytes: Buffer, lines: LineTable, row: number): number {
  const outer = lines.marks[row]!
  const [from, to] = [lines.content[row]!, lines.end[row]!]
  if (bytes[from] !== AT || bytes[from + 1] !== AT || bytes[from + 2] !== SP) return -1
  if (bytes[from + 3] !== MINUS) return -1
  const header = /^@@ -\d{1,7}(?:,(\d{1,7}))? \+\d{1,7}(?:,(\d{1,7}))? @@/.exec(
    bytes.toString('latin1', from, Math.min(to, from + 48)),
  )
  if (!header) return -1
  let before = Number(header[1] ?? 1)
  let after = Number(header[2] ?? 1)
  let next = row + 1
  for (; next < lines.count && (before > 0 || after > 0); next++) {
    if (lines.marks[next]! < outer) break
    const at = outer === 0 ? lines.start[next]! : lines.content[next]!
    const octet = at < lines.end[next]! && lines.marks[next] === outer ? bytes[at]! : SP
    if (octet === PLUS) after--
    else if (octet === MINUS) before--
    else if (octet === SP) [before, after] = [before - 1, after - 1]
    else if (octet !== BACKSLASH) break
  }
  return next
}

/** True when the row is one of a column of long lines of equal length without a space. */
export function isDense(
  bytes: Buffer,
  lines: LineTable,
  row: number,
  lengthBefore: number,
): boolean {
  const [from, to] = [lines.content[row]!, lines.end[row]!]
  if (to - from < denseOctets) return false
  const lengthAfter = row + 1 < lines.count ? lines.end[row + 1]! - lines.content[row + 1]! : 0
  if (to - from !== lengthBefore && to - from !== lengthAfter) return false
  const at = bytes.indexOf(SP, from)
  return at === -1 || at >= to
}

/** True when the row is a header field's line that begins with `Date:`. */
export function isDateField(bytes: Buffer, lines: LineTable, row: number): boolean {
  const from = lines.content[row]!
  return from + 5 <= lines.end[row]! && startsWith(bytes, from, 'Date:')
}

/**
 * True when the plus sign `bytes[at]` leads a zone after a time; its four digits begin at `digits`.
 *
 *     10:22 +-0200
 *           ^ ^
 */
export function isZone(
  bytes: Buffer,
  lines: LineTable,
  row: number,
  at: number,
  digits: number,
): boolean {
  const end = lines.end[row]!
  if (at - 5 < lines.start[row]! || digits + 4 > end || bytes[at - 1] !== SP) return false
  for (let index = 0; index < 4; index++) if (!isDigit(bytes[digits + index]!)) return false
  if (digits + 4 < end && isDigit(bytes[digits + 4]!)) return false
  return (
    isDigit(bytes[at - 2]!) &&
    isDigit(bytes[at - 3]!) &&
    bytes[at - 4] === COLON &&
    isDigit(bytes[at - 5]!)
  )
}

function isDigit(octet: number): boolean {
  return octet >= 0x30 && octet <= 0x39
}

function startsWith(bytes: Buffer, at: number, ascii: string): boolean {
  for (let index = 0; index < ascii.length; index++) {
    if (bytes[at + index] !== ascii.charCodeAt(index)) return false
  }
  return true
}
