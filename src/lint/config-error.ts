/** What is wrong with a file that says how lint works: the configuration, the baseline. */
import {relative} from 'node:path'
import type {Problem} from './config-tree.ts'

const mostProblems = 20

/** A configuration or baseline that cannot be used. The message has a line for each problem: `FILE:LINE: …`. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly file: string
  readonly problems: readonly Problem[]

  /** @param file absolute; told relative to the working directory */
  constructor(file: string, problems: readonly Problem[]) {
    const short = relative('.', file)
    const shown = short.startsWith('..') ? file : short
    const told = problems.slice(0, mostProblems).map(({line, message}) => {
      return `${shown}${line === null ? '' : `:${line}`}: ${message}`
    })
    const more = problems.length - told.length
    super([...told, ...(more > 0 ? [`${shown}: and ${more} more`] : [])].join('\n'))
    this.file = file
    this.problems = problems
  }
}

/** An error that is about no line. */
export function configError(file: string, message: string): ConfigError {
  return new ConfigError(file, [{line: null, message}])
}
