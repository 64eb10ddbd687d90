/**
 * What a diff has to know of the input around a message: the line that follows it, and whether it ends
 * where a line ends. A message is reported a little later than its octets come, so some are kept.
 */
import {LF} from '../lines/octets.ts'

/** Octets kept behind a chunk; readers lag more only where a Content-Length sends them further. */
const keptOctets = 64 << 10

const none = Buffer.alloc(0)

export class DiffInput {
  /** Octets right before the chunk. */
  private kept: Buffer = none
  private chunk: Buffer = none
  /** Octet of the input at `chunk[0]`. */
  private offset = 0
  private ended = false
  /** A copy: the chunk is lent until the next one. */
  private last: Buffer = none

  /** Takes the next chunk; it stays valid until the next call. */
  read(chunk: Buffer): void {
    this.leave()
    this.chunk = chunk
    const last = chunk.length < keptOctets ? Buffer.concat([this.kept, chunk]) : chunk
    this.last = Buffer.from(last.subarray(-keptOctets))
  }

  /** Nothing follows, and the last chunk is no longer valid. */
  end(): void {
    this.leave()
    this.chunk = none
    this.ended = true
  }

  /** True when the input has ended here. */
  isEnd(at: number): boolean {
    return this.ended && at === this.offset
  }

  /** True when a line of the input ends at this octet, or the input does; also where that is gone. */
  isLineEnd(at: number): boolean {
    return this.isEnd(at) || (this.octet(at - 1) ?? LF) === LF
  }

  /** The line that starts at this octet, octet by octet; empty where there is none or it is gone. */
  lineAt(at: number): string {
    const before = Math.min(0, at - this.offset) + this.kept.length
    if (before < 0) return ''
    const rest =
      at < this.offset
        ? Buffer.concat([this.kept.subarray(before), this.chunk.subarray(0, keptOctets)])
        : this.chunk.subarray(at - this.offset)
    const end = rest.indexOf(LF) + 1
    return rest.toString('latin1', 0, end)
  }

  private octet(at: number): number | undefined {
    return at < this.offset
      ? this.kept[at - this.offset + this.kept.length]
      : this.chunk[at - this.offset]
  }

  private leave(): void {
    this.kept = this.last
    this.offset += this.chunk.length
  }
}
