/**
 * The program of `requote lint`: arguments in, exit status out (0 nothing found that counts, 1 findings,
 * 2 wrong use or an unusable configuration, 3 could not read or write).
 */
import {type Config, ConfigError, loadConfig, printConfig} from '../lint/config.ts'
import {MessageIds} from '../lint/message-ids.ts'
import {plainPaint} from '../lint/report/paint.ts'
import {ranked} from '../lint/report/words.ts'
import {rules} from '../lint/rules.ts'
import {safeText} from '../write/safe.ts'
import {type KnownFile, knownFindings, tellStale, writeKnown} from './lint-baseline.ts'
import {lintPaths, lintSources, listFailure} from './lint-files.ts'
import {type LintCommandOptions, ruleIds} from './lint-options.ts'
import {parseLintArguments} from './lint-program.ts'
import {LintReports} from './lint-reports.ts'
import {LintRun} from './lint-run.ts'
import {type Bar, barOf, LintSettings} from './lint-settings.ts'
import {checkoutRoot, fixCommand, tellsFailures, usualTargets} from './lint-surroundings.ts'
import {ruleList, ruleText} from './lint-tell.ts'
import {inputThatIsOutput} from './output.ts'
import {DescriptorSink} from './sink.ts'
import {done, found, notDone, wrongUse} from './status.ts'
import {writeError} from './stderr.ts'
import {refuse, startCommand, type Talk, talkTo, tellEnd} from './talk.ts'
import {colorLevel, columnsOf, isTerminal, reportPaint} from './terminal.ts'

declare const __REQUOTE_VERSION__: string

const stdout = 1
const stderr = 2
const name = 'requote lint'

async function main([, ...argv]: readonly string[]): Promise<number> {
  const invocation = parseLintArguments(argv, __REQUOTE_VERSION__)
  if (invocation.kind === 'tell') return tell(invocation.text)
  if (invocation.kind === 'wrong') return refuse(invocation.text, name)
  const {files, options} = invocation
  if (options.listRules) return tell(ruleList())
  if (options.explain !== null) return tell(ruleText(options.explain))
  try {
    return await configured(files, options)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    for (const line of error.message.split('\n')) writeError(`requote: ${safeText(line)}\n`)
    return wrongUse
  }
}

function tell(text: string): number {
  new DescriptorSink(stdout, 'the output').write(Buffer.from(text))
  return done
}

/** Throws ConfigError. */
async function configured(files: readonly string[], options: LintCommandOptions): Promise<number> {
  const {config: explicit, printConfig: isAsked} = options
  const config = loadConfig({
    from: process.cwd(),
    explicit: explicit || null,
    none: explicit === false,
    ruleIds,
  })
  if (isAsked) {
    const path = files[0] ?? '.'
    const settings = new LintSettings(config, options, null)
    return tell(printConfig(config, path, settings.levels(path)))
  }
  let paths: readonly string[]
  try {
    paths = await lintPaths(files, options)
  } catch (error) {
    const {file, message} = listFailure(error)
    writeError(`requote: ${safeText(file)}: ${message}\n`)
    return notDone
  }
  const reportInput = reportThatIsInput(options, paths)
  if (reportInput !== null) return refuse(reportInput, name)
  return new LintProgram(paths, options, config).work()
}

/** What is wrong with a report that would be written over mail; null: nothing. */
function reportThatIsInput({targets}: LintCommandOptions, paths: readonly string[]): string | null {
  for (const {file} of targets ?? []) {
    if (file === null) continue
    const both = inputThatIsOutput(file, paths)
    if (both !== null) return `${both} is both input and report`
    if (isMail.test(file)) return `${file} is named like mail, and would be overwritten by a report`
  }
  return null
}

const isMail = /\.(?:eml|mbox|mbx|mail)(?:\.gz|\.zst)?$/i

class LintProgram {
  private readonly paths: readonly string[]
  private readonly options: LintCommandOptions
  private readonly config: Config
  private readonly known: KnownFile
  private readonly bar: Bar

  /** Throws ConfigError. */
  constructor(paths: readonly string[], options: LintCommandOptions, config: Config) {
    this.paths = paths
    this.options = options
    this.config = config
    this.known = knownFindings(options, config)
    this.bar = barOf(options, config)
  }

  async work(): Promise<number> {
    const {options, config, known} = this
    const {quiet, verbose} = options
    const isShown = await isTerminal(stdout)
    const talk = talkTo(!isShown && !quiet && (await isTerminal(stderr)))
    const targets = options.targets ?? usualTargets(process.env, isShown)
    const reports = await this.reports(targets, isShown)
    const settings = new LintSettings(config, options, new MessageIds())
    const run = new LintRun(
      {quiet, verbose, tellsFailures: tellsFailures(targets)},
      settings,
      known,
      reports,
      talk,
    )
    const begun = process.uptime()
    const ended = await this.finish(run, reports, talk)
    if (options.stats) tellStats(run, process.uptime() - begun, talk)
    if (ended !== null) return ended
    if (run.tally.failures > 0) return notDone
    return run.tally.reaches(this.bar) ? found : done
  }

  private async reports(
    targets: NonNullable<LintCommandOptions['targets']>,
    isShown: boolean,
  ): Promise<LintReports> {
    const {env} = process
    const folder = process.cwd()
    const report = {
      version: __REQUOTE_VERSION__,
      rules,
      folder,
      root: checkoutRoot(folder, env),
      failOn: this.bar.failOn,
      fixCommand: fixCommand(this.paths),
      paint: (await reportPaint(colorLevel(this.options.color, env, isShown))) ?? plainPaint,
      columns: columnsOf(isShown),
    }
    const sink = new DescriptorSink(stdout, 'the output')
    return new LintReports(targets, report, sink, env['GITHUB_STEP_SUMMARY'] || null, isShown)
  }

  /** Runs to the end; gives what ended it before, or null. */
  private async finish(run: LintRun, reports: LintReports, talk: Talk): Promise<number | null> {
    const {paths, options, config, known} = this
    const steps = [
      () => run.all(lintSources(paths, options, config, run.fail)),
      () => reports.end(),
      async () => writeKnown(known, talk),
    ]
    let ended: number | null = null
    try {
      for (const step of steps) await step()
    } catch (error) {
      ended = tellEnd(error, talk, run.place()) ? done : notDone
    }
    talk.progress?.clear()
    if (ended === null) this.tellAfter(run, talk)
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

function tellStats({tally}: LintRun, seconds: number, talk: Talk): void {
  const {files, messages, octets} = tally
  talk.say(
    `requote: files ${files}, messages ${messages}, octets ${octets}, seconds ${seconds.toFixed(2)}`,
  )
}

startCommand(main)
