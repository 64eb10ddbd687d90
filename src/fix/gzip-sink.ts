/**
 * Compresses the new octets of a gzip file (RFC 1952) again, as one member.
 *
 * The name, the time and the comment of the original's first header are kept, and the level as far as
 * the header tells it (XFL). Extra fields describe the old members (bgzf, dictzip) and are dropped.
 */
import {createGzip, type Gzip} from 'node:zlib'
import type {Sink} from './product.ts'
import type {NewFile} from './temporary.ts'

const fixedOctets = 10
const flag = {text: 1, headerCrc: 2, extra: 4, name: 8, comment: 16} as const

/** The header for the new file, and zlib's level. `start` are the first octets of the original. */
export function newHeader(start: Buffer): {header: Buffer; level: number} {
  const flags = start[3] ?? 0
  const fixed = Buffer.alloc(fixedOctets)
  start.copy(fixed, 0, 0, fixedOctets)
  let at = fixedOctets
  if (flags & flag.extra) at += 2 + (at + 2 <= start.length ? start.readUInt16LE(at) : 0)
  fixed[3] = flags & flag.text
  const texts: Buffer[] = []
  for (const kind of [flag.name, flag.comment]) {
    if (!(flags & kind)) continue
    const end = start.indexOf(0, at)
    if (end === -1) break
    texts.push(start.subarray(at, end + 1))
    fixed[3] |= kind
    at = end + 1
  }
  const level = fixed[8] === 2 ? 9 : fixed[8] === 4 ? 1 : 6
  return {header: Buffer.concat([fixed, ...texts]), level}
}

export class GzipSink implements Sink {
  readonly file: NewFile
  readonly isPrompt = false
  private readonly stream: Gzip
  /** Octets of zlib's own header that are still to come. */
  private skip = fixedOctets
  private failure: unknown = null

  /** @param start the first octets of the original, with its header */
  constructor(start: Buffer, file: NewFile) {
    const {header, level} = newHeader(start)
    this.file = file
    this.stream = createGzip({level, chunkSize: 64 << 10})
    this.stream.on('readable', () => this.collect())
    this.stream.on('error', error => {
      this.failure ??= error
    })
    this.guarded(() => file.write(header))
  }

  async write(bytes: Buffer): Promise<void> {
    // zlib may look at them later than the caller's buffer lives: so they are awaited.
    await new Promise<void>(resolve => this.stream.write(bytes, () => resolve()))
    this.collect()
    if (this.failure !== null) throw this.failure
  }

  async end(): Promise<void> {
    await new Promise<void>(resolve => {
      this.stream.once('end', resolve).once('error', () => resolve())
      this.stream.end()
    })
    if (this.failure !== null) throw this.failure
  }

  discard(): void {
    this.stream.destroy()
    this.file.discard()
  }

  private collect(): void {
    for (let out = this.stream.read(); out !== null; out = this.stream.read()) {
      const fresh = out.subarray(Math.min(this.skip, out.length))
      this.skip -= out.length - fresh.length
      this.guarded(() => this.file.write(fresh))
    }
  }

  /** Called by the stream, which nobody may throw into: a failure is kept for who waits. */
  private guarded(write: () => void): void {
    try {
      if (this.failure === null) write()
    } catch (error) {
      this.failure = error
    }
  }
}
