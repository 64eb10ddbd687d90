/**
 * Reads files that uuencode (POSIX) put into a body, at any quote depth.
 *
 *     > begin 644 gate.txt
 *     > M5&AE(&=A=&4@:7,@<VAU="!A;F0@;F]B;V1Y(&ES('1H97)E.B!T:&4@=V%T
 *     > >97(@:7,@:&EG:"X@4VAU="!I="!A9V%I;BP@0F\N
 *     > `
 *     > end
 *
 * It is believed when each row has as much as its first octet tells, and `end` ends them: the `>` of
 * the second one is a number, no mark.
 * In: a row; out: the row behind the file that begins there.
 */
import {contentBehind} from '../lines/marks.ts'
import {SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'

const B = 0x62
/** Octets of the longest `begin` row. */
const maxBegin = 120
const begin = /^begin [0-7]{3,4} \S/
const GRAVE = 0x60
/** Octets that a row may lack, for mail takes blanks off its end; and the check sum it may have more. */
const maxBlanks = 3
const maxMore = 1

/** The row behind `end`; `row` itself where no file begins. */
export function uuencodedEnd(bytes: Buffer, lines: LineTable, row: number): number {
  const from = lines.content[row]!
  if (bytes[from] !== B || bytes[from + 5] !== SP) return row
  if (!begin.test(lines.text(bytes, row, maxBegin))) return row
  const outer = lines.marks[row]!
  let hasData = false
  for (let at = row + 1; at < lines.count && lines.marks[at]! >= outer; at++) {
    const content = contentBehind(bytes, lines, at, outer)
    if (isEnd(bytes, content, lines.end[at]!)) return hasData ? at + 1 : row
    if (!isData(bytes, content, lines.end[at]!)) return row
    if (lines.end[at]! - content > 1) hasData = true
  }
  return row
}

function isEnd(bytes: Buffer, from: number, end: number): boolean {
  return bytes.toString('latin1', from, Math.min(end, from + 8)).trimEnd() === 'end'
}

/** The first octet is the number of those behind it, before each three of them became four. */
function isData(bytes: Buffer, from: number, end: number): boolean {
  if (from >= end) return true
  const count = (bytes[from]! - SP) & 0x3f
  const length = end - from - 1
  const wanted = Math.ceil(count / 3) * 4
  if (length < wanted - maxBlanks || length > wanted + maxMore) return false
  for (let at = from; at < end; at++) if (bytes[at]! < SP || bytes[at]! > GRAVE) return false
  return true
}
