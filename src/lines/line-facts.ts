/**
 * What a line has, told in one octet of bits while its end is looked for: rooms that need one of these
 * octets pass over the lines without it.
 *
 *     > On Mon at 10:22 +0200, Ana wrote:     hasColon | hasPlus
 *     Ana> if (a == b)                        hasTag | hasEquals
 *     > >From now on                          hasFrom
 *
 * `factsBetween` says what the bits mean; line-kernel.ts reads them from a whole chunk.
 */
import {COLON, EQUALS, GT, LF, PLUS} from './octets.ts'

/** `=`, that of an escape, of an encoded word, of anything. */
export const hasEquals = 1
/** `+`, that of UTF-7 among others. */
export const hasPlus = 2
/** `&`, with which a character reference begins. */
export const hasAmpersand = 4
/** `:`, or perhaps the full-width one. */
export const hasColon = 8
/** `>` behind an octet that a name can end with: `Ana> `. */
export const hasTag = 16
/** `F` that begins the line or stands behind a `>`: perhaps `From `, escaped or not. */
export const hasFrom = 32
/** An octet beyond ASCII. */
export const hasBeyondAscii = 64
/** Its content does not begin with an ASCII letter or digit: told when its marks are counted. */
export const hasOddLead = 128

const AMPERSAND = 0x26
const COMMA = 0x2c
const DELETE = 0x7f
const F = 0x46
/** The last two octets of U+FF1A. */
const wideColon = [0xbc, 0x9a]

const factOf = new Uint8Array(256)
factOf[EQUALS] = hasEquals
factOf[PLUS] = hasPlus
factOf[AMPERSAND] = hasAmpersand
factOf[COLON] = hasColon
factOf.fill(hasBeyondAscii, 0x80)

/**
 * The facts of `bytes[from, to)`, which are of one line.
 * @param before the octet in front of them; LF where the line begins
 */
export function factsBetween(bytes: Buffer, from: number, to: number, before: number = LF): number {
  let facts = 0
  let last = before
  for (let at = from; at < to; at++) {
    const octet = bytes[at]!
    facts |= factOf[octet]!
    if (octet === GT && last > COMMA && last <= DELETE && last !== GT) facts |= hasTag
    else if (octet === wideColon[1] && last === wideColon[0]) facts |= hasColon
    else if (octet === F && (last === GT || last === LF)) facts |= hasFrom
    last = octet
  }
  return facts
}
