/**
 * windows-1252 to UTF-8 (WHATWG Encoding, index windows-1252).
 *
 * By hand because Node 20's `TextDecoder` returns C1 controls for 0x80 to 0x9F (nodejs/node#56542).
 * Every octet has a character, so nothing is ever undecodable; 0x81, 0x8D, 0x8F, 0x90 and 0x9D keep
 * their C1 controls.
 */

/** Characters of the octets 0x80 to 0x9F. */
const c1 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

/** Code point of each octet. */
const characters: Uint16Array = Uint16Array.from({length: 256}, (_, octet) =>
  octet >= 0x80 && octet < 0xa0 ? c1.charCodeAt(octet - 0x80) : octet,
)

/** Octets that Latin-1 has controls for. */
const controls = /[\x80-\x9f]/

/** @returns a new buffer with `bytes[start, end)` as UTF-8 */
export function windows1252ToUtf8(bytes: Buffer, start: number, end: number): Buffer {
  // Without those octets it is Latin-1, which Node converts without a loop of ours.
  const latin1 = bytes.toString('latin1', start, end)
  return controls.test(latin1) ? convert(bytes, start, end) : Buffer.from(latin1)
}

/** True when an octet of `bytes[start, end)` is a control in Latin-1 and a character here. */
export function hasC1(bytes: Buffer, start: number, end: number): boolean {
  return controls.test(bytes.toString('latin1', start, end))
}

function convert(bytes: Buffer, start: number, end: number): Buffer {
  const out = Buffer.allocUnsafe(utf8Room(bytes, start, end))
  let to = 0
  let at = start
  while (at < end) {
    // Mostly ASCII: four octets at a time.
    while (at + 3 < end) {
      const [a, b, c, d] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!]
      if ((a | b | c | d) > 0x7f) break
      out[to] = a
      out[to + 1] = b
      out[to + 2] = c
      out[to + 3] = d
      to += 4
      at += 4
    }
    const octet = bytes[at++]
    if (octet === undefined || at > end) break
    if (octet < 0x80) out[to++] = octet
    else to = writeWindows1252(out, to, octet)
  }
  return out.subarray(0, to)
}

/** Octets that suffice for `bytes[start, end)` when each octet over 0x7F becomes one character. */
export function utf8Room(bytes: Buffer, start: number, end: number): number {
  let high = 0
  for (let at = start; at < end; at++) high += bytes[at]! >> 7
  return end - start + 2 * high
}

/** Writes the character of an octet over 0x7F at `out[to]`; returns the offset behind it. */
export function writeWindows1252(out: Buffer, to: number, octet: number): number {
  const character = characters[octet]!
  if (character < 0x800) {
    out[to] = 0xc0 | (character >> 6)
    out[to + 1] = 0x80 | (character & 0x3f)
    return to + 2
  }
  out[to] = 0xe0 | (character >> 12)
  out[to + 1] = 0x80 | ((character >> 6) & 0x3f)
  out[to + 2] = 0x80 | (character & 0x3f)
  return to + 3
}
