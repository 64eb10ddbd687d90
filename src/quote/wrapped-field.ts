/**
 * The rule `wrap-broken` for a field of a quoted header section: the wrap left the rest of its line
 * without marks, between it and the next field.
 *
 *     > From: harbour-bounces@example.org [mailto:harbour-bounces@example.org] On Behalf Of
 *     Mr.                                     no marks, true depth 1
 *     > Ruiz
 *     > Sent: Monday, February 3, 2025 10:22
 *
 * Nobody answers between two fields, where the first one's line is full. How wide the other lines of
 * the mail are tells nothing: a field's line is as long as its addresses.
 * In: the row above the step down; out: a proposal for the solver.
 */
import {MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {isBlockSign} from './header-block.ts'
import {columns, firstWord} from './widths.ts'
import {countWords, endsSentence, trimmedEnd} from './words.ts'

const SEMICOLON = 0x3b
const UNDERSCORE = 0x5f
/** Columns of the narrowest line that a wrap leaves. */
const leastColumns = 65
/** Rows of the field above the step down, and rows from there to the next field. */
const maxRows = 4
/** Rows around in which fields are counted, and how many leave no doubt. */
const maxAround = 8
const manyFields = 3

const between: Evidence = {weight: 6, says: 'it stands between two fields of a header section'}
const full: Evidence = {weight: 4, says: 'the line above is full'}
const again: Evidence = {weight: 4, says: 'the line above is such a rest, too'}
const many: Evidence = {weight: 2, says: 'there are more of these fields'}

/** @param row the last line before the step down to the tail */
export function wrappedField(body: Body, row: number): Proposal | null {
  const {lines} = body
  const {depth, marks} = lines
  const first = row + 1
  if (first + 1 >= lines.count || depth[first]! >= depth[row]! || !goesOnFrom(body, row))
    return null
  const next = nextField(body, first, depth[row]!)
  if (next < 0) return null
  let last = first
  while (depth[last + 1] === depth[first]) last++
  if (answers(body, first, last)) return null
  const isTail = marks[row]! < depth[row]!
  const wide = columns(body, lines.start[row]!, lines.end[row]!) + firstWord(body, first)
  if (!isTail && wide < leastColumns) return null
  const evidence = [between, isTail ? again : full]
  if (countFields(body, row, depth[row]!) >= manyFields) evidence.push(many)
  return {rule: 'wrap-broken', first, last, depth: depth[row]!, evidence}
}

/** The row is a field, or the rest of one. */
function goesOnFrom(body: Body, row: number): boolean {
  const {bytes, lines} = body
  for (let at = row; at >= 0 && at > row - maxRows; at--) {
    if (lines.depth[at] !== lines.depth[row] || lines.isBlank(bytes, at)) return false
    if (isField(body, at)) return true
  }
  return false
}

/** The next field at `depth`, with nothing but rests of the one above before it; -1 when there is none. */
function nextField(body: Body, first: number, depth: number): number {
  const {bytes, lines} = body
  for (let at = first; at < lines.count && at < first + maxRows; at++) {
    if (lines.depth[at]! > depth || lines.isBlank(bytes, at)) return -1
    if (isField(body, at)) return lines.depth[at] === depth ? at : -1
  }
  return -1
}

/** A sentence, and no initial, title or list of addresses. */
function answers(body: Body, first: number, last: number): boolean {
  const {bytes, lines} = body
  if (!endsSentence(body, last) || bytes[trimmedEnd(bytes, lines, last) - 1] === SEMICOLON)
    return false
  return first !== last || countWords(body, last, 2) > 1
}

function countFields(body: Body, row: number, depth: number): number {
  const stop = Math.min(body.lines.count, row + maxAround)
  let count = 0
  for (let at = Math.max(0, row - maxAround); at < stop; at++) {
    if (body.lines.depth[at] === depth && isField(body, at)) count++
  }
  return count
}

function isField(body: Body, row: number): boolean {
  const first = body.bytes[body.lines.content[row]!]
  return first !== MINUS && first !== UNDERSCORE && isBlockSign(body, row)
}
