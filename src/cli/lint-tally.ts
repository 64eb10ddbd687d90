/** Counts of a run of `requote lint`: for the summary, and for the exit status. */
import type {LintFinding, LintSummary} from '../lint/types.ts'
import type {Severity} from '../types.ts'
import type {Bar} from './lint-settings.ts'

export class LintTally {
  files = 0
  messages = 0
  octets = 0
  failures = 0
  known = 0
  /** Of those that are told. */
  private readonly told: Record<Severity, number> = {error: 0, warning: 0, info: 0}
  private fixable = 0
  private readonly byRule = new Map<string, number>()
  /** Of all that are not known. */
  private readonly all: Record<Severity, number> = {error: 0, warning: 0, info: 0}

  /** Counts a finding that is not known. */
  found({severity}: LintFinding): void {
    this.all[severity]++
  }

  /** Counts a finding that is told. */
  tell({severity, rule, fixable}: LintFinding): void {
    this.told[severity]++
    if (fixable) this.fixable++
    this.byRule.set(rule, (this.byRule.get(rule) ?? 0) + 1)
  }

  /** Warnings that there are too many; null: they are not. */
  warningsOver({maxWarnings}: Bar): number | null {
    const {warning} = this.all
    return maxWarnings !== null && warning > maxWarnings ? warning : null
  }

  /** Whether what was found reaches the bar. So many warnings as it allows never do. */
  reaches(bar: Bar): boolean {
    const {error, warning, info} = this.all
    if (this.warningsOver(bar) !== null) return true
    const {failOn, maxWarnings} = bar
    if (failOn === null) return false
    if (error > 0) return true
    if (failOn !== 'error' && maxWarnings === null && warning > 0) return true
    return failOn === 'info' && info > 0
  }

  summary(): LintSummary {
    const {files, messages, failures, known, fixable, byRule} = this
    const {error: errors, warning: warnings, info: infos} = this.told
    return {files, messages, errors, warnings, infos, fixable, failures, known, byRule}
  }
}
