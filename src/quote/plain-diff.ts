/**
 * Reads hunks of diffs in the form that `diff` writes without options (POSIX, default output format).
 *
 *     3,4c3,5         lines 3 and 4 became lines 3 to 5
 *     < two lines
 *     < of the old file
 *     ---
 *     > three lines of the new one: no `>` here is a quote mark
 *     > …
 *     > …
 *
 * A hunk is believed when it has all the lines that its command tells.
 */
import {contentBehind} from '../lines/marks.ts'
import {GT, LESS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'

/** Octets of the longest command. */
const maxCommand = 40
const command = /^(\d{1,9})(?:,(\d{1,9}))?([acd])(\d{1,9})(?:,(\d{1,9}))?\s*$/

/** The row behind the hunk that begins at `row`; `row` itself where none does. */
export function plainHunkEnd(bytes: Buffer, lines: LineTable, row: number): number {
  const from = lines.content[row]!
  if (lines.end[row]! - from > maxCommand) return row
  const found = command.exec(bytes.toString('latin1', from, lines.end[row]!))
  if (!found) return row
  const [, oldFirst, oldLast, verb, newFirst, newLast] = found
  const oldLines = verb === 'a' ? 0 : lengthOf(oldFirst!, oldLast)
  const newLines = verb === 'd' ? 0 : lengthOf(newFirst!, newLast)
  const outer = lines.marks[row]!
  let at = row + 1
  const hasAll = (count: number, sign: number): boolean => {
    const stop = at + count
    while (at < stop && isSigned(bytes, lines, at, outer, sign)) at++
    return at === stop
  }
  if (!hasAll(oldLines, LESS)) return row
  if (verb === 'c' && !isSeparator(bytes, lines, at++, outer)) return row
  return hasAll(newLines, GT) ? at : row
}

function lengthOf(first: string, last: string | undefined): number {
  return last === undefined ? 1 : Number(last) - Number(first) + 1
}

/** The sign, and a blank or nothing behind it. */
function isSigned(
  bytes: Buffer,
  lines: LineTable,
  row: number,
  outer: number,
  sign: number,
): boolean {
  if (row >= lines.count || lines.marks[row]! < outer) return false
  const at = contentBehind(bytes, lines, row, outer)
  const end = lines.end[row]!
  return at < end && bytes[at] === sign && (at + 1 === end || bytes[at + 1] === SP)
}

function isSeparator(bytes: Buffer, lines: LineTable, row: number, outer: number): boolean {
  if (row >= lines.count || lines.marks[row] !== outer) return false
  return lines.text(bytes, row, maxCommand).trimEnd() === '---'
}
