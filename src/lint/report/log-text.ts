/**
 * Makes text of a mail, or the name of a file, safe for a line of a log.
 *
 * A terminal obeys escapes, which `safeLine` shows instead. A CI log obeys commands as well:
 *
 *     ::error::text           GitHub, at the start of a line, behind white space too
 *     ##[error]text           GitHub's first form and Azure's, anywhere in a line
 *     ##vso[task.…] text      Azure; TeamCity's is `##teamcity[`
 */
import {safeLine} from '../../write/safe.ts'

const hashCommand = /##(?=[a-z]*\[)/gi
/** A `#` as `safeText` would show it. */
export const brokenMark: string = '\\x23'
const none: ReadonlySet<number> = new Set()

/** One line in which nothing is a terminal escape or a command of the `##[` kind. */
export function logText(text: string): string {
  const line = safeLine(text).replace(/[\u2028\u2029]/g, ' ')
  return line.includes('##') ? line.replace(hashCommand, `#${brokenMark}`) : line
}

/** As `logText`, for a file name that begins a line: it does not begin with `::` either. */
export function logName(file: string): string {
  const name = logText(file)
  return /^\s*::/.test(name) ? `./${name}` : name
}

/** The same for text that is JSON or XML already: `mark` is how it writes a `#`. */
export function breakCommands(text: string, mark: string): string {
  return text.includes('##') ? text.replace(hashCommand, `#${mark}`) : text
}

/** Where in a text a `#` stands that `logText` breaks a command at: UTF-16 units from 0. */
export function commandMarks(text: string): ReadonlySet<number> {
  if (!text.includes('##')) return none
  return new Set([...text.matchAll(hashCommand)].map(({index}) => index + 1))
}

/** At most `most` characters of one line, `…` for the rest. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const end = isHighSurrogate(text.charCodeAt(most - 2)) ? most - 2 : most - 1
  return `${text.slice(0, end)}…`
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
