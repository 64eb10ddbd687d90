/**
 * From what a room tells of a place (a line of a decoded body, a column of a field) to its place in
 * the raw file: line, column, and the line as it stands there.
 *
 * Asked once a message is over, for its findings alone, part by part and in the order of lines.
 */
import type {Repair, TextPart} from '../types.ts'
import type {DecodedLine, DecodedLines} from './decoded-line.ts'
import {decodedLines} from './decoded-lines.ts'
import {decodedField, fieldLine, fieldSpan, labelSpan} from './field-place.ts'
import {LineText} from './line-text.ts'
import type {RawLines, RawSpan} from './raw-lines.ts'
import {retrace, type Stretch} from './retrace.ts'

/** A place in the raw file; lines and columns from 1, `source` the raw line as people see it. */
export interface RawPlace {
  readonly line: number
  readonly column: number | null
  readonly endLine: number
  readonly endColumn: number | null
  readonly source: string | null
  /** Raw octet at which it begins, in the message; -1 when that is not held. */
  readonly at: number
}

/** A line of a body; read as text only when somebody asks. */
class DecodedText {
  readonly decoded: DecodedLine
  private readonly charset: string | null
  private readonly fallback: string
  private read: LineText | null = null

  constructor(decoded: DecodedLine, charset: string | null, fallback: string) {
    this.decoded = decoded
    this.charset = charset
    this.fallback = fallback
  }

  get text(): LineText {
    this.read ??= new LineText(this.decoded.octets, this.charset, this.fallback)
    return this.read
  }
}

/** Places of one message. */
export class Locator {
  private readonly raw: RawLines | null
  private readonly fallback: string
  private readonly isEscaped: (at: number) => boolean
  private part: TextPart | null = null
  private lines: DecodedLines | null = null
  /** The line that was asked last: several findings may stand on it. */
  private lastLine = -1
  private last: DecodedText | null = null
  private retraced: {readonly repairs: readonly Repair[]; readonly told: Retraced} | null = null

  /**
   * @param raw the message's own lines; null when they are not held
   * @param isEscaped whether mbox's escape was taken off at an octet of them
   */
  constructor(raw: RawLines | null, fallback: string, isEscaped: (at: number) => boolean) {
    this.raw = raw
    this.fallback = fallback
    this.isEscaped = isEscaped
  }

  /** Input lines, whole. */
  inputLines(first: number, last: number = first): RawPlace {
    const at = this.raw?.startOf(first) ?? -1
    const source = at === -1 ? null : this.raw!.source(at)
    return {line: first, column: null, endLine: last, endColumn: null, source, at}
  }

  /** A line of a part's decoded body, whole. */
  bodyLine(part: TextPart, line: number): RawPlace {
    const found = this.decoded(part, line)
    if (found === null) return this.inputLines(part.sourceLine)
    const {start} = found.decoded
    const last = found.decoded.octets.length - 1
    const end = last < 0 ? start : Math.max(start, found.decoded.to(last) - 1)
    return this.inputLines(this.raw!.lineOf(start), this.raw!.lineOf(end))
  }

  /** A character of a body line; the whole line where it does not stand there. */
  character(part: TextPart, line: number, character: string): RawPlace {
    const found = this.decoded(part, line)
    const unit = found?.text.text.indexOf(character) ?? -1
    const span = found && unit >= 0 ? spanOf([found], unit, unit + character.length) : null
    return span === null ? this.bodyLine(part, line) : this.span(span)
  }

  /** What each rule did to a body line, and where. @param repairs those of this line, as made */
  repairs(part: TextPart, line: number, repairs: readonly Repair[]): Retraced {
    if (this.retraced?.repairs === repairs) return this.retraced.told
    const lines = this.joined(part, line, repairs)
    const text = lines === null ? null : lines.map(({text}) => text.text).join(eolIn(repairs))
    const eol = eolIn(repairs).length
    const told = retrace(text, repairs).map(stretch => {
      const span = stretch.span && lines && spanOf(lines, stretch.span.from, stretch.span.to, eol)
      return {stretch, place: span ? this.span(span) : this.bodyLine(part, line)}
    })
    this.retraced = {repairs, told}
    return told
  }

  /** What each rule did to a header field, and where. @param repairs those of this field, as made */
  fieldRepairs(line: number, name: string, repairs: readonly Repair[]): Retraced {
    if (this.retraced?.repairs === repairs) return this.retraced.told
    const text = this.raw && decodedField(this.raw, line, name, this.fallback)
    const told = retrace(text, repairs).map(stretch => {
      const unit = stretch.span?.from ?? repairs[0]!.column - 1
      return {stretch, place: this.field(line, name, unit, stretch.before)}
    })
    this.retraced = {repairs, told}
    return told
  }

  /** A stretch of the body of the first field of this name, in the section that starts at a line. */
  firstField(sectionLine: number, name: string, stretch: string): RawPlace {
    const line = this.raw ? fieldLine(this.raw, sectionLine, name) : sectionLine
    return this.field(line, name, 0, stretch)
  }

  private field(line: number, name: string, unit: number, stretch: string): RawPlace {
    const span = this.raw && fieldSpan(this.raw, line, name, unit, stretch, this.fallback)
    return span ? this.span(span) : this.inputLines(line)
  }

  /** The charset's name in a part's Content-Type, or what comes nearest to it. */
  label(part: TextPart): RawPlace {
    const span = this.raw && labelSpan(this.raw, part.sourceLine)
    return span ? this.span(span) : this.inputLines(part.sourceLine)
  }

  private span({from, to, isExact}: RawSpan): RawPlace {
    const raw = this.raw!
    // What ends with a line's eol ends with the line.
    const isLineStart = to > from && raw.lineStart(to) === to
    const end = isLineStart ? Math.max(from, raw.endOf(raw.lineStart(to - 1))) : to
    const [line, endLine] = [raw.lineOf(from), raw.lineOf(Math.max(from, end - 1))]
    const column = isExact ? raw.columnOf(from) : null
    const endColumn = isExact ? raw.columnOf(end) : null
    return {line, column, endLine, endColumn, source: raw.source(from), at: from}
  }

  private decoded(part: TextPart, line: number): DecodedText | null {
    if (this.raw === null) return null
    if (this.part !== part) {
      this.part = part
      this.lines = decodedLines(part, this.raw, this.isEscaped)
      this.lastLine = -1
    }
    if (line !== this.lastLine) {
      this.lastLine = line
      const decoded = this.lines!.at(line)
      this.last = decoded && new DecodedText(decoded, part.charset, this.fallback)
    }
    return this.last
  }

  /** The line and those that its repairs joined to it; null when one of them is not known. */
  private joined(part: TextPart, line: number, repairs: readonly Repair[]): DecodedText[] | null {
    let joins = 0
    for (const {before} of repairs)
      if (before.includes('\n')) joins += before.split('\n').length - 1
    const lines: DecodedText[] = []
    for (let next = line; next <= line + joins; next++) {
      const found = this.decoded(part, next)
      if (found === null) return null
      lines.push(found)
    }
    return lines
  }
}

/** What rules did to a line, each with its place. */
export type Retraced = readonly {readonly stretch: Stretch; readonly place: RawPlace}[]

/** Units of joined lines, `eol` units between them, as octets of the message. */
function spanOf(
  lines: readonly DecodedText[],
  from: number,
  to: number,
  eol: number = 1,
): RawSpan | null {
  const first = octetAt(lines, from, eol)
  const behind = octetAt(lines, to, eol)
  if (first === null || behind === null) return null
  const {decoded} = behind.line
  const start = first.line.decoded.from(first.octet)
  const end = behind.octet > 0 ? decoded.to(behind.octet - 1) : decoded.start
  const isExact = first.line.decoded.isExact && decoded.isExact
  return {from: start, to: Math.max(start, to > from ? end : start), isExact}
}

function octetAt(
  lines: readonly DecodedText[],
  unit: number,
  eol: number,
): {readonly line: DecodedText; readonly octet: number} | null {
  let left = unit
  for (const line of lines) {
    const {length} = line.text.text
    if (left <= length || line === lines.at(-1)) {
      const octet = line.text.octetOf(left)
      return octet === -1 ? null : {line, octet}
    }
    left -= length + eol
    // Inside the eol: what is meant ends with the line.
    if (left < 0) return {line, octet: Math.max(0, line.decoded.octets.length - 1)}
  }
  return null
}

function eolIn(repairs: readonly Repair[]): '\n' | '\r\n' {
  return repairs.some(({before}) => before.includes('\r\n')) ? '\r\n' : '\n'
}
