/**
 * A body read a second time: with another level of evidence, or with its structure, which the first
 * reading leaves out since only few findings need it.
 */
import {countMarks} from '../lines/marks.ts'
import type {LineTable} from '../lines/table.ts'
import {type QuotedMessage, type QuoteReader, quoteReader} from '../quote/reader.ts'
import type {Body, Reading, RequoteLevel} from '../types.ts'

/** The same body with its lines read anew; valid until the next one. */
export interface ReadBody {
  readonly body: Body
  readonly reading: Reading
  /** How many `>` each row begins with. */
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
    const {start, count, marks} = given.lines
    const {lines} = this
    lines.build(bytes, start[0]!, start[count]!)
    lines.bodyLines = given.lines.bodyLines
    countMarks(bytes, lines, 0, lines.count, part.flowed)
    if (given.continued) {
      lines.marks[0] = marks[0]!
      lines.content[0] = start[0]!
    }
    const body = {...given, lines}
    const counted = lines.marks.slice(0, lines.count)
    return {body, reading: this.reader.read(body), marks: counted}
  }
}
