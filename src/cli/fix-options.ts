/** What the command line of `requote fix` says, as values; and what does not go together. */
import {InvalidArgumentError} from 'commander'
import type {FixOptions} from '../fix/types.ts'
import type {InputFormat, RepairName, RequoteLevel} from '../types.ts'
import {type ColorChoice, chosen, type Options} from './options.ts'

/** The options of one run, defaults filled in. */
export interface FixCommandOptions {
  readonly input: Options['input']
  readonly mbox: Options['mbox']
  readonly repair: ReadonlySet<RepairName>
  readonly requote: RequoteLevel
  readonly fallbackCharset: string
  readonly charset: 'utf-8' | null
  readonly keepSigned: boolean
  readonly check: boolean
  readonly diff: boolean
  readonly dryRun: boolean
  /** Suffix of backups; null: none. */
  readonly backup: string | null
  readonly outputDir: string | null
  readonly lock: boolean
  readonly followSymlinks: boolean
  readonly breakHardLinks: boolean
  readonly jobs: number
  /** A list of paths; `-` is stdin. */
  readonly filesFrom: string | null
  /** Paths in that list end in NUL. */
  readonly null: boolean
  /** What .gitignore or .requoteignore names is left out, though it was named. */
  readonly forceExclude: boolean
  readonly json: boolean
  readonly color: ColorChoice
  readonly stats: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}

export const defaultBackup = '.bak'

/** Nothing is written, but a report. */
export function isTrial({check, diff, dryRun}: FixCommandOptions): boolean {
  return check || diff || dryRun
}

/** Mail comes from stdin and goes to stdout. */
export function isFilter(files: readonly string[], {filesFrom}: FixCommandOptions): boolean {
  return filesFrom === null && files.every(file => file === '-')
}

/** @param format as the directory tells it; null where it does not */
export function fixOptions(options: FixCommandOptions, format: InputFormat | null): FixOptions {
  const {input, mbox, repair, requote, fallbackCharset, keepSigned, charset} = options
  return {
    format: format ?? chosen(input),
    mbox: chosen(mbox),
    repairs: repair,
    requote,
    fallbackCharset,
    keepSigned,
    charset,
  }
}

/** Reads the suffix of `--backup`. */
export function parseSuffix(text: string): string {
  if (text !== '' && !/[/\0]/.test(text)) return text
  throw new InvalidArgumentError(`A suffix is text without a slash, such as ${defaultBackup}.`)
}

/** Reads `--charset`. */
export function parseTarget(text: string): 'utf-8' {
  if (/^utf-?8$/i.test(text)) return 'utf-8'
  throw new InvalidArgumentError('Text is only ever moved to utf-8.')
}

/** `--backup` alone has a suffix of its own, and never takes the word behind it for one. */
export function withSuffix(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  return argv.map((word, at) =>
    word === '--backup' && (end === -1 || at < end) ? `--backup=${defaultBackup}` : word,
  )
}

/** What is wrong with the options together, and what would be right; null when nothing is. */
export function conflict(files: readonly string[], options: FixCommandOptions): string | null {
  const {diff, json, backup, outputDir, filesFrom} = options
  if (diff && json) return '--diff and --json both write to stdout; choose one'
  if (options.quiet && options.verbose) return '-q and -v contradict each other; choose one'
  if (backup !== null && outputDir !== null)
    return '--output-dir leaves the files as they are; leave out --backup'
  if (options.null && filesFrom === null) return '-0 tells how --files-from is read; name the list'
  if (options.forceExclude && isFilter(files, options))
    return '--force-exclude is about paths; name the files to fix'
  if (filesFrom !== null && files.length > 0)
    return 'name paths or a list of them with --files-from, not both'
  if (isFilter(files, options)) return filterConflict(options)
  if (files.includes('-'))
    return '- is stdin, which cannot be fixed in place; name only files, or -'
  return null
}

function filterConflict(options: FixCommandOptions): string | null {
  const {backup, outputDir, json, check, dryRun} = options
  if (backup !== null) return '--backup is for files; stdin has none. Name the files to fix'
  if (outputDir !== null)
    return '--output-dir is for files; of stdin the mail goes to stdout: requote fix < IN > OUT'
  if (json && !check && !dryRun)
    return '--json would mix with the mail on stdout; add --check or --dry-run, or name the files'
  return null
}
