/**
 * The program of `requote fix`: arguments in, exit status out (0 done, 1 --check found something, 2
 * wrong use, 3 could not read or write, 128 and the signal's number when one ended it).
 */
import {mkdirSync} from 'node:fs'
import {attempt, FileError} from '../fix/file-error.ts'
import {InputError} from '../input/error.ts'
import {readFileList} from '../input/file-list.ts'
import {safeLine} from '../write/safe.ts'
import {type Display, FileFixer} from './fix-file.ts'
import {type FixCommandOptions, isFilter, isTrial} from './fix-options.ts'
import {fixTasks} from './fix-paths.ts'
import {parseFixArguments} from './fix-program.ts'
import {FixRun} from './fix-run.ts'
import {Interrupted, untilSignal} from './fix-signals.ts'
import {counted} from './fix-tally.ts'
import {inputThatIsOutput, openOutput} from './output.ts'
import {ClosedPipe, DescriptorSink, OutputError, type Sink} from './sink.ts'
import {done, found, notDone} from './status.ts'
import {refuse, startCommand, type Talk, talkTo, tellEnd} from './talk.ts'
import {colorLevel, diffStyle, isTerminal} from './terminal.ts'
import {TerminalSink} from './terminal-sink.ts'
import {keepYoungSpaceSmall} from './young-space.ts'

declare const __REQUOTE_VERSION__: string

const stdin = 0
const stdout = 1
const stderr = 2
const name = 'requote fix'

async function main([, ...argv]: readonly string[]): Promise<number> {
  keepYoungSpaceSmall()
  const invocation = parseFixArguments(argv, __REQUOTE_VERSION__)
  if (invocation.kind === 'tell') {
    new DescriptorSink(stdout, 'the output').write(Buffer.from(invocation.text))
    return done
  }
  if (invocation.kind === 'wrong') return refuse(invocation.text, name)
  const {files, options} = invocation
  if (isFilter(files, options)) {
    if (await isTerminal(stdin)) return refuse('name what to fix, or pipe mail in', name)
    const both = isTrial(options) ? null : inputThatIsOutput(null, ['-'])
    if (both !== null) return refuse('stdin and stdout are the same file; name it to fix it', name)
  }
  return work(files, options)
}

async function work(files: readonly string[], options: FixCommandOptions): Promise<number> {
  const isShown = await isTerminal(stdout)
  const level = options.diff ? colorLevel(options.color, process.env, isShown) : 0
  const display = {safe: isShown || level > 0, style: await diffStyle(level)}
  // A progress line would stand in the midst of what a terminal shows.
  const isBusy = isShown && (options.diff || options.json || isFilter(files, options))
  const talk = talkTo(!isBusy && !options.quiet && (await isTerminal(stderr)))
  const target = {output: null, json: !options.diff}
  const sink = await openOutput(target, process.env, isShown)
  const run = new FixRun(options, sink, talk)
  const begun = process.uptime()
  const status = await finish(run, sink, talk, async () => {
    if (isFilter(files, options)) await filterStdin(run, options, display, sink)
    else await fixPaths(run, files, options, display)
    await run.end(process.uptime() - begun)
  })
  if (status !== done) return status
  if (run.failedFiles > 0) return notDone
  return options.check && run.repairedFiles > 0 ? found : done
}

async function fixPaths(
  run: FixRun,
  files: readonly string[],
  options: FixCommandOptions,
  display: Display,
): Promise<void> {
  const {filesFrom, outputDir, forceExclude} = options
  let paths = files
  if (filesFrom !== null) {
    try {
      paths = await readFileList(filesFrom, options.null)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      return run.failure({path: filesFrom, message: error.message})
    }
  }
  if (outputDir !== null && !isTrial(options)) makeFolder(outputDir)
  const {signal} = untilSignal()
  await run.all(fixTasks(paths, outputDir, forceExclude), display, signal)
}

/** Throws OutputError. */
function makeFolder(path: string): void {
  try {
    attempt(path, `make the folder ${safeLine(path)}`, () => mkdirSync(path, {recursive: true}))
  } catch (error) {
    throw error instanceof FileError ? new OutputError(error.message) : error
  }
}

/** Nothing has to be cleaned up there: a signal ends the process as ever. */
async function filterStdin(
  run: FixRun,
  options: FixCommandOptions,
  display: Display,
  sink: Sink,
): Promise<void> {
  if (!isTrial(options)) {
    const {filter} = await import('./fix-filter.ts')
    const mail = display.safe ? new TerminalSink(sink) : sink
    run.outcome(await filter(options, mail, run.target))
    return
  }
  const fixer = new FileFixer(options, display, run.target, new AbortController().signal)
  const task = {path: '-', format: null, tree: null, output: null, size: null}
  run.outcome(await fixer.fix(task))
}

/** Runs to the end; gives what ended it, or `done`. */
async function finish(
  run: FixRun,
  sink: Sink,
  talk: Talk,
  action: () => Promise<void>,
): Promise<number> {
  let status = done
  for (const step of [action, () => sink.end()]) {
    try {
      await step()
    } catch (error) {
      if (status === done) status = tell(error, run, talk)
    }
  }
  talk.progress?.clear()
  return status
}

function tell(error: unknown, run: FixRun, talk: Talk): number {
  if (error instanceof Interrupted) {
    const files = counted(run.files, 'file')
    talk.say(`requote: ${error.message} after ${files}; what was under way is as it was`)
    return error.status
  }
  if (error instanceof ClosedPipe) return done
  return tellEnd(error, talk, `file ${run.files + 1}`) ? done : notDone
}

startCommand(main)
