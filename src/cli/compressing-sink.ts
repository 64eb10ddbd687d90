/** Compresses (RFC 1952) what goes on to another sink. */
import {createGzip, type Gzip} from 'node:zlib'
import type {Sink} from './sink.ts'

export class CompressingSink implements Sink {
  private readonly to: Sink
  private readonly stream: Gzip = createGzip({chunkSize: 64 << 10})
  /** What the other sink threw; it is thrown again where somebody waits. */
  private failure: unknown = null
  private written: Promise<void> = Promise.resolve()

  constructor(to: Sink) {
    this.to = to
    this.stream.on('data', (bytes: Buffer) => this.passOn(bytes))
  }

  write(bytes: Buffer): void {
    // The octets are lent, and a stream keeps what it is given.
    const copy = Buffer.from(bytes)
    this.written = new Promise(resolve => this.stream.write(copy, () => resolve()))
  }

  async drained(): Promise<void> {
    await this.written
    this.check()
    await this.to.drained()
  }

  /** Completes the gzip data; the other sink stays open. */
  async end(): Promise<void> {
    await new Promise<void>(resolve => this.stream.once('end', resolve).end())
    this.check()
    await this.to.drained()
  }

  private passOn(bytes: Buffer): void {
    try {
      if (this.failure === null) this.to.write(bytes)
    } catch (error) {
      this.failure = error
    }
  }

  private check(): void {
    if (this.failure !== null) throw this.failure
  }
}
