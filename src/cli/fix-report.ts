/**
 * What is told of one file while it is fixed: refusals and one line on stderr, records or a diff on
 * stdout; and its counts.
 */
import type {DiffWriter} from '../fix/diff.ts'
import type {MessageReport} from '../fix/types.ts'
import {OutputBuffer} from '../write/output.ts'
import {type FixCommandOptions, isTrial} from './fix-options.ts'
import {type FileRecord, type FileResult, fileRecord, messageRecord} from './fix-record.ts'
import {type Counts, counted, Tally} from './fix-tally.ts'
import type {ReportTarget} from './jobs.ts'

/** How a file came out. */
export interface FileOutcome {
  readonly result: FileResult
  readonly counts: Counts
}

/** Octets for the report of a file, at first: nearly every file has none. */
const leastCapacity = 1 << 10

export class FileReport {
  readonly tally: Tally = new Tally()
  private readonly file: string
  private readonly command: FixCommandOptions
  private readonly target: ReportTarget
  private readonly out: OutputBuffer
  private readonly diff: DiffWriter | null
  private readonly size: number | null
  private toldMessages = 0

  /** @param size octets of the file as stored, for a progress line; null when unknown */
  constructor(
    file: string,
    size: number | null,
    command: FixCommandOptions,
    diff: ((out: OutputBuffer) => DiffWriter) | null,
    target: ReportTarget,
  ) {
    this.file = file
    this.size = size
    this.command = command
    this.target = target
    this.out = new OutputBuffer(bytes => target.product(bytes), leastCapacity)
    this.diff = diff?.(this.out) ?? null
  }

  /** Takes the octets of the input before the fixer does. */
  read(chunk: Buffer): void {
    this.diff?.read(chunk)
    this.tally.octets += chunk.length
    const left = this.size === null ? null : Math.max(0, this.size - this.tally.octets)
    this.target.progress(chunk.length, this.tally.messages - this.toldMessages, left)
    this.toldMessages = this.tally.messages
  }

  /** The input has ended; the reports of its last messages follow. */
  inputEnd(): void {
    this.diff?.end()
  }

  /** Takes the fixer's reports. */
  readonly message = (report: MessageReport): void => {
    const {json, quiet, verbose} = this.command
    this.tally.message(report)
    this.diff?.message(report)
    const isTold = report.change !== null || report.refused.length > 0
    if (json && (isTold || verbose)) this.out.text(messageRecord(this.file, report))
    if (quiet || (json && !verbose)) return
    this.refusals(report)
    if (verbose) {
      for (const finding of report.findings) this.target.notice({file: this.file, ...finding})
    }
  }

  /** Passes on what was told. */
  async drained(): Promise<void> {
    if (this.out.length > 0) this.target.product(this.out.take())
    this.out.reset()
    await this.target.drained()
  }

  /** The file is done. @param error why it could not be; null when it was */
  async end(error: string | null, output: string | null): Promise<FileOutcome> {
    if (error !== null) this.tally.undo()
    const result = this.result(error)
    const record: FileRecord = {
      file: this.file,
      result,
      output: error === null && !isTrial(this.command) ? output : null,
      error,
    }
    if (this.command.json) this.out.text(fileRecord(record, this.tally))
    this.summary(result, error)
    await this.drained()
    return {result, counts: this.tally}
  }

  private result(error: string | null): FileResult {
    if (error !== null) return 'failed'
    if (this.tally.repaired === 0) return 'clean'
    return isTrial(this.command) ? 'would-repair' : 'repaired'
  }

  private summary(result: FileResult, error: string | null): void {
    const {quiet, verbose, json} = this.command
    if (error !== null) {
      this.say(error)
      return
    }
    if (quiet || (json && !verbose)) return
    if (result !== 'clean') {
      this.say(repairClause(this.tally, result === 'would-repair') + listing(this.tally))
    }
    if (result === 'clean' && verbose) {
      this.say(`nothing to repair in ${counted(this.tally.messages, 'message')}`)
    }
  }

  private refusals({index, line, refused}: MessageReport): void {
    for (const {part, message, reason} of refused) {
      const place = part === null ? '' : `, part ${part}`
      this.target.notice({
        file: this.file,
        line,
        message: `message ${index + 1}${place}: ${message}`,
        rule: reason,
      })
    }
  }

  private say(message: string): void {
    this.target.notice({file: this.file, line: null, message, rule: null})
  }
}

/** `repaired 3 of 120 messages`. @param would nothing was written */
export function repairClause({repaired, messages}: Counts, would: boolean): string {
  return `${would ? 'would repair' : 'repaired'} ${repaired} of ${counted(messages, 'message')}`
}

/** `: utf7-leak 12, wrap-broken 4`; empty when nothing was done. */
export function listing({repairs, depthChanges}: Counts): string {
  const list = [...repairs, ...depthChanges].map(([name, count]) => `${name} ${count}`)
  return list.length === 0 ? '' : `: ${list.join(', ')}`
}
