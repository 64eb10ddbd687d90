/**
 * `--format gitlab`: a Code Quality report, one JSON array in GitLab's subset of the Code Climate
 * format, written as the findings come.
 *
 * GitLab shows only one of several issues with the same fingerprint; so the file is part of it, and
 * the second, third … of a file count theirs.
 */
import {createHash} from 'node:crypto'
import type {Output, Severity} from '../../types.ts'
import type {LintFinding, Reporter} from '../types.ts'
import {type RootedName, rootedNames} from './file-name.ts'
import {FingerprintCounts} from './fingerprint-counts.ts'
import {jsonText} from './json-text.ts'
import {logText} from './log-text.ts'
import type {ReportOptions} from './options.ts'

const severities: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
}

export function gitlabReporter(options: ReportOptions, out: Output): Reporter {
  return new GitlabReporter(options, out)
}

class GitlabReporter implements Reporter {
  private readonly out: Output
  private readonly nameOf: ReturnType<typeof rootedNames>
  /** Of one file. */
  private readonly met = new FingerprintCounts()
  private file: string | null = null
  private issues = 0

  constructor(options: ReportOptions, out: Output) {
    this.out = out
    this.nameOf = rootedNames(options)
    out.text('[')
  }

  finding(finding: LintFinding): void {
    const {rule, severity, message, file, line, endLine} = finding
    const begin = line ?? 1
    this.write({
      description: logText(message),
      check_name: rule,
      fingerprint: this.fingerprint(finding),
      severity: severities[severity],
      location: location(this.nameOf(file), begin, endLine ?? begin),
    })
  }

  failure(file: string, message: string): void {
    this.write({
      description: logText(message),
      check_name: 'input-failed',
      fingerprint: hash(this.nameOf(file).name, 'input-failed'),
      severity: 'blocker',
      location: location(this.nameOf(file), 1, 1),
    })
  }

  end(): void {
    this.out.text('\n]\n')
  }

  private write(issue: object): void {
    this.out.text(`${this.issues++ > 0 ? ',' : ''}\n${jsonText(issue)}`)
  }

  private fingerprint({file, fingerprint, line, column}: LintFinding): string {
    if (file !== this.file) this.met.clear()
    this.file = file
    const name = this.nameOf(file).name
    // The place tells any number of findings apart, though not for longer than it stays the same.
    return hash(name, fingerprint, this.met.meet(fingerprint) ?? `${line}:${column}`)
  }
}

function location({name}: RootedName, begin: number, end: number): object {
  return {path: name, lines: {begin, end}}
}

function hash(...pieces: readonly (string | number)[]): string {
  return createHash('sha256').update(pieces.join('\n')).digest('hex').slice(0, 32)
}
