/**
 * What the soft line breaks of leaked quoted-printable tell of its quote marks: those that what they
 * join lacks were encoded with the text, the others came later.
 *
 *     > > the rest of the li=        > the rest of the li=
 *     > ne                           ne
 *     one mark came later            none did: all was encoded
 */
import type {Body} from '../types.ts'
import {isUpper, isWordOctet} from './qp-leak-octets.ts'

/** A soft line break comes where the line is full (76 octets), less a character's escapes. */
const shortestFull = 67
/** Octets in which an address or a URL in angle brackets is looked for. */
const longestAngle = 80

/** What the soft line breaks of a run tell of the marks that came after the text was encoded. */
export class Breaks {
  /** Fewest marks of what they join, if it has any. */
  lowest: number = Number.MAX_SAFE_INTEGER
  private readonly body: Body
  private hasFewer = false
  private intoMarks = 0
  /** They join a quoted row and one without marks. */
  private intoText = 0
  /** They join a row whose first mark may be text. */
  private intoEither = 0
  /** They join the last row of the run and text below it. */
  private outOfRun = 0

  constructor(body: Body) {
    this.body = body
  }

  /** No mark at all came later. A reply may stand right below one break, not below two. */
  get isUnquoted(): boolean {
    if (this.intoMarks === 0) return this.intoText + this.intoEither > 0
    return this.intoText > 1
  }

  get lacksMarks(): boolean {
    return this.hasFewer || this.isUnquoted
  }

  /** What is joined stands outside, though it is no reply. */
  get isCut(): boolean {
    return this.outOfRun > 0
  }

  /** A break within the run, whose next row has text. */
  add(row: number): void {
    const {marks} = this.body.lines
    const closing = closingMarks(this.body, row)
    const [above, below] = [marks[row]!, marks[row + 1]! - closing]
    if (closing > 0 && below === 0) this.intoEither++
    else if (below > 0) {
      this.intoMarks++
      this.hasFewer ||= below < above
      this.lowest = Math.min(this.lowest, below)
    } else if (above > 0 && this.isEncoders(row)) this.intoText++
  }

  /** A break at the end of the run: answers below begin with a capital. */
  leave(row: number): void {
    const {bytes, lines} = this.body
    const next = row + 1
    if (next >= lines.count || isEmpty(this.body, next) || !this.isEncoders(row)) return
    if (!isUpper(bytes[lines.content[next]!]!)) this.outOfRun++
  }

  /** The row is as long as an encoder makes it, or the break cuts a word. */
  private isEncoders(row: number): boolean {
    const {end, start} = this.body.lines
    return end[row]! - start[row]! >= shortestFull || isWordCut(this.body, row)
  }
}

/** What the soft line break at the row's end joins is there: a blank line is not. */
export function isJoining(body: Body, row: number): boolean {
  return !isEmpty(body, row + 1) || closingMarks(body, row) > 0
}

/** How many marks of the next row end what the row began: one of `> wrote:` below `<a@example.org=`. */
function closingMarks({bytes, lines}: Body, row: number): number {
  const marks = lines.marks[row + 1]!
  if (marks === 0) return 0
  const first = Math.max(lines.content[row]!, lines.end[row]! - longestAngle)
  const text = bytes.toString('latin1', first, lines.end[row]! - 1)
  if (!/<[^<>\s]*[@:/][^<>\s]*$/.test(text)) return 0
  const from = lines.content[row + 1]!
  const rest = bytes.toString('latin1', from, Math.min(lines.end[row + 1]!, from + longestAngle))
  if (/^[^<>]*>/.test(rest)) return 0
  let open = 0
  for (const char of text) {
    if (char === '<') open++
    else if (char === '>' && open > 0) open--
  }
  return Math.min(open, marks)
}

function isEmpty({lines}: Body, row: number): boolean {
  return lines.content[row]! >= lines.end[row]!
}

/** The soft break at the row's end stands between two octets of a word. */
function isWordCut({bytes, lines}: Body, row: number): boolean {
  const at = lines.end[row]! - 1
  return isWordOctet(bytes[at - 1]!) && isWordOctet(bytes[lines.content[row + 1]!]!)
}
