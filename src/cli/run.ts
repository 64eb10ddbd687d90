/**
 * The work itself: every source through the pipeline, what comes out to the sink, chunk by chunk.
 *
 * An input that fails is told and the next one read. Memory stays flat: the output is drained after
 * every chunk, and within one when it grows long.
 */
import {InputError} from '../input/error.ts'
import {openSources} from '../input/source.ts'
import {pipeline} from '../pipeline.ts'
import type {Finding, MessageWriter, Source} from '../types.ts'
import {jsonWriter} from '../write/json.ts'
import {OutputBuffer} from '../write/output.ts'
import type {LineStyle} from '../write/style.ts'
import {textWriter} from '../write/text.ts'
import {Diagnostics} from './diagnostics.ts'
import type {Options} from './options.ts'
import {octetsLeft} from './progress.ts'
import type {Sink} from './sink.ts'
import {type Counts, Stats} from './stats.ts'
import type {Talk} from './talk.ts'

/** Small inputs share a write to the sink; stdin is passed on at once. */
const drainAt = 64 * 1024

export interface Display {
  readonly style: LineStyle | null
  /** The text is for a terminal: control characters are made visible. */
  readonly safe: boolean
}

export class Run {
  /** An input could not be read. */
  failed = false
  readonly stats: Stats = new Stats()
  private readonly options: Options
  private readonly sink: Sink
  private readonly talk: Talk
  private readonly diagnostics: Diagnostics
  private readonly out: OutputBuffer
  private readonly writer: MessageWriter
  /** The file being worked on, for a report of a bug. */
  private file = ''

  constructor(options: Options, display: Display, sink: Sink, talk: Talk) {
    this.options = options
    this.sink = sink
    this.talk = talk
    this.diagnostics = new Diagnostics(options, line => talk.say(line))
    this.out = new OutputBuffer(bytes => sink.write(bytes))
    this.writer = options.json
      ? jsonWriter({part: options.part, safe: display.safe}, this.out)
      : textWriter({...options, ...display}, this.out)
  }

  /** Works through the inputs. Throws ClosedPipe and OutputError; anything else is a bug. */
  async all(names: readonly string[]): Promise<void> {
    const sources = openSources(names, ({name, message}) => this.fail(name, message))
    for await (const source of sources) await this.source(source)
    await this.drain(0)
    this.diagnostics.end()
  }

  /** Where a bug was met. */
  place(): string {
    return `${this.file}, message ${this.stats.messages + 1}`
  }

  private async source(source: Source): Promise<void> {
    this.file = source.name
    const pipe = this.pipeline(source)
    const least = source.name === '-' ? 0 : drainAt
    let octets = 0
    try {
      for await (const chunk of source.chunks) {
        octets += chunk.length
        this.stats.octets += chunk.length
        pipe.write(chunk)
        await this.drain(least)
        this.talk.progress?.advance(chunk.length, this.stats.messages, octetsLeft(source, octets))
      }
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      this.fail(error.file, error.message)
    }
    pipe.end()
    await this.drain(least)
  }

  private pipeline(source: Source): {write(chunk: Buffer): void; end(): void} {
    const {input, mbox, repair, requote, fallbackCharset, json, signature} = this.options
    const options = {
      format: source.format ?? (input === 'auto' ? null : input),
      mbox: mbox === 'auto' ? null : mbox,
      repairs: repair,
      requote,
      fallbackCharset,
      wantRepairs: json,
      wantStructure: json || !signature,
      onCounts: (counts: Counts) => this.stats.message(counts),
    }
    return pipeline(source.name, options, this.writer, (findings: readonly Finding[], message) => {
      this.stats.findings(findings)
      this.diagnostics.findings(source.name, findings, message)
    })
  }

  private fail(name: string, message: string): void {
    this.failed = true
    this.diagnostics.failure(name, message)
  }

  /** Passes on what the writers wrote, unless it is less than `least` octets. */
  private async drain(least: number): Promise<void> {
    if (this.out.length === 0 || this.out.length < least) return
    this.sink.write(this.out.take())
    this.out.reset()
    await this.sink.drained()
  }
}
