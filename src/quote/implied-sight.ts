/**
 * What stands around an introduction: the text above and below it, whose signature ends it, whether
 * marked lines below it need it as their introduction.
 *
 * Looks ahead by a few hundred rows at the most, and in all by a fixed multiple of the body's rows:
 * beyond that nothing is in sight, so that no input takes more than linear time.
 */
import {MINUS} from '../lines/octets.ts'
import type {Body, Person} from '../types.ts'
import {mayIntroduce} from './attribution-sight.ts'
import {readWise} from './groupwise.ts'
import {endsInColon, mayStartHeaderBlock} from './header-block.ts'
import {isSeparator, signatureRow, startsQuotation} from './implied-evidence.ts'
import {trimmedEnd} from './words.ts'

const UNDERSCORE = 0x5f

/** Blank rows allowed between an introduction and its text. */
const maxGap = 12
const maxLookAhead = 250
const rowsPerRow = 16
const leastRows = 4096

/** Rows of a list's footer. */
const maxFooter = 12
const minRule = 20

export class Sight {
  private readonly body: Body
  /** Rows that may still be looked at. */
  private budget: number

  constructor(body: Body) {
    this.body = body
    this.budget = leastRows + rowsPerRow * body.lines.count
  }

  /**
   * First row of the footer that the sender's list put below the whole body, or -1: a rule near the
   * end, and below it words that only lists write.
   */
  footer(): number {
    const {bytes, lines, members} = this.body
    const last = lines.count - 1
    for (let row = last; row > Math.max(0, last - maxFooter); row--) {
      // What stands above the end of a digest is the digest's.
      if (members?.has(row)) return -1
      if (lines.depth[row] !== 0 || !isRule(this.body, row)) continue
      const text = bytes.toString(
        'latin1',
        lines.end[row]!,
        Math.min(lines.start[last + 1]!, lines.end[row]! + 1000),
      )
      return /mailing list|unsubscribe|listinfo|@lists\./i.test(text) ? row : -1
    }
    return -1
  }

  /** The next row with content, a few blank ones away at the most; -1 when there is none. */
  textBelow(row: number): number {
    const {bytes, lines} = this.body
    const stop = Math.min(lines.count - 1, row + 1 + maxGap)
    for (let at = row + 1; at <= stop; at++) if (!lines.isBlank(bytes, at)) return at
    return -1
  }

  /** As `textBelow`, but for a blank row with which a quotation starts: its place is the quotation's. */
  quotationBelow(row: number): number {
    const below = this.textBelow(row)
    for (let at = row + 1; at < below; at++) if (startsQuotation(this.body, at)) return at
    return below
  }

  /** The row with content right above, a few blank ones away at the most; -1 when there is none. */
  textAbove(row: number): number {
    const {bytes, lines} = this.body
    const stop = Math.max(0, row - 1 - maxGap)
    for (let at = row - 1; at >= stop; at--) if (!lines.isBlank(bytes, at)) return at
    return -1
  }

  /** The first line from `below` on with more than `marks` marks stands under nothing that introduces it. */
  marksRestart(below: number, marks: number): boolean {
    const {bytes, lines} = this.body
    const stop = this.lookAhead(below)
    let last = below
    for (let row = below; row <= stop; row++) {
      if (lines.isBlank(bytes, row)) continue
      if (lines.depth[row]! < marks) return false
      if (lines.depth[row]! > marks) return !this.isIntroduced(last, row)
      if (row > below && this.isFieldRun(row)) return false
      last = row
    }
    return false
  }

  /** The next row of so many marks that may end an attribution; -1 when none is in sight. */
  nextAttribution(below: number, marks: number): number {
    const {depth} = this.body.lines
    const stop = this.lookAhead(below)
    for (let row = below; row <= stop && depth[row]! >= marks; row++) {
      if (depth[row] !== marks || !endsInColon(this.body, row)) continue
      if (mayIntroduce(this.body, row)) return row
    }
    return -1
  }

  /** Last row of the paragraph from `below` on that the person signs, or -1. */
  signedEnd(below: number, person: Person): number {
    const {bytes, lines} = this.body
    const stop = this.lookAhead(below)
    let end = signatureRow(this.body, below, stop, person)
    if (end < 0) return -1
    const depth = lines.depth[end]!
    while (end < stop && !lines.isBlank(bytes, end + 1) && lines.depth[end + 1] === depth) end++
    return end
  }

  /** The person's name stands alone on a line below, and not in a signature below a sig-sep. */
  isSigned(below: number, person: Person): boolean {
    const row = signatureRow(this.body, below, this.lookAhead(below), person)
    if (row < 0) return false
    return !isSeparator(this.body, row - 1) && !isSeparator(this.body, row - 2)
  }

  /** Three rows like fields: another header block, which what is marked below may belong to. */
  private isFieldRun(row: number): boolean {
    if (row + 2 >= this.body.lines.count) return false
    for (let at = row; at < row + 3; at++) if (!mayStartHeaderBlock(this.body, at)) return false
    return true
  }

  /** Row `last` leads over to the marked `row`, or an attribution stands inside those marks. */
  private isIntroduced(last: number, row: number): boolean {
    const {body} = this
    if (endsInColon(body, last) || mayStartHeaderBlock(body, last)) return true
    if (readWise(body, last) !== null) return true
    const {depth, count} = body.lines
    for (let at = row; at < count && at < row + 3 && depth[at] === depth[row]; at++) {
      if (endsInColon(body, at)) return true
    }
    return false
  }

  /** The last row in sight; takes the rows up to there off the budget. */
  lookAhead(row: number): number {
    if (this.budget <= 0) return row - 1
    const last = Math.min(this.body.lines.count - 1, row + maxLookAhead)
    this.budget -= last - row + 1
    return last
  }
}

/** `________________________________` */
function isRule({bytes, lines}: Body, row: number): boolean {
  const at = lines.content[row]!
  const octet = bytes[at]
  if (octet !== UNDERSCORE && octet !== MINUS) return false
  let end = at
  while (end < lines.end[row]! && bytes[end] === octet) end++
  return end - at >= minRule && end === trimmedEnd(bytes, lines, row)
}
