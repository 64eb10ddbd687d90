/**
 * One file: read, fixed, and replaced, written elsewhere, or only reported. A file that cannot be
 * fixed is told, and is as it was.
 */
import {setImmediate} from 'node:timers/promises'
import type {DiffStyle, DiffWriter} from '../fix/diff.ts'
import {Expectation} from '../fix/expectation.ts'
import {FileError} from '../fix/file-error.ts'
import {ReadBack} from '../fix/read-back.ts'
import {type Rewrite, replaceFile} from '../fix/replace.ts'
import {InputError} from '../input/error.ts'
import {openSources} from '../input/source.ts'
import type {Output} from '../types.ts'
import {type FixCommandOptions, fixOptions, isTrial} from './fix-options.ts'
import {pass} from './fix-pass.ts'
import type {FixTask} from './fix-paths.ts'
import {type FileOutcome, FileReport} from './fix-report.ts'
import type {ReportTarget} from './jobs.ts'
import {ClosedPipe, OutputError} from './sink.ts'
import {bugMessage} from './talk.ts'

/** How a diff looks. */
export interface Display {
  /** It is for a terminal: control characters are made visible. */
  readonly safe: boolean
  readonly style: DiffStyle | null
}

export class FileFixer {
  private readonly options: FixCommandOptions
  private readonly display: Display
  private readonly target: ReportTarget
  private readonly signal: AbortSignal
  /** Directories that were looked through for what killed runs left. */
  private readonly swept = new Set<string>()

  /** @param signal aborted: the file that is being fixed stays as it is, and the reason is thrown */
  constructor(
    options: FixCommandOptions,
    display: Display,
    target: ReportTarget,
    signal: AbortSignal,
  ) {
    this.options = options
    this.display = display
    this.target = target
    this.signal = signal
  }

  /** Throws ClosedPipe, OutputError and the signal's reason; what is wrong with the file is told. */
  async fix(task: FixTask): Promise<FileOutcome> {
    const report = new FileReport(
      task.path,
      task.size,
      this.options,
      await this.diff(task),
      this.target,
    )
    let error: string | null = null
    try {
      if (isTrial(this.options)) await this.read(task, report)
      else await this.replace(task, report)
    } catch (thrown) {
      error = this.messageOf(thrown)
    }
    return report.end(
      error,
      task.output === null ? null : `${task.output.directory}/${task.output.name}`,
    )
  }

  /** Reports what would be done. */
  private async read(task: FixTask, report: FileReport): Promise<void> {
    const fail = (message: string): never => {
      throw new FileError(task.path, message)
    }
    for await (const source of openSources([task.path], ({message}) => fail(message))) {
      await this.pass(task, source.chunks, null, report, null)
    }
  }

  private async replace(task: FixTask, report: FileReport): Promise<void> {
    const {signal, swept} = this
    const {backup, lock, followSymlinks, breakHardLinks} = this.options
    const {path, tree, output} = task
    const options = {backup, lock, followSymlinks, breakHardLinks, tree, output, signal, swept}
    await replaceFile(path, options, async (chunks, out): Promise<Rewrite> => {
      const expectation = new Expectation(fixOptions(this.options, task.format))
      await this.pass(task, chunks, out, report, expectation)
      return {
        changed: report.tally.repaired > 0,
        check: original => new ReadBack(expectation, original),
      }
    })
  }

  private pass(
    {path, format}: FixTask,
    chunks: AsyncIterable<Buffer>,
    out: ((bytes: Buffer) => void) | null,
    report: FileReport,
    expectation: Expectation | null,
  ): Promise<void> {
    const turn = async (): Promise<void> => {
      await setImmediate()
      this.signal.throwIfAborted()
    }
    const options = fixOptions(this.options, format)
    return pass({file: path, chunks, options, out, expectation, report, turn})
  }

  private async diff({path}: FixTask): Promise<((out: Output) => DiffWriter) | null> {
    if (!this.options.diff) return null
    const {DiffWriter} = await import('../fix/diff.ts')
    return out => new DiffWriter(path, this.display, out)
  }

  private messageOf(error: unknown): string {
    if (error instanceof FileError || error instanceof InputError) return error.message
    const isEnd = error instanceof ClosedPipe || error instanceof OutputError
    if (isEnd || this.signal.aborted) throw error
    return bugMessage(error)
  }
}
