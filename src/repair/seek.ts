/**
 * Looks for an octet within one row. Rows are short, and who knows by a row's facts that the octet is
 * probably there is done before a native search of the body would have begun.
 */

/** Offset of the first `octet` in `bytes[from, end)`; `end` where there is none. */
export function seek(bytes: Buffer, octet: number, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] !== octet) at++
  return at
}
