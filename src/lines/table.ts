/**
 * The table of a body's lines: one column per fact, one row per line, reused from body to body.
 *
 * A line ends at LF or CRLF (RFC 5322 §2.1), or CRCRLF where a CRLF was converted twice; the last one
 * may have no end. A bare CR is content.
 * Offsets are octets of the buffer that the table was built on; strings are made only by rules that
 * must read a line closely (`text`).
 */
import {LineEnds} from './line-ends.ts'
import {factsBetween} from './line-facts.ts'
import {CR, LF} from './octets.ts'

/** Rows for a short mail: a folder of mail has a table for each. */
const firstCapacity = 256
/** Octets of changed rows that are read again one by one. */
const fewOctets = 512
/** For bodies whose line ends nobody knows yet; each is looked at and forgotten. */
const own = new LineEnds(Number.POSITIVE_INFINITY)

/** Rows `0 … count-1`; columns longer than `count` hold garbage behind it. */
export class LineTable {
  count = 0
  /** First octet of the line, marks included. `start[count]` is the end of the body. */
  start: Int32Array = new Int32Array(firstCapacity)
  /** Octet after the line's content, before its LF or CRLF. */
  end: Int32Array = new Int32Array(firstCapacity)
  /** Quote marks at the start of the line. */
  marks: Int32Array = new Int32Array(firstCapacity)
  /** First octet of the content: behind the marks and the one space that follows them. */
  content: Int32Array = new Int32Array(firstCapacity)
  /** True quote depth; 0 is the sender. */
  depth: Int32Array = new Int32Array(firstCapacity)
  /** Index into `blockKinds`. */
  kind: Uint8Array = new Uint8Array(firstCapacity)
  /** Index into the reading's authors; -1 is nobody known. */
  author: Int32Array = new Int32Array(firstCapacity)
  /** What each line has, marks included: bits of line-facts.ts, or more than it has. */
  facts: Uint8Array = new Uint8Array(firstCapacity)
  /** What some line has. */
  allFacts = 0
  /**
   * Body line with which each row begins, counted from 0 as the body came; the cell behind the last
   * row has the number of body lines. Null while rows are body lines: no repair has joined any.
   */
  bodyLines: Int32Array | null = null

  /**
   * Fills `start` and `end` from `bytes[from, to)`; the other columns are left to their rooms.
   * @param most rows to fill at the most
   * @param ends that may know these octets
   * @returns the first octet that no row has: `to`, unless there are more rows than `most`
   */
  build(
    bytes: Buffer,
    from: number,
    to: number,
    most: number = Number.POSITIVE_INFINITY,
    ends: LineEnds | null = null,
  ): number {
    const known = ends === null || bytes[to - 1] !== LF ? -1 : ends.find(bytes, from, to)
    if (known !== -1) {
      const count = ends!.find(bytes, to, to) - known
      return this.fill(bytes, from, to, Math.min(most, count), ends!, known)
    }
    own.look(bytes, from, to)
    own.searchAll(most)
    const count = from === to || bytes[to - 1] === LF ? own.count : own.count + 1
    const behind = this.fill(bytes, from, to, Math.min(most, count), own, 0)
    own.forget()
    return behind
  }

  /** Fills `count` rows from line end `index` of `ends` on; a last line without an end is a row too. */
  private fill(
    bytes: Buffer,
    from: number,
    to: number,
    count: number,
    ends: LineEnds,
    index: number,
  ): number {
    while (count + 2 > this.start.length) this.grow()
    const {start, end, facts} = this
    let all = 0
    let at = from
    for (let row = 0; row < count; row++) {
      const isEnded = index + row < ends.count
      const lf = isEnded ? ends.offsets[index + row]! : to
      const has = isEnded ? ends.facts[index + row]! : ends.tail
      let stop = lf
      if (isEnded) while (stop > at && bytes[stop - 1] === CR) stop--
      start[row] = at
      end[row] = stop
      facts[row] = has
      all |= has
      at = Math.min(lf + 1, to)
    }
    this.count = count
    start[count] = at
    this.allFacts = all
    this.bodyLines = null
    return at
  }

  /** The first row from `row` on that has one of the facts `wanted`, or `count`. */
  nextWith(wanted: number, row: number): number {
    const {count, facts} = this
    let next = row
    while (next < count && (facts[next]! & wanted) === 0) next++
    return next
  }

  /** Reads the facts of rows `from … to-1` again, whose octets were changed. */
  renewFacts(bytes: Buffer, from: number, to: number): void {
    const {start, end, facts} = this
    const isFound = this.findAgain(bytes, start[from]!, start[to]!, to - from)
    for (let row = from; row < to; row++) {
      const index = row - from
      if (!isFound) facts[row] = factsBetween(bytes, start[row]!, end[row]!)
      else facts[row] = index < own.count ? own.facts[index]! : own.tail
      this.allFacts |= facts[row]!
    }
  }

  /** Finds the facts of so many rows at once; false where they are sooner read one by one. */
  private findAgain(bytes: Buffer, from: number, to: number, rows: number): boolean {
    if (to - from < fewOctets) return false
    own.look(bytes, from, to)
    own.searchAll(Number.POSITIVE_INFINITY)
    own.forget()
    return own.count === (bytes[to - 1] === LF ? rows : rows - 1)
  }

  /** First body line of the row, from 0. */
  firstLineOf(row: number): number {
    return this.bodyLines === null ? row : this.bodyLines[row]!
  }

  /** Last body line of the row, from 0: not the first where a repair joined lines. */
  lastLineOf(row: number): number {
    return this.bodyLines === null ? row : this.bodyLines[row + 1]! - 1
  }

  /** Lines that the body had as it came. */
  get bodyLineCount(): number {
    return this.firstLineOf(this.count)
  }

  /**
   * The row of octet `at`, in steps that double and then halve.
   * @param from a row that is not below it
   */
  rowOf(at: number, from: number = 0): number {
    const {count, start} = this
    let row = from
    let step = 1
    while (row + step < count && start[row + step]! <= at) {
      row += step
      step *= 2
    }
    let to = Math.min(row + step, count)
    while (to - row > 1) {
      const middle = (row + to) >> 1
      if (start[middle]! <= at) row = middle
      else to = middle
    }
    return row
  }

  /** The row that has a body line, counted from 0. */
  rowOfLine(line: number): number {
    let [from, to] = [0, this.count]
    while (to - from > 1) {
      const middle = (from + to) >>> 1
      if (this.firstLineOf(middle) <= line) from = middle
      else to = middle
    }
    return from
  }

  /** Octet after the line's terminator. */
  next(row: number): number {
    return this.start[row + 1]!
  }

  /** True when nothing but white space follows the marks. */
  isBlank(bytes: Buffer, row: number): boolean {
    const end = this.end[row]!
    for (let at = this.content[row]!; at < end; at++) {
      const octet = bytes[at]!
      if (octet !== 0x20 && octet !== 0x09) return false
    }
    return true
  }

  /**
   * The line's content behind its marks, as a string.
   * @param most octets to read at the most (a cut character becomes U+FFFD)
   */
  text(bytes: Buffer, row: number, most: number = Number.POSITIVE_INFINITY): string {
    const content = this.content[row]!
    return bytes.toString('utf8', content, Math.min(this.end[row]!, content + most))
  }

  private grow(): void {
    const rows = this.start.length * 2
    const longer = (column: Int32Array): Int32Array => {
      const next = new Int32Array(rows)
      next.set(column)
      return next
    }
    const longerOctets = (column: Uint8Array): Uint8Array => {
      const next = new Uint8Array(rows)
      next.set(column)
      return next
    }
    this.start = longer(this.start)
    this.end = longer(this.end)
    this.marks = longer(this.marks)
    this.content = longer(this.content)
    this.depth = longer(this.depth)
    this.author = longer(this.author)
    this.kind = longerOctets(this.kind)
    this.facts = longerOctets(this.facts)
  }
}
