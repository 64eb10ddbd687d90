/**
 * Header blocks below an attribution whose words nobody can tell from the answers to them.
 *
 *     On Monday, Ana Ruiz wrote:       Bo's, depth 1: her words and his answers stand below, all unmarked
 *     Is the door open?
 *     It is.
 *
 *     From: Bo Lind <bo@example.org>   whose mail program writes attributions writes no header blocks:
 *     Sent: Sunday, 2 February 2025    this is the end of Ana's mail, depth 2
 *     To: Ana Ruiz <ana@example.org>
 *
 *     Oil the door.                    depth 3
 *
 * Which lines above the block are hers stays open; they keep the depth that they have.
 */
import type {Body, RequoteLevel} from '../types.ts'
import {passes} from './evidence.ts'
import type {ImpliedContext} from './implied-evidence.ts'
import type {Ledger} from './implied-ledger.ts'
import type {ImpliedLevels} from './implied-levels.ts'
import type {Rows} from './notes-block.ts'

const entered = {
  confidence: 0.93,
  why: 'it stands in the words of one whom an attribution above names: who writes attributions writes no header blocks',
} as const

/** Such an attribution stands above at `depth`, and the thread has room for the levels. */
export function canEnterLeft(
  ledger: Ledger,
  depth: number,
  {ancestors}: ImpliedContext,
  level: RequoteLevel,
): boolean {
  const isTooDeep = ancestors > 0 && depth + 2 > ancestors
  return ledger.left(depth) !== null && !isTooDeep && passes(entered.confidence, level)
}

/** Moves the block, which is read but introduces nothing yet, into those words. */
export function enterLeft(
  {lines}: Body,
  {first, last}: Rows,
  marks: number,
  levels: ImpliedLevels,
  ledger: Ledger,
): void {
  const depth = lines.depth[first]!
  const left = ledger.left(depth)
  if (left === null) return
  levels.enter(first, last, {marks, indent: 0, until: lines.count, ...entered})
  ledger.open(depth + 1, left)
}
