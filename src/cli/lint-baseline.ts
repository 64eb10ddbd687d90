/** Where the known findings of a run are, and what is told of them. */
import {existsSync} from 'node:fs'
import {relative} from 'node:path'
import {explain} from '../input/error.ts'
import {baselineWriter, readBaseline} from '../lint/baseline.ts'
import type {Config} from '../lint/config.ts'
import {safeLine} from '../write/safe.ts'
import type {LintCommandOptions} from './lint-options.ts'
import type {Known} from './lint-run.ts'
import {OutputError} from './sink.ts'
import type {Talk} from './talk.ts'

/** In the working directory; counts where nothing else is named and it is there. */
export const usualBaseline = '.requote-baseline.json'
/** Stale entries that are told one by one. */
const mostStale = 10

/** The known findings of a run, and their file. */
export interface KnownFile extends Known {
  readonly file: string
}

/** Throws ConfigError when a baseline cannot be read. */
export function knownFindings(options: LintCommandOptions, config: Config): KnownFile {
  const {baseline, writeBaseline} = options
  const named = typeof baseline === 'string' ? baseline : config.baseline
  if (writeBaseline !== null) {
    const file = writeBaseline || (named ?? usualBaseline)
    return {file, baseline: null, writer: baselineWriter(file)}
  }
  const file = named ?? usualBaseline
  const isRead = baseline !== false && (named !== null || existsSync(file))
  return {file, baseline: isRead ? readBaseline(file) : null, writer: null}
}

/** Writes what was collected, if it was. Throws OutputError. */
export function writeKnown({file, writer}: KnownFile, talk: Talk): void {
  if (writer === null) return
  let total: number
  try {
    total = writer.write()
  } catch (error) {
    throw new OutputError(`cannot write ${shown(file)}: ${explain(error)}`)
  }
  const findings = total === 1 ? '1 finding is' : `${total} findings are`
  talk.say(`requote: ${findings} known from now on, in ${shown(file)}`)
}

/** Tells the known findings that are gone. */
export function tellStale({file, baseline}: KnownFile, talk: Talk): void {
  const stale = baseline?.stale() ?? []
  if (stale.length === 0) return
  let gone = 0
  for (const {count = 1} of stale) gone += count
  const findings = gone === 1 ? '1 known finding is' : `${gone} known findings are`
  talk.say(`requote: ${shown(file)}: ${findings} gone; --write-baseline forgets them`)
  for (const {file: mail, rule, text} of stale.slice(0, mostStale)) {
    talk.say(`requote:   ${safeLine(mail)}: ${safeLine(text)} [${safeLine(rule)}]`)
  }
  if (stale.length > mostStale) talk.say(`requote:   and ${stale.length - mostStale} more`)
}

/** As seen from the working directory, where it lies below that. */
function shown(file: string): string {
  const short = relative('.', file)
  return safeLine(short.startsWith('..') ? file : short)
}
