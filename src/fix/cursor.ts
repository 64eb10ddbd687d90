/** Goes along octets that come in chunks, and compares them with others. */
export class Cursor {
  private readonly chunks: AsyncGenerator<Buffer>
  private chunk: Buffer = Buffer.alloc(0)
  /** First octet of the chunk that was not gone by. */
  private at = 0

  constructor(chunks: AsyncGenerator<Buffer>) {
    this.chunks = chunks
  }

  /** True when the next octets are `bytes[start, end)`; the cursor stands behind them then, and else nowhere. */
  async matches(bytes: Buffer, start: number, end: number): Promise<boolean> {
    for (let from = start; from < end; ) {
      if (await this.isAtEnd()) return false
      const {chunk, at} = this
      const length = Math.min(chunk.length - at, end - from)
      if (chunk.compare(bytes, from, from + length, at, at + length) !== 0) return false
      this.at += length
      from += length
    }
    return true
  }

  /** Goes by so many octets. @returns false when there are fewer */
  async skip(octets: number): Promise<boolean> {
    for (let left = octets; left > 0; ) {
      if (await this.isAtEnd()) return false
      const length = Math.min(this.chunk.length - this.at, left)
      this.at += length
      left -= length
    }
    return true
  }

  close(): void {
    void this.chunks.return(undefined)
  }

  async isAtEnd(): Promise<boolean> {
    while (this.at === this.chunk.length) {
      const {done, value} = await this.chunks.next()
      if (done) return true
      this.chunk = value
      this.at = 0
    }
    return false
  }
}
