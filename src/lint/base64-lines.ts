/**
 * The lines of a base64 body (RFC 2045 §6.8) with the raw lines, and where those are whole groups the
 * columns, that each of their octets came from.
 */
import {CR, LF} from '../lines/octets.ts'
import {Base64Decoder} from '../mime/base64.ts'
import {OctetStore} from '../mime/octet-store.ts'
import type {DecodedLine, DecodedLines} from './decoded-line.ts'
import type {RawLines} from './raw-lines.ts'

/** A raw line and the place of its first octet among those that were decoded. */
interface Piece {
  readonly decoded: number
  readonly start: number
  readonly end: number
  /** It is groups of four and nothing else, and so are those before it. */
  readonly isWhole: boolean
}

/** Decodes one raw line after the other, as far as it is asked. */
export class Base64Lines implements DecodedLines {
  private readonly raw: RawLines
  private readonly decoder = new Base64Decoder()
  private readonly decoded = new OctetStore()
  private pieces: Piece[] = []
  /** Next raw line. */
  private next: number
  private isWhole = true
  private count = 0
  /** The current line in `decoded`, its eol included. */
  private from = 0
  private to = 0

  constructor(raw: RawLines, sourceLine: number) {
    this.raw = raw
    const start = raw.startOf(sourceLine)
    this.next = start === -1 ? raw.bytes.length : start
  }

  at(line: number): DecodedLine | null {
    while (this.count < line) if (!this.read()) return null
    return line < this.count ? null : this.line()
  }

  private read(): boolean {
    this.compact()
    const {decoded} = this
    let lf = this.findLf(this.to)
    while (lf === -1 && this.next < this.raw.bytes.length) {
      const before = decoded.length
      this.decode()
      lf = this.findLf(before)
    }
    if (lf === -1 && this.to === decoded.length) return false
    this.count++
    this.from = this.to
    this.to = lf === -1 ? decoded.length : lf + 1
    return true
  }

  private findLf(from: number): number {
    const {bytes, length} = this.decoded
    return bytes.subarray(0, length).indexOf(LF, from)
  }

  /** Forgets what was read, now and then. */
  private compact(): void {
    const {to, decoded} = this
    if (to * 2 <= decoded.length) return
    decoded.drop(to)
    const kept = Math.max(
      0,
      this.pieces.findLastIndex(piece => piece.decoded <= to),
    )
    this.pieces = this.pieces.slice(kept).map(piece => ({...piece, decoded: piece.decoded - to}))
    this.from = this.to = 0
  }

  private decode(): void {
    const {raw, decoded, next: start} = this
    const next = raw.next(start)
    const end = raw.endOf(start)
    const before = decoded.length
    this.decoder.decode(raw.bytes, start, next, next === raw.bytes.length, decoded)
    const text = raw.bytes.toString('latin1', start, end)
    this.isWhole &&= text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    this.pieces.push({decoded: before, start, end, isWhole: this.isWhole})
    this.next = next
  }

  private line(): DecodedLine {
    const {decoded, from, pieces} = this
    let to = this.to
    if (to > from && decoded.bytes[to - 1] === LF) to--
    while (to > from && decoded.bytes[to - 1] === CR) to--
    const pieceOf = (index: number): Piece =>
      pieces.findLast(piece => piece.decoded <= from + index) ?? pieces[0]!
    const group = (index: number): number => {
      const {start, decoded: first, isWhole} = pieceOf(index)
      return isWhole ? start + Math.floor((from + index - first) / 3) * 4 : start
    }
    return {
      octets: decoded.copy(from, to),
      start: group(0),
      isExact: pieceOf(to - from).isWhole,
      from: group,
      to: index => (pieceOf(index).isWhole ? group(index) + 4 : pieceOf(index).end),
    }
  }
}
