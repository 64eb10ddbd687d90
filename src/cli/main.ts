/**
 * The program: arguments in, exit status out (0 done, 2 wrong use, 3 could not read or write).
 *
 * `fix` and `lint` are programs of their own (bin/start.js).
 */
import {safeLine} from '../write/safe.ts'
import type {Options} from './options.ts'
import {inputThatIsOutput, openOutput} from './output.ts'
import {parseArguments} from './program.ts'
import {Run} from './run.ts'
import {DescriptorSink, type Sink} from './sink.ts'
import {done, notDone} from './status.ts'
import {writeError} from './stderr.ts'
import {refuse, startCommand, type Talk, talkTo, tellEnd} from './talk.ts'
import {colorLevel, isTerminal, lineStyle} from './terminal.ts'

declare const __REQUOTE_VERSION__: string

async function main(argv: readonly string[]): Promise<number> {
  const invocation = parseArguments(argv, __REQUOTE_VERSION__)
  if (invocation.kind === 'tell') {
    new DescriptorSink(1, 'the output').write(Buffer.from(invocation.text))
    return done
  }
  if (invocation.kind === 'wrong') return refuse(invocation.text, 'requote')
  const {files, options} = invocation
  if (options.explainRepair !== null) return explain(options)
  if (files.length === 0 && (await isTerminal(0)))
    return refuse('name a file, or pipe mail in', 'requote')
  const both = inputThatIsOutput(options.output, files)
  if (both !== null) return refuse(`${both} is both input and output`, 'requote')
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
  const shown = {style, level, safe: isShown || level > 0}
  const run = new Run(options, shown, sink, talk)
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
    ended = tellEnd(error, talk, run.place())
  }
  try {
    await sink.end()
  } catch (error) {
    ended = tellEnd(error, talk, run.place()) && ended
  }
  talk.progress?.clear()
  return ended
}

startCommand(main)
