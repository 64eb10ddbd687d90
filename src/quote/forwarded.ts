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
 */
import type {Body} from '../types.ts'
import {forwardWords} from './header-block-words.ts'
import {FORWARDED, HEADER_BLOCK, TEXT} from './kinds.ts'

const maxDivider = 120

/** Sets `kind` on the text rows below forwarding dividers. `depth` and header blocks must be known. */
export function readForwarded({bytes, lines}: Body): void {
  const {depth, kind} = lines
  for (let row = 0; row < lines.count; row++) {
    if (kind[row] !== HEADER_BLOCK) continue
    const first = row
    while (row + 1 < lines.count && kind[row + 1] === HEADER_BLOCK) row++
    const divider = lines.text(bytes, first, maxDivider).toLowerCase()
    if (!forwardWords().some(words => divider.includes(words))) continue
    const level = depth[first]! + 1
    for (let at = row + 1; at < lines.count && depth[at]! >= level; at++) {
      if (kind[at] === HEADER_BLOCK) break
      if (kind[at] === TEXT && depth[at] === level) kind[at] = FORWARDED
    }
  }
}
