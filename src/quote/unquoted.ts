/**
 * Finds lines that begin with `>` and quote nothing: faces, comparisons, forms of GNATS, sequences.
 *
 *     Late again?
 *     >:-(                          a face: no line beside it has a mark
 *     >Number:    1234              a form, with two more of its fields elsewhere
 *     >Category:  doors
 *     >hill apple                   FASTA: letters of a sequence stand below
 *     ACGTTGCAACGTTGCAACGT
 *     >>> SALE <<<                  a frame: as many `<` close it
 *
 * The last mark of such a line touches what follows and belongs to it; marks before that one count.
 * Among lines with as many marks each of them is a quotation of such a line, and stays.
 */
import {leaveMarks, tightMarks} from '../lines/marks.ts'
import {GT, LESS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {TEXT} from './kinds.ts'

/** Signs that a frame has on each side at the least, and that are counted. */
const minFrame = 3
const maxFrame = 80
/** Fields of one form that prove it. */
const minFields = 3
/** Octets of a line that are looked at. */
const maxLine = 80
const face = /^(?:[:;=8][-^'o]?[()[\]DPp/\\|](?=[\s()[\]]|$)|[_.]?<(?=\s|$))/
const comparison = /^=\s{0,2}[\d"'(]/
/** What the letters of amino acids and bases make. */
const sequence = /^[A-Z*-]{20,}\s*$/
const shortSequence = /^[ACGTUN*-]{8,}\s*$/
const field = /^([A-Z][A-Za-z-]{1,20}):(?:\s|$)/
const gnatsFields = new Set(
  (
    'Number Category Synopsis Confidential Severity Priority Responsible State Class Quarter Keywords ' +
    'Date-Required Submitter-Id Arrival-Date Closed-Date Last-Modified Originator Release Organization ' +
    'Environment Description How-To-Repeat Fix Release-Note Audit-Trail Unformatted'
  ).split(' '),
)

/** Fields that no other form has. */
const telltaleFields = new Set([
  'Synopsis',
  'Confidential',
  'Submitter-Id',
  'How-To-Repeat',
  'Audit-Trail',
])

/** Lines that a mark touches, all with as many marks. */
interface Tight {
  readonly fields: number[]
  /** One of the fields is GNATS's alone. */
  isTelltale: boolean
  /** One is no field: what is quoted so tightly, not a form. */
  isMixed: boolean
}

/** Takes the last mark off `marks` and moves `content` before it, on such rows. Linear time. */
export function readUnquoted(body: Body): void {
  // There a `>` that opens a line of text has a space stuffed in front of it (RFC 3676 §4.4).
  if (body.part.flowed) return
  const {bytes, lines} = body
  const {marks, content, end, kind, count} = lines
  const forms = new Map<number, Tight>()
  for (let row = 0; row < count; row++) {
    const at = content[row]!
    if (marks[row] === 0 || kind[row] !== TEXT || at === end[row]) continue
    const frame = bytes[end[row]! - 1] === LESS ? frameOf(body, row) : 0
    if (frame > 0) takeBack(body, row, frame)
    if (frame > 0 || bytes[at - 1] !== GT) continue
    if (!isAlone(body, row) || !isUnquoted(body, row)) noteField(forms, body, row)
    else takeBack(body, row, 1)
  }
  for (const {fields, isTelltale, isMixed} of forms.values()) {
    if (fields.length < minFields || !isTelltale || isMixed) continue
    for (const row of fields) takeBack(body, row, 1)
  }
}

function noteField(forms: Map<number, Tight>, body: Body, row: number): void {
  const marks = body.lines.marks[row]!
  const known = forms.get(marks)
  if (known?.isMixed) return
  const tight = known ?? {fields: [], isTelltale: false, isMixed: false}
  if (!known) forms.set(marks, tight)
  const name = fieldName(body, row)
  if (name === undefined || !gnatsFields.has(name)) tight.isMixed = true
  else {
    tight.fields.push(row)
    if (telltaleFields.has(name)) tight.isTelltale = true
  }
}

function fieldName({bytes, lines}: Body, row: number): string | undefined {
  const first = bytes[lines.content[row]!]!
  if (first < 0x41 || first > 0x5a) return undefined
  return field.exec(lines.text(bytes, row, maxLine))?.[1]
}

/** Neither the row above nor the one below has as many marks. */
function isAlone({lines}: Body, row: number): boolean {
  const {marks, count} = lines
  const own = marks[row]!
  return (row === 0 || marks[row - 1]! < own) && (row + 1 === count || marks[row + 1]! < own)
}

function isUnquoted({bytes, lines}: Body, row: number): boolean {
  const text = lines.text(bytes, row, maxLine)
  if (face.test(text) || comparison.test(text)) return true
  if (row + 1 >= lines.count || lines.marks[row + 1] !== lines.marks[row]! - 1) return false
  const below = lines.text(bytes, row + 1, maxLine)
  return /^[\w|.]/.test(text) && (sequence.test(below) || shortSequence.test(below))
}

/** How many signs close the row as many marks, touching each other, open it; 0 for no frame. */
function frameOf({bytes, lines}: Body, row: number): number {
  const end = lines.end[row]!
  let close = 0
  while (close < maxFrame && bytes[end - 1 - close] === LESS) close++
  const content = lines.content[row]!
  const open = tightMarks(bytes, content, lines.marks[row]!)
  return close >= minFrame && close <= open && end - close > content ? close : 0
}

function takeBack({bytes, lines}: Body, row: number, count: number): void {
  leaveMarks(bytes, lines, row, lines.marks[row]! - count)
}
