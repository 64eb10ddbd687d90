/**
 * The lines of a message as it is stored: from a line's number to its octets and back.
 *
 * Looked at only where something was found. Every 32nd line's start is noted on the way, so that a
 * message of nothing but line ends costs little memory and a look-up little time.
 */
import {CR, LF} from '../lines/octets.ts'

/** Lines between two noted starts. */
const stride = 32
/** Octets of a line that a person is shown, and UTF-16 units. */
const sourceOctets = 2000
const sourceUnits = 500

/** Octets of the message: `from` up to `to`. */
export interface RawSpan {
  readonly from: number
  readonly to: number
  /** False: only the lines are known. */
  readonly isExact: boolean
}

export class RawLines {
  readonly bytes: Buffer
  /** Number of the first line in the input. */
  readonly firstLine: number
  private readonly eol: number
  private readonly noted: number[] = [0]
  /** Where the next line to note may be searched from, and that line's number, from 0. */
  private seenTo = 0
  private seen = 0
  /** The line that was found last, and its octets: findings stand close together. */
  private knownLine = 0
  private knownFrom = 0
  private knownTo = 0
  private columnLine = -1
  private columnAt = 0
  private column = 1

  /** @param line number of the first line in the input */
  constructor(bytes: Buffer, line: number) {
    this.bytes = bytes
    this.firstLine = line
    // Classic Mac OS ends lines with CR; the mailbox room reads it so where an input has no LF.
    this.eol = bytes.includes(LF) ? LF : CR
  }

  /** Offset of the first octet of input line `line`; -1 when it is not one of these. */
  startOf(line: number): number {
    const index = line - this.firstLine
    if (index < 0) return -1
    const wanted = Math.floor(index / stride)
    while (this.noted.length <= wanted) if (!this.note()) return -1
    let at = this.noted[wanted]!
    for (let count = index % stride; count > 0; count--) {
      at = this.next(at)
      if (at >= this.bytes.length) return -1
    }
    return at
  }

  /** Offset of the line behind the one that `at` is in; the octets' end behind the last. */
  next(at: number): number {
    const eol = this.bytes.indexOf(this.eol, at)
    return eol === -1 ? this.bytes.length : eol + 1
  }

  /** Offset behind the content of the line that `at` is in: its LF, CRLF or CRCRLF stands there. */
  endOf(at: number): number {
    let end = this.bytes.indexOf(this.eol, at)
    if (end === -1) return this.bytes.length
    while (end > at && this.bytes[end - 1] === CR) end--
    return end
  }

  /** Input line that the octet at `at` is in. */
  lineOf(at: number): number {
    if (at < this.knownFrom || at >= this.knownTo) this.findLine(at)
    return this.knownLine
  }

  private findLine(at: number): void {
    while (this.seenTo <= at) if (!this.note()) break
    let [from, to] = [0, this.noted.length]
    while (to - from > 1) {
      const middle = (from + to) >>> 1
      if (this.noted[middle]! <= at) from = middle
      else to = middle
    }
    let line = from * stride
    let start = this.noted[from]!
    let next = this.next(start)
    while (next <= at && next < this.bytes.length) {
      line++
      start = next
      next = this.next(start)
    }
    this.knownFrom = start
    this.knownTo = next
    this.knownLine = this.firstLine + line
  }

  /** Start of the line that the octet at `at` is in. */
  lineStart(at: number): number {
    return at === 0 ? 0 : this.bytes.lastIndexOf(this.eol, at - 1) + 1
  }

  /** Column of the octet at `at`: UTF-16 units of its line read as UTF-8, from 1. */
  columnOf(at: number): number {
    const start = this.lineStart(at)
    if (this.columnLine !== start || this.columnAt > at) {
      this.columnLine = this.columnAt = start
      this.column = 1
    }
    this.column += this.bytes.toString('utf8', this.columnAt, at).length
    this.columnAt = at
    return this.column
  }

  /** The line that `at` is in, for people: cut where it is long. */
  source(at: number): string {
    const start = this.lineStart(at)
    const end = Math.min(this.endOf(start), start + sourceOctets)
    return this.bytes.toString('utf8', start, end).slice(0, sourceUnits)
  }

  /** Octets of the whole line that `at` is in, without its eol; lent. */
  octets(at: number): Buffer {
    const start = this.lineStart(at)
    return this.bytes.subarray(start, this.endOf(start))
  }

  private note(): boolean {
    for (let count = 0; count < stride; count++) {
      this.seenTo = this.next(this.seenTo)
      if (this.seenTo >= this.bytes.length) {
        this.seenTo = Number.POSITIVE_INFINITY
        return false
      }
    }
    this.seen++
    this.noted.push(this.seenTo)
    return true
  }
}
