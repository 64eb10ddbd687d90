/**
 * The reports of one run of `requote lint`: each in its format, to stdout or to a file of its own.
 *
 * Memory stays flat: what reporters write is passed on after every chunk of mail, and within one when
 * it grows long. When the reader of stdout goes away, the files are still written.
 */
import type {ReportTarget} from '../lint/report/formats.ts'
import type {ReportOptions} from '../lint/report/options.ts'
import {plainPaint} from '../lint/report/paint.ts'
import {joinReporters, reporters} from '../lint/report/reporters.ts'
import type {Reporter} from '../lint/types.ts'
import type {Output} from '../types.ts'
import {OutputBuffer} from '../write/output.ts'
import {ClosedPipe, openFile, type Sink} from './sink.ts'

/** Small reports share a write to the sink. */
const drainAt = 64 * 1024

class Channel {
  readonly out: OutputBuffer
  private readonly sink: Sink
  /** Nobody reads it any longer. */
  isClosed = false

  constructor(sink: Sink) {
    this.sink = sink
    this.out = new OutputBuffer(bytes => this.write(bytes))
  }

  async drain(least: number): Promise<void> {
    if (this.out.length === 0 || this.out.length < least) return
    this.write(this.out.take())
    this.out.reset()
    if (!this.isClosed) await this.sink.drained()
  }

  async end(): Promise<void> {
    await this.drain(0)
    if (!this.isClosed) await this.sink.end()
  }

  private write(bytes: Buffer): void {
    if (this.isClosed) return
    try {
      this.sink.write(bytes)
    } catch (error) {
      if (!(error instanceof ClosedPipe)) throw error
      this.isClosed = true
    }
  }
}

/** Where the reports of a run go. */
export interface ReportPlaces {
  /** Takes the report that has no file. */
  readonly usual: Sink
  /** Takes a diff beside the reports; null: there is none. */
  readonly diff: Sink | null
  /** The file that GitHub shows the step's summary from; null: none. */
  readonly summary: string | null
  /** Somebody is looking: every file is told at once. */
  readonly isShown: boolean
}

export class LintReports {
  readonly reporter: Reporter
  /** Where a diff is written. */
  readonly diff: Output | null
  private readonly channels: readonly Channel[]
  private readonly least: number

  /** Throws OutputError when a file cannot be written. */
  constructor(
    targets: readonly ReportTarget[],
    options: Omit<ReportOptions, 'stepSummary'>,
    places: ReportPlaces,
  ) {
    const {usual, summary, isShown} = places
    const wantsSummary = summary !== null && targets.some(({format}) => format === 'github')
    const step = wantsSummary ? new Channel(openFile(summary, 'a')) : null
    const diff = places.diff === null ? null : new Channel(places.diff)
    const told = targets.map(({format, file}) => {
      const channel = new Channel(file === null ? usual : openFile(file))
      const paint = file === null ? options.paint : plainPaint
      const report = {...options, paint, stepSummary: step?.out ?? null}
      return {channel, reporter: reporters[format](report, channel.out)}
    })
    this.reporter = joinReporters(told.map(({reporter}) => reporter))
    this.diff = diff?.out ?? null
    this.channels = [diff, ...told.map(({channel}) => channel), step].filter(one => one !== null)
    this.least = isShown ? 0 : drainAt
  }

  /** Passes on what was told. Throws ClosedPipe when nobody reads any report, and OutputError. */
  async drain(): Promise<void> {
    for (const channel of this.channels) await channel.drain(this.least)
    this.checkReaders()
  }

  /** Settles when all has been passed on. Throws as `drain`. */
  async end(): Promise<void> {
    for (const channel of this.channels) await channel.end()
    this.checkReaders()
  }

  private checkReaders(): void {
    if (this.channels.every(({isClosed}) => isClosed)) throw new ClosedPipe()
  }
}
