/**
 * Takes the new octets of a file. A file that comes out as it went in costs a second read, not a
 * write: the temporary file is made at the first octet that differs, and given the equal ones before.
 */
import type {NewFile} from './temporary.ts'

/** Where the octets go once they differ. */
export interface Sink {
  readonly file: NewFile
  write(bytes: Buffer): Promise<void>
  /** Sees that all octets are in the file, which stays open. */
  end(): Promise<void>
  /** Removes the file unless it got a name to keep; never throws. */
  discard(): void
}

/** The octets as they are. */
export class PlainSink implements Sink {
  readonly file: NewFile

  constructor(file: NewFile) {
    this.file = file
  }

  async write(bytes: Buffer): Promise<void> {
    this.file.write(bytes)
  }

  async end(): Promise<void> {}

  discard(): void {
    this.file.discard()
  }
}

export class Product {
  private readonly original: () => AsyncGenerator<Buffer>
  private readonly create: () => Sink
  private readonly expected: Cursor
  private readonly pending: Buffer[] = []
  /** So many octets were taken, and equal those of the original. */
  private equal = 0
  private sink: Sink | null = null

  /**
   * @param original reads the original's octets from the start (decompressed); asked twice
   * @param create makes the file, when there is a difference
   */
  constructor(original: () => AsyncGenerator<Buffer>, create: () => Sink) {
    this.original = original
    this.create = create
    this.expected = new Cursor(original())
  }

  /** Takes octets, copied at once. */
  write(bytes: Buffer): void {
    this.pending.push(Buffer.from(bytes))
  }

  /** Works off what was taken; to be awaited between chunks. @throws what the system throws */
  async settle(): Promise<void> {
    for (const bytes of this.pending.splice(0)) await this.take(bytes)
  }

  /** The file with all octets, still open; null when they are the original's. */
  async end(): Promise<NewFile | null> {
    await this.settle()
    if (this.sink === null && (await this.expected.isAtEnd())) return null
    const sink = await this.begin()
    await sink.end()
    return sink.file
  }

  /** Removes what was made and got no name to keep; never throws. */
  discard(): void {
    this.expected.close()
    this.sink?.discard()
  }

  private async take(bytes: Buffer): Promise<void> {
    if (this.sink === null && (await this.expected.matches(bytes))) this.equal += bytes.length
    else await (await this.begin()).write(bytes)
  }

  private async begin(): Promise<Sink> {
    if (this.sink !== null) return this.sink
    const sink = this.create()
    this.sink = sink
    let left = this.equal
    for await (const chunk of left > 0 ? this.original() : []) {
      await sink.write(chunk.subarray(0, left))
      left -= Math.min(left, chunk.length)
      if (left === 0) break
    }
    return sink
  }
}

/** Goes along octets that come in chunks. */
class Cursor {
  private readonly chunks: AsyncGenerator<Buffer>
  private chunk: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncGenerator<Buffer>) {
    this.chunks = chunks
  }

  /** True when the next octets are `bytes`; the cursor stands behind them then, and else nowhere. */
  async matches(bytes: Buffer): Promise<boolean> {
    for (let at = 0; at < bytes.length; ) {
      if (await this.isAtEnd()) return false
      const length = Math.min(this.chunk.length, bytes.length - at)
      if (this.chunk.compare(bytes, at, at + length, 0, length) !== 0) return false
      this.chunk = this.chunk.subarray(length)
      at += length
    }
    return true
  }

  close(): void {
    void this.chunks.return(undefined)
  }

  async isAtEnd(): Promise<boolean> {
    while (this.chunk.length === 0) {
      const {done, value} = await this.chunks.next()
      if (done) return true
      this.chunk = value
    }
    return false
  }
}
