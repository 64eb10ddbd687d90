/**
 * `--format json`: JSON Lines, an object a finding or failure, and one for the run at the end
 * (schema/requote-lint-1.schema.json). Members are only ever added.
 */
import type {Output} from '../../types.ts'
import type {LintFinding, LintSummary, Reporter} from '../types.ts'
import {jsonText} from './json-text.ts'
import type {ReportOptions} from './options.ts'

const schema = 'requote-lint/1'

export function jsonReporter(_: ReportOptions, out: Output): Reporter {
  const write = (value: object): void => out.text(`${jsonText(value)}\n`)
  return {
    finding: finding => write({schema, type: 'finding', ...ordered(finding)}),
    failure: (file, message) => write({schema, type: 'failure', file, message}),
    end: summary => write({schema, type: 'summary', ...totals(summary)}),
  }
}

/** The members that the schema knows, in its order. */
function ordered(finding: LintFinding): LintFinding {
  const {rule, severity, message, file, line, column, endLine, endColumn} = finding
  const {source, before, after, fixable, messageIndex, messageId, part, fingerprint} = finding
  const where = {file, line, column, endLine, endColumn, source}
  const mail = {messageIndex, messageId, part, fingerprint}
  return {rule, severity, message, ...where, before, after, fixable, ...mail}
}

function totals(summary: LintSummary): object {
  const {files, messages, errors, warnings, infos, fixable, failures, known, byRule} = summary
  const sums = {files, messages, errors, warnings, infos, fixable, failures, known}
  return {...sums, byRule: Object.fromEntries(byRule)}
}
