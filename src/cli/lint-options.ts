/** What the command line of `requote lint` says, as values; and what does not go together. */
import {InvalidArgumentError} from 'commander'
import type {ReadingOptions} from '../lint/config.ts'
import {parseRuleLevel, type RuleLevel, unknownRule} from '../lint/levels.ts'
import {FormatError, parseFormats, type ReportTarget} from '../lint/report/formats.ts'
import {rules} from '../lint/rules.ts'
import type {Severity} from '../types.ts'
import type {ColorChoice} from './options.ts'

/** The options of one run, as commander gives them. */
export interface LintWords {
  /** Values of `--format`, in order. */
  readonly format: readonly string[]
  /** Null: as the configuration has it. */
  readonly failOn: Severity | null
  readonly maxWarnings: number | null
  readonly rule: readonly RuleLevel[]
  /** False: none; null: as the configuration has it. */
  readonly baseline: string | false | null
  /** Empty: in the place where it is read; null: it is not written. */
  readonly writeBaseline: string | null
  /** Files are mended first. */
  readonly fix: boolean
  /** What would be mended is shown instead of told. */
  readonly diff: boolean
  readonly explain: string | null
  readonly listRules: boolean
  /** Files at a time. */
  readonly jobs: number
  /** False: none; null: those that are found. */
  readonly config: string | false | null
  readonly printConfig: boolean
  /** A list of paths; `-` is stdin. */
  readonly filesFrom: string | null
  /** Paths in that list end in NUL. */
  readonly null: boolean
  readonly errorOnUnmatched: boolean
  readonly forceExclude: boolean
  readonly ignore: boolean
  readonly stdinFilename: string | null
  readonly statistics: boolean
  readonly exitZero: boolean
  readonly color: ColorChoice
  readonly stats: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}

/** The options of one run. */
export interface LintCommandOptions extends LintWords {
  /** Null: `--format` was not given. */
  readonly targets: readonly ReportTarget[] | null
  /** How mail is read when nothing else is said. */
  readonly reading: Required<ReadingOptions>
  /** What of that the command line says itself: it wins over the configuration. */
  readonly given: ReadingOptions
}

export const ruleIds: readonly string[] = rules.map(({id}) => id)

/** Collects the values of `--rule`. */
export function collectRule(text: string, earlier: readonly RuleLevel[]): RuleLevel[] {
  try {
    return [...earlier, parseRuleLevel(text, ruleIds)]
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}

/** Collects the values of `--format`. */
export function collectFormat(text: string, earlier: readonly string[]): string[] {
  return [...earlier, text]
}

/** Reads the id of a rule. */
export function parseRule(id: string): string {
  if (ruleIds.includes(id)) return id
  const said = unknownRule(id, ruleIds).replace(/^t/, 'T')
  throw new InvalidArgumentError(said.endsWith('?') ? said : `${said}.`)
}

/** Reads `--max-warnings`. */
export function parseCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A count is a whole number from 0.')
}

/** Reads the name of a file. */
export function parseFile(name: string): string {
  if (name !== '') return name
  throw new InvalidArgumentError('Name a file.')
}

/** `--write-baseline` alone never takes the word behind it for a file. */
export function withBaselineFile(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  return argv.map((word, at) =>
    word === '--write-baseline' && (end === -1 || at < end) ? '--write-baseline=' : word,
  )
}

/**
 * Reads the formats together.
 * @returns null when none was named; or what is wrong, in words
 */
export function formatTargets(values: readonly string[]): readonly ReportTarget[] | null | string {
  if (values.length === 0) return null
  try {
    return parseFormats(values)
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

/** What is wrong with the options together, and what would be right; null when nothing is. */
export function lintConflict(files: readonly string[], options: LintWords): string | null {
  const {filesFrom, baseline, writeBaseline, stdinFilename} = options
  if (options.quiet && options.verbose) return '-q and -v contradict each other; choose one'
  if (options.null && filesFrom === null) return '-0 tells how --files-from is read; name the list'
  if (filesFrom !== null && files.length > 0)
    return 'name paths or a list of them with --files-from, not both'
  if (filesFrom !== null && stdinFilename !== null)
    return '--stdin-filename names what comes on stdin, and --files-from names files; choose one'
  if (baseline === false && writeBaseline !== null)
    return '--no-baseline and --write-baseline contradict each other; choose one'
  if (typeof baseline === 'string' && writeBaseline)
    return '--baseline and --write-baseline name two files; leave one out'
  if (options.jobs > 1 && (options.fix || options.diff))
    return '--jobs is for looking; to mend several files at a time: requote fix --jobs'
  if (options.fix && options.diff) return '--diff writes nothing to the files; leave out --fix'
  if (options.fix && (files.includes('-') || stdinFilename !== null))
    return 'stdin cannot be mended in place: requote fix < IN > OUT'
  if (stdinFilename !== null && files.some(file => file !== '-'))
    return '--stdin-filename names what comes on stdin; name no other path than -'
  return null
}
