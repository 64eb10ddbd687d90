/** Where the repairs of one part are told: kept up to a bound, counted beyond it. */
import type {Repair, RepairName} from '../types.ts'
import type {RepairLog} from './context.ts'

/** More repairs than this of one part are counted, not kept. */
export const maxRepairs = 20_000

/** Takes numbers of repaired places, for a summary. */
export interface RepairCounts {
  addRepairs(rule: RepairName, places: number): void
}

const never = (): boolean => false

/** Keeps a part's repairs up to `maxRepairs`, and counts them all. */
export class PartLog implements RepairLog {
  private readonly isListed: boolean
  readonly repairs: Repair[] = []
  /** Repairs that were made and are not in `repairs`. */
  dropped = 0
  private readonly counts: RepairCounts
  private readonly isListedHere: () => boolean

  /** @param isListedHere what is repaired now is to be listed, though all is not */
  constructor(wanted: boolean, counts: RepairCounts, isListedHere: () => boolean = never) {
    this.isListed = wanted
    this.counts = counts
    this.isListedHere = isListedHere
  }

  /** False from the limit on: what nobody keeps need not be made. */
  get wanted(): boolean {
    return this.repairs.length < maxRepairs && (this.isListed || this.isListedHere())
  }

  add(repair: Repair): void {
    if (this.repairs.length < maxRepairs) this.repairs.push(repair)
    else if (this.isListed) this.dropped++
    this.counts.addRepairs(repair.rule, 1)
  }

  count(rule: RepairName, places: number): void {
    if (this.isListed) this.dropped += places
    this.counts.addRepairs(rule, places)
  }
}
