/**
 * The work of `requote lint`: every input through the linter, what it finds past the baseline to the
 * reports, chunk by chunk. An input that fails is told and the next one read.
 */
import {InputError} from '../input/error.ts'
import type {Baseline, BaselineWriter} from '../lint/baseline.ts'
import {linter} from '../lint/engine.ts'
import type {LintFinding, Reporter} from '../lint/types.ts'
import type {Source} from '../types.ts'
import {safeLine} from '../write/safe.ts'
import type {InputFailure} from './lint-files.ts'
import type {LintReports} from './lint-reports.ts'
import type {LintSettings} from './lint-settings.ts'
import {LintTally} from './lint-tally.ts'
import {octetsLeft} from './progress.ts'
import type {Talk} from './talk.ts'

/** What the findings of a run are held against. */
export interface Known {
  /** Findings that are not told; null: all are. */
  readonly baseline: Baseline | null
  /** Takes what is found instead of the reports; null: they do. */
  readonly writer: BaselineWriter | null
}

export interface LintRunOptions {
  /** Only errors are told, and count. */
  readonly quiet: boolean
  /** Each file is told of on stderr. */
  readonly verbose: boolean
  /** No report on stdout tells what failed: stderr does. */
  readonly tellsFailures: boolean
}

export class LintRun {
  readonly tally: LintTally = new LintTally()
  private readonly options: LintRunOptions
  private readonly settings: LintSettings
  private readonly known: Known
  private readonly reports: LintReports
  private readonly reporter: Reporter
  private readonly talk: Talk
  /** The file being worked on, for a report of a bug. */
  private file = ''

  constructor(
    options: LintRunOptions,
    settings: LintSettings,
    known: Known,
    reports: LintReports,
    talk: Talk,
  ) {
    this.options = options
    this.settings = settings
    this.known = known
    this.reports = reports
    this.reporter = reports.reporter
    this.talk = talk
  }

  /** Throws ClosedPipe and OutputError; anything else is a bug. */
  async all(sources: AsyncIterable<Source>): Promise<void> {
    for await (const source of sources) await this.source(source)
    this.reporter.end(this.tally.summary())
  }

  /** Where a bug was met. */
  place(): string {
    return `${this.file}, message ${this.tally.messages + 1}`
  }

  /** Tells of an input that cannot be read. */
  readonly fail = ({file, message}: InputFailure): void => {
    this.tally.failures++
    this.reporter.failure(file, message)
    if (this.options.tellsFailures) {
      this.talk.say(`requote: ${safeLine(file)}: ${safeLine(message)}`)
    }
  }

  private async source(source: Source): Promise<void> {
    const {name, format, chunks} = source
    this.file = name
    const {tally} = this
    if (this.options.verbose) this.talk.say(`requote: ${safeLine(name)}`)
    const linting = linter(name, this.settings.forFile(name, format), this.take, () => {
      tally.messages++
    })
    tally.files++
    let octets = 0
    try {
      for await (const chunk of chunks) {
        octets += chunk.length
        tally.octets += chunk.length
        linting.write(chunk)
        await this.reports.drain()
        this.talk.progress?.advance(chunk.length, tally.messages, octetsLeft(source, octets))
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      // What is left of the message that was cut would be told as damaged; it is only not there.
      this.fail({file: name, message: error.message})
      await this.reports.drain()
      return
    }
    linting.end()
    await this.reports.drain()
    this.known.baseline?.fileDone(name)
    this.known.writer?.fileDone(name)
  }

  private readonly take = (finding: LintFinding): void => {
    const {baseline, writer} = this.known
    if (writer !== null || baseline?.known(finding)) {
      writer?.add(finding)
      this.tally.known++
      return
    }
    this.tally.found(finding)
    if (this.options.quiet && finding.severity !== 'error') return
    this.tally.tell(finding)
    this.reporter.finding(finding)
  }
}
