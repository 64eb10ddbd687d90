/**
 * Parentheses that one line opens and the next one closes: the two were one line.
 *
 *     > >   static int gate_probe(void *drvdata, unsigned long
 *     > *choices)
 */
import type {Body} from '../types.ts'

const OPEN = 0x28
const CLOSE = 0x29
/** In front of it a parenthesis is a mouth. */
const eyes = new Set(Buffer.from(':;-=8^'))

/** The rows `row + 1 … last` close a parenthesis that `row` leaves open; `:)` closes none. */
export function closesParenthesis(body: Body, row: number, last: number): boolean {
  if (unmatched(body, row, row).open === 0) return false
  return unmatched(body, row + 1, last).closed > 0
}

/** Parentheses of the rows that have no other side there. */
export function unmatched(
  {bytes, lines}: Body,
  first: number,
  last: number,
): {open: number; closed: number} {
  let open = 0
  let closed = 0
  for (let row = first; row <= last; row++) {
    for (let at = lines.content[row]!; at < lines.end[row]!; at++) {
      const octet = bytes[at]
      if (octet === OPEN && !eyes.has(bytes[at - 1]!)) open++
      else if (octet !== CLOSE || eyes.has(bytes[at - 1]!)) continue
      else if (open > 0) open--
      else closed++
    }
  }
  return {open, closed}
}
