/** Reads a file's octets from their start, through the table of system calls. */
import {setImmediate} from 'node:timers/promises'
import type {System} from './system.ts'

const chunkOctets = 1 << 20

/**
 * The octets of `fd`, chunk by chunk; a chunk is valid until the next one is asked for, and only the
 * last one is shorter than 1 MiB. Between two chunks signals get their turn.
 * @param onChunk told how many octets have been read; it may throw to end the reading
 */
export async function* readOctets(
  fd: number,
  system: System,
  onChunk: (octets: number) => void,
): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(chunkOctets)
  for (let position = 0; ; ) {
    const length = readFully(fd, buffer, buffer.length, position, system)
    position += length
    onChunk(position)
    if (length > 0) yield buffer.subarray(0, length)
    if (length < buffer.length) return
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
