/**
 * `--format compact`: a line a finding, in the form that editors and `grep` know (GNU Coding
 * Standards, "Formatting Error Messages").
 *
 *     lists/plan.mbox:12:3: warning: "+AD4-" is ">" in UTF-7 [utf7-leak]
 */
import type {Output} from '../../types.ts'
import type {LintFinding, Reporter} from '../types.ts'
import {logName, logText} from './log-text.ts'
import type {ReportOptions} from './options.ts'

export function compactReporter(_: ReportOptions, out: Output): Reporter {
  return {
    finding(finding) {
      const {severity, message, rule} = finding
      out.text(`${place(finding)}: ${severity}: ${logText(message)} [${rule}]\n`)
    },
    failure(file, message) {
      out.text(`${logName(file)}: error: ${logText(message)}\n`)
    },
    end() {},
  }
}

/** `file:line:column`, as far as it is known. */
export function place({file, line, column}: LintFinding): string {
  return [logName(file), line, line === null ? null : column]
    .filter(piece => piece !== null)
    .join(':')
}
