/**
 * Looks for rows by their facts, and for an octet within one row. Rows are short, and who knows by a
 * row's facts that the octet is probably there is done before a native search of the body would have
 * begun.
 */

import type {LineTable} from '../lines/table.ts'

/** The first row from `from` on that has one of `facts` and whose octets pass the test; else the count. */
export function seekRow(
  {bytes, lines}: {readonly bytes: Buffer; readonly lines: LineTable},
  facts: number,
  passes: (bytes: Buffer, from: number, end: number) => boolean,
  from: number = 0,
): number {
  const {count, start, end} = lines
  let row = lines.nextWith(facts, from)
  while (row < count && !passes(bytes, start[row]!, end[row]!)) row = lines.nextWith(facts, row + 1)
  return row
}

/** Offset of the first `octet` in `bytes[from, end)`; `end` where there is none. */
export function seek(bytes: Buffer, octet: number, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] !== octet) at++
  return at
}
