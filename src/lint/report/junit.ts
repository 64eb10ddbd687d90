/**
 * `--format junit`: XML as JUnit's runners write it: a test suite for each file with findings, a test
 * case for each finding.
 *
 * A finding that fails the run is a failure, a lighter one a skipped test, an input that could not be
 * read an error. A suite tells at its start what is in it, so its cases are held back; after 1,000 of
 * them it ends, and the file goes on in another suite.
 */
import type {Output, Severity} from '../../types.ts'
import type {LintFinding, LintSummary, Reporter} from '../types.ts'
import {place} from './compact.ts'
import type {ReportOptions} from './options.ts'
import {becomes, counted} from './words.ts'
import {xmlText} from './xml-text.ts'

/** Test cases of one suite. */
export const caseLimit = 1000

const weights: Readonly<Record<Severity, number>> = {info: 1, warning: 2, error: 3}

export function junitReporter(options: ReportOptions, out: Output): Reporter {
  return new JunitReporter(options, out)
}

class JunitReporter implements Reporter {
  private readonly out: Output
  /** The least weight of a failure. */
  private readonly failing: number
  private suites = 0
  // The suite that is filled.
  private file = ''
  private cases: string[] = []
  private failures = 0
  private errors = 0
  private skipped = 0

  constructor({failOn}: ReportOptions, out: Output) {
    this.out = out
    this.failing = failOn === null ? Number.POSITIVE_INFINITY : weights[failOn]
    out.text('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="requote lint">\n')
  }

  finding(finding: LintFinding): void {
    const {rule, severity, message, file, line} = finding
    this.enter(file)
    const fails = weights[severity] >= this.failing
    if (fails) this.failures++
    else this.skipped++
    const told = fails
      ? `<failure type="${severity}" message="${xmlText(message)}">${xmlText(details(finding))}</failure>`
      : `<skipped message="${severity}: ${xmlText(message)}"/>`
    const name = `${xmlText(place(finding))} ${rule}`
    const lineOf = line === null ? '' : ` line="${line}"`
    this.add(`requote.${rule}`, name, `file="${xmlText(file)}"${lineOf}`, told)
  }

  failure(file: string, message: string): void {
    this.enter(file)
    this.errors++
    const told = `<error type="input-failed" message="${xmlText(message)}"/>`
    this.add('requote.input-failed', xmlText(file), `file="${xmlText(file)}"`, told)
  }

  end({files}: LintSummary): void {
    this.leave()
    // A report without any test counts as a broken one in some CI servers.
    if (this.suites === 0) {
      this.add('requote', `${counted(files, 'file')} without findings`, '', '')
      this.leave()
    }
    this.out.text('</testsuites>\n')
  }

  private add(classname: string, name: string, place: string, told: string): void {
    const start = `    <testcase classname="${classname}" name="${name}" time="0"`
    const attributes = place === '' ? start : `${start} ${place}`
    this.cases.push(told === '' ? `${attributes}/>\n` : `${attributes}>${told}</testcase>\n`)
  }

  private enter(file: string): void {
    if (this.cases.length > 0 && (file !== this.file || this.cases.length >= caseLimit)) {
      this.leave()
    }
    this.file = file
  }

  private leave(): void {
    const {out, cases, failures, errors, skipped} = this
    if (cases.length === 0) return
    const name = this.file === '' ? 'requote lint' : xmlText(this.file)
    const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`
    out.text(`  <testsuite id="${this.suites++}" name="${name}" ${counts} time="0">\n`)
    for (const testCase of cases) out.text(testCase)
    out.text('  </testsuite>\n')
    this.cases = []
    this.failures = this.errors = this.skipped = 0
  }
}

/** What a person sees who opens the failure. */
function details(finding: LintFinding): string {
  const change = becomes(finding, false)
  const lines = [`${place(finding)}: ${finding.severity}: ${finding.message}`]
  if (finding.source !== null) lines.push(finding.source.replace(/[\r\n]+$/, ''))
  if (change !== null) lines.push(change)
  return lines.join('\n')
}
