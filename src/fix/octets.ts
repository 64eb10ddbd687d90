/** Reads a file's octets from their start, through the table of system calls. */
import {setImmediate} from 'node:timers/promises'
import type {System} from './system.ts'

const chunkOctets = 1 << 20
/** What is read of a short file in one call; longer than any magic number. */
const shortOctets = 4096

/**
 * The octets of `fd`, chunk by chunk; a chunk is valid until the next one is asked for, and all but
 * the last one are equally long, up to 1 MiB. Between two chunks signals get their turn.
 * @param expected octets of the file, as far as known: a short file needs no long buffer
 * @param onChunk told how many octets have been read; it may throw to end the reading
 */
export async function* readOctets(
  fd: number,
  expected: number,
  system: System,
  onChunk: (octets: number) => void,
): AsyncGenerator<Buffer> {
  const length = Math.min(chunkOctets, Math.max(shortOctets, expected + 1))
  const buffer = Buffer.allocUnsafeSlow(length)
  for (let position = 0; ; ) {
    const held = readFully(fd, buffer, buffer.length, position, system)
    position += held
    onChunk(position)
    if (held > 0) yield buffer.subarray(0, held)
    if (held < buffer.length) return
    await setImmediate()
  }
}

/** Fills `to` up to `length` from `position` on; fewer octets come only at the file's end. */
export function readFully(
  fd: number,
  to: Buffer,
  length: number,
  position: number,
  system: System,
): number {
  let held = 0
  while (held < length) {
    const octets = system.read(fd, to, held, length - held, position + held)
    if (octets === 0) break
    held += octets
  }
  return held
}
