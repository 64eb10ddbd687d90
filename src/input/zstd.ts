/** Zstandard (RFC 8878), decoded as a stream by fzstd, which is loaded only when such an input comes. */
import {InputError} from './error.ts'

/** What `zstd -d` takes without `--long`; the decoder holds that much. */
const windowLimit = 128 << 20

/**
 * The decoded octets.
 * @param slices compressed octets; a slice of 1 KiB swells to 32 MiB at most
 * @throws InputError when the data are damaged or cut short, after what could be decoded
 */
export async function* unzstd(slices: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const {Decompress} = await import('fzstd')
  const decoded: Buffer[] = []
  const decoder = new Decompress(out => {
    // A copy: the decoder goes on using its block.
    if (out.length > 0) decoded.push(Buffer.from(out))
  })
  let first = true
  for await (const slice of slices) {
    if (first && windowSize(slice) > windowLimit) {
      throw new InputError(name, 'the zstd data need over 128 MiB of memory; decompress them first')
    }
    first = false
    // Also a copy: the decoder keeps what it is given until a block is complete.
    const trouble = push(decoder, Uint8Array.from(slice), false)
    yield* decoded.splice(0)
    if (trouble !== null) throw new InputError(name, trouble)
  }
  const trouble = push(decoder, new Uint8Array(0), true)
  yield* decoded.splice(0)
  if (trouble !== null) throw new InputError(name, trouble)
}

interface Decoder {
  push(slice: Uint8Array, final: boolean): void
}

/** What is wrong with the data, or null. */
function push(decoder: Decoder, slice: Uint8Array, final: boolean): string | null {
  try {
    decoder.push(slice, final)
    return null
  } catch (error) {
    const what = final ? 'are cut short' : `are damaged (${(error as Error).message})`
    return `the zstd data ${what}; what could be decoded was read`
  }
}

/** Octets of the window of a frame with a window descriptor (RFC 8878 §3.1.1.1.2), else 0. */
function windowSize(frame: Buffer): number {
  const singleSegment = ((frame[4] ?? 0) >> 5) & 1
  const descriptor = frame[5] ?? 0
  return singleSegment === 1 ? 0 : 2 ** (10 + (descriptor >> 3)) * (1 + (descriptor & 7) / 8)
}
