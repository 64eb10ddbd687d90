/**
 * Lines that begin with `>From ` behind their counted marks, and which of them are quoted lines.
 *
 * `countMarks` takes the last `>` of such a line for mbox's escape (RFC 4155). Among lines that are
 * quoted without a space behind the mark it is a mark like theirs:
 *
 *     >                                      >
 *     >From a distance it looks fine,        > >From a distance it looks fine,
 *     >but the door does not close.          > but the door does not close.
 *     a mark                                 an escape, in a quotation of depth 1
 */
import {GT, HT, SP} from './octets.ts'
import type {LineTable} from './table.ts'

const from = Buffer.from('From ')

/** Rows whose content begins with `>From `, in order. One native search of the body. */
export function fromRows(bytes: Buffer, lines: LineTable): number[] {
  const body = bytes.subarray(0, lines.start[lines.count]!)
  const rows: number[] = []
  let low = 0
  for (let hit = body.indexOf(from, lines.start[0]!); hit !== -1; ) {
    if (hit > lines.start[low]! && body[hit - 1] === GT) {
      low = rowOf(lines, low, hit)
      if (lines.content[low] === hit - 1) rows.push(low)
    }
    hit = body.indexOf(from, hit + from.length)
  }
  return rows
}

/** True when the `>` of the row's `>From ` is a quote mark, written as its neighbours' are. */
export function isTightFrom(bytes: Buffer, lines: LineTable, row: number): boolean {
  const marks = lines.marks[row]! + 1
  let below = 0
  let tight = false
  while (below < 3 && row + below + 1 < lines.count && lines.marks[row + below + 1] === marks) {
    below++
    tight ||= isTight(bytes, lines, row + below)
  }
  const above = row > 0 && lines.marks[row - 1] === marks
  if (above && isTight(bytes, lines, row - 1)) return below > 0 || endsParagraph(bytes, lines, row)
  return tight && (above || below >= 2)
}

/** True when the row has content right behind its last mark. */
export function isTight(bytes: Buffer, lines: LineTable, row: number): boolean {
  const content = lines.content[row]!
  const octet = bytes[content]
  if (content >= lines.end[row]! || octet === SP || octet === HT) return false
  return lines.marks[row]! > 0 && bytes[content - 1] === GT
}

function endsParagraph(bytes: Buffer, lines: LineTable, row: number): boolean {
  return row + 1 >= lines.count || lines.isBlank(bytes, row + 1)
}

/** The row of `bytes[at]`, which is `low` or below it: steps that double, then halves. */
function rowOf(lines: LineTable, low: number, at: number): number {
  let step = 1
  let from = low
  while (from + step < lines.count && lines.start[from + step]! <= at) {
    from += step
    step *= 2
  }
  let to = Math.min(from + step, lines.count)
  while (to - from > 1) {
    const middle = (from + to) >> 1
    if (lines.start[middle]! <= at) from = middle
    else to = middle
  }
  return from
}
