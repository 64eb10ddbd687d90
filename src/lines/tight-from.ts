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
import {hasFrom} from './line-facts.ts'
import {isFromEscape} from './marks.ts'
import {GT, HT, SP} from './octets.ts'
import type {LineTable} from './table.ts'

/** Neighbouring rows whose content begins with `>From `: they tell nothing of each other. */
export interface FromRun {
  readonly first: number
  last: number
}

/** The runs of such rows, in order. */
export function fromRuns(bytes: Buffer, lines: LineTable): FromRun[] {
  const runs: FromRun[] = []
  if ((lines.allFacts & hasFrom) === 0) return runs
  let row = lines.nextWith(hasFrom, 0)
  for (; row < lines.count; row = lines.nextWith(hasFrom, row + 1)) {
    if (isFromRow(bytes, lines, row)) addTo(runs, row)
  }
  return runs
}

function addTo(runs: FromRun[], row: number): void {
  const run = runs.at(-1)
  if (run?.last === row - 1) run.last = row
  else runs.push({first: row, last: row})
}

/** True when the `>` of the row's `>From ` is a quote mark, written as that of the run's neighbours. */
export function isTightFrom(bytes: Buffer, lines: LineTable, row: number, run: FromRun): boolean {
  const marks = lines.marks[row]! + 1
  const next = run.last + 1
  let below = 0
  let tight = false
  while (below < 3 && hasMarks(bytes, lines, next + below, marks)) {
    tight ||= isTight(bytes, lines, next + below)
    below++
  }
  const above = run.first > 0 && lines.marks[run.first - 1] === marks
  if (above && isTight(bytes, lines, run.first - 1)) {
    return below > 0 || next >= lines.count || lines.isBlank(bytes, next)
  }
  return tight && (above || below >= 2)
}

/** True when the row has so many marks and does not begin with another `>From `. */
function hasMarks(bytes: Buffer, lines: LineTable, row: number, marks: number): boolean {
  return row < lines.count && lines.marks[row] === marks && !isFromRow(bytes, lines, row)
}

/** True when the row begins with `>From ` behind its marks. */
export function isFromRow(bytes: Buffer, lines: LineTable, row: number): boolean {
  const content = lines.content[row]!
  return bytes[content] === GT && isFromEscape(bytes, content, lines.end[row]!)
}

/** True when the row has content, but `>From `, right behind its last mark. */
export function isTight(bytes: Buffer, lines: LineTable, row: number): boolean {
  const content = lines.content[row]!
  const end = lines.end[row]!
  const octet = bytes[content]
  if (lines.marks[row] === 0 || content >= end || octet === SP || octet === HT) return false
  return bytes[content - 1] === GT && !isFromRow(bytes, lines, row)
}
