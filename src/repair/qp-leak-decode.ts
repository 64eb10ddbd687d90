/**
 * Takes one layer of quoted-printable off the rows that are proven to be leaked (RFC 2045 §6.7).
 *
 *     > the rest of the li=        > the rest of the line
 *     > ne
 *
 * A joined row gives up the marks that somebody put before it. Octets over 0x7F are read as UTF-8
 * where they are that, else as windows-1252.
 */
import {mixedToUtf8} from '../charset/utf8.ts'
import {countMarks} from '../lines/marks.ts'
import {EQUALS, GT} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body, Repair} from '../types.ts'
import {Columns} from './columns.ts'
import {escapedOctet, isBlank, isEscapedEol, isSoftBreak, wordEnd} from './qp-leak-octets.ts'
import type {LeakedRows} from './qp-leak-regions.ts'
import {ESCAPED, PROTECTED, SOFT} from './qp-leak-rows.ts'

/** Confidence of a layer: nothing but an encoder leaves every `=` escaped. */
const confidence = 0.98

/** Decodes in place, rebuilds the table of lines; returns the number of places. */
export function decodeLayer(
  body: Body,
  {region, isOuter}: LeakedRows,
  state: Uint8Array,
  repairs: Repair[] | null,
): number {
  const decoder = new LayerDecoder(body, region, isOuter, state, repairs)
  const {lines} = body
  for (let row = 0; row < lines.count; row = decoder.row + 1) decoder.decodeRow(row)
  decoder.finish()
  return decoder.places
}

class LayerDecoder {
  places = 0
  /** The row that was read last. */
  row = 0

  private readonly body: Body
  private readonly bytes: Buffer
  private readonly lines: LineTable
  private readonly region: Int32Array
  private readonly isOuter: Uint8Array
  private readonly state: Uint8Array
  private readonly repairs: Repair[] | null
  private readonly columns = new Columns()
  private readonly out: Buffer
  private size = 0
  /** Octet of the old body up to which all is written. */
  private at: number
  /** Rows that begin a row of the repaired body. */
  private readonly kept: Int32Array
  private keptCount = 0

  constructor(
    body: Body,
    region: Int32Array,
    isOuter: Uint8Array,
    state: Uint8Array,
    repairs: Repair[] | null,
  ) {
    const {lines} = body
    this.body = body
    this.bytes = body.bytes
    this.lines = lines
    this.region = region
    this.isOuter = isOuter
    this.state = state
    this.repairs = repairs
    this.at = lines.start[0]!
    this.kept = new Int32Array(lines.count)
    // No escape is shorter than what it stands for.
    this.out = Buffer.allocUnsafe(lines.start[lines.count]! - this.at)
  }

  /** Decodes a row and those that soft line breaks join to it. */
  decodeRow(row: number): void {
    const {bytes, lines} = this
    this.row = row
    this.kept[this.keptCount++] = row
    if (this.region[row] === 0 || (this.state[row]! & (ESCAPED | SOFT)) === 0) return
    const marks = lines.marks[row]!
    let at = lines.content[row]!
    for (;;) {
      const end = lines.end[this.row]!
      at = bytes.indexOf(EQUALS, at)
      if (at === -1 || at >= end) return
      const next = wordEnd(bytes, at, end)
      at = next > at ? next : this.decodePlace(at, marks)
    }
  }

  finish(): void {
    const {body, lines, kept, keptCount} = this
    const marks = lines.marks[0]!
    this.copy(lines.start[lines.count]!)
    const bodyLines = new Int32Array(keptCount + 1)
    for (let row = 0; row < keptCount; row++) bodyLines[row] = lines.firstLineOf(kept[row]!)
    const total = lines.bodyLineCount
    body.bytes = this.out.subarray(0, this.size)
    lines.build(body.bytes, 0, this.size)
    bodyLines[lines.count] = total
    lines.bodyLines = bodyLines
    countMarks(this.out, lines, 0, lines.count, body.part.flowed)
    if (!body.continued || lines.count === 0) return
    lines.marks[0] = marks
    lines.content[0] = 0
  }

  /** Decodes escapes and soft breaks that follow each other from `from`; gives the octet behind. */
  private decodePlace(from: number, marks: number): number {
    const {bytes, lines} = this
    const row = this.row
    const outFrom = this.copy(from)
    let at = from
    let isWide = false
    for (;;) {
      const end = lines.end[this.row]!
      const octet = escapedOctet(bytes, at, end)
      if (octet >= 0 && octet < 0x20 && isEscapedEol(bytes, at, end)) at = end
      else if (octet >= 0) {
        isWide ||= octet > 0x7f
        this.out[this.size++] = octet
        at += 3
      } else if (bytes[at] === EQUALS && at < end && isSoftBreak(bytes, at, end))
        at = this.join(marks)
      else break
    }
    if (at === from) return from + 1
    this.at = at
    if (isWide) this.toUtf8(outFrom)
    this.places++
    if (this.repairs) this.repairs.push(this.repair(row, from, at, outFrom))
    return at
  }

  /** Steps over a soft break: to the next row's text where that goes on, else to the row's end. */
  private join(marks: number): number {
    const {lines, row} = this
    const next = row + 1
    const end = lines.end[row]!
    if (next >= lines.count || this.region[next] !== this.region[row]) return end
    if (this.state[next] === PROTECTED) return end
    const text = this.behindMarks(next, marks)
    if (text >= lines.end[next]! && lines.marks[next]! < lines.marks[row]!) return end
    this.row = next
    return text
  }

  /** Where the row's text begins: behind the marks that came later, at most those of the line above. */
  private behindMarks(row: number, marksAbove: number): number {
    const {bytes, lines} = this
    const marks = this.isOuter[row] === 1 ? this.region[row]! - 1 : marksAbove
    if (lines.marks[row]! <= marks) return lines.content[row]!
    let at = lines.start[row]!
    for (let left = marks; left > 0; at++) if (bytes[at] === GT) left--
    return marks > 0 && isBlank(bytes[at]!) ? at + 1 : at
  }

  private toUtf8(from: number): void {
    const {bytes} = mixedToUtf8(this.out, from, this.size)
    this.size = from + bytes.copy(this.out, from)
  }

  private repair(row: number, from: number, to: number, outFrom: number): Repair {
    const {body, bytes, lines} = this
    return {
      rule: 'qp-leak',
      line: body.firstLine + lines.firstLineOf(row),
      column: this.columns.of(bytes, row, lines.start[row]!, from),
      before: bytes.toString('utf8', from, to),
      after: this.out.toString('utf8', outFrom, this.size),
      confidence,
    }
  }

  /** Copies up to `to`; gives the place in `out` where that ends. */
  private copy(to: number): number {
    this.bytes.copy(this.out, this.size, this.at, to)
    this.size += to - this.at
    this.at = to
    return this.size
  }
}
