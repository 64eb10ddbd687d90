/**
 * Findings as lines on stderr: `requote: FILE:LINE: message [rule]`.
 *
 * Warnings and errors by default, everything with `-v`, nothing with `-q`. With `--json` they stand in
 * the record, so only those that belong to no message are said. A mailbox with one trouble in every
 * message is told of it twenty times, and then how often.
 */
import type {Finding} from '../types.ts'
import {safeLine} from '../write/safe.ts'

export interface DiagnosticsOptions {
  readonly quiet: boolean
  readonly verbose: boolean
  readonly json: boolean
}

/** What is said of a place in an input. */
export interface Notice {
  readonly file: string
  /** From 1; null where no line is at fault. */
  readonly line: number | null
  readonly message: string
  /** A name by which it can be looked up; null: said each time. */
  readonly rule: string | null
}

/** Times that one rule is told in a run, but with `-v`. */
const mostOfOneRule = 20

export class Diagnostics {
  private readonly options: DiagnosticsOptions
  private readonly say: (line: string) => void
  private readonly told = new Map<string, number>()

  /** @param say takes a line without its end, safe for a terminal */
  constructor(options: DiagnosticsOptions, say: (line: string) => void) {
    this.options = options
    this.say = say
  }

  /** @param message number of the message in the file from 0; -1 for the file itself */
  findings(file: string, findings: readonly Finding[], message: number): void {
    for (const finding of findings) {
      if (this.wants(finding, message)) this.notice({file, ...finding})
    }
  }

  /** Told unless it is one of too many. */
  notice({file, line, message, rule}: Notice): void {
    if (rule !== null && !this.options.verbose) {
      const count = (this.told.get(rule) ?? 0) + 1
      this.told.set(rule, count)
      if (count > mostOfOneRule) return
    }
    const place = line === null ? safeLine(file) : `${safeLine(file)}:${line}`
    const tail = rule === null ? '' : ` [${rule}]`
    this.say(`requote: ${place}: ${safeLine(message)}${tail}`)
  }

  /** An input that could not be read: always told. */
  failure(file: string, message: string): void {
    this.notice({file, line: null, message, rule: null})
  }

  /** Tells what was held back. */
  end(): void {
    for (const [rule, count] of this.told) {
      const more = count - mostOfOneRule
      if (more > 0) this.say(`requote: ${more} more [${rule}] (-v tells all)`)
    }
  }

  private wants(finding: Finding, message: number): boolean {
    const {quiet, verbose, json} = this.options
    if (quiet) return false
    if (verbose) return true
    return finding.severity !== 'info' && !(json && message >= 0)
  }
}
