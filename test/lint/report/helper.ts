import {type FormatName, formatNames} from '../../../src/lint/report/formats.ts'
import type {ReportOptions} from '../../../src/lint/report/options.ts'
import {plainPaint} from '../../../src/lint/report/paint.ts'
import {reporters} from '../../../src/lint/report/reporters.ts'
import type {LintFinding, LintSummary, Rule} from '../../../src/lint/types.ts'
import {OutputBuffer} from '../../../src/write/output.ts'

export {formatNames}

const rule: Rule = {
  id: 'utf7-leak',
  severity: 'error',
  summary: 'UTF-7 stands in the text',
  why: 'A reader without UTF-7 quoted the mail.',
  bad: '+AD4- text',
  good: '> text',
  fixable: true,
}

export const rules: readonly Rule[] = [
  rule,
  {...rule, id: 'wrap-broken', severity: 'warning', summary: 'a quoted line is broken'},
  {...rule, id: 'depth-jump', severity: 'info', summary: 'a jump in depth', fixable: false},
]

export const options: ReportOptions = {
  version: '1.2.3',
  rules,
  folder: '/home/ana/lists/2020',
  root: '/home/ana/lists',
  failOn: 'warning',
  fixCommand: 'requote lint --fix',
  paint: plainPaint,
  columns: 80,
  stepSummary: null,
}

/** A finding in line 12 of plan.mbox: `> +AD4- text`, where `+AD4-` is `>`. */
export function finding(given: Partial<LintFinding> = {}): LintFinding {
  return {
    rule: 'utf7-leak',
    severity: 'error',
    message: '"+AD4-" is ">" in UTF-7',
    file: 'plan.mbox',
    line: 12,
    column: 3,
    endLine: 12,
    endColumn: 8,
    source: '> +AD4- text',
    before: '+AD4-',
    after: '>',
    fixable: true,
    messageIndex: 2,
    messageId: '<1@example.org>',
    part: '1',
    fingerprint: '0123456789abcdef0123456789abcdef',
    ...given,
  }
}

/** A finding that no line of the file is at fault for. */
export function fileFinding(given: Partial<LintFinding> = {}): LintFinding {
  const nowhere = {line: null, column: null, endLine: null, endColumn: null, source: null}
  const nothing = {before: null, after: null, messageIndex: -1, messageId: null, part: null}
  return finding({...nowhere, ...nothing, rule: 'depth-jump', severity: 'info', ...given})
}

/** An input that could not be read. */
export interface Failure {
  readonly file: string
  readonly failure: string
}

export type Event = LintFinding | Failure

export function isFailure(event: Event): event is Failure {
  return 'failure' in event
}

export function summaryOf(events: readonly Event[], given: Partial<LintSummary> = {}): LintSummary {
  const findings = events.filter(event => !isFailure(event)) as LintFinding[]
  const of = (severity: string): number => findings.filter(one => one.severity === severity).length
  const byRule = new Map<string, number>()
  for (const one of findings) byRule.set(one.rule, (byRule.get(one.rule) ?? 0) + 1)
  return {
    files: 3,
    messages: 40,
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
    fixable: findings.filter(({fixable}) => fixable).length,
    failures: events.length - findings.length,
    known: 0,
    byRule,
    ...given,
  }
}

/** The report of a run, all of it. */
export function report(
  format: FormatName,
  events: readonly Event[],
  given: Partial<ReportOptions> & {summary?: Partial<LintSummary>} = {},
): string {
  const out = new OutputBuffer()
  const {summary, ...told} = given
  const reporter = reporters[format]({...options, ...told}, out)
  for (const event of events) {
    if (isFailure(event)) reporter.failure(event.file, event.failure)
    else reporter.finding(event)
  }
  reporter.end(summaryOf(events, summary))
  return out.take().toString()
}

export function lines(...all: readonly string[]): string {
  return all.map(line => `${line}\n`).join('')
}
