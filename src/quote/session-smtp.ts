/**
 * Finds what a mail server said to another, as sendmail shows it to whom it returns a message: there
 * `>>>` is no quotation at depth 3. In: a body whose marks are counted; out: its rows' marks and kind.
 *
 *     ... while talking to mx.example.org.:
 *     >>> RCPT To:<ana@example.org>             what this server said: depth 0
 *     <<< 550 5.1.1 No such user                what the other one answered
 *     550 5.1.1 <ana@example.org>... User unknown
 */
import {leaveMarks, tightMarks} from '../lines/marks.ts'
import type {Body} from '../types.ts'
import {TEXT, VERBATIM} from './kinds.ts'

/** Marks that show who speaks, as one word: `>>>`. */
const speakerMarks = 3
/** Octets of a row that are read. */
const maxLine = 120

/** RFC 5321 §4.1.1, as sendmail writes them. */
const command =
  /^(?:DATA|QUIT|RSET|STARTTLS|(?:EHLO|HELO) \S+|(?:MAIL From|RCPT To):\s?<[^<>\s]*>(?: [A-Z]\S*)*)$/i
const answer = /^<<< \d{3}(?:[ -]|$)/
const talking = /^\.\.\. while talking to \S+:$/
/** What commands begin with. */
const initials = new Set(Buffer.from('DdEeHhMmQqRrSs'))

/** Takes the marks off the commands of such transcripts, and sets `kind` on their rows. Linear time. */
export function readTranscripts(body: Body): void {
  const {bytes, lines} = body
  for (let row = 0; row < lines.count; row++) {
    if (lines.marks[row]! < speakerMarks || !initials.has(bytes[lines.content[row]!]!)) continue
    if (lines.kind[row] === TEXT && isCommand(body, row)) row = show(body, row)
  }
}

function isCommand(body: Body, row: number): boolean {
  const {bytes, lines} = body
  const outer = lines.marks[row]! - speakerMarks
  if (tightMarks(bytes, lines.content[row]!, speakerMarks) < speakerMarks) return false
  if (!command.test(lines.text(bytes, row, maxLine).trim())) return false
  const above = textAt(body, row - 1, outer)
  return answer.test(textAt(body, row + 1, outer)) || talking.test(above) || answer.test(above)
}

/** '' where the row is at another depth. */
function textAt({bytes, lines}: Body, row: number, marks: number): string {
  if (row < 0 || row >= lines.count || lines.marks[row] !== marks) return ''
  return lines.text(bytes, row, maxLine).trim()
}

/** The transcript goes on to the next blank row; its last row. */
function show(body: Body, first: number): number {
  const {bytes, lines} = body
  const outer = lines.marks[first]! - speakerMarks
  const isSpoken = (row: number): boolean =>
    lines.marks[row] === outer ? !lines.isBlank(bytes, row) : isCommand(body, row)
  if (talking.test(textAt(body, first - 1, outer))) lines.kind[first - 1] = VERBATIM
  let row = first
  for (; row < lines.count && isSpoken(row); row++) {
    leaveMarks(bytes, lines, row, outer)
    lines.kind[row] = VERBATIM
  }
  return row - 1
}
