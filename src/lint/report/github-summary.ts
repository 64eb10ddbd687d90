/**
 * The summary of a step on GitHub, in Markdown: what the run came to, findings by rule, and the places
 * that stand as annotations too. It stays far below the 1 MiB that GitHub takes.
 */
import type {Output, Severity} from '../../types.ts'
import type {LintFinding, LintSummary, Rule} from '../types.ts'
import {cut} from './log-text.ts'
import {markdownCode, markdownText} from './markdown-text.ts'
import type {ReportOptions} from './options.ts'
import {counted, countedSeverities, grouped, ranked, severities, totalOf} from './words.ts'

/** Characters of a name or message in a cell. */
const cellLimit = 200

export class StepSummary {
  private readonly out: Output
  private readonly rules: ReadonlyMap<string, Rule>
  private readonly fixCommand: string
  private readonly failures: string[] = []
  private readonly rows: Record<Severity, string[]> = {error: [], warning: [], info: []}

  constructor({rules, fixCommand}: ReportOptions, out: Output) {
    this.out = out
    this.rules = new Map(rules.map(rule => [rule.id, rule]))
    this.fixCommand = fixCommand
  }

  /** Keeps the finding for the list of places: of each severity no more than annotations show. */
  finding({severity, rule, message, line}: LintFinding, name: string): void {
    const place = line === null ? name : `${name}:${line}`
    this.rows[severity].push(row([code(place), severity, code(rule), code(message)]))
  }

  failure(name: string, message: string): void {
    this.failures.push(row([code(name), 'error', 'input-failed', code(message)]))
  }

  end(summary: LintSummary): void {
    const {out} = this
    out.text(`## requote lint\n\n${this.sentence(summary)}\n`)
    if (summary.byRule.size > 0) {
      out.text('\n| rule | findings | what |\n|---|--:|---|\n')
      for (const [rule, count] of ranked(summary.byRule)) {
        const what = markdownText(this.rules.get(rule)?.summary ?? '')
        out.text(row([code(rule), grouped(count), what]))
      }
    }
    const places = [this.failures, ...severities.map(severity => this.rows[severity])].flat()
    if (places.length === 0) return
    out.text('\n| place | severity | rule | message |\n|---|---|---|---|\n')
    for (const place of places) out.text(place)
  }

  private sentence(summary: LintSummary): string {
    const {files, messages, fixable, failures, known} = summary
    const read = `${counted(files, 'file')}, ${counted(messages, 'message')}`
    const found = totalOf(summary) === 0 ? 'nothing found' : countedSeverities(summary)
    const sentences = [`${read}: ${found}.`]
    if (fixable > 0) {
      sentences.push(`${grouped(fixable)} can be fixed: ${code(this.fixCommand)}.`)
    }
    if (known > 0) sentences.push(`${grouped(known)} more are in the baseline.`)
    if (failures > 0) sentences.push(`${counted(failures, 'input')} could not be read.`)
    return sentences.join(' ')
  }
}

function code(text: string): string {
  return markdownCode(cut(text, cellLimit))
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}
