/** What a repair thought of one candidate on one line, for people who ask why. */
export interface Explanation {
  /** In UTF-16 units from 1, in the line as the repair found it. */
  readonly column: number
  readonly before: string
  /** What it would become; null when it stands for nothing else. */
  readonly after: string | null
  /** What it is taken for. */
  readonly class: string
  /** Rows that were weighed together. */
  readonly firstRow: number
  readonly lastRow: number
  readonly evidence: string
  readonly decision: string
}
