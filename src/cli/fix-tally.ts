/** Counts of what was read and done: of a file, and of all files of a run. */
import type {MessageReport} from '../fix/types.ts'
import {addAll} from './sums.ts'

export interface Counts {
  readonly messages: number
  /** Messages whose octets changed, or would. */
  readonly repaired: number
  /** Messages with damage that was left. */
  readonly refused: number
  /** Repaired messages whose DKIM, ARC or patatt signatures do not hold any longer. */
  readonly brokenSignatures: number
  readonly octets: number
  /** Places by repair, and lines by depth rule, of what was repaired. */
  readonly repairs: ReadonlyMap<string, number>
  readonly depthChanges: ReadonlyMap<string, number>
}

export class Tally implements Counts {
  messages = 0
  repaired = 0
  refused = 0
  brokenSignatures = 0
  octets = 0
  readonly repairs: Map<string, number> = new Map()
  readonly depthChanges: Map<string, number> = new Map()

  message({change, refused, brokeSignature, repairs, depthChanges}: MessageReport): void {
    this.messages++
    if (refused.length > 0) this.refused++
    if (change === null) return
    this.repaired++
    if (brokeSignature) this.brokenSignatures++
    addAll(this.repairs, repairs)
    addAll(this.depthChanges, depthChanges)
  }

  /** Nothing was written after all: what was read stays counted, what was repaired does not. */
  undo(): void {
    this.repaired = 0
    this.brokenSignatures = 0
    this.repairs.clear()
    this.depthChanges.clear()
  }

  add(counts: Counts): void {
    this.messages += counts.messages
    this.repaired += counts.repaired
    this.refused += counts.refused
    this.brokenSignatures += counts.brokenSignatures
    this.octets += counts.octets
    addAll(this.repairs, counts.repairs)
    addAll(this.depthChanges, counts.depthChanges)
  }
}

/** `1 message`, `2 messages`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
