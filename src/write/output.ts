/**
 * Where the writers put octets: one buffer, filled between two drains and used again.
 *
 * It grows to what one chunk of input brings. Where a `spill` is given, no more than `spillAt` octets
 * and one span are ever held, so that a hostile chunk (a block of JSON for every second octet) cannot
 * fill the memory.
 */
import type {Output} from '../types.ts'
import {SpanCopier} from './span-copier.ts'

const firstCapacity = 256 * 1024
/** A buffer that one large chunk made longer than this is given back. */
const keptCapacity = 16 * 1024 * 1024
const spillAt = 2 * 1024 * 1024
/** Octets up to which a loop is faster than the native copy, which first makes a view. */
const shortSpan = 128
/** Up to here the loop needs no preparation: what writers add alternates with what they copy. */
const fewOctets = 16
/** The same for what is written of a string. */
const shortText = 48

export class OutputBuffer implements Output {
  /** Octets held. Who fills octets got from `reserve` adds their number here. */
  length = 0
  private bytes: Buffer
  private readonly copier: SpanCopier
  private readonly spill: ((bytes: Buffer) => void) | null

  /** @param spill takes what is held, at once, when more than 2 MiB would be; it may throw */
  constructor(spill: ((bytes: Buffer) => void) | null = null, capacity: number = firstCapacity) {
    this.spill = spill
    this.bytes = Buffer.allocUnsafeSlow(capacity)
    this.copier = new SpanCopier(this.bytes)
  }

  span(bytes: Buffer, start: number, end: number): void {
    const octets = end - start
    if (octets > spillAt && this.spill !== null) {
      this.passOn(bytes, start, end)
      return
    }
    const to = this.reserve(octets)
    if (octets > shortSpan) bytes.copy(to, this.length, start, end)
    else if (octets > fewOctets) this.copier.copy(bytes, start, end, this.length)
    else for (let at = start, next = this.length; at < end; at++, next++) to[next] = bytes[at]!
    this.length += octets
  }

  text(text: string): void {
    const to = this.reserve(text.length * 3)
    if (text.length > shortText || !this.ascii(text)) {
      this.length += to.write(text, this.length, 'utf8')
    }
  }

  /** Sees that `octets` more fit; gives the buffer, to be filled from `length` on. */
  reserve(octets: number): Buffer {
    if (this.length + octets > this.bytes.length) this.grow(octets)
    return this.bytes
  }

  /** What is held: a lent view, valid until the next write. */
  take(): Buffer {
    return this.bytes.subarray(0, this.length)
  }

  /** Forgets what is held. */
  reset(): void {
    this.length = 0
    if (this.bytes.length > keptCapacity) this.use(Buffer.allocUnsafeSlow(firstCapacity))
  }

  /** Writes a short text if it is ASCII: most of what writers add is a mark, a comma or a line end. */
  private ascii(text: string): boolean {
    const {bytes, length} = this
    for (let at = 0; at < text.length; at++) {
      const octet = text.charCodeAt(at)
      if (octet > 0x7f) return false
      bytes[length + at] = octet
    }
    this.length += text.length
    return true
  }

  /** A span that is longer than what may be held is not copied. */
  private passOn(bytes: Buffer, start: number, end: number): void {
    this.spillHeld()
    this.spill?.(bytes.subarray(start, end))
  }

  private spillHeld(): void {
    if (this.spill === null || this.length === 0) return
    this.spill(this.take())
    this.length = 0
  }

  private grow(octets: number): void {
    if (this.length + octets > spillAt) this.spillHeld()
    if (this.length + octets <= this.bytes.length) return
    const longer = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.length + octets))
    this.bytes.copy(longer, 0, 0, this.length)
    this.use(longer)
  }

  private use(bytes: Buffer): void {
    this.bytes = bytes
    this.copier.writeTo(bytes)
  }
}
