/**
 * The octets of one input, held from the first that is not written yet: those of the message that is
 * open, and what its reader looks at ahead. Everything before leaves as it came, in long runs, and a
 * chunk that nobody needs to see again is not copied.
 */
import type {Output} from '../types.ts'

const firstRoom = 1 << 16
/** A buffer that one long message made larger than this is given back. */
const keptRoom = 1 << 22

/** Takes the octets that are written as they came. */
export type TakeUntouched = (bytes: Buffer, start: number, end: number) => void

export class InputOctets {
  private readonly out: Output
  private readonly onUntouched: TakeUntouched
  /** Octets of the input up to which all is written, or was taken by `skip`. */
  private written = 0
  private held = Buffer.allocUnsafe(firstRoom)
  private heldStart = 0
  private heldEnd = 0
  private chunk: Buffer = Buffer.alloc(0)
  /** Octet of the input at `chunk[0]`; `held` ends there. */
  private chunkStart = 0

  constructor(out: Output, onUntouched: TakeUntouched) {
    this.out = out
    this.onUntouched = onUntouched
  }

  /** The next octets, lent until `keep`. */
  take(chunk: Buffer): void {
    this.chunk = chunk
  }

  /** Octets of the input that have come. */
  get end(): number {
    return this.chunkStart + this.chunk.length
  }

  /** The chunk is taken back: what is not written of it is copied. */
  keep(): void {
    const {chunk, chunkStart} = this
    this.hold(chunk, Math.max(0, this.written - chunkStart))
    this.chunkStart += chunk.length
    this.chunk = Buffer.alloc(0)
  }

  /** Writes up to octet `to` of the input. */
  pass(to: number): void {
    while (this.written < to) {
      const fromHeld = this.written < this.chunkStart
      const bytes = fromHeld ? this.held : this.chunk
      const start = fromHeld ? this.heldStart : this.written - this.chunkStart
      const length = Math.min(to, fromHeld ? this.chunkStart : to) - this.written
      this.out.span(bytes, start, start + length)
      this.onUntouched(bytes, start, start + length)
      this.drop(length)
    }
  }

  /** Octets `from` to `to` of the input, none of them written yet; lent until the next call. */
  read(from: number, to: number): Buffer {
    const {chunk, chunkStart} = this
    if (from >= chunkStart) return chunk.subarray(from - chunkStart, to - chunkStart)
    const start = this.heldStart + from - this.written
    const inHeld = this.held.subarray(start, start + Math.min(to, chunkStart) - from)
    if (to <= chunkStart) return inHeld
    return Buffer.concat([inHeld, chunk.subarray(0, to - chunkStart)])
  }

  /** Octets up to `to` are not written: something else stands there now. */
  skip(to: number): void {
    this.drop(to - this.written)
  }

  private drop(length: number): void {
    const left = Math.max(0, this.chunkStart - this.written)
    this.heldStart += Math.min(length, left)
    this.written += length
  }

  private hold(bytes: Buffer, from: number): void {
    const size = bytes.length - from
    const length = this.heldEnd - this.heldStart
    if (this.heldEnd + size > this.held.length || length === 0) this.makeRoom(length, size)
    bytes.copy(this.held, this.heldEnd, from)
    this.heldEnd += size
  }

  /** Moves only where that frees half of the buffer, so that each octet is moved a few times. */
  private makeRoom(length: number, size: number): void {
    const needed = length + size
    const fits = needed * 2 <= this.held.length && this.held.length <= keptRoom
    const room = fits ? this.held : Buffer.allocUnsafe(Math.max(firstRoom, needed * 2))
    this.held.copy(room, 0, this.heldStart, this.heldEnd)
    this.held = room
    this.heldStart = 0
    this.heldEnd = length
  }
}
