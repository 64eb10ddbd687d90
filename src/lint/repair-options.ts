/** What `fix` is asked to mend where lint tells: the same repairs, and of depth what is proven. */
import type {FixOptions} from '../fix/types.ts'
import {allRepairs} from '../repair/order.ts'
import type {RepairName} from '../types.ts'
import {rules} from './rules.ts'
import type {LintOptions} from './types.ts'

/** Rules of depth that `fix` mends; one by one they cannot be left out. */
const depthRules: readonly string[] = rules
  .filter(({id, fixable}) => fixable && !allRepairs.has(id as RepairName))
  .map(({id}) => id)

/** Rules that are off are not mended; of depth only what is proven is. */
export function repairOptions(lint: LintOptions): FixOptions {
  const {format, mbox, repairs, requote, fallbackCharset, levels} = lint
  const isOn = (rule: string): boolean => levels.get(rule) !== 'off'
  return {
    format,
    mbox,
    repairs: new Set([...repairs].filter(isOn)),
    requote: requote !== 'off' && depthRules.some(isOn) ? 'safe' : 'off',
    fallbackCharset,
    keepSigned: false,
    charset: null,
  }
}
