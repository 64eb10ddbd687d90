/**
 * `--format github`: workflow commands, which GitHub shows beside the lines of a change, and a summary
 * of the step in Markdown.
 *
 *     ::error file=lists/plan.mbox,line=12,endLine=12,col=3,endColumn=8,title=utf7-leak::text
 *
 * GitHub shows 10 errors, 10 warnings and 10 notices of a step and drops the rest. So the first ten of
 * each are kept until the end, and a line tells how many more there are. No text of a mail becomes a
 * command: values are escaped as the runner reads them (`%`, CR, LF, in properties `:` and `,`).
 */
import type {Output, Severity} from '../../types.ts'
import type {LintFinding, LintSummary, Reporter} from '../types.ts'
import {rootedNames} from './file-name.ts'
import {StepSummary} from './github-summary.ts'
import {cut, logText} from './log-text.ts'
import type {ReportOptions} from './options.ts'
import {becomes, countedSeverities, grouped, severities} from './words.ts'

/** Annotations of one kind that GitHub shows of a step. */
export const shownLimit = 10
/** Characters of a message; GitHub cuts at 4,096 octets. */
const messageLimit = 1000

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
}

export function githubReporter(options: ReportOptions, out: Output): Reporter {
  return new GithubReporter(options, out)
}

class GithubReporter implements Reporter {
  private readonly out: Output
  private readonly nameOf: ReturnType<typeof rootedNames>
  private readonly summary: StepSummary | null
  /** Inputs that could not be read; they take the place of errors. */
  private readonly failures: string[] = []
  private readonly kept: Record<Severity, string[]> = {error: [], warning: [], info: []}
  private readonly counts: Record<Severity, number> = {error: 0, warning: 0, info: 0}

  constructor(options: ReportOptions, out: Output) {
    this.out = out
    this.nameOf = rootedNames(options)
    const {stepSummary} = options
    this.summary = stepSummary === null ? null : new StepSummary(options, stepSummary)
  }

  finding(finding: LintFinding): void {
    const {severity, file} = finding
    const kept = this.kept[severity]
    this.counts[severity]++
    if (kept.length >= shownLimit) return
    const {name} = this.nameOf(file)
    kept.push(annotation(finding, name))
    this.summary?.finding(finding, name)
  }

  failure(file: string, message: string): void {
    this.counts.error++
    if (this.failures.length >= shownLimit) return
    const {name} = this.nameOf(file)
    const properties = `file=${property(name)},title=input-failed`
    this.failures.push(`::error ${properties}::${data(message)}\n`)
    this.summary?.failure(name, message)
  }

  end(summary: LintSummary): void {
    this.kept.error = [...this.failures, ...this.kept.error].slice(0, shownLimit)
    for (const severity of severities) for (const line of this.kept[severity]) this.out.text(line)
    const [errors, warnings, infos] = severities.map(
      severity => this.counts[severity] - this.kept[severity].length,
    ) as [number, number, number]
    const more = errors + warnings + infos
    if (more > 0) {
      const kinds = countedSeverities({errors, warnings, infos})
      this.out.text(`requote: ${grouped(more)} more (${kinds}) are not shown as annotations\n`)
    }
    this.summary?.end(summary)
  }
}

function annotation(finding: LintFinding, name: string): string {
  const {severity, rule, message, line, column, endLine, endColumn} = finding
  const properties = [`file=${property(name)}`]
  if (line !== null) properties.push(`line=${line}`, `endLine=${endLine ?? line}`)
  // The runner refuses columns of a place that spans lines.
  if (line !== null && column !== null && (endLine ?? line) === line) {
    properties.push(`col=${column}`)
    if (endColumn !== null) properties.push(`endColumn=${endColumn}`)
  }
  properties.push(`title=${property(rule)}`)
  const change = becomes(finding, false)
  const told = change === null ? data(message) : `${data(message)}%0A${data(change)}`
  return `::${commands[severity]} ${properties.join()}::${told}\n`
}

function data(text: string): string {
  return logText(cut(text, messageLimit)).replaceAll('%', '%25').replace(/\r/g, '%0D')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
