/**
 * Tells what was passed on from what was answered: the text that a divider announces as forwarded.
 *
 *     ---------- Forwarded message ---------
 *     From: Ana Ruiz <ana@example.org>          header block
 *     Date: Mon, 3 Feb 2025 10:22:00 +0100
 *     Subject: plan
 *
 *     Shall we start?                           forwarded, depth 1
 *     > We should.                              a quotation inside it: text, depth 2
 *
 * It ends at the next words of who passes it on, and where its mailer says so. Answers of those who were
 * sent it stand between.
 */
import {MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {readEnd} from './header-block.ts'
import {forwardWords} from './header-block-words.ts'
import {FORWARDED, HEADER_BLOCK, TEXT} from './kinds.ts'

const maxDivider = 120
/** Blank rows below a header block. */
const maxGap = 4

/** Words that are passed on. */
interface Forward {
  readonly depth: number
  /** Depth of the words of who passes them on: one less, or the same where these are all that one sent. */
  readonly outer: number
}

/** Sets `kind` on the text rows below forwarding dividers. `depth` and header blocks must be known. */
export function readForwarded(body: Body): void {
  const {bytes, lines} = body
  const {depth, kind} = lines
  /** Those that have not ended, each deeper than the one before. */
  const open: Forward[] = []
  for (let row = 0; row < lines.count; row++) {
    const own = depth[row]!
    if (kind[row] === HEADER_BLOCK) {
      endBelow(open, own)
      const first = row
      while (row + 1 < lines.count && kind[row + 1] === HEADER_BLOCK) row++
      const forward = announces(body, first) ? readForward(body, first, row) : null
      if (forward) {
        endBelow(open, forward.depth - 1)
        open.push(forward)
      }
      continue
    }
    if (open.length === 0) continue
    if (!lines.isBlank(bytes, row)) endAt(body, open, row)
    if (kind[row] === TEXT && open.at(-1)?.depth === own) kind[row] = FORWARDED
  }
}

/** Something at `depth` introduces other words: what stood deeper is over. */
function endBelow(open: Forward[], depth: number): void {
  while ((open.at(-1)?.depth ?? 0) > depth) open.pop()
}

/** The row may be words of one who passes on, or the mailer's that end it. */
function endAt(body: Body, open: Forward[], row: number): void {
  const own = body.lines.depth[row]!
  const ended = open.findIndex(
    ({depth, outer}) =>
      (own < depth && own >= outer) || (own === depth && own === outer && ends(body, row)),
  )
  if (ended >= 0) open.length = ended
}

/** The block begins with a line that tells that it was passed on. */
function announces({bytes, lines}: Body, first: number): boolean {
  const divider = lines.text(bytes, first, maxDivider).toLowerCase()
  return forwardWords().some(words => divider.includes(words))
}

/** What stands below the block in rows `first … last`: one deeper, or in a quotation's first words as deep. */
function readForward({bytes, lines}: Body, first: number, last: number): Forward | null {
  const outer = lines.depth[first]!
  const stop = Math.min(lines.count - 1, last + 1 + maxGap)
  for (let row = last + 1; row <= stop; row++) {
    if (lines.isBlank(bytes, row)) continue
    const depth = lines.depth[row]!
    if (depth > outer) return {depth: outer + 1, outer}
    return depth === outer ? {depth, outer} : null
  }
  return null
}

/** Its mailer says that it ends. */
function ends(body: Body, row: number): boolean {
  const {bytes, lines} = body
  return bytes[lines.content[row]!] === MINUS && readEnd(body, row) !== null
}
