/**
 * A body with the marks that the depth of its lines asks for: in the mail's own style, on just the
 * lines whose depth is another than their marks say. So `fix` writes it, and so it is read again.
 *
 *     AR> The gate at the lower lock is shut    a style is no damage: this line stays
 *     AR> tonight                               its tail gets the marks that it lost, tag and all
 *     > AR> until nine.                         a level more stands in front of what was there
 */

import {GT, SP} from '../lines/octets.ts'
import type {Prefix} from '../lines/prefix.ts'
import {isFrom} from '../mailbox/separator.ts'
import type {Body, Output} from '../types.ts'

/** No row. */
const none = -1
/** Rows without the marks they should have that `writeMarksOf` looks back over. */
const maxBack = 100

/**
 * @param prefix has looked at the body
 * @param out takes all rows of the table
 * @returns the rows that got other marks
 */
export function writeRemarked(body: Body, prefix: Prefix, out: Output): Set<number> {
  const {bytes, lines} = body
  const remarked = new Set<number>()
  let run = lines.start[0]!
  let above = none
  for (let row = body.continued ? 1 : 0; row < lines.count; row++) {
    if (prefix.isCanonical(bytes, lines, row) || isStyled(body, row)) {
      above = row
      continue
    }
    out.span(bytes, run, lines.start[row]!)
    writePrefix(body, row, above, prefix, out)
    run = lines.content[row]!
    remarked.add(row)
  }
  out.span(bytes, run, lines.start[lines.count]!)
  return remarked
}

/** The marks that `writeRemarked` gives to one row. */
export function writeMarksOf(body: Body, row: number, prefix: Prefix, out: Output): void {
  let above = row - 1
  while (above >= Math.max(0, row - maxBack) && !prefix.isCanonical(body.bytes, body.lines, above))
    above--
  writePrefix(body, row, above, prefix, out)
}

/** @param above the nearest row above that stays as it is, or `none` */
function writePrefix(body: Body, row: number, above: number, prefix: Prefix, out: Output): void {
  const {bytes, lines, part} = body
  const depth = lines.depth[row]!
  const start = lines.start[row]!
  const content = lines.content[row]!
  const end = lines.end[row]!
  if (above >= 0 && content < end && isTailOf(body, row, above)) {
    out.span(bytes, lines.start[above]!, lines.content[above]!)
    return
  }
  const missing = depth - lines.marks[row]!
  if (missing > 0 && hasStyle(body, row)) {
    // Under format=flowed marks stand side by side.
    prefix.write(out, missing, part.flowed && bytes[start] === GT)
    out.span(bytes, start, content)
    return
  }
  // White space stays, where a line has nothing else: it may be what sets a table apart.
  prefix.write(out, depth, content === end)
  if (depth === 0 && part.flowed && needsStuffing(bytes, content, end)) out.text(' ')
}

/** Has marks enough, some of another style: that is text to whoever does not know it, and never lost. */
function isStyled(body: Body, row: number): boolean {
  return body.lines.depth[row]! < body.lines.marks[row]! && hasStyle(body, row)
}

/** The row above has another mark than `>`, and the row has lost all its marks or the last of them. */
function isTailOf(body: Body, row: number, above: number): boolean {
  const {bytes, lines} = body
  if (lines.depth[above] !== lines.depth[row] || !hasStyle(body, above)) return false
  const [start, own] = [lines.start[row]!, lines.content[row]!]
  const [from, to] = [lines.start[above]!, lines.content[above]!]
  const isLonger = to - from >= own - start
  return isLonger && bytes.compare(bytes, start, own, from, from + own - start) === 0
}

/** Among the row's marks is another than `>`. */
function hasStyle({bytes, lines}: Body, row: number): boolean {
  for (let at = lines.start[row]!; at < lines.content[row]!; at++) {
    const octet = bytes[at]!
    if (octet > SP && octet < 0x80 && octet !== GT) return true
  }
  return false
}

/** RFC 3676 §4.4: a line that begins with a space, a mark or `From `. */
function needsStuffing(bytes: Buffer, at: number, end: number): boolean {
  return at < end && (bytes[at] === SP || bytes[at] === GT || isFrom(bytes, at, end))
}
