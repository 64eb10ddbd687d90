/**
 * One run of `requote lint`, put together from what the command line, the configuration and the
 * terminal say: gives the exit status.
 */
import type {Config} from '../lint/config.ts'
import {MessageIds} from '../lint/message-ids.ts'
import type {ReportTarget} from '../lint/report/formats.ts'
import {plainPaint} from '../lint/report/paint.ts'
import {ranked} from '../lint/report/words.ts'
import {rules} from '../lint/rules.ts'
import {Interrupted} from './fix-signals.ts'
import {type KnownFile, knownFindings, tellStale, writeKnown} from './lint-baseline.ts'
import {FileDiff} from './lint-diff.ts'
import {lintSources, lintTasks} from './lint-files.ts'
import {InPlaceRepair} from './lint-fix.ts'
import type {LintCommandOptions} from './lint-options.ts'
import {LintReports} from './lint-reports.ts'
import {LintRun, type LintRunOptions} from './lint-run.ts'
import {type Bar, barOf, LintSettings} from './lint-settings.ts'
import {checkoutRoot, fixCommand, tellsFailures, usualTargets} from './lint-surroundings.ts'
import {DescriptorSink} from './sink.ts'
import {done, found, notDone} from './status.ts'
import {type Talk, talkTo, tellEnd} from './talk.ts'
import {colorLevel, columnsOf, diffStyle, isTerminal, reportPaint} from './terminal.ts'

const stdout = 1
const stderr = 2

export class LintWork {
  private readonly paths: readonly string[]
  private readonly options: LintCommandOptions
  private readonly config: Config
  private readonly version: string
  private readonly known: KnownFile
  private readonly bar: Bar
  private readonly settings: LintSettings

  /** Throws ConfigError. */
  constructor(
    paths: readonly string[],
    options: LintCommandOptions,
    config: Config,
    version: string,
  ) {
    this.paths = paths
    this.options = options
    this.config = config
    this.version = version
    this.known = knownFindings(options, config)
    this.bar = barOf(options, config)
    this.settings = new LintSettings(config, options, new MessageIds())
  }

  /** Throws OutputError when a report cannot be begun. */
  async work(): Promise<number> {
    const {options, settings, known} = this
    const {quiet} = options
    // A diff has stdout for itself, so that it can be piped into `patch`.
    const usual = options.diff ? stderr : stdout
    const isShown = await isTerminal(usual)
    const talk = talkTo(!isShown && !quiet && (await isTerminal(stderr)))
    const targets = options.targets ?? usualTargets(process.env, isShown)
    const reports = await this.reports(targets, usual, isShown)
    const runOptions = await this.runOptions(targets, reports)
    const run = new LintRun(runOptions, settings, known, reports, talk)
    const repair = options.fix ? new InPlaceRepair(settings, quiet, talk) : null
    const begun = process.uptime()
    const ended = await this.finish(run, reports, repair, talk)
    const seconds = process.uptime() - begun
    if (ended === null) {
      await repair?.end(seconds)
      this.tellAfter(run, talk)
    }
    if (options.stats) tellStats(run, seconds, talk)
    if (ended !== null) return ended
    if (run.tally.failures > 0 || (repair?.failures ?? 0) > 0) return notDone
    return run.tally.reaches(this.bar) ? found : done
  }

  private async reports(
    targets: readonly ReportTarget[],
    usual: number,
    isShown: boolean,
  ): Promise<LintReports> {
    const {env} = process
    const folder = process.cwd()
    const report = {
      version: this.version,
      rules,
      folder,
      root: checkoutRoot(folder, env),
      failOn: this.bar.failOn,
      fixCommand: fixCommand(this.paths),
      paint: (await reportPaint(colorLevel(this.options.color, env, isShown))) ?? plainPaint,
      columns: columnsOf(usual, isShown),
    }
    return new LintReports(targets, report, {
      usual: new DescriptorSink(usual, 'the output'),
      diff: this.options.diff ? new DescriptorSink(stdout, 'the output') : null,
      summary: env['GITHUB_STEP_SUMMARY'] || null,
      isShown,
    })
  }

  private async runOptions(
    targets: readonly ReportTarget[],
    {diff: out}: LintReports,
  ): Promise<LintRunOptions> {
    const {quiet, verbose, color} = this.options
    const told = {quiet, verbose, tellsFailures: tellsFailures(targets), diff: null}
    if (out === null) return told
    const isShown = await isTerminal(stdout)
    const level = colorLevel(color, process.env, isShown)
    const display = {safe: isShown || level > 0, style: await diffStyle(level)}
    return {...told, diff: (file, lint) => new FileDiff(file, lint, display, out)}
  }

  /** Runs to the end; gives what ended it before, or null. */
  private async finish(
    run: LintRun,
    reports: LintReports,
    repair: InPlaceRepair | null,
    talk: Talk,
  ): Promise<number | null> {
    const {paths, options, config, known} = this
    const look = async (): Promise<void> => {
      if (options.jobs > 1 && !paths.includes('-')) {
        const {lintByWorkers} = await import('./lint-jobs.ts')
        return lintByWorkers(run, lintTasks(paths, options, config), options, talk)
      }
      return run.all(lintSources(paths, options, config, run.fail, repair?.file ?? null))
    }
    const steps = [look, () => reports.end(), async () => writeKnown(known, talk)]
    let ended: number | null = null
    try {
      for (const step of steps) await step()
    } catch (error) {
      ended = tell(error, run, talk)
    }
    talk.progress?.clear()
    return ended
  }

  private tellAfter({tally}: LintRun, talk: Talk): void {
    const {options, bar, known} = this
    if (!options.quiet) tellStale(known, talk)
    const warnings = tally.warningsOver(bar)
    if (warnings !== null) {
      const are = warnings === 1 ? '1 warning is' : `${warnings} warnings are`
      talk.say(`requote: ${are} more than --max-warnings ${bar.maxWarnings}`)
    }
    if (options.statistics) {
      for (const [rule, count] of ranked(tally.summary().byRule)) {
        talk.say(`requote: ${rule} ${count}`)
      }
    }
  }
}

function tell(error: unknown, run: LintRun, talk: Talk): number {
  if (error instanceof Interrupted) {
    talk.say(`requote: ${error.message}; what was under way is as it was`)
    return error.status
  }
  return tellEnd(error, talk, run.file) ? done : notDone
}

function tellStats({tally}: LintRun, seconds: number, talk: Talk): void {
  const {files, messages, octets} = tally
  talk.say(
    `requote: files ${files}, messages ${messages}, octets ${octets}, seconds ${seconds.toFixed(2)}`,
  )
}
