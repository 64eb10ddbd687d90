/**
 * The program: arguments in, exit status out (0 done, 2 wrong use, 3 could not read or write).
 *
 * It never exits while data is on its way: the status is left in `process.exitCode`. No stack trace
 * reaches a user; with REQUOTE_DEBUG=1 a bug shows its own.
 */
import {safeLine, safeText} from '../write/safe.ts'
import type {Options} from './options.ts'
import {inputThatIsOutput, openOutput} from './output.ts'
import {parseArguments} from './program.ts'
import {Progress} from './progress.ts'
import {Run, type Talk} from './run.ts'
import {ClosedPipe, DescriptorSink, OutputError, type Sink} from './sink.ts'
import {writeError} from './stderr.ts'
import {colorLevel, isTerminal, lineStyle} from './terminal.ts'

declare const __REQUOTE_VERSION__: string

const done = 0
const wrongUse = 2
const notDone = 3

async function main(argv: readonly string[]): Promise<number> {
  const invocation = parseArguments(argv, __REQUOTE_VERSION__)
  if (invocation.kind === 'tell') {
    new DescriptorSink(1, 'the output').write(Buffer.from(invocation.text))
    return done
  }
  if (invocation.kind === 'wrong') return refuse(invocation.text)
  const {files, options} = invocation
  if (options.explainRepair !== null) return explain(options)
  if (files.length === 0 && (await isTerminal(0))) return refuse('name a file, or pipe mail in')
  const both = inputThatIsOutput(options, files)
  if (both !== null) return refuse(`${both} is both input and output`)
  return work(files, options)
}

async function explain(options: Options): Promise<number> {
  const {explainRepair} = await import('./explain.ts')
  const {text, failure} = await explainRepair(options)
  if (failure !== '') {
    writeError(`requote: ${safeLine(options.explainRepair!.file)}: ${safeLine(failure)}\n`)
    return notDone
  }
  new DescriptorSink(1, 'the output').write(Buffer.from(text))
  return done
}

async function work(files: readonly string[], options: Options): Promise<number> {
  const {env} = process
  const toFile = options.output !== null && options.output !== '-'
  const isShown = !toFile && (await isTerminal(1))
  const level = options.json ? 0 : colorLevel(options.color, env, isShown)
  const style = await lineStyle(level)
  const begun = process.uptime()
  const talk = talkTo(!isShown && !options.quiet && (await isTerminal(2)))
  const sink = await openOutput(options, env, isShown)
  const run = new Run(options, {style, safe: isShown || level > 0}, sink, talk)
  const ended = await finish(run, files, sink, talk)
  if (options.stats) {
    for (const line of run.stats.summary(process.uptime() - begun)) talk.say(line)
  }
  return ended && !run.failed ? done : notDone
}

/** Runs to the end; gives false when the output could not be written or a bug was met. */
async function finish(
  run: Run,
  files: readonly string[],
  sink: Sink,
  talk: Talk,
): Promise<boolean> {
  let ended = true
  try {
    await run.all(files)
  } catch (error) {
    ended = report(error, talk, run.place())
  }
  try {
    await sink.end()
  } catch (error) {
    ended = report(error, talk, run.place()) && ended
  }
  talk.progress?.clear()
  return ended
}

/** Tells of what ended the run; true when nothing is wrong. */
function report(error: unknown, talk: Talk, place: string): boolean {
  if (error instanceof ClosedPipe) return true
  if (error instanceof OutputError) talk.say(`requote: ${error.message}`)
  else talk.say(internalError(error, ` at ${place}`))
  return false
}

function internalError(error: unknown, place: string): string {
  const {message, stack} = error instanceof Error ? error : new Error(String(error))
  const {REQUOTE_DEBUG} = process.env
  const debug = REQUOTE_DEBUG === '1' ? `\n${safeText(stack ?? '')}` : ''
  return `requote: internal error: ${safeLine(message + place)} (please report)${debug}`
}

function talkTo(showsProgress: boolean): Talk {
  const progress = showsProgress ? new Progress(writeError, () => process.uptime() * 1000) : null
  return {
    progress,
    say(line) {
      progress?.clear()
      writeError(`${line}\n`)
    },
  }
}

function refuse(text: string): number {
  writeError(`requote: ${safeText(text)}\nsee requote --help\n`)
  return wrongUse
}

/** What an error outside of a run means for the exit status. */
function fail(error: unknown): number {
  if (error instanceof ClosedPipe) return done
  if (error instanceof OutputError) writeError(`requote: ${error.message}\n`)
  else writeError(`${internalError(error, '')}\n`)
  return notDone
}

main(process.argv.slice(2))
  .catch(fail)
  .then(status => {
    process.exitCode = status
  })
