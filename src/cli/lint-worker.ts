/** A worker of `requote lint --jobs`: it sends what it finds, and the other process does the rest. */
import {setImmediate} from 'node:timers/promises'
import {InputError} from '../input/error.ts'
import type {Source} from '../input/source.ts'
import {openSources} from '../input/source.ts'
import {linter} from '../lint/engine.ts'
import {MessageIds} from '../lint/message-ids.ts'
import type {LintFinding, LintOptions} from '../lint/types.ts'
import type {ReportTarget} from './jobs.ts'
import type {LintTask} from './lint-files.ts'
import type {LintCommandOptions} from './lint-options.ts'
import type {LintOutcome} from './lint-run.ts'
import {LintSettings, lintConfig} from './lint-settings.ts'
import {octetsLeft} from './progress.ts'
import {bugMessage} from './talk.ts'
import {serve} from './worker.ts'

/** Findings that are sent together. */
const batchFindings = 256

/**
 * A worker cannot know what came before in other files: it calls every message a duplicate, and the
 * one that hears all of them keeps those that are.
 */
class EveryId extends MessageIds {
  override seen(): boolean {
    return true
  }
}

/** The findings of one file, on their way. */
class FileWork {
  private readonly target: ReportTarget
  private readonly signal: AbortSignal
  private findings: LintFinding[] = []
  private messages = 0
  private octets = 0

  constructor(target: ReportTarget, signal: AbortSignal) {
    this.target = target
    this.signal = signal
  }

  async run({path, format}: LintTask, settings: LintSettings): Promise<LintOutcome> {
    let failure: string | null = null
    const fail = ({message}: {message: string}): void => {
      failure = message
    }
    try {
      for await (const source of openSources([path], fail)) {
        await this.read(source, settings.forFile(path, source.format ?? format))
      }
    } catch (error) {
      this.signal.throwIfAborted()
      failure = error instanceof InputError ? error.message : bugMessage(error)
    }
    this.pass()
    const {messages, octets} = this
    return {file: path, messages, octets, failure}
  }

  private async read(source: Source, options: LintOptions): Promise<void> {
    const linting = linter(source.name, options, this.take, () => {
      this.messages++
    })
    let told = 0
    for await (const chunk of source.chunks) {
      this.octets += chunk.length
      linting.write(chunk)
      this.pass()
      this.target.progress(chunk.length, this.messages - told, octetsLeft(source, this.octets))
      told = this.messages
      await this.target.drained()
      await setImmediate()
      this.signal.throwIfAborted()
    }
    linting.end()
  }

  private readonly take = (finding: LintFinding): void => {
    this.findings.push(finding)
    if (this.findings.length === batchFindings) this.pass()
  }

  private pass(): void {
    if (this.findings.length === 0) return
    this.target.product(Buffer.from(JSON.stringify(this.findings)))
    this.findings = []
  }
}

serve<LintCommandOptions, LintTask, LintOutcome>((options, target, signal) => {
  const settings = new LintSettings(lintConfig(options), options, new EveryId())
  return task => new FileWork(target, signal).run(task, settings)
})
