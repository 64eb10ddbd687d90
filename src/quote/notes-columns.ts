/**
 * Reads the header section of Notes in two columns: who and when on the left, broken where that was
 * too narrow, the fields on the right. Told by the row with `Subject:`, far indented.
 *
 *                  Ana Ruiz
 *                  <ana@exam       To:       Bo Lind <bo@example.org>
 *                  ple.org>        cc:
 *                                  Subject:  plan
 *                  02/03/2025
 *                  10:22 AM        the left column may be the longer one
 */
import type {Body} from '../types.ts'
import type {HeaderBlock} from './header-block.ts'
import {fieldClasses} from './header-block-words.ts'
import {isDateCell, readSent} from './notes-cells.ts'
import {isOfLevel, made, rawText} from './notes-rows.ts'

/** Columns in front of a `Subject:` in the second column. */
export const minColumn = 16
/** Characters of a row in the left column. */
const maxCell = 24
/** Rows above `Subject:`, and below it. */
const maxAbove = 8
const maxBelow = 24
/** Blank rows between two of the left column. */
const maxGap = 4
/** The cut of a row of two columns: its right one begins with a field name behind a wide gap. */
const secondColumn = /^(.*?) {2,}([A-Za-zÀ-ž]{2,10}):(?: +(.*))?$/

/** @param row the one with `Subject:` in its second column */
export function readColumns(body: Body, row: number): HeaderBlock | null {
  const last = secondColumn.exec(rawText(body, row))
  if (!last || fieldClasses().get(last[2]!.toLowerCase()) !== 'subject') return null
  const left: string[] = [last[1]!.trim()]
  let to = ''
  let first = row
  for (let at = row - 1; at >= 0 && row - at <= maxAbove && isOfLevel(body, at, row); at--) {
    const text = rawText(body, at)
    if (text.trim() === '' || !/^ {3,}/.test(text)) break
    const [, begin, name, value] = secondColumn.exec(text) ?? [null, text, '', '']
    if (name && fieldClasses().get(name.toLowerCase()) === 'to') to = value?.trim() || name
    left.unshift(begin!.trim())
    first = at
  }
  if (to === '') return null
  const isDated = left.some(isDateCell)
  const end = isDated ? row : readRestOfColumn(body, row, indentOf(rawText(body, first)), left)
  const sent = readSent(left)
  return sent && made({first, ...sent}, end, to, last[3] ?? '')
}

/** Adds the cells of the left column below `Subject:`, where it is the longer one; its last row. */
function readRestOfColumn(body: Body, row: number, indent: number, into: string[]): number {
  let last = row
  const stop = Math.min(body.lines.count, row + maxBelow)
  for (let at = row + 1; at < stop && isOfLevel(body, at, row) && at - last <= maxGap; at++) {
    const text = rawText(body, at)
    const cell = text.trim().split(/ {3,}/, 1)[0]!
    const own = cell === '' ? indent : indentOf(text)
    if (own !== indent && own < indent + minColumn) break
    if (own === indent && cell.length > maxCell) break
    if (own === indent) into.push(cell)
    if (cell !== '') last = at
  }
  return last
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}
