/**
 * The product of one thread: messages in, text or JSON out, and what there is to tell of them.
 *
 * One thread may have all the work (run.ts), or its share of the messages (text-worker.ts).
 */
import type {PipelineOptions} from '../pipeline.ts'
import type {Finding, InputFormat} from '../types.ts'
import type {JoiningWriter} from '../write/joining.ts'
import {jsonWriter} from '../write/json.ts'
import {OutputBuffer} from '../write/output.ts'
import type {LineStyle} from '../write/style.ts'
import {textWriter} from '../write/text.ts'
import {chosen, type Options} from './options.ts'
import {type Counts, Stats} from './stats.ts'

export interface Display {
  readonly style: LineStyle | null
  /** The text is for a terminal: control characters are made visible. */
  readonly safe: boolean
}

/** Takes the findings of message `message` of `file`, from 0, or of the file itself (-1). */
export type TakeFindings = (file: string, findings: readonly Finding[], message: number) => void

export class TextWork {
  readonly stats: Stats = new Stats()
  readonly out: OutputBuffer
  readonly writer: JoiningWriter
  private readonly options: Options
  private readonly take: TakeFindings

  /** @param spill takes octets that are too many to be held; it may throw */
  constructor(
    options: Options,
    {style, safe}: Display,
    spill: (bytes: Buffer) => void,
    take: TakeFindings,
  ) {
    this.options = options
    this.take = take
    this.out = new OutputBuffer(spill)
    this.writer = options.json
      ? jsonWriter({part: options.part, safe}, this.out)
      : textWriter({...options, style, safe}, this.out)
  }

  /** How the rooms are to work, for messages of a source whose format is known, or not (null). */
  pipelineOptions(format: InputFormat | null): PipelineOptions {
    const {input, mbox, repair, requote, fallbackCharset, json, signature, thread, rejoin} =
      this.options
    return {
      format: format ?? chosen(input),
      mbox: chosen(mbox),
      repairs: repair,
      requote,
      fallbackCharset,
      wantRepairs: json,
      wantStructure: json || !signature || thread,
      thread,
      shown: {rejoin: rejoin && !json},
      onCounts: (counts: Counts) => this.stats.message(counts),
    }
  }

  /** Takes the findings of one file. */
  findingsOf(file: string): (findings: readonly Finding[], message: number) => void {
    return (findings, message) => {
      this.stats.findings(findings)
      if (findings.length > 0) this.take(file, findings, message)
    }
  }
}
