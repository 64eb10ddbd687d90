/**
 * A body read a second time: with another level of evidence, or with its structure, which the first
 * reading leaves out since only few findings need it.
 */
import {countMarks} from '../lines/marks.ts'
import type {LineTable} from '../lines/table.ts'
import {type QuotedMessage, type QuoteReader, quoteReader} from '../quote/reader.ts'
import {countTightFrom} from '../quote/tight-from.ts'
import type {Body, Reading, RequoteLevel} from '../types.ts'

/** The same body with its lines read anew; valid until the next one. */
export interface ReadBody {
  readonly body: Body
  readonly reading: Reading
  /** How many `>` each row begins with; `AR>` and `|` are no such marks. */
  readonly marks: Int32Array
}

/** Reads windows of one part, in order. */
export class SecondReading {
  private readonly reader: QuoteReader
  private readonly lines: LineTable

  /** @param lines a table that nobody else uses meanwhile */
  constructor(message: QuotedMessage, level: RequoteLevel, lines: LineTable) {
    this.reader = quoteReader(message, {level, structure: true})
    this.lines = lines
  }

  /** @param given repaired; its lines are left alone */
  read(given: Body): ReadBody {
    const {bytes, part} = given
    const {start, count: rows, marks} = given.lines
    const {lines} = this
    lines.build(bytes, start[0]!, start[rows]!)
    lines.bodyLines = given.lines.bodyLines
    const body = {...given, lines}
    const count = (): void => {
      countMarks(bytes, lines, 0, lines.count, part.flowed)
      if (!given.continued) return
      lines.marks[0] = marks[0]!
      lines.content[0] = start[0]!
    }
    count()
    countTightFrom(body)
    const counted = lines.marks.slice(0, lines.count)
    count()
    return {body, reading: this.reader.read(body), marks: counted}
  }
}
