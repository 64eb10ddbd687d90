/**
 * The repairs, in the one order in which they run (DESIGN §5). A later one sees what an earlier one
 * brought to light: an escape within an escape is taken off from the outside in.
 */
import type {Body, RepairName} from '../types.ts'
import type {RepairContext} from './context.ts'
import {repairEntityLeak} from './entity-leak.ts'
import {repairFromEscape} from './from-escape.ts'
import {repairMarkSpace} from './mark-space.ts'
import {repairMojibake} from './mojibake.ts'
import {repairQpLeak} from './qp-leak.ts'
import {
  entityLeak,
  fromEscape,
  markSpace,
  mojibake,
  qpLeak,
  survey,
  utf7Leak,
  wordLeak,
} from './survey.ts'
import {repairUtf7Leak} from './utf7-leak.ts'
import {repairWordLeak} from './word-leak.ts'

export type {RepairContext} from './context.ts'
export {type Field, repairFields} from './fields.ts'

/** One repair: changes a body in place, tells what it did, and leaves alone what it cannot prove. */
export interface RepairStep {
  /** All but `charset-label`, which is made while a body is decoded. */
  readonly name: Exclude<RepairName, 'charset-label'>
  /** Its bit of what `survey` finds. */
  readonly bit: number
  repair(body: Body, context: RepairContext): void
}

export const repairs: readonly RepairStep[] = [
  {name: 'qp-leak', bit: qpLeak, repair: repairQpLeak},
  {name: 'utf7-leak', bit: utf7Leak, repair: repairUtf7Leak},
  {name: 'word-leak', bit: wordLeak, repair: repairWordLeak},
  {name: 'entity-leak', bit: entityLeak, repair: repairEntityLeak},
  {name: 'mojibake', bit: mojibake, repair: repairMojibake},
  {name: 'mark-space', bit: markSpace, repair: repairMarkSpace},
  {name: 'from-escape', bit: fromEscape, repair: repairFromEscape},
]

export const allRepairs: ReadonlySet<RepairName> = new Set([
  ...repairs.map(step => step.name),
  // Made while a body is decoded, by its charset's room; the pipeline tells of it.
  'charset-label',
])

/** What one repair lays bare an earlier one may have to look at: `+AD4-=3E`. */
const maxRounds = 4

/**
 * Runs the enabled repairs over one window, again until nothing changes, so that a second run of the
 * program finds nothing to do. A part's windows come in order with one context.
 */
export function repairBody(body: Body, context: RepairContext): void {
  let found = survey(body)
  let given = context
  for (let round = 0; round < maxRounds; round++) {
    const before = body.bytes
    for (const step of repairs) {
      if ((found & step.bit) === 0 || !given.enabled.has(step.name)) continue
      const {bytes} = body
      step.repair(body, given)
      // Every repair that changes something puts another buffer there.
      if (body.bytes !== bytes) found = survey(body)
    }
    if (body.bytes === before) return
    // What proved the last round's repairs is gone, and doubts have been told.
    given = {...context, isReply: context.isReply === true, report: () => undefined}
  }
}
