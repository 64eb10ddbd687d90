/** The summary of `--stats`: what was read, and what was done to it. */
import type {Finding} from '../types.ts'

/** What the pipeline counts of one message. */
export interface Counts {
  readonly parts: number
  readonly lines: number
  readonly repairs: ReadonlyMap<string, number>
  readonly depthChanges: ReadonlyMap<string, number>
}

export class Stats {
  messages = 0
  octets = 0
  private parts = 0
  private lines = 0
  private readonly repairs = new Map<string, number>()
  private readonly depthChanges = new Map<string, number>()
  private readonly found = new Map<string, number>()

  /** Adds one message. */
  message(counts: Counts): void {
    this.messages++
    this.parts += counts.parts
    this.lines += counts.lines
    for (const [rule, places] of counts.repairs) add(this.repairs, rule, places)
    for (const [rule, lines] of counts.depthChanges) add(this.depthChanges, rule, lines)
  }

  findings(findings: readonly Finding[]): void {
    for (const {rule} of findings) add(this.found, rule, 1)
  }

  /** The lines to print. */
  summary(seconds: number): string[] {
    const {messages, parts, lines, octets} = this
    return [
      `requote: messages ${messages}, text parts ${parts}, lines ${lines}, octets ${octets}, ` +
        `seconds ${seconds.toFixed(2)}`,
      `requote: repairs: ${list(this.repairs)}`,
      `requote: lines with another depth: ${list(this.depthChanges)}`,
      `requote: findings: ${list(this.found)}`,
    ]
  }
}

function add(counts: Map<string, number>, rule: string, count: number): void {
  counts.set(rule, (counts.get(rule) ?? 0) + count)
}

function list(counts: ReadonlyMap<string, number>): string {
  if (counts.size === 0) return 'none'
  return [...counts].map(([rule, count]) => `${rule} ${count}`).join(', ')
}
