/**
 * gzip (RFC 1952) and Zstandard (RFC 8878), told by their first octets and decoded as a stream.
 *
 * Damaged data give every octet that could be decoded, then an InputError. The compressed octets are
 * fed in slices of a fixed size, whatever the reads were: the same input fails at the same octet,
 * and the size bounds what a crafted input can swell to before it is handed on.
 */

/** Swells to 33 MiB at most (deflate's best ratio is 1 to 1032). */
const gzipSlice = 32 << 10
/** Swells to 32 MiB at most: a block of 128 KiB takes four octets. */
const zstdSlice = 1 << 10

/** The octets of `chunks`, decompressed where they are compressed. */
export async function* decompress(
  chunks: AsyncGenerator<Buffer>,
  name: string,
): AsyncGenerator<Buffer> {
  const {value: first} = await chunks.next()
  if (first === undefined) return
  const all = chain(first, chunks)
  // Loaded when such an input comes: zlib alone would cost plain mail a tenth of its start-up.
  const compression = compressionOf(first)
  if (compression === 'gzip') {
    const {gunzip} = await import('./gzip.ts')
    yield* gunzip(recut(all, gzipSlice), name)
  } else if (compression === 'zstd') {
    const {unzstd} = await import('./zstd.ts')
    yield* unzstd(recut(all, zstdSlice), name)
  } else yield* all
}

/** How an input is compressed, told by its first four octets; null: not. */
export function compressionOf(first: Buffer): 'gzip' | 'zstd' | null {
  if (startsWith(first, 0x1f, 0x8b)) return 'gzip'
  return startsWith(first, 0x28, 0xb5, 0x2f, 0xfd) ? 'zstd' : null
}

function startsWith(bytes: Buffer, ...magic: number[]): boolean {
  return magic.every((octet, at) => bytes[at] === octet)
}

async function* chain(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

/** The same octets in slices of `size`; one buffer is reused for all of them. */
async function* recut(chunks: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  const slice = Buffer.allocUnsafe(size)
  let held = 0
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(slice, held, at)
      held += copied
      at += copied
      if (held < size) break
      yield slice
      held = 0
    }
  }
  if (held > 0) yield slice.subarray(0, held)
}
