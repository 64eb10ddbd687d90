/** What `requote lint` has mended, or would: the same as `requote fix` by the settings of a file. */
import type {FixOptions} from '../fix/types.ts'
import type {LintOptions} from '../lint/engine.ts'
import {rules} from '../lint/rules.ts'
import type {RepairName} from '../types.ts'
import type {FixCommandOptions} from './fix-options.ts'
import {repairNames} from './options.ts'

/** Rules of depth that `fix` mends; one by one they cannot be left out. */
const depthRules: readonly string[] = rules
  .filter(({id, fixable}) => fixable && !repairNames.includes(id as RepairName))
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

/** The same for the command's own machinery: in place, without a backup, one file at a time. */
export function repairCommand(lint: LintOptions, quiet: boolean): FixCommandOptions {
  const {format, mbox, repairs, requote, fallbackCharset, keepSigned, charset} = repairOptions(lint)
  return {
    input: format ?? 'auto',
    mbox: mbox ?? 'auto',
    repair: repairs,
    requote,
    fallbackCharset,
    keepSigned,
    charset,
    quiet,
    lock: true,
    check: false,
    diff: false,
    dryRun: false,
    backup: null,
    outputDir: null,
    followSymlinks: false,
    breakHardLinks: false,
    jobs: 1,
    filesFrom: null,
    null: false,
    forceExclude: false,
    json: false,
    color: 'auto',
    stats: false,
    verbose: false,
  }
}
