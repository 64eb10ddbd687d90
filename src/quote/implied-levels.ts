/**
 * Where implied levels hold: below an introduction without marks every line is one deeper, as long as
 * it stands in the level (and in the indentation) of the introduction.
 *
 *     From: Ana                       opens a level at depth 0
 *     her words                       0 marks + 1 = 1
 *     > words she quotes              1 mark  + 1 = 2
 *
 *     On Monday, Ana wrote:           opens one at depth 0, indented by 4
 *         her words                   1
 *         > words she quotes          2: marks behind the indentation count
 *     an answer                       0: not indented, so outside
 */
import {isFromEscape} from '../lines/marks.ts'
import {GT, HT, SP} from '../lines/octets.ts'
import type {Body, DepthChange} from '../types.ts'
import {countWords} from './words.ts'

/** A tab is as good as a quotation's indentation. */
const tabWidth = 8
/** White space beyond is not measured. */
const maxIndent = 40
const maxMarks = 100
const maxLevels = 50

/** An attribution inside its own marks moves by one line and one level: seldom wrong, little harm. */
export const lowered = {
  confidence: 0.95,
  why: 'the attribution stands inside the marks that it introduces',
} as const

/** One level that has no marks of its own. */
export interface ImpliedLevel {
  /** Marks (inner ones included) of the introduction: lines with fewer are outside. */
  readonly marks: number
  /** Columns by which its lines are indented behind those marks; 0 when they are not. */
  readonly indent: number
  /** Row of the last line that can stand in it. */
  readonly until: number
  readonly confidence: number
  readonly why: string
}

/** Where a row stands. */
export interface Place {
  /** Quote marks, those behind an implied level's indentation included. */
  marks: number
  /** True depth. */
  depth: number
  /** Columns of white space in front of the text. */
  indent: number
  /** Offset of the content behind all marks. */
  content: number
}

/** The implied levels that are open while the rows of a body are read from the top. */
export class ImpliedLevels {
  /** What differs from the marks so far. */
  readonly changes: DepthChange[] = []
  private readonly body: Body
  private readonly place: Place = {marks: 0, depth: 0, indent: 0, content: 0}
  private open: ImpliedLevel[] = []

  constructor(body: Body) {
    this.body = body
  }

  /** Gives the row its depth below the open levels; its marks. */
  settle(row: number): number {
    const {depth, content} = this.body.lines
    const from = depth[row]!
    if (this.open.length === 0) return from
    const place = this.placeOf(row)
    this.leave(row, place)
    if (from !== place.depth) {
      depth[row] = place.depth
      content[row] = place.content
      const {confidence, why} = this.open.at(-1)!
      this.tell(row, from, confidence, why)
    }
    return place.marks
  }

  /** A paragraph that is not indented ends the levels that are: a wrapped line's rest is none, nor a link. */
  private leave(row: number, place: Readonly<Place>): void {
    const {bytes, lines} = this.body
    if (row === 0 || !lines.isBlank(bytes, row - 1) || lines.isBlank(bytes, row)) return
    if (lines.depth[row]! > lines.marks[row]! && countWords(this.body, row, 2) === 1) return
    const isLeft = ({marks, indent}: ImpliedLevel): boolean =>
      marks === place.marks && place.indent < indent
    if (this.open.some(isLeft)) this.open = this.open.filter(level => !isLeft(level))
  }

  /** The place of a row that is not settled yet. Blank rows stand in every indentation. The answer is lent. */
  placeOf(row: number): Readonly<Place> {
    const {bytes, lines} = this.body
    const place = this.place
    const end = lines.end[row]!
    place.marks = lines.depth[row]!
    place.content = lines.content[row]!
    place.depth = place.marks
    place.indent = indentAt(bytes, place.content, end)
    if (this.open.length === 0) return place
    const isBlank = lines.isBlank(bytes, row)
    for (const level of this.open) {
      if (row > level.until || place.marks < level.marks) continue
      if (!isBlank && place.indent < level.indent) continue
      place.depth++
      if (level.indent > 0 && !isBlank) countInner(bytes, end, level.indent, place)
    }
    return place
  }

  get isOpen(): boolean {
    return this.open.length > 0
  }

  /** Number of open levels that hold lines of so many marks and no indentation, and none deeper. */
  openAt(marks: number): number {
    return this.open.filter(level => level.marks === marks && level.indent === 0).length
  }

  /** Opens a level from the next row on. */
  add(level: ImpliedLevel): void {
    if (this.open.length < maxLevels) this.open.push(level)
  }

  /** Opens a level above rows that are settled already, the last ones read: they stand in it. */
  enter(first: number, last: number, level: ImpliedLevel): void {
    for (let row = last; row >= first; row--) this.unsettle(row)
    this.closeBelow(level.marks, first)
    this.add(level)
    for (let row = first; row <= last; row++) this.settle(row)
  }

  /** Gives the last row told of its marks back as its depth. */
  private unsettle(row: number): void {
    const {lines, firstLine} = this.body
    const last = this.changes.at(-1)
    if (last?.lastLine !== firstLine + lines.lastLineOf(row)) return
    lines.depth[row] = last.from
    this.shorten(last, row)
  }

  /** Something at `marks` introduces anew: what stood deeper is over, and so is what ended above `row`. */
  closeBelow(marks: number, row: number): void {
    if (this.open.some(level => level.marks > marks || level.until < row)) {
      this.open = this.open.filter(level => level.marks <= marks && level.until >= row)
    }
  }

  get count(): number {
    return this.open.length
  }

  /** All but the `count` that opened first are over. */
  keep(count: number): void {
    if (this.open.length > count) this.open = this.open.slice(0, count)
  }

  /** The level is over, and so are those that opened in it. */
  close(level: ImpliedLevel): void {
    const at = this.open.indexOf(level)
    if (at >= 0) this.open = this.open.slice(0, at)
  }

  /** Moves an attribution out of one mark that it introduces itself. */
  lower(first: number, last: number): void {
    const {depth} = this.body.lines
    const {confidence, why} = lowered
    let rest = last
    while (rest >= first && this.untell(rest)) depth[rest--]!--
    for (let row = first; row <= rest; row++) {
      const from = depth[row]!
      depth[row] = from - 1
      this.tell(row, from, confidence, why)
    }
  }

  /** Takes the row, told last of all to have been raised by one, off the changes; false when it was not. */
  private untell(row: number): boolean {
    const {lines, firstLine} = this.body
    const last = this.changes.at(-1)
    if (last?.lastLine !== firstLine + lines.lastLineOf(row) || last.to !== last.from + 1)
      return false
    this.shorten(last, row)
    return true
  }

  /** Takes the row off the last change, whose last one it is. */
  private shorten(last: DepthChange, row: number): void {
    const lastLine = this.body.firstLine + this.body.lines.firstLineOf(row) - 1
    if (last.firstLine > lastLine) this.changes.pop()
    else this.changes[this.changes.length - 1] = {...last, lastLine}
  }

  /** Adds the row to the change that it goes on, or starts one. */
  private tell(row: number, from: number, confidence: number, why: string): void {
    const {lines, firstLine} = this.body
    const line = firstLine + lines.firstLineOf(row)
    const lastLine = firstLine + lines.lastLineOf(row)
    const to = lines.depth[row]!
    const last = this.changes.at(-1)
    const goesOn = last?.lastLine === line - 1 && last.from === from && last.to === to
    if (goesOn && last.why === why) this.changes[this.changes.length - 1] = {...last, lastLine}
    else {
      const rule = 'depth-implied'
      this.changes.push({firstLine: line, lastLine, from, to, rule, confidence, why})
    }
  }
}

/** Takes the marks behind `indent` columns of white space off the row. */
function countInner(bytes: Buffer, end: number, indent: number, place: Place): void {
  if (place.indent > indent + 1) return
  let at = place.content
  while (at < end && isBlank(bytes[at]!)) at++
  let inner = 0
  while (at < end && inner < maxMarks) {
    const mark = bytes[at] === SP ? at + 1 : at
    if (mark >= end || bytes[mark] !== GT || isFromEscape(bytes, mark, end)) break
    inner++
    at = mark + 1
  }
  if (inner === 0) return
  if (at < end && bytes[at] === SP) at++
  place.content = at
  place.marks += inner
  place.depth += inner
  place.indent = indentAt(bytes, at, end)
}

function isBlank(octet: number): boolean {
  return octet === SP || octet === HT
}

/** Columns of white space at `at`, counted up to 40. */
export function indentAt(bytes: Buffer, at: number, end: number): number {
  let columns = 0
  for (; at < end && columns < maxIndent; at++) {
    if (bytes[at] === SP) columns++
    else if (bytes[at] === HT) columns += tabWidth
    else if (bytes[at] === 0xc2 && bytes[at + 1] === 0xa0) {
      columns++
      at++
    } else break
  }
  return columns
}
