/**
 * What counts for each file of a run of `requote lint`: the command line over the configuration over
 * what is usual.
 */
import {type Config, type FileSettings, loadConfig, type ReadingOptions} from '../lint/config.ts'
import {ruleLevels} from '../lint/levels.ts'
import type {MessageIds} from '../lint/message-ids.ts'
import {rules} from '../lint/rules.ts'
import type {Level, LintOptions} from '../lint/types.ts'
import type {InputFormat, Severity} from '../types.ts'
import {type LintCommandOptions, ruleIds} from './lint-options.ts'
import {chosen} from './options.ts'

/** When a run ends with 1. */
export interface Bar {
  /** Findings at or above it; null: none. */
  readonly failOn: Severity | null
  /** More warnings than this; null: however many. */
  readonly maxWarnings: number | null
}

/** The configuration of a run. Throws ConfigError. */
export function lintConfig({config}: LintCommandOptions): Config {
  const none = config === false
  return loadConfig({from: process.cwd(), explicit: config || null, none, ruleIds})
}

/** The settings of the files, each kind made once. */
export class LintSettings {
  private readonly config: Config
  private readonly options: LintCommandOptions
  private readonly messageIds: MessageIds | null
  private readonly made = new Map<FileSettings, LintOptions>()

  /** @param messageIds those of the run; null: each file has its own */
  constructor(config: Config, options: LintCommandOptions, messageIds: MessageIds | null) {
    this.config = config
    this.options = options
    this.messageIds = messageIds
  }

  /**
   * @param file relative to the working directory, or absolute
   * @param format as the folder tells it; null where it does not
   */
  forFile(file: string, format: InputFormat | null): LintOptions {
    const settings = this.config.forFile(file)
    let options = this.made.get(settings)
    if (options === undefined) {
      options = this.make(settings)
      this.made.set(settings, options)
    }
    return format === null ? options : {...options, format}
  }

  /** The level of every rule for a file. */
  levels(file: string): ReadonlyMap<string, Level> {
    return ruleLevels(rules, this.config.forFile(file).levels, this.options.rule)
  }

  private make(settings: FileSettings): LintOptions {
    const {reading, given, rule} = this.options
    const said: Required<ReadingOptions> = {...reading, ...settings.options, ...given}
    const {input, mbox, repair, requote, fallbackCharset} = said
    return {
      format: chosen(input),
      mbox: chosen(mbox),
      repairs: repair,
      requote,
      fallbackCharset,
      levels: ruleLevels(rules, settings.levels, rule),
      ...(this.messageIds !== null && {messageIds: this.messageIds}),
    }
  }
}

/** The command line's bar, else the configuration's, else warnings. */
export function barOf(options: LintCommandOptions, config: Config): Bar {
  if (options.exitZero) return {failOn: null, maxWarnings: null}
  return {
    failOn: options.quiet ? 'error' : (options.failOn ?? config.failOn ?? 'warning'),
    maxWarnings: options.maxWarnings ?? config.maxWarnings,
  }
}
