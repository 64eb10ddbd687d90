/**
 * Weighs a block that a divider announces as forwarded: what is passed on was mostly not answered, and
 * not all of it is somebody else's.
 *
 *     > Look:                                          depth 1, Bo's
 *     >
 *     > ---------- Forwarded message ---------         depth 1
 *     > From: Ana Ruiz <ana@example.org>
 *     > Date: Mon, Feb 3, 2025 at 10:22 AM
 *     > Subject: gate
 *     > To: Bo Lind <bo@example.org>
 *     >
 *     > It is shut.                                    depth 2, Ana's
 *
 * Inside a quotation it has to tell all that a mailer tells, and to be below words of who passes it on:
 * another than its author, and no list.
 */
import type {Person} from '../types.ts'
import type {Evidence} from './evidence.ts'
import {parseMailbox} from './field-attribution.ts'
import type {HeaderBlock} from './header-block.ts'
import {type Surroundings, weighBlock} from './implied-evidence.ts'
import {isOther} from './implied-marked.ts'
import {type OwnerContext, ownerOf} from './implied-owner.ts'
import {isListAddress} from './lists.ts'

/** How its address looks tells a list here. */
const noLists: ReadonlySet<string> = new Set()
const says = 'it is announced as forwarded'

/** All that speaks for and against a block, what it announces included. */
export function weighBlockIn(
  context: OwnerContext,
  block: HeaderBlock,
  around: Surroundings,
): Evidence[] {
  const evidence = weighBlock(block, around, context.message)
  if (block.divider !== 'forward') return evidence
  return [...evidence, {weight: weightOf(context, block, around), says}]
}

function weightOf(
  context: OwnerContext,
  {from, date, to, subject}: HeaderBlock,
  {depth, hasTextAbove}: Surroundings,
): number {
  if (depth === 0) return 3
  const isWhole = date !== '' && to !== '' && subject !== ''
  const isTold = isWhole && hasTextAbove
  return isTold && isSomebodysElse(ownerOf(context, depth), parseMailbox(from)) ? 0.5 : -6
}

/** Who passes on is known, is not the author, nor a list whose digest it is: there these are its messages. */
function isSomebodysElse(owner: Person | null, author: Person): boolean {
  if (owner === null) return false
  const {name, address} = owner
  const isDigest = name === null && address !== null && isListAddress(address, noLists)
  return !isDigest && isOther(owner, author)
}
