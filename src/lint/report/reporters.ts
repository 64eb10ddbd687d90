/** The formats of `requote lint`, one file each; this table names them. */
import type {Output} from '../../types.ts'
import type {Reporter} from '../types.ts'
import {checkstyleReporter} from './checkstyle.ts'
import {compactReporter} from './compact.ts'
import type {FormatName} from './formats.ts'
import {githubReporter} from './github.ts'
import {gitlabReporter} from './gitlab.ts'
import {jsonReporter} from './json.ts'
import {junitReporter} from './junit.ts'
import type {ReportOptions} from './options.ts'
import {prettyReporter} from './pretty.ts'
import {sarifReporter} from './sarif.ts'

/**
 * Makes the reporter of a format. Some write their first line at once, so that a report is whole
 * whatever comes; all are done when `end` returns.
 */
export const reporters: Readonly<
  Record<FormatName, (options: ReportOptions, out: Output) => Reporter>
> = {
  pretty: prettyReporter,
  compact: compactReporter,
  json: jsonReporter,
  sarif: sarifReporter,
  github: githubReporter,
  gitlab: gitlabReporter,
  junit: junitReporter,
  checkstyle: checkstyleReporter,
}

/** One reporter that tells all of `many`, in their order. */
export function joinReporters(many: readonly Reporter[]): Reporter {
  return {
    finding(finding) {
      for (const reporter of many) reporter.finding(finding)
    },
    failure(file, message) {
      for (const reporter of many) reporter.failure(file, message)
    },
    end(summary) {
      for (const reporter of many) reporter.end(summary)
    },
  }
}
