/**
 * Reads a file descriptor in chunks, through one buffer, without stream objects.
 *
 * The read blocks: that saves a stream's trips through the event loop, and nothing else has work while
 * mail is awaited.
 */
import {readSync} from 'node:fs'
import {explain, InputError} from './error.ts'

const chunkOctets = 1 << 20
/** Of short files: a folder of mail has many, and memory that is only asked for costs time. */
const leastOctets = 1 << 14

/** Long enough for every magic number that `decompress.ts` knows. */
const firstOctets = 4

/**
 * The octets of `fd` from where it stands. A chunk is valid until the next one is asked for; the
 * first one has at least four octets unless the input is shorter.
 * @param size octets of the input, as far as that is known: chunks need not be longer
 * @throws InputError when the system cannot read on
 */
export async function* readChunks(
  fd: number,
  name: string,
  size: number = chunkOctets,
): AsyncGenerator<Buffer> {
  const octets = Math.min(chunkOctets, Math.max(leastOctets, size + 1))
  const buffer = Buffer.allocUnsafeSlow(octets)
  let held = 0
  for (let first = true; ; ) {
    const length = await readSome(fd, buffer, held, name)
    held += length
    if (length > 0 && first && held < firstOctets) continue
    if (held > 0) yield buffer.subarray(0, held)
    if (length === 0) return
    first = false
    held = 0
  }
}

/** Octets read; 0 at the end. Stdin may be set not to block: then it is asked again a little later. */
async function readSome(fd: number, buffer: Buffer, at: number, name: string): Promise<number> {
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return readSync(fd, buffer, at, buffer.length - at, null)
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw new InputError(name, explain(error))
    }
    await new Promise(resolve => setTimeout(resolve, pause))
  }
}
