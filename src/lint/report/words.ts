/** Words that the reports for people share: numbers, kinds of findings, what a place would become. */
import type {Severity} from '../../types.ts'
import type {LintFinding, LintSummary} from '../types.ts'
import {cut, logText} from './log-text.ts'

/** From the heaviest to the lightest. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']

/** Characters of a place, before and after, that are shown. */
const shownPlace = 60

/** `1 error`, `1,024 errors`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `1,024`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `1 error, 2 warnings`; of what there is none, nothing is said. */
export function countedSeverities({
  errors,
  warnings,
  infos,
}: Pick<LintSummary, 'errors' | 'warnings' | 'infos'>): string {
  return [
    errors > 0 ? counted(errors, 'error') : '',
    warnings > 0 ? counted(warnings, 'warning') : '',
    infos > 0 ? counted(infos, 'info') : '',
  ]
    .filter(words => words !== '')
    .join(', ')
}

export function totalOf({errors, warnings, infos}: LintSummary): number {
  return errors + warnings + infos
}

/** Rules and their findings, the most frequent first. */
export function ranked(byRule: ReadonlyMap<string, number>): [rule: string, count: number][] {
  return [...byRule].sort(
    ([rule, count], [other, more]) => more - count || (rule < other ? -1 : rule > other ? 1 : 0),
  )
}

/** `becomes ">"`, `"+AD4-" becomes ">"`; null when nothing would be written. One safe line. */
export function becomes(finding: LintFinding, isShown: boolean): string | null {
  const {before, after} = finding
  if (after === null) return null
  const what = isShown || before === null ? '' : `${quoted(before)} `
  return `${what}becomes ${after === '' ? 'nothing' : quoted(after)}`
}

function quoted(text: string): string {
  return `"${logText(cut(text, shownPlace))}"`
}
