/** A worker of `requote fix --jobs`: when it is ended, the file under way stays as it was. */
import {FileFixer} from './fix-file.ts'
import type {FixTask} from './fix-paths.ts'
import type {FileOutcome} from './fix-report.ts'
import type {FixStart} from './fix-run.ts'
import {serve} from './worker.ts'

serve<FixStart, FixTask, FileOutcome>(({options, display}, target, signal) => {
  const fixer = new FileFixer(options, display, target, signal)
  return task => fixer.fix(task)
})
