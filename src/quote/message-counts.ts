/** What one message held, and what was done to it, as numbers; the rooms add theirs as it is read. */
import type {RepairName} from '../types.ts'

/** Of repairs the places are counted, of changes of depth the lines; both by their rule. */
export interface MessageCounts {
  readonly parts: number
  readonly lines: number
  readonly repairs: ReadonlyMap<string, number>
  readonly depthChanges: ReadonlyMap<string, number>
}

/** Counts one message after the other. */
export class Counts implements MessageCounts {
  parts = 0
  lines = 0
  readonly repairs: Map<string, number> = new Map()
  readonly depthChanges: Map<string, number> = new Map()

  clear(): void {
    this.parts = 0
    this.lines = 0
    // Clearing makes a new table, and most messages leave nothing to clear.
    if (this.repairs.size > 0) this.repairs.clear()
    if (this.depthChanges.size > 0) this.depthChanges.clear()
  }

  addRepairs(rule: RepairName, places: number): void {
    this.repairs.set(rule, (this.repairs.get(rule) ?? 0) + places)
  }

  addDepthChange(rule: string, lines: number): void {
    this.depthChanges.set(rule, (this.depthChanges.get(rule) ?? 0) + lines)
  }
}
