/**
 * `requote lint --diff`: what `--fix` would write, as a unified diff made while the file is linted; and
 * which findings would be gone then.
 */
import {DiffWriter} from '../fix/diff.ts'
import {fixer} from '../fix/fixer.ts'
import type {Fixer, MessageReport, Refusal} from '../fix/types.ts'
import type {LintOptions} from '../lint/engine.ts'
import type {LintFinding} from '../lint/types.ts'
import type {Output} from '../types.ts'
import type {Display} from './fix-file.ts'
import {repairOptions} from './lint-repair.ts'

/** Nobody wants the repaired octets themselves. */
const nowhere: Output = {span() {}, text() {}}

/** The diff of one file. Chunks go through it before the linter has them. */
export class FileDiff {
  private readonly writer: DiffWriter
  private readonly fixing: Fixer
  /** Messages that would be mended and have not been told yet, with what would be left of each. */
  private readonly mended = new Map<number, readonly Refusal[]>()

  /** @param out takes the diff */
  constructor(file: string, lint: LintOptions, display: Display, out: Output) {
    this.writer = new DiffWriter(file, display, out)
    this.fixing = fixer(file, repairOptions(lint), nowhere, this.take)
  }

  write(chunk: Buffer): void {
    this.writer.read(chunk)
    this.fixing.write(chunk)
  }

  end(): void {
    this.writer.end()
    this.fixing.end()
  }

  /** Whether the finding would be gone. */
  mends({fixable, messageIndex, part}: LintFinding): boolean {
    const left = this.mended.get(messageIndex)
    if (!fixable || left === undefined) return false
    return left.every(refusal => refusal.part !== null && refusal.part !== part)
  }

  /** All findings of the message have been told. */
  told(index: number): void {
    this.mended.delete(index)
  }

  private readonly take = (report: MessageReport): void => {
    this.writer.message(report)
    if (report.change !== null) this.mended.set(report.index, report.refused)
  }
}
