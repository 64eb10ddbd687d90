/**
 * The repairs, in the one order in which they run (DESIGN §5). A later one sees what an earlier one
 * brought to light: an escape within an escape is taken off from the outside in.
 */
import type {Body, RepairName} from '../types.ts'
import type {RepairContext} from './context.ts'
import {repairUtf7Leak} from './utf7-leak.ts'

export type {RepairContext} from './context.ts'
export {type Field, repairFields} from './fields.ts'

/** One repair: changes a body in place, tells what it did, and leaves alone what it cannot prove. */
export interface RepairStep {
  readonly name: RepairName
  repair(body: Body, context: RepairContext): void
}

export const repairs: readonly RepairStep[] = [{name: 'utf7-leak', repair: repairUtf7Leak}]

export const allRepairs: ReadonlySet<RepairName> = new Set(repairs.map(step => step.name))

/** Runs the enabled repairs over one window. A part's windows come in order with one context. */
export function repairBody(body: Body, context: RepairContext): void {
  for (const step of repairs) {
    if (context.enabled.has(step.name)) step.repair(body, context)
  }
}
