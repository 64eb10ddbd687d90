/**
 * The program of `requote lint`: arguments in, exit status out (0 nothing found that counts, 1 findings,
 * 2 wrong use or an unusable configuration, 3 could not read or write, 128 and the signal's number when
 * one ended --fix).
 */
import {ConfigError, printConfig} from '../lint/config.ts'
import {safeText} from '../write/safe.ts'
import {lintPaths, listFailure} from './lint-files.ts'
import type {LintCommandOptions} from './lint-options.ts'
import {parseLintArguments} from './lint-program.ts'
import {LintSettings, lintConfig} from './lint-settings.ts'
import {ruleList, ruleText} from './lint-tell.ts'
import {LintWork} from './lint-work.ts'
import {inputThatIsOutput} from './output.ts'
import {DescriptorSink} from './sink.ts'
import {done, notDone, wrongUse} from './status.ts'
import {writeError} from './stderr.ts'
import {refuse, startCommand} from './talk.ts'
import {keepYoungSpaceSmall} from './young-space.ts'

declare const __REQUOTE_VERSION__: string

const stdout = 1
const name = 'requote lint'

async function main([, ...argv]: readonly string[]): Promise<number> {
  keepYoungSpaceSmall()
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
  const config = lintConfig(options)
  if (options.printConfig) {
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
  return new LintWork(paths, options, config, __REQUOTE_VERSION__).work()
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

startCommand(main)
