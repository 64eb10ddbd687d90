/**
 * A body with the marks that the depth of its lines asks for: in the mail's own style, on just the
 * lines whose depth is another than their marks say. So `fix` writes it, and so it is read again.
 */

import {GT, SP} from '../lines/octets.ts'
import type {Prefix} from '../lines/prefix.ts'
import {isFrom} from '../mailbox/separator.ts'
import type {Body, Output} from '../types.ts'

/**
 * @param prefix has looked at the body
 * @param out takes all rows of the table
 * @returns the rows that got other marks
 */
export function writeRemarked(body: Body, prefix: Prefix, out: Output): Set<number> {
  const {bytes, lines} = body
  const remarked = new Set<number>()
  let run = lines.start[0]!
  for (let row = body.continued ? 1 : 0; row < lines.count; row++) {
    if (prefix.isCanonical(bytes, lines, row)) continue
    out.span(bytes, run, lines.start[row]!)
    run = writePrefix(body, row, prefix, out)
    remarked.add(row)
  }
  out.span(bytes, run, lines.start[lines.count]!)
  return remarked
}

/** @returns the octet from which the row stays as it is */
function writePrefix({bytes, lines, part}: Body, row: number, prefix: Prefix, out: Output): number {
  const depth = lines.depth[row]!
  const content = lines.content[row]!
  const end = lines.end[row]!
  // White space stays, where a line has nothing else: it may be what sets a table apart.
  prefix.write(out, depth, content === end)
  if (depth === 0 && part.flowed && needsStuffing(bytes, content, end)) out.text(' ')
  return content
}

/** RFC 3676 §4.4: a line that begins with a space, a mark or `From `. */
function needsStuffing(bytes: Buffer, at: number, end: number): boolean {
  return at < end && (bytes[at] === SP || bytes[at] === GT || isFrom(bytes, at, end))
}
