/**
 * Finds sessions at a prompt that somebody pasted: there `>` is no quote mark.
 *
 *     I tried this:
 *     > x <- c(1, 2, 3)       R's prompt: the sender's own line, depth 0
 *     > mean(x)
 *     [1] 2
 *
 *     > >>> import math       Python's, quoted: depth 1
 *     > >>> math.sqrt(9)
 *     > 3.0
 *
 * A stretch of rows is believed when all that stands behind the marks can be typed at a prompt, and
 * the program's answers, telltale statements or a mail that quotes nobody speak for it. An attribution
 * above, and prose behind the same marks, speak against it.
 */
import {leaveMarks, tightMarks} from '../lines/marks.ts'
import {SP} from '../lines/octets.ts'
import type {Body, Person} from '../types.ts'
import {mayIntroduce} from './attribution-sight.ts'
import {endsInColon} from './header-block.ts'
import {TEXT, VERBATIM} from './kinds.ts'
import {answersAs, maxLine, mayBeTyped, startsProgram} from './session-code.ts'
import {consoleDepths, consoleMarks} from './session-console.ts'
import {pythonMarks, Stretch} from './session-stretch.ts'

/** Points that a stretch needs. */
const enough = 4
/** What stands around a stretch says so much for it. */
const points = {
  isStarted: 4,
  startsThread: 2,
  quotesNobody: 1,
  besideSession: 3,
  isIntroduced: -3,
  besideProse: -2,
} as const
/** Blank rows between an attribution and what it introduces. */
const maxGap = 2

/** What the mail says of itself. */
export interface SessionContext {
  /** It says that it answers something. */
  readonly isReply: boolean
  /** Null where the text came without a header section. */
  readonly sender: Person | null
}

/** Takes the prompts' marks off `marks`, and sets `kind`, on the rows of sessions. Linear time. */
export function readSessions(body: Body, context: SessionContext): void {
  const row = nextTyped(body, 0)
  if (row < body.lines.count) new SessionReader(body, context).read(row)
}

/** The next row from `from` on that begins a run of marks as a session may, or the number of rows. */
function nextTyped({bytes, lines}: Body, from: number): number {
  const {marks, kind, content, end, count} = lines
  let above = from > 0 ? marks[from - 1]! : 0
  for (let row = from; row < count; row++) {
    const own = marks[row]!
    if (own === above || own === 0 || kind[row] !== TEXT) above = own
    else if (content[row] !== end[row]) {
      if (mayBeTyped(bytes, content[row]!, end[row]!)) return row
      above = own
    }
  }
  return count
}

class SessionReader {
  private readonly body: Body
  private readonly context: SessionContext
  private readonly stretches: Stretch[] = []
  /** Numbers of marks with prose behind them; looked for when first asked, as is all below. */
  private prose: ReadonlySet<number> | null = null
  /** Numbers of marks that some row has. */
  private used: ReadonlySet<number> | null = null
  /** Numbers of marks behind which `>>` is a prompt. */
  private consoles: ReadonlySet<number> | null = null
  /** Numbers of marks of attributions above deeper text. */
  private introducing: ReadonlySet<number> | null = null

  constructor(body: Body, context: SessionContext) {
    this.body = body
    this.context = context
  }

  /** @param first the row where the first session may begin */
  read(first: number): void {
    const {count} = this.body.lines
    for (let row = first; row < count; ) row = nextTyped(this.body, this.stretch(row))
    const scores = this.stretches.map(stretch => this.score(stretch))
    const sure = this.stretches.filter((_, index) => scores[index]! >= enough)
    const shown = new Set(sure.map(({marks}) => marks))
    for (const [index, stretch] of this.stretches.entries()) {
      const beside = shown.has(stretch.marks) ? points.besideSession : 0
      if (scores[index]! + beside >= enough) this.show(stretch)
    }
  }

  /** Notes the stretch that begins at `first`, if it is one; the row behind what was read. */
  private stretch(first: number): number {
    const {bytes, lines} = this.body
    const marks = lines.marks[first]!
    const outer = marks - this.promptMarks(first)
    const stretch = new Stretch(first, marks, outer)
    let row = first
    for (; row < lines.count && lines.kind[row] === TEXT && lines.marks[row]! >= outer; row++) {
      const found = lines.marks[row]!
      if (found === outer && lines.isBlank(bytes, row)) {
        if (row + 1 === lines.count || lines.marks[row + 1] !== outer) break
        if (!stretch.space(row)) break
        continue
      }
      const text = lines.text(bytes, row, maxLine)
      if (found === outer) stretch.answer(row, text.trimEnd())
      else if (found !== marks) return row
      else if (!stretch.type(row, text.trim())) return row + 1
    }
    if (stretch.isPossible) this.stretches.push(stretch)
    return row
  }

  /** How many of a row's marks are a prompt. */
  private promptMarks(row: number): number {
    if (this.isPython(row)) return pythonMarks
    const marks = this.body.lines.marks[row]!
    if (marks < consoleMarks) return 1
    this.consoles ??= consoleDepths(this.body)
    return this.consoles.has(marks) ? consoleMarks : 1
  }

  /** `>>> x = 3` where nobody is quoted at the depths between, or Python was started or answers. */
  private isPython(row: number): boolean {
    const {bytes, lines} = this.body
    const marks = lines.marks[row]!
    if (marks < pythonMarks) return false
    if (tightMarks(bytes, lines.content[row]!, pythonMarks) < pythonMarks) return false
    this.used ??= new Set(lines.marks.subarray(0, lines.count))
    const isFree = !this.used.has(marks - 1) && !this.used.has(marks - 2)
    const outer = marks - pythonMarks
    return isFree || this.isStarted(row, outer) || this.isAnswered(row, outer)
  }

  /** What stands right below the marked rows, at depth `outer`, looks like an answer of the program. */
  private isAnswered(row: number, outer: number): boolean {
    const {bytes, lines} = this.body
    const marks = lines.marks[row]!
    let below = row + 1
    while (below < lines.count && lines.marks[below] === marks) below++
    if (below >= lines.count || lines.marks[below] !== outer) return false
    return answersAs(lines.text(bytes, below, maxLine).trimEnd()) !== 'none'
  }

  /** The row above starts the program, or is the last that it greets with. */
  private isStarted(row: number, outer: number): boolean {
    const {bytes, lines} = this.body
    if (row === 0 || lines.marks[row - 1] !== outer) return false
    return startsProgram(lines.text(bytes, row - 1, maxLine).trim())
  }

  private score(stretch: Stretch): number {
    const {outer, marks, isAnswered, score} = stretch
    const started = this.isStarted(stretch.first, outer) ? points.isStarted : 0
    this.prose ??= this.findProse()
    const prose = this.prose.has(marks) && !isAnswered ? points.besideProse : 0
    return score + started + prose + this.scoreOfMail(stretch)
  }

  /** What the mail says of quotations where the stretch stands. */
  private scoreOfMail(stretch: Stretch): number {
    const {outer} = stretch
    if (this.isIntroduced(stretch)) return points.isIntroduced
    this.introducing ??= this.findIntroducing()
    if (this.introducing.has(outer)) return 0
    if (outer > 0) return points.quotesNobody
    const {isReply, sender} = this.context
    return sender !== null && !isReply ? points.startsThread : 0
  }

  private findProse(): ReadonlySet<number> {
    const {bytes, lines} = this.body
    const typed = new Set(this.stretches.flatMap(({prompts}) => prompts))
    const found = new Set<number>()
    for (let row = 0; row < lines.count; row++) {
      const marks = lines.marks[row]!
      if (marks === 0 || found.has(marks) || typed.has(row) || lines.kind[row] !== TEXT) continue
      if (lines.content[row] === lines.end[row]) continue
      if (!mayBeTyped(bytes, lines.content[row]!, lines.end[row]!)) found.add(marks)
    }
    return found
  }

  /** An attribution stands right above. */
  private isIntroduced({first, outer}: Stretch): boolean {
    const {bytes, lines} = this.body
    let row = first - 1
    for (const stop = row - maxGap; row > stop && row >= 0 && lines.isBlank(bytes, row); ) row--
    return row >= 0 && lines.marks[row] === outer && this.isAttribution(row)
  }

  private findIntroducing(): ReadonlySet<number> {
    const {lines} = this.body
    const found = new Set<number>()
    for (let row = 0; row + 1 < lines.count; row++) {
      const marks = lines.marks[row]!
      if (lines.marks[row + 1]! > marks && !found.has(marks) && this.isAttribution(row)) {
        found.add(marks)
      }
    }
    return found
  }

  private isAttribution(row: number): boolean {
    return endsInColon(this.body, row) && mayIntroduce(this.body, row)
  }

  private show({prompts, answers, outer}: Stretch): void {
    const {bytes, lines, part} = this.body
    for (const row of prompts) {
      leaveMarks(bytes, lines, row, outer)
      // The blank in front was stuffed (RFC 3676 §4.4).
      if (part.flowed && outer === 0 && bytes[lines.content[row]!] === SP) lines.content[row]!++
    }
    for (const row of [...prompts, ...answers]) lines.kind[row] = VERBATIM
  }
}
