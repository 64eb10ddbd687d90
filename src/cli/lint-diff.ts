/**
 * `requote lint --diff`: what `--fix` would write, as a unified diff made while the file is linted.
 */
import {DiffWriter} from '../fix/diff.ts'
import {fixer} from '../fix/fixer.ts'
import type {Fixer} from '../fix/types.ts'
import {repairOptions} from '../lint/repair-options.ts'
import type {LintOptions} from '../lint/types.ts'
import type {Output} from '../types.ts'
import type {Display} from './fix-file.ts'

/** Nobody wants the repaired octets themselves. */
const nowhere: Output = {span() {}, text() {}}

/** The diff of one file. Chunks go through it before the linter has them. */
export class FileDiff {
  private readonly writer: DiffWriter
  private readonly fixing: Fixer

  /** @param out takes the diff */
  constructor(file: string, lint: LintOptions, display: Display, out: Output) {
    this.writer = new DiffWriter(file, display, out)
    this.fixing = fixer(file, repairOptions(lint), nowhere, message => this.writer.message(message))
  }

  write(chunk: Buffer): void {
    this.writer.read(chunk)
    this.fixing.write(chunk)
  }

  end(): void {
    this.writer.end()
    this.fixing.end()
  }
}
