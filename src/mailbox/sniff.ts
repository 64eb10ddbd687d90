/**
 * Tells what an input is from its first octets: an mbox, a page, one message, or text.
 *
 * A header section is RFC 5322's §2.2; prose that happens to begin with a word and a colon is text.
 */
import {CR, GT, LF} from '../lines/octets.ts'
import type {InputFormat} from '../types.ts'
import {fieldKind, lineAfter} from './fields.ts'
import {parsePage} from './page.ts'
import {eolAt, isFrom, parseSeparator} from './separator.ts'

/** Octets that are looked at; the same for every way of cutting the input. */
export const prefixOctets: number = 64 << 10

/** Octets of a byte order mark and of the empty lines at the start of `prefix`. */
export function leadingOctets(prefix: Buffer): number {
  let at = prefix.length >= 3 && prefix.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0
  for (
    let eol = eolAt(prefix, at, prefix.length);
    eol > 0;
    eol = eolAt(prefix, at, prefix.length)
  ) {
    at += eol
  }
  return at
}

/** The format of an input whose first non-empty line starts at `start`. */
export function formatOf(prefix: Buffer, start: number): InputFormat {
  if (start === prefix.length) return 'text'
  if (parseSeparator(prefix, start, lineAfter(prefix, start, prefix.length)) !== null) return 'mbox'
  if (parsePage(prefix, start, 1) !== null) return 'page'
  return isHeaderSection(prefix, start) ? 'message' : 'text'
}

/** True when a header section stands at `start`, perhaps behind a stray `From ` line. */
export function isHeaderSection(bytes: Buffer, start: number): boolean {
  const end = bytes.length
  let at = start
  while (isFrom(bytes, bytes[at] === GT ? at + 1 : at, end)) at = lineAfter(bytes, at, end)
  let known = 0
  let fields = 0
  while (at < end && eolAt(bytes, at, end) === 0) {
    const folded = bytes[at] === 0x20 || bytes[at] === 0x09
    const kind = folded ? null : fieldKind(bytes, at, end)
    // Prose under `Subject: x` is text; under three fields that mail alone has, it is damage.
    if (kind === 'none' || fields + (folded ? 0 : 1) === 0) return known >= 3
    if (!folded) fields++
    if (kind === 'well-known') known++
    at = lineAfter(bytes, at, end)
  }
  return known > 0 || (fields >= 2 && at < end)
}

/** True for the line ends of classic Mac OS: bare CR, and no LF at all. */
export function hasMacLineEnds(prefix: Buffer): boolean {
  const cr = prefix.indexOf(CR)
  // A CR at the very end of a full prefix may be half of a CRLF.
  const counts = cr !== -1 && (cr < prefix.length - 1 || prefix.length < prefixOctets)
  return counts && !prefix.includes(LF)
}
