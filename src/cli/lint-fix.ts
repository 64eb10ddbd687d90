/**
 * `requote lint --fix`: before a file is told of, what can be mended in it is, by `fix`'s own way of
 * replacing files. A file that cannot be mended is told, is as it was, and is linted all the same.
 */
import {existsSync, readdirSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {InputError} from '../input/error.ts'
import {openSources} from '../input/source.ts'
import type {WalkedFile} from '../input/walk.ts'
import {linter} from '../lint/engine.ts'
import {MessageIds} from '../lint/message-ids.ts'
import {FileFixer} from './fix-file.ts'
import {FixRun} from './fix-run.ts'
import {untilSignal} from './fix-signals.ts'
import {repairCommand} from './lint-repair.ts'
import type {LintSettings} from './lint-settings.ts'
import {DescriptorSink} from './sink.ts'
import type {Talk} from './talk.ts'

const stdout = 1
const display = {safe: false, style: null}

export class InPlaceRepair {
  private readonly settings: LintSettings
  private readonly quiet: boolean
  private readonly run: FixRun
  private readonly signal: AbortSignal = untilSignal().signal

  constructor(settings: LintSettings, quiet: boolean, talk: Talk) {
    this.settings = settings
    this.quiet = quiet
    // What it tells is for people: it has no product.
    const sink = new DescriptorSink(stdout, 'the output')
    this.run = new FixRun(repairCommand(settings.forFile('.', null), quiet), sink, talk)
  }

  /** Files that could not be mended. */
  get failures(): number {
    return this.run.failedFiles
  }

  /**
   * Throws Interrupted when a signal came.
   * @returns the file as it is called now: a Maildir member's name holds its size
   */
  readonly file = async (file: WalkedFile): Promise<WalkedFile> => {
    const {path, format} = file
    this.signal.throwIfAborted()
    if (!(await this.isDamaged(file))) return file
    const command = repairCommand(this.settings.forFile(path, format), this.quiet)
    const fixer = new FileFixer(command, display, this.run.target, this.signal)
    this.run.outcome(await fixer.fix({path, format, tree: null, output: null, size: null}))
    return {path: existsSync(path) ? path : renamed(path), format}
  }

  /** Tells the totals. @param seconds that the run took */
  end(seconds: number): Promise<void> {
    return this.run.end(seconds)
  }

  /** Whether something in it can be mended; one that cannot be read is told when it is linted. */
  private async isDamaged({path, format}: WalkedFile): Promise<boolean> {
    const options = {...this.settings.forFile(path, format), messageIds: new MessageIds()}
    let found = false
    for await (const {chunks} of openSources([path], () => {})) {
      const linting = linter(path, options, ({fixable}) => {
        found ||= fixable
      })
      try {
        for await (const chunk of chunks) {
          linting.write(chunk)
          if (found) return true
        }
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        return false
      }
      linting.end()
    }
    return found
  }
}

/** The member of a Maildir that has the same unique name (maildir(5)). */
function renamed(path: string): string {
  const name = unique(basename(path))
  const found = readdirSync(dirname(path)).find(other => unique(other) === name)
  return found === undefined ? path : join(dirname(path), found)
}

function unique(name: string): string {
  return name.split(/[,:;!]/, 1)[0]!
}
