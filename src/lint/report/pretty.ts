/**
 * `--format pretty`: findings for a person, file by file, each with its source line, the place in it
 * and what it would become; then what the run came to.
 *
 *     lists/plan.mbox
 *       12:3 warning utf7-leak "+AD4-" is ">" in UTF-7
 *          12 | > +AD4- text
 *             |   ^^^^^ becomes ">"
 *
 *     1 warning in 1 of 3 files
 *       1 utf7-leak
 *     1 can be fixed: requote lint --fix
 */
import type {Output} from '../../types.ts'
import type {LintFinding, LintSummary, Reporter} from '../types.ts'
import {type Excerpt, excerptOf, type Stretch} from './excerpt.ts'
import {logName, logText} from './log-text.ts'
import type {ReportOptions} from './options.ts'
import {type Paint, painted} from './paint.ts'
import {becomes, counted, countedSeverities, grouped, ranked, totalOf} from './words.ts'

/** Columns before a source line: the number, a blank and the bar. */
const gutter = 9

export function prettyReporter(options: ReportOptions, out: Output): Reporter {
  return new PrettyReporter(options, out)
}

class PrettyReporter implements Reporter {
  private readonly out: Output
  private readonly paint: Paint
  private readonly columns: number
  private readonly fixCommand: string
  private file: string | null = null
  /** The file of the last finding, and files with findings. */
  private found: string | null = null
  private filesFound = 0

  constructor({paint, columns, fixCommand}: ReportOptions, out: Output) {
    this.out = out
    this.paint = paint
    this.columns = Math.max(40, columns) - gutter
    this.fixCommand = fixCommand
  }

  finding(finding: LintFinding): void {
    const {severity, rule, message, line, column} = finding
    const {paint} = this
    this.enter(finding.file)
    if (finding.file !== this.found) this.filesFound++
    this.found = finding.file
    const place = line === null ? '' : `${painted(paint.faint, placeOf(line, column))} `
    const told = `${painted(paint.severity[severity], severity)} ${painted(paint.rule, rule)}`
    this.out.text(`  ${place}${told} ${logText(message)}\n`)
    this.source(finding)
  }

  failure(file: string, message: string): void {
    this.enter(file)
    this.out.text(`  ${painted(this.paint.severity.error, 'error')} ${logText(message)}\n`)
  }

  end(summary: LintSummary): void {
    const {files, messages, fixable, failures, known, byRule} = summary
    const total = totalOf(summary)
    const read = counted(files, 'file')
    const lines =
      total === 0
        ? [`${read}, ${counted(messages, 'message')}: nothing found`]
        : [`${countedSeverities(summary)} in ${grouped(this.filesFound)} of ${read}`]
    const wide = grouped(Math.max(...byRule.values(), 0)).length
    for (const [rule, count] of ranked(byRule)) {
      lines.push(`  ${grouped(count).padStart(wide)} ${painted(this.paint.rule, rule)}`)
    }
    if (fixable > 0) {
      const command = painted(this.paint.change, logText(this.fixCommand))
      lines.push(`${grouped(fixable)} can be fixed: ${command}`)
    }
    if (known > 0) lines.push(`${grouped(known)} more are in the baseline`)
    if (failures > 0) lines.push(`${counted(failures, 'input')} could not be read`)
    this.out.text(`${this.file === null ? '' : '\n'}${lines.join('\n')}\n`)
  }

  private enter(file: string): void {
    if (file === this.file) return
    this.out.text(`${this.file === null ? '' : '\n'}${painted(this.paint.file, logName(file))}\n`)
    this.file = file
  }

  /** The source line with carets under the place, and what stands there after a fix. */
  private source(finding: LintFinding): void {
    const {source, line} = finding
    const excerpt =
      source === null ? null : excerptOf(source, stretchOf(finding, source), this.columns)
    if (excerpt !== null) this.row(line === null ? '' : String(line), excerpt.text)
    const carets = excerpt === null ? '' : caretsOf(excerpt)
    const isShown = carets !== '' && standsThere(finding)
    const change = becomes(finding, isShown)
    if (carets === '' && change === null) return
    const {caret, change: changed} = this.paint
    const pieces = carets === '' ? [] : [painted(caret, carets)]
    if (change !== null) pieces.push(painted(changed, change))
    this.row('', ' '.repeat(carets === '' ? 0 : excerpt!.before) + pieces.join(' '))
  }

  private row(number: string, text: string): void {
    const start = `${number.padStart(gutter - 3)} |`
    this.out.text(`${`${painted(this.paint.faint, start)} ${text}`.trimEnd()}\n`)
  }
}

function placeOf(line: number, column: number | null): string {
  return column === null ? `${line}` : `${line}:${column}`
}

/** The place in its own line; one that goes on below ends with the line. */
function stretchOf(
  {line, column, endLine, endColumn}: LintFinding,
  source: string,
): Stretch | null {
  if (line === null || column === null) return null
  const from = column - 1
  const goesOn = endLine !== null && endLine > line
  const to = goesOn ? source.length : (endColumn ?? column) - 1
  return {from, to: Math.max(to, from + 1)}
}

function caretsOf({marked}: Excerpt): string {
  return '^'.repeat(marked)
}

/** True when the raw line has at the place what the finding says is there: nothing to say twice. */
function standsThere({source, column, endColumn, before}: LintFinding): boolean {
  if (source === null || column === null || before === null) return false
  return source.slice(column - 1, (endColumn ?? column) - 1) === before
}
