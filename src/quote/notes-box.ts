/**
 * Reads the header section that Lotus Notes 6 draws as two boxes, which are no quotation, table or
 * text: who and when in the first, the fields in the second.
 *
 *     |---------+---------------------------->
 *     |         |           Ana Ruiz         |
 *     |         |           <ana@example.org>|
 *     |         |           02/04/2025 08:12 |
 *     |---------+---------------------------->
 *       >------------------------------------------------|
 *       |       To:      Bo Lind <bo@example.org>        |
 *       |       cc:                                      |
 *       |       Subject: plan                            |
 *       >------------------------------------------------|
 *
 * It is told by its first row. All of both boxes must be there, with a name, a date and a recipient.
 */
import {MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {HeaderBlock} from './header-block.ts'
import {readFields, readSent} from './notes-cells.ts'
import {isOfLevel, made, rawText} from './notes-rows.ts'

const PIPE = 0x7c
/** Rows of each box: lists of recipients are long. */
const maxRows = 40

const upperRule = /^\|-{3,}\+-{5,}>$/
const upperRow = /^\|\s*\|(.*)\|$/
const lowerRule = /^ {0,4}>-{10,}\|$/
const lowerRow = /^ {0,4}\|(.*)\|$/

/** Cheap: the row may be the first of the boxes. */
export function mayStartBox({bytes, lines}: Body, row: number): boolean {
  const content = lines.content[row]!
  return bytes[content] === PIPE && bytes[content + 1] === MINUS
}

/** The boxes that begin at `row`, or null. */
export function readBox(body: Body, row: number): HeaderBlock | null {
  if (!upperRule.test(rawText(body, row))) return null
  const cells: string[] = []
  const upper = readRows(body, row, upperRow, upperRule, cells)
  if (upper < 0 || !isBelow(body, upper, lowerRule)) return null
  const values: string[] = []
  const last = readRows(body, upper + 1, lowerRow, lowerRule, values)
  const sent = readSent(cells)
  if (last < 0 || sent === null) return null
  const {to, subject} = readFields(values)
  if (to === '') return null
  return made({first: row, ...sent}, last, to, subject)
}

/** Adds what stands in the rows below the rule at `row`; the row of the rule that ends them, or -1. */
function readRows(body: Body, row: number, cell: RegExp, rule: RegExp, into: string[]): number {
  for (let at = row + 1; at <= row + maxRows && isOfLevel(body, at, row); at++) {
    const text = rawText(body, at)
    if (rule.test(text)) return at
    const found = cell.exec(text)
    if (found === null) return -1
    into.push(found[1]!.trim())
  }
  return -1
}

function isBelow(body: Body, row: number, rule: RegExp): boolean {
  return isOfLevel(body, row + 1, row) && rule.test(rawText(body, row + 1))
}
