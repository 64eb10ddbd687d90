/**
 * The work itself: every source through the rooms, what comes out to the sink, chunk by chunk.
 *
 * An input that fails is told and the next one read. Memory stays flat: the output is drained after
 * every chunk, and within one when it grows long. Several threads may share the messages (`--jobs`).
 */
import {InputError} from '../input/error.ts'
import type {Source} from '../input/source.ts'
import {openSources} from '../input/source.ts'
import {mailboxReader} from '../mailbox/reader.ts'
import {pipeline} from '../pipeline.ts'
import {Diagnostics} from './diagnostics.ts'
import type {Options} from './options.ts'
import {octetsLeft} from './progress.ts'
import type {Sink} from './sink.ts'
import type {Stats, Tally} from './stats.ts'
import type {Talk} from './talk.ts'
import type {ColorLevel} from './terminal.ts'
import {type Batch, Batcher} from './text-batch.ts'
import type {Crew, CrewTarget} from './text-crew.ts'
import type {FoundIn} from './text-jobs.ts'
import {type Display, TextWork} from './text-work.ts'

/** Small inputs share a write to the sink; stdin is passed on at once. */
const drainAt = 64 * 1024

/** For a thread: styles are functions, which cannot be sent, but can be made anew of a level. */
export interface ShownAs extends Display {
  readonly level: ColorLevel
}

/** Takes the octets of one source. */
interface Reader {
  write(chunk: Buffer): void
  end(): void
}

export class Run implements CrewTarget {
  /** An input could not be read. */
  failed = false
  private readonly options: Options
  private readonly display: ShownAs
  private readonly sink: Sink
  private readonly talk: Talk
  private readonly diagnostics: Diagnostics
  private readonly work: TextWork
  private crew: Crew | null = null
  /** Full batches that no thread has got yet. */
  private readonly batches: Batch[] = []
  private readonly batcher = new Batcher(batch => this.batches.push(batch))
  /** The file being worked on, for a report of a bug. */
  private file = ''

  constructor(options: Options, display: ShownAs, sink: Sink, talk: Talk) {
    this.options = options
    this.display = display
    this.sink = sink
    this.talk = talk
    this.diagnostics = new Diagnostics(options, line => talk.say(line))
    this.work = new TextWork(
      options,
      display,
      bytes => sink.write(bytes),
      (file, findings, message) => this.diagnostics.findings(file, findings, message),
    )
  }

  get stats(): Stats {
    return this.work.stats
  }

  /** Works through the inputs. Throws ClosedPipe and OutputError; anything else is a bug. */
  async all(names: readonly string[]): Promise<void> {
    try {
      const sources = openSources(names, ({name, message}) => this.fail(name, message))
      for await (const source of sources) await this.source(source)
      this.batcher.end()
      await this.passOn(0)
      await this.crew?.finish()
    } finally {
      await this.crew?.end()
    }
    this.diagnostics.end()
  }

  /** Where a bug was met. */
  place(): string {
    return this.crew?.place || `${this.file}, message ${this.stats.messages + 1}`
  }

  private async source(source: Source): Promise<void> {
    this.file = source.name
    if (this.crew === null && this.mayShare(source)) await this.hire()
    const reader = this.crew === null ? this.alone(source) : this.shared(source)
    const least = source.name === '-' ? 0 : drainAt
    let octets = 0
    try {
      for await (const chunk of source.chunks) {
        octets += chunk.length
        this.stats.octets += chunk.length
        reader.write(chunk)
        await this.passOn(least)
        this.talk.progress?.advance(chunk.length, this.stats.messages, octetsLeft(source, octets))
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      this.fail(error.file, error.message)
    }
    reader.end()
    await this.passOn(least)
  }

  /**
   * What comes through a pipe may have to be waited for, and whoever reads the other end shall not
   * wait for more than that. Evidence of a thread is in one head.
   */
  private mayShare({size}: Source): boolean {
    const {jobs, thread} = this.options
    return jobs > 1 && size !== null && !thread
  }

  private alone(source: Source): Reader {
    const {work} = this
    const options = work.pipelineOptions(source.format)
    return pipeline(source.name, options, work.writer, work.findingsOf(source.name))
  }

  private shared(source: Source): Reader {
    const {batcher} = this
    batcher.open(source.name)
    const options = this.work.pipelineOptions(source.format)
    return mailboxReader(options, batcher, finding => batcher.report(finding))
  }

  private async hire(): Promise<void> {
    const {options, work} = this
    const {level, safe} = this.display
    await this.passOn(0)
    const {Crew} = await import('./text-crew.ts')
    const {unfinished} = work.writer
    const wanted = {options, level, safe}
    this.crew = new Crew(options.jobs, wanted, this, {follows: this.stats.messages > 0, unfinished})
  }

  private fail(name: string, message: string): void {
    this.failed = true
    this.diagnostics.failure(name, message)
  }

  /** Passes on what the writers wrote, unless it is less than `least` octets, or what there is to do. */
  private async passOn(least: number): Promise<void> {
    for (const batch of this.batches.splice(0)) await this.crew!.give(batch)
    const {out} = this.work
    if (out.length === 0 || out.length < least) return
    this.sink.write(out.take())
    out.reset()
    await this.sink.drained()
  }

  // ── what the crew tells ───────────────────────────────────────────────────────────────────────

  product(bytes: Buffer): void {
    this.sink.write(bytes)
  }

  drained(): Promise<void> {
    return this.sink.drained()
  }

  done(tally: Tally, found: readonly FoundIn[]): void {
    this.stats.add(tally)
    for (const {file, findings, message} of found) {
      this.diagnostics.findings(file, findings, message)
    }
  }
}
