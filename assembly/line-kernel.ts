/**
 * The one pass over every octet, in AssemblyScript: where lines end, and which rare octets each has.
 *
 * It is compiled into src/lines/line-kernel.ts (`node scripts/kernel.js`), where it is 5 to 7 times as
 * fast as JavaScript (`npm run bench -- --kernel`); src/lines/line-facts.ts says the same for people,
 * and the tests hold the two to each other. 64 octets are looked at together: a bit of a mask stands
 * for one of them.
 */

/** Octets that one call takes; as many lines may be in them. */
const most: usize = 1 << 16

/** Where the octets lie, the one before them in front: memory below is the compiler's. */
export const text: usize = 4096
/** Where the offset of each line end goes, four octets each. */
export const ends: usize = text + most + 64
/** Where the facts of each line go, one octet each. */
export const facts: usize = ends + 4 * most

const LF: i8 = 0x0a
const AMPERSAND: i8 = 0x26
const PLUS: i8 = 0x2b
const COMMA: i8 = 0x2c
const COLON: i8 = 0x3a
const EQUALS: i8 = 0x3d
const GT: i8 = 0x3e
const F: i8 = 0x46
const WIDE_MIDDLE = <i8>0xbc
const WIDE_LAST = <i8>0x9a

/** Facts of what follows the last line end. */
let tail: i32 = 0

export function tailFacts(): i32 {
  return tail
}

/**
 * Reads `length` octets at `text`; behind them memory may hold anything.
 * @param base is added to each offset
 * @returns the number of line ends
 */
export function scan(length: i32, base: i32): i32 {
  const end = text + <usize>length
  let row: i32 = 0
  let open: i32 = 0
  for (let at = text; at < end; at += 64) {
    const a = v128.load(at)
    const b = v128.load(at, 16)
    const c = v128.load(at, 32)
    const d = v128.load(at, 48)
    const beforeA = v128.load(at - 1)
    const beforeB = v128.load(at - 1, 16)
    const beforeC = v128.load(at - 1, 32)
    const beforeD = v128.load(at - 1, 48)
    const equals = octets(a, b, c, d, EQUALS)
    const plus = octets(a, b, c, d, PLUS)
    const ampersand = octets(a, b, c, d, AMPERSAND)
    const colon = mask(
      colons(a, beforeA),
      colons(b, beforeB),
      colons(c, beforeC),
      colons(d, beforeD),
    )
    const tag = mask(tags(a, beforeA), tags(b, beforeB), tags(c, beforeC), tags(d, beforeD))
    const from = mask(froms(a, beforeA), froms(b, beforeB), froms(c, beforeC), froms(d, beforeD))
    const beyond = mask(a, b, c, d)
    const within = end - at < 64 ? ((<u64>1) << (end - at)) - 1 : ~(<u64>0)
    let left = within
    for (let lf = octets(a, b, c, d, LF) & within; lf !== 0; lf &= lf - 1) {
      const line = left & (lf ^ (lf - 1))
      store<i32>(ends + ((<usize>row) << 2), base + <i32>(at - text) + <i32>ctz(lf))
      open |= factsOf(line, equals, plus, ampersand, colon, tag, from, beyond)
      store<u8>(facts + row, open)
      open = 0
      left &= ~line
      row++
    }
    open |= factsOf(left, equals, plus, ampersand, colon, tag, from, beyond)
  }
  tail = open
  return row
}

/** The bits of src/lines/line-facts.ts for the octets in `line`. */
function factsOf(
  line: u64,
  equals: u64,
  plus: u64,
  ampersand: u64,
  colon: u64,
  tag: u64,
  from: u64,
  beyond: u64,
): i32 {
  return (
    i32((equals & line) !== 0) |
    (i32((plus & line) !== 0) << 1) |
    (i32((ampersand & line) !== 0) << 2) |
    (i32((colon & line) !== 0) << 3) |
    (i32((tag & line) !== 0) << 4) |
    (i32((from & line) !== 0) << 5) |
    (i32((beyond & line) !== 0) << 6)
  )
}

/** `>` behind an octet that a tag can end with, or another between `-` and U+007F. */
function tags(block: v128, before: v128): v128 {
  const isTag = v128.andnot(i8x16.gt_s(before, i8x16.splat(COMMA)), equal(before, GT))
  return v128.and(equal(block, GT), isTag)
}

/** `:`, or the last two octets of U+FF1A. */
function colons(block: v128, before: v128): v128 {
  const isWide = v128.and(equal(block, WIDE_LAST), equal(before, WIDE_MIDDLE))
  return v128.or(equal(block, COLON), isWide)
}

/** `F` at the start of a line or behind `>`. */
function froms(block: v128, before: v128): v128 {
  return v128.and(equal(block, F), v128.or(equal(before, GT), equal(before, LF)))
}

function equal(block: v128, octet: i8): v128 {
  return i8x16.eq(block, i8x16.splat(octet))
}

function octets(a: v128, b: v128, c: v128, d: v128, octet: i8): u64 {
  return mask(equal(a, octet), equal(b, octet), equal(c, octet), equal(d, octet))
}

/** The highest bit of each of 64 octets. */
function mask(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = i8x16.bitmask(a) | (i8x16.bitmask(b) << 16)
  const high = i8x16.bitmask(c) | (i8x16.bitmask(d) << 16)
  return <u64>(<u32>low) | ((<u64>(<u32>high)) << 32)
}
