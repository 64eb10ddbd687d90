/** How often an octet stands in a span, which for LF is how many lines end there. */
import {LF} from './octets.ts'

/** Number of LF in `bytes[start, end)`. */
export function countLines(bytes: Buffer, start: number = 0, end: number = bytes.length): number {
  return countOctet(bytes, LF, start, end)
}

/** How often `octet` occurs in `bytes[start, end)`; looks at nothing behind them. */
export function countOctet(bytes: Buffer, octet: number, start: number, end: number): number {
  const span = bytes.subarray(start, end)
  let count = 0
  for (let at = span.indexOf(octet); at !== -1; at = span.indexOf(octet, at + 1)) count++
  return count
}
