/**
 * The files of a run of `requote lint` spread over worker processes (`--jobs`): they read and lint, and
 * here is told what they find, in the order of the files.
 */
import {MessageIds} from '../lint/message-ids.ts'
import type {LintFinding} from '../lint/types.ts'
import type {PathFailure, ReportTarget} from './jobs.ts'
import type {LintTask} from './lint-files.ts'
import type {LintCommandOptions} from './lint-options.ts'
import type {LintOutcome, LintRun} from './lint-run.ts'
import type {Talk} from './talk.ts'
import {Workers} from './workers.ts'

/** Throws ClosedPipe and OutputError, after all workers have ended. */
export async function lintByWorkers(
  run: LintRun,
  tasks: Iterable<LintTask | PathFailure>,
  options: LintCommandOptions,
  talk: Talk,
): Promise<void> {
  const ids = new MessageIds()
  const isReal = ({rule, messageId}: LintFinding): boolean =>
    rule !== 'message-id-duplicate' || ids.seen(messageId ?? '')
  let messages = 0
  const target: ReportTarget = {
    product(bytes) {
      const findings: LintFinding[] = JSON.parse(bytes.toString())
      for (const finding of findings) if (isReal(finding)) run.take(finding)
    },
    drained: () => run.drain(),
    notice() {},
    progress(octets, more, left) {
      messages += more
      talk.progress?.advance(octets, messages, left)
    },
  }
  const account = {
    outcome: (outcome: LintOutcome) => run.outcome(outcome),
    failure: async ({path, message}: PathFailure) => run.fail({file: path, message}),
  }
  const staff = {program: 'requote-lint-worker.cjs', jobs: options.jobs, start: options}
  const {signal} = new AbortController()
  await new Workers<LintCommandOptions, LintTask, LintOutcome>(staff, target, signal, account).all(
    tasks,
  )
  run.end()
}
