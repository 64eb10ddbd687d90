/**
 * gzip (RFC 1952), decoded as a stream, several members in a row too.
 *
 * zlib drops what the call that fails has decoded, so a bad checksum would cost the octets before
 * it. Of inputs up to `keptOctets` the failing slice is decoded once more, octet by octet.
 */
import {createGunzip, type Gunzip} from 'node:zlib'
import {InputError} from './error.ts'

/** Compressed octets that are kept to be decoded again; of longer inputs up to 64 KiB may be lost. */
const keptOctets = 1 << 20

/**
 * The decoded octets.
 * @param slices compressed octets; a slice of 32 KiB swells to 33 MiB at most
 * @throws InputError when the data are damaged or cut short, after what could be decoded
 */
export async function* gunzip(slices: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const inflater = new Inflater()
  let kept: Buffer[] | null = []
  let fed = 0
  let given = 0
  try {
    for await (const slice of slices) {
      if (inflater.ended) {
        checkPadding(slice, name)
        continue
      }
      fed += slice.length
      if (fed > keptOctets) kept = null
      kept?.push(Buffer.from(slice))
      for (const out of await inflater.feed(slice)) {
        given += out.length
        yield out
      }
      if (inflater.failure !== null) break
      if (inflater.ended) checkPadding(slice.subarray(slice.length + inflater.taken - fed), name)
    }
    if (inflater.failure === null) yield* await inflater.finish()
    else if (kept !== null) yield* salvage(kept, given)
    if (inflater.failure !== null) throw new InputError(name, trouble(inflater.failure))
  } finally {
    inflater.close()
  }
}

/** What decodes behind the first `given` octets when the last slice comes octet by octet. */
async function* salvage(slices: readonly Buffer[], given: number): AsyncGenerator<Buffer> {
  const inflater = new Inflater()
  let skip = given
  const last = slices.at(-1) ?? Buffer.alloc(0)
  const octets = Array.from(last, (_, at) => last.subarray(at, at + 1))
  for (const slice of [...slices.slice(0, -1), ...octets]) {
    for (const out of await inflater.feed(slice)) {
      const fresh = out.subarray(Math.min(skip, out.length))
      skip -= out.length - fresh.length
      if (fresh.length > 0) yield fresh
    }
    if (inflater.failure !== null) break
  }
  inflater.close()
}

function trouble(error: NodeJS.ErrnoException): string {
  const what = error.code === 'Z_BUF_ERROR' ? 'are cut short' : `are damaged (${error.message})`
  return `the gzip data ${what}; what could be decoded was read`
}

/** Zeros may follow gzip data: tapes and some archives pad with them. */
function checkPadding(octets: Buffer, name: string): void {
  if (octets.every(octet => octet === 0)) return
  throw new InputError(name, 'what follows the gzip data is something else and was left out')
}

/** zlib's stream, asked slice by slice. */
class Inflater {
  failure: Error | null = null
  private readonly stream: Gunzip = createGunzip({chunkSize: 64 << 10})
  private readonly decoded: Buffer[] = []

  constructor() {
    this.stream.on('readable', () => this.collect())
    this.stream.on('error', error => {
      this.failure = error
    })
  }

  /** True when the data have ended and something that is no gzip member follows. */
  get ended(): boolean {
    return this.stream.readableEnded
  }

  /** Compressed octets that were used. */
  get taken(): number {
    return this.stream.bytesWritten
  }

  /** What `slice` decodes to; the slice may be reused then. */
  async feed(slice: Buffer): Promise<Buffer[]> {
    await this.settled(done => this.stream.write(slice, done))
    return this.drain()
  }

  /** What is left to decode; a failure tells that the data are cut short. */
  async finish(): Promise<Buffer[]> {
    if (!this.ended) await this.settled(() => this.stream.end())
    return this.drain()
  }

  close(): void {
    this.stream.destroy()
  }

  private collect(): void {
    for (let out = this.stream.read(); out !== null; out = this.stream.read()) {
      this.decoded.push(out)
    }
  }

  private drain(): Buffer[] {
    this.collect()
    return this.decoded.splice(0)
  }

  /** Waits for the callback, or the stream's end: after trailing octets zlib calls nobody back. */
  private settled(start: (done: () => void) => void): Promise<void> {
    const {stream} = this
    return new Promise(resolve => {
      const done = (): void => {
        stream.off('end', done).off('error', done)
        resolve()
      }
      stream.on('end', done).on('error', done)
      start(done)
    })
  }
}
