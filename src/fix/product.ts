/**
 * Takes the new octets of a file. A file that comes out as it went in costs a second read, not a
 * write: the temporary file is made at the first octet that differs, and given the equal ones before.
 */
import {OutputBuffer} from '../write/output.ts'
import {Cursor} from './cursor.ts'
import type {NewFile} from './temporary.ts'

/** Octets that are taken between two chunks, at first: most members of a folder are short. */
const leastCapacity = 1 << 14

/** Where the octets go once they differ. */
export interface Sink {
  readonly file: NewFile
  /** `write` is done when it returns. */
  readonly isPrompt: boolean
  write(bytes: Buffer): Promise<void> | void
  /** Sees that all octets are in the file, which stays open. */
  end(): Promise<void>
  /** Removes the file unless it got a name to keep; never throws. */
  discard(): void
}

/** The octets as they are. */
export class PlainSink implements Sink {
  readonly file: NewFile
  readonly isPrompt = true

  constructor(file: NewFile) {
    this.file = file
  }

  write(bytes: Buffer): void {
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
  private readonly pending = new OutputBuffer(null, leastCapacity)
  /** So many octets were taken, and equal those of the original. */
  private equal = 0
  private sink: Sink | null = null
  private failure: unknown = null

  /**
   * @param original reads the original's octets from the start (decompressed); asked twice
   * @param create makes the file, when there is a difference
   */
  constructor(original: () => AsyncGenerator<Buffer>, create: () => Sink) {
    this.original = original
    this.create = create
    this.expected = new Cursor(original())
  }

  /** Takes octets, written or copied at once; `settle` tells of failures. */
  write(bytes: Buffer): void {
    if (this.failure !== null) return
    if (this.pending.length > 0 || this.sink?.isPrompt !== true) {
      this.pending.span(bytes, 0, bytes.length)
      return
    }
    try {
      void this.sink.write(bytes)
    } catch (error) {
      this.failure = error
    }
  }

  /** Works off what was taken; to be awaited between chunks. @throws what the system throws */
  async settle(): Promise<void> {
    if (this.failure !== null) throw this.failure
    if (this.pending.length > 0) await this.take(this.pending.take())
    this.pending.reset()
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
    if (this.sink === null && (await this.expected.matches(bytes, 0, bytes.length)))
      this.equal += bytes.length
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
