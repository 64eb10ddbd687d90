/**
 * The work of `requote lint`: every input through the linter, what it finds past the baseline to the
 * reports, chunk by chunk. An input that fails is told and the next one read.
 */
import {InputError} from '../input/error.ts'
import type {Source} from '../input/source.ts'
import type {Baseline, BaselineWriter} from '../lint/baseline.ts'
import {linter} from '../lint/engine.ts'
import type {LintFinding, LintOptions, Reporter} from '../lint/types.ts'
import {safeLine} from '../write/safe.ts'
import type {FileDiff} from './lint-diff.ts'
import type {InputFailure} from './lint-files.ts'
import type {LintReports} from './lint-reports.ts'
import type {LintSettings} from './lint-settings.ts'
import {LintTally} from './lint-tally.ts'
import {octetsLeft} from './progress.ts'
import {ClosedPipe, OutputError} from './sink.ts'
import {bugMessage, type Talk} from './talk.ts'

/** What the findings of a run are held against. */
export interface Known {
  /** Findings that are not told; null: all are. */
  readonly baseline: Baseline | null
  /** Takes what is found instead of the reports; null: they do. */
  readonly writer: BaselineWriter | null
}

/** What came of a file that another process has read. */
export interface LintOutcome {
  readonly file: string
  readonly messages: number
  readonly octets: number
  /** Why it was not read to its end, or null. */
  readonly failure: string | null
}

export interface LintRunOptions {
  /** Only errors are told, and count. */
  readonly quiet: boolean
  /** Each file is told of on stderr. */
  readonly verbose: boolean
  /** No report on stdout tells what failed: stderr does. */
  readonly tellsFailures: boolean
  /** Shows what would be mended instead of telling it; null: all is told. */
  readonly diff: ((file: string, options: LintOptions) => FileDiff) | null
}

export class LintRun {
  readonly tally: LintTally = new LintTally()
  private readonly options: LintRunOptions
  private readonly settings: LintSettings
  private readonly known: Known
  private readonly reports: LintReports
  private readonly reporter: Reporter
  private readonly talk: Talk
  private name = ''

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
    this.end()
  }

  /** All files are done. */
  end(): void {
    this.reporter.end(this.tally.summary())
  }

  /** Passes on what was told. Throws ClosedPipe and OutputError. */
  drain(): Promise<void> {
    return this.reports.drain()
  }

  /** Counts a file that somebody else has read; its findings have been taken. */
  outcome({file, messages, octets, failure}: LintOutcome): void {
    const {tally, options, talk} = this
    tally.files++
    tally.messages += messages
    tally.octets += octets
    if (options.verbose) talk.say(`requote: ${safeLine(file)}`)
    if (failure === null) this.fileDone(file)
    else this.fail({file, message: failure})
  }

  /** The file that is being read, for a report of a bug. */
  get file(): string {
    return this.name
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
    const {name} = source
    this.name = name
    this.tally.files++
    if (this.options.verbose) this.talk.say(`requote: ${safeLine(name)}`)
    try {
      await this.read(source)
      this.fileDone(name)
    } catch (error) {
      if (error instanceof ClosedPipe || error instanceof OutputError) throw error
      const isInput = error instanceof InputError
      this.fail({file: name, message: isInput ? error.message : bugMessage(error)})
    }
    await this.reports.drain()
  }

  /**
   * Throws InputError when the input breaks off: what there is of its last message would only be told
   * as damaged.
   */
  private async read(source: Source): Promise<void> {
    const {tally, talk, reports} = this
    const {name, format, chunks} = source
    const options = this.settings.forFile(name, format)
    const diff = this.options.diff?.(name, options) ?? null
    const linting = linter(name, options, this.take, () => tally.messages++)
    let octets = 0
    for await (const chunk of chunks) {
      octets += chunk.length
      tally.octets += chunk.length
      diff?.write(chunk)
      linting.write(chunk)
      await reports.drain()
      talk.progress?.advance(chunk.length, tally.messages, octetsLeft(source, octets))
    }
    diff?.end()
    linting.end()
  }

  private fileDone(name: string): void {
    const {baseline, writer} = this.known
    baseline?.fileDone(name)
    writer?.fileDone(name)
  }

  /** Tells a finding, if it is to be told. */
  readonly take = (finding: LintFinding): void => {
    const {baseline, writer} = this.known
    if (writer !== null || baseline?.known(finding)) {
      writer?.add(finding)
      this.tally.known++
      return
    }
    this.tally.found(finding)
    if (this.options.quiet && finding.severity !== 'error') return
    if (this.options.diff !== null && finding.fixable) return
    this.tally.tell(finding)
    this.reporter.finding(finding)
  }
}
