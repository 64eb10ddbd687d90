/**
 * The grammar of quote marks: how many stand at the start of a line, and where its content begins.
 *
 *     > >> text      fixed text: 3 marks, content at ^
 *          ^
 *     >>  text       format=flowed (RFC 3676 §4.5): 2 marks, one stuffing space, content at ^
 *        ^
 *
 * In fixed text a mark may have one space or tab before it. `>From ` is mbox's escape (RFC 4155),
 * never a mark: `> >From me` has depth 1.
 */
import {hasOddLead} from './line-facts.ts'
import {GT, HT, SP} from './octets.ts'
import type {LineTable} from './table.ts'

const F = 0x46

/** Octets with which most lines begin behind their marks, and those of a line that has nothing there. */
const oddLead = new Uint8Array(256).fill(hasOddLead)
for (const [from, to] of ['09', 'AZ', 'az', '\n\n', '\r\r']) {
  oddLead.fill(0, from!.charCodeAt(0), to!.charCodeAt(0) + 1)
}

/** Fills `marks` and `content` of rows `from … to-1`, and adds `hasOddLead` to their facts. */
export function countMarks(
  bytes: Buffer,
  lines: LineTable,
  from: number,
  to: number,
  flowed: boolean = false,
): void {
  const {start, end, marks, content, facts} = lines
  for (let row = from; row < to; row++) {
    const first = start[row]!
    const octet = bytes[first]
    if (octet !== GT && octet !== SP && octet !== HT) {
      marks[row] = 0
      content[row] = first < end[row]! ? first : end[row]!
    } else {
      countRow(bytes, lines, row)
      if (flowed && marks[row] === 0 && octet === SP) content[row] = first + 1
    }
    facts[row]! |= oddLead[bytes[content[row]!]!]!
  }
}

function countRow(bytes: Buffer, lines: LineTable, row: number): void {
  const end = lines.end[row]!
  let at = lines.start[row]!
  let marks = 0
  let content = at
  while (at < end) {
    const mark = bytes[at] === GT ? at : at + 1
    if (mark >= end || bytes[mark] !== GT || (mark > at && !isBlank(bytes[at]!))) break
    if (isFromEscape(bytes, mark, end)) break
    marks++
    at = mark + 1
    content = at
  }
  if (marks > 0 && content < end && bytes[content] === SP) content++
  lines.marks[row] = marks
  lines.content[row] = content
}

/** Offset of a row's content behind its first `marks` marks and the one space after them. */
export function contentBehind(bytes: Buffer, lines: LineTable, row: number, marks: number): number {
  const end = lines.end[row]!
  let at = lines.start[row]!
  for (let seen = 0; seen < marks && at < end; at++) if (bytes[at] === GT) seen++
  return marks > 0 && at < end && bytes[at] === SP ? at + 1 : at
}

/** Leaves the row its first `marks` marks; those behind them are part of its content then. */
export function leaveMarks(bytes: Buffer, lines: LineTable, row: number, marks: number): void {
  lines.marks[row] = marks
  lines.content[row] = contentBehind(bytes, lines, row, marks)
}

/** Offset of the last `count` marks in front of `content`. */
export function lastMarks(bytes: Buffer, content: number, count: number): number {
  let at = content
  for (let seen = 0; seen < count && at > 0; ) if (bytes[--at] === GT) seen++
  return at
}

/** How many marks touch each other in front of `content` and the space that ends them, up to `most`. */
export function tightMarks(bytes: Buffer, content: number, most: number): number {
  const end = bytes[content - 1] === SP ? content - 1 : content
  let count = 0
  while (count < most && bytes[end - 1 - count] === GT) count++
  return count
}

/** True when `bytes[at]` is the `>` of `>From `. */
export function isFromEscape(bytes: Buffer, at: number, end: number): boolean {
  return (
    at + 6 <= end &&
    bytes[at + 1] === F &&
    bytes[at + 2] === 0x72 &&
    bytes[at + 3] === 0x6f &&
    bytes[at + 4] === 0x6d &&
    bytes[at + 5] === SP
  )
}

function isBlank(octet: number): boolean {
  return octet === SP || octet === HT
}
