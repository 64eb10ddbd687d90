/**
 * Measures how work grows with the length of an input.
 *
 * Only a growth is looked at, with much room: linear work takes twice as long, quadratic work four
 * times, and at these lengths minutes. Under `floor` nothing is concluded; a machine that was busy
 * elsewhere gets two more tries.
 */

/** Milliseconds that any input may take. */
const floor = 200
/** Times longer that 2n may take than n. */
export const mostGrowth = 3.5
const tries = 3

type Read = (octets: Buffer) => unknown

/** How many times longer 2n takes than n; 0 when it is quick. The least of some tries. */
export function growth(read: Read, once: Buffer, twice: Buffer): number {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < tries && least > mostGrowth; attempt++) {
    const long = milliseconds(read, twice)
    least = Math.min(least, long < floor ? 0 : long / Math.max(floor / 2, milliseconds(read, once)))
  }
  return least
}

function milliseconds(read: Read, octets: Buffer): number {
  const begun = performance.now()
  read(octets)
  return performance.now() - begun
}

/** Makes an input of so many equal pieces. */
export function repeat(piece: string): (count: number) => Buffer {
  const octets = Buffer.from(piece)
  return count => Buffer.alloc(count * octets.length, octets)
}
