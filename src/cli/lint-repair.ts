/** What `requote lint --fix` asks of `requote fix`: in place, without a backup, one file at a time. */

import {repairOptions} from '../lint/repair-options.ts'
import type {LintOptions} from '../lint/types.ts'
import type {FixCommandOptions} from './fix-options.ts'

/** @param lint the settings of the file */
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
