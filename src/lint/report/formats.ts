/**
 * Reads `--format`: `FORMAT`, or `FORMAT:FILE` for a report of its own.
 *
 *     --format pretty --format sarif:requote.sarif
 */
import {nearest} from '../../lines/nearest.ts'

/** In the order that the help names them. */
export const formatNames = [
  'pretty',
  'compact',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
] as const

export type FormatName = (typeof formatNames)[number]

export interface ReportTarget {
  readonly format: FormatName
  /** Null: stdout. */
  readonly file: string | null
}

/** `--format` says what cannot be done; its message tells what can. */
export class FormatError extends Error {
  override readonly name: string = 'FormatError'
}

/**
 * Reads the values of all `--format` options; none at all is `pretty` on stdout. Throws FormatError at
 * a format that is none, at an empty file name, and where two reports would go to one place.
 */
export function parseFormats(values: readonly string[]): ReportTarget[] {
  const targets = (values.length === 0 ? ['pretty'] : values).map(parseFormat)
  targets.forEach((target, index) => {
    const other = targets.slice(0, index).find(({file}) => file === target.file)
    if (other !== undefined) throw new FormatError(collision(other, target))
  })
  return targets
}

/** The first colon ends the format, so that the file may have more of them: `sarif:C:\out.sarif`. */
function parseFormat(value: string): ReportTarget {
  const colon = value.indexOf(':')
  const format = formatName(colon < 0 ? value : value.slice(0, colon))
  if (colon < 0) return {format, file: null}
  const file = value.slice(colon + 1)
  if (file === '') {
    throw new FormatError(`--format ${value} names no file; give one, as in ${example(format)}`)
  }
  return {format, file: file === '-' ? null : file}
}

function formatName(word: string): FormatName {
  const name = formatNames.find(format => format === word)
  if (name !== undefined) return name
  const meant = nearest(word.toLowerCase(), formatNames)
  const hint = meant === null ? '' : `; did you mean ${meant}?`
  throw new FormatError(
    `${JSON.stringify(word)} is no format${hint} (formats: ${formatNames.join(', ')})`,
  )
}

function collision(first: ReportTarget, second: ReportTarget): string {
  const both = `${first.format} and ${second.format}`
  return first.file === null
    ? `${both} cannot both go to stdout; give one a file, as in --format ${example(second.format)}`
    : `${both} cannot both go to ${JSON.stringify(first.file)}`
}

function example(format: FormatName): string {
  return `${format}:requote.${extensions[format]}`
}

const extensions: Readonly<Record<FormatName, string>> = {
  pretty: 'txt',
  compact: 'txt',
  json: 'jsonl',
  sarif: 'sarif',
  github: 'txt',
  gitlab: 'json',
  junit: 'xml',
  checkstyle: 'xml',
}
