/**
 * Turns chunks into spans of whole lines, and lets a reader look ahead.
 *
 * A reader that cannot decide yet returns early and says up to which octet it needs to see; it is
 * asked again when that much is there, so that its decisions hang on the input alone and not on the
 * chunks. Only what a reader left, and the line that a cut left unfinished, is copied.
 */
import {CR, LF} from '../lines/octets.ts'

/** Octets of a line that are held; a longer one is passed in pieces. */
const lineLimit = 1 << 20
/** A reader that looks ahead is given this much more, so that it is not asked again at each line. */
const readAhead = 64 << 10

export interface LineReader {
  /** Octet of the input that has to be there before `take` is called again; at most 16 MiB ahead. */
  readonly need: number
  /**
   * Takes the lines `bytes[start, end)`; only a piece of a long line, or the input's last line, ends
   * without LF. `bytes` is lent.
   * @param offset octet of the input at `start`
   * @param final nothing follows: all must be taken
   * @returns the first octet not taken, a line's start
   */
  take(bytes: Buffer, start: number, end: number, offset: number, final: boolean): number
}

export class LineWindow {
  /** Octet of the input at `held[heldStart]`. */
  private offset: number
  private readonly reader: LineReader
  private held = Buffer.allocUnsafe(1024)
  private heldStart = 0
  private heldEnd = 0
  /** Octets at the end of `held` that have no LF yet. */
  private unfinished = 0

  /** @param offset octet of the input at which the first chunk starts */
  constructor(reader: LineReader, offset: number) {
    this.reader = reader
    this.offset = offset
  }

  write(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      at = this.heldStart === this.heldEnd ? this.pass(chunk, at) : this.append(chunk, at)
    }
  }

  end(): void {
    this.take(this.held, this.heldStart, this.heldEnd, true)
    this.heldStart = this.heldEnd = this.unfinished = 0
  }

  /** The common case: nothing is held, lines go out as they lie in the chunk. */
  private pass(chunk: Buffer, at: number): number {
    const lf = chunk.lastIndexOf(LF)
    let end = lf < at ? at : lf + 1
    if (chunk.length - end > lineLimit) end = withoutCr(chunk, chunk.length)
    const taken = end > at ? this.take(chunk, at, end, false) : at
    this.hold(chunk, taken, chunk.length)
    return chunk.length
  }

  /** Completes what is held: as far as the reader asks, and on to the end of that line. */
  private append(chunk: Buffer, at: number): number {
    const missing = this.reader.need - this.offset - (this.heldEnd - this.heldStart)
    const from = missing > 0 ? at + Math.max(missing, readAhead) - 1 : at
    const lf = from < chunk.length ? chunk.indexOf(LF, from) : -1
    const to = lf === -1 ? chunk.length : lf + 1
    this.hold(chunk, at, to)
    if (missing <= to - at) this.release()
    return to
  }

  /** Gives the reader what is held, up to its last line end. */
  private release(): void {
    const {heldEnd, unfinished} = this
    // Cut off: a search must not wander into what is left of longer holds.
    const held = this.held.subarray(0, heldEnd)
    let end = heldEnd - unfinished
    if (unfinished > lineLimit) end = withoutCr(held, heldEnd)
    if (end > this.heldStart) this.heldStart = this.take(held, this.heldStart, end, false)
    if (end > heldEnd - unfinished) this.unfinished = heldEnd - end
    if (this.heldStart === heldEnd) this.heldStart = this.heldEnd = 0
  }

  private take(bytes: Buffer, start: number, end: number, final: boolean): number {
    const taken = this.reader.take(bytes, start, end, this.offset, final)
    this.offset += taken - start
    return taken
  }

  private hold(chunk: Buffer, from: number, to: number): void {
    const size = to - from
    if (size === 0) return
    if (this.heldEnd + size > this.held.length) this.makeRoom(size)
    chunk.copy(this.held, this.heldEnd, from, to)
    this.heldEnd += size
    const lf = this.held.subarray(this.heldEnd - size, this.heldEnd).lastIndexOf(LF)
    this.unfinished = lf === -1 ? this.unfinished + size : size - 1 - lf
  }

  /** Moves only when that frees half of the buffer: so each octet is moved a bounded number of times. */
  private makeRoom(size: number): void {
    const length = this.heldEnd - this.heldStart
    const room =
      (length + size) * 2 <= this.held.length ? this.held : Buffer.allocUnsafe((length + size) * 2)
    this.held.copy(room, 0, this.heldStart, this.heldEnd)
    this.held = room
    this.heldStart = 0
    this.heldEnd = length
  }
}

/** A CR at a cut may be half of a CRLF: it waits for its neighbour. */
function withoutCr(bytes: Buffer, end: number): number {
  return bytes[end - 1] === CR ? end - 1 : end
}
