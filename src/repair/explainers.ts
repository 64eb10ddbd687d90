/** What each repair thinks of the candidates on one row: for people who ask why, never on the way. */
import type {Body} from '../types.ts'
import type {RepairContext} from './context.ts'
import {explainEntityLeak} from './entity-explain.ts'
import type {Explanation} from './explanation.ts'
import {explainFromEscape} from './from-escape.ts'
import {explainMarkSpace} from './mark-space.ts'
import {explainMojibake} from './mojibake-explain.ts'
import type {RepairStep} from './order.ts'
import {explainQpLeak} from './qp-leak-explain.ts'
import {explainUtf7Leak} from './utf7-explain.ts'
import {explainWordLeak} from './word-leak-explain.ts'

export type {Explanation} from './explanation.ts'

/** Explains one row of a body that the repair has not seen yet. */
export type Explainer = (body: Body, row: number, context: RepairContext) => Explanation[]

/** One for each step that works on bodies. */
export const explainers: Readonly<Record<RepairStep['name'], Explainer>> = {
  'qp-leak': explainQpLeak,
  'utf7-leak': explainUtf7Leak,
  'word-leak': explainWordLeak,
  'entity-leak': explainEntityLeak,
  mojibake: explainMojibake,
  'mark-space': explainMarkSpace,
  'from-escape': explainFromEscape,
}
