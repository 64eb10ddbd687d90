/**
 * The messages of a digest while `depth-implied` reads it: below the header section of each, nothing
 * holds that a message above it opened, and no text stands above what it answers.
 */
import {dayOf} from './attribution-day.ts'
import type {DigestMember} from './digests.ts'
import {parseMailbox} from './field-attribution.ts'
import {type OwnerContext, ownerOf} from './implied-owner.ts'

/** Reads the messages of one window's digests, from the top. */
export class ImpliedMembers {
  private readonly context: OwnerContext
  /** By marks: how many levels were open when the digest's first message began, and who sent it. */
  private readonly digests: (number | undefined)[] = []

  constructor(context: OwnerContext) {
    this.context = context
  }

  /** Settles the rows of a member's header section; the last of them. */
  read({first, last, from, date}: DigestMember): number {
    const {body, levels, ledger} = this.context
    const {marks} = levels.placeOf(first)
    const open = this.digests[marks] ?? levels.count
    levels.keep(open)
    this.digests[marks] = from === null ? undefined : open
    for (let row = first; row <= last; row++) levels.settle(row)
    const depth = body.lines.depth[first]!
    const owner = from === null ? ownerOf(this.context, depth) : parseMailbox(from)
    ledger.open(depth, {how: 2, owner, day: dayOf(date)})
    return last
  }
}
