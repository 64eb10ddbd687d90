/**
 * `--format checkstyle`: XML as Checkstyle writes it, which many CI servers read; an element `file` for
 * each file with findings, written as they come.
 */
import type {Output} from '../../types.ts'
import type {LintFinding, Reporter} from '../types.ts'
import type {ReportOptions} from './options.ts'
import {xmlText} from './xml-text.ts'

export function checkstyleReporter(_: ReportOptions, out: Output): Reporter {
  return new CheckstyleReporter(out)
}

class CheckstyleReporter implements Reporter {
  private readonly out: Output
  private file: string | null = null

  constructor(out: Output) {
    this.out = out
    out.text('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
  }

  finding({rule, severity, message, file, line, column}: LintFinding): void {
    this.openFile(file)
    const place = `line="${line ?? 1}"${column === null ? '' : ` column="${column}"`}`
    this.error(place, severity, message, rule)
  }

  failure(file: string, message: string): void {
    this.openFile(file)
    this.error('line="1"', 'error', message, 'input-failed')
  }

  end(): void {
    this.closeFile()
    this.out.text('</checkstyle>\n')
  }

  private error(place: string, severity: string, message: string, rule: string): void {
    const told = `severity="${severity}" message="${xmlText(message)}" source="requote.${rule}"`
    this.out.text(`    <error ${place} ${told}/>\n`)
  }

  private openFile(file: string): void {
    if (file === this.file) return
    this.closeFile()
    this.out.text(`  <file name="${xmlText(file)}">\n`)
    this.file = file
  }

  private closeFile(): void {
    if (this.file !== null) this.out.text('  </file>\n')
    this.file = null
  }
}
