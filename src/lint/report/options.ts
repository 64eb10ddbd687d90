/** What reporters are told of a run before it starts. Types only. */
import type {Output, Severity} from '../../types.ts'
import type {Rule} from '../types.ts'
import type {Paint} from './paint.ts'

export interface ReportOptions {
  /** requote's own version. */
  readonly version: string
  /** Every rule that a finding may name; SARIF carries them all. */
  readonly rules: readonly Rule[]
  /** Absolute folder that relative file names start from: where requote runs. */
  readonly folder: string
  /**
   * Absolute folder that the names in `sarif`, `github` and `gitlab` are relative to: the root of the
   * checkout, which is what those services know.
   */
  readonly root: string
  /** Findings at or above it fail the run; null: none does. `junit` calls only these failures. */
  readonly failOn: Severity | null
  /** What a person types to have the fixable findings fixed; `pretty` shows it. */
  readonly fixCommand: string
  /** Colours of `pretty`. */
  readonly paint: Paint
  /** Columns that a source line may take in `pretty`; at least 40. */
  readonly columns: number
  /** Where `github` writes its summary in Markdown (the file named by GITHUB_STEP_SUMMARY), or null. */
  readonly stepSummary: Output | null
}
