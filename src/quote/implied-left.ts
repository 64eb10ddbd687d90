/**
 * Introductions below one of the other form whose words nobody can tell from the answers to them.
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
 * Likewise an attribution below such a block, as one that begins a mail. Which lines above are whose
 * stays open; they keep the depth that they have.
 */
import type {Body, RequoteLevel} from '../types.ts'
import {confidenceOf, passes} from './evidence.ts'
import type {HeaderBlock} from './header-block.ts'
import type {Surroundings} from './implied-evidence.ts'
import {weighBlockIn} from './implied-forward.ts'
import type {Ledger} from './implied-ledger.ts'
import type {ImpliedLevels} from './implied-levels.ts'
import type {ImpliedMessage} from './implied-owner.ts'
import type {Rows} from './notes-block.ts'

const entered = {
  confidence: 0.93,
  why: 'it stands in the words of one who is introduced above in another form: a mail program writes either attributions or header blocks',
} as const

/** What `depth-implied` knows at the introduction. */
export interface LeftContext {
  readonly body: Body
  readonly levels: ImpliedLevels
  readonly ledger: Ledger
  readonly message: ImpliedMessage
  readonly level: RequoteLevel
}

/** Were there words above the block, it would introduce what stands below. */
export function isMissed(context: LeftContext, block: HeaderBlock, around: Surroundings): boolean {
  const evidence = weighBlockIn(context, block, {...around, hasTextAbove: true})
  return passes(confidenceOf({evidence}), context.level)
}

/**
 * Moves the introduction, which is read but introduces nothing yet, into such words, if one of the other
 * form stands above at its depth and the thread has room for the levels.
 */
export function enterLeft(
  {body, levels, ledger, message, level}: LeftContext,
  {first, last}: Rows,
  isBlock: boolean,
  marks: number,
): void {
  const {lines} = body
  const depth = lines.depth[first]!
  const left = ledger.left(depth, !isBlock)
  const isTooDeep = message.ancestors > 0 && depth + 2 > message.ancestors
  if (left === null || isTooDeep || !passes(entered.confidence, level)) return
  levels.enter(first, last, {marks, indent: 0, until: lines.count, ...entered})
  ledger.open(depth + 1, left)
}
