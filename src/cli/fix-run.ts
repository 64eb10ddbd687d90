/** All files of a run of `requote fix`, one after the other or by several processes; and the totals. */
import {Diagnostics, type Notice} from './diagnostics.ts'
import {type Display, FileFixer} from './fix-file.ts'
import type {FixCommandOptions} from './fix-options.ts'
import {isTrial} from './fix-options.ts'
import type {FixTask} from './fix-paths.ts'
import {runRecord} from './fix-record.ts'
import {type FileOutcome, FileReport, listing, repairClause} from './fix-report.ts'
import {counted, Tally} from './fix-tally.ts'
import type {PathFailure, ReportTarget} from './jobs.ts'
import type {Sink} from './sink.ts'
import type {Talk} from './talk.ts'

/** How workers are to fix files. */
export interface FixStart {
  readonly options: FixCommandOptions
  readonly display: Display
}

/** Reports go to the user: stdout and stderr. */
class UserTarget implements ReportTarget {
  messages = 0
  private readonly sink: Sink
  private readonly talk: Talk
  private readonly diagnostics: Diagnostics

  constructor(options: FixCommandOptions, sink: Sink, talk: Talk) {
    this.sink = sink
    this.talk = talk
    this.diagnostics = new Diagnostics(options, line => talk.say(line))
  }

  product(bytes: Buffer): void {
    this.sink.write(bytes)
  }

  drained(): Promise<void> {
    return this.sink.drained()
  }

  notice(notice: Notice): void {
    this.diagnostics.notice(notice)
  }

  progress(octets: number, messages: number, left: number | null): void {
    this.messages += messages
    this.talk.progress?.advance(octets, this.messages, left)
  }

  end(): void {
    this.diagnostics.end()
  }
}

export class FixRun {
  readonly tally: Tally = new Tally()
  files = 0
  repairedFiles = 0
  failedFiles = 0
  readonly target: ReportTarget
  private readonly user: UserTarget
  private readonly options: FixCommandOptions
  private readonly talk: Talk

  /** @param sink takes records or a diff */
  constructor(options: FixCommandOptions, sink: Sink, talk: Talk) {
    this.options = options
    this.talk = talk
    this.target = this.user = new UserTarget(options, sink, talk)
  }

  /** Throws ClosedPipe, OutputError and the signal's reason; anything else is a bug. */
  async all(
    tasks: Iterable<FixTask | PathFailure>,
    display: Display,
    signal: AbortSignal,
  ): Promise<void> {
    const {options} = this
    const {jobs} = options
    if (jobs > 1) {
      const {Workers} = await import('./workers.ts')
      const staff = {program: 'requote-fix-worker.cjs', jobs, start: {options, display}}
      return new Workers<FixStart, FixTask, FileOutcome>(staff, this.target, signal, this).all(
        tasks,
      )
    }
    const fixer = new FileFixer(options, display, this.target, signal)
    for (const task of tasks) {
      if ('message' in task) await this.failure(task)
      else this.outcome(await fixer.fix(task))
    }
  }

  /** Tells of a path that led to no file. */
  async failure({path, message}: PathFailure): Promise<void> {
    const report = new FileReport(path, null, this.options, null, this.target)
    this.outcome(await report.end(message, null))
  }

  /** Counts a file that is done. */
  outcome({result, counts}: FileOutcome): void {
    this.files++
    if (result === 'failed') this.failedFiles++
    else if (result !== 'clean') this.repairedFiles++
    this.tally.add(counts)
  }

  /** Tells the totals. @param seconds that the run took */
  async end(seconds: number): Promise<void> {
    const {options, tally} = this
    this.user.end()
    if (options.json) {
      this.target.product(Buffer.from(runRecord(this, tally)))
      await this.target.drained()
    }
    if (!options.quiet) this.warnOfSignatures()
    const isWanted = this.files > 1 && !options.quiet && !options.json
    if (isWanted || options.stats) this.talk.say(`requote: ${this.total()}`)
    if (options.stats) this.talk.say(`requote: ${this.effort(seconds)}`)
  }

  private warnOfSignatures(): void {
    const {brokenSignatures} = this.tally
    if (brokenSignatures === 0) return
    this.talk.say(
      'requote: warning: the repair breaks the signatures (DKIM, ARC or patatt) of ' +
        `${counted(brokenSignatures, 'message')}; --keep-signed leaves such messages alone`,
    )
  }

  private total(): string {
    const {tally, files, repairedFiles, failedFiles} = this
    const notes: string[] = []
    if (tally.refused > 0) notes.push(`${counted(tally.refused, 'message')} left with damage`)
    if (failedFiles > 0) notes.push(`${counted(failedFiles, 'file')} failed`)
    const note = notes.length > 0 ? ` (${notes.join(', ')})` : ''
    if (repairedFiles === 0) {
      const all = `${counted(tally.messages, 'message')}, ${counted(files, 'file')}`
      return `total: nothing to repair in ${all}${note}`
    }
    const clause = repairClause(tally, isTrial(this.options))
    return `total: ${clause} in ${repairedFiles} of ${counted(files, 'file')}${note}${listing(tally)}`
  }

  private effort(seconds: number): string {
    const {octets} = this.tally
    const rate = seconds > 0 ? (octets / seconds / 1e6).toFixed(1) : '0'
    return `octets ${octets}, seconds ${seconds.toFixed(2)}, MB/s ${rate}`
  }
}
