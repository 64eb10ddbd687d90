/** The summary of `--stats`: what was read, and what was done to it. */
import type {Finding} from '../types.ts'
import {add, addAll} from './sums.ts'

/** What the pipeline counts of one message. */
export interface Counts {
  readonly parts: number
  readonly lines: number
  readonly repairs: ReadonlyMap<string, number>
  readonly depthChanges: ReadonlyMap<string, number>
}

/** Sums; plain data. */
export interface Tally {
  messages: number
  octets: number
  parts: number
  lines: number
  readonly repairs: Map<string, number>
  readonly depthChanges: Map<string, number>
  readonly found: Map<string, number>
}

export class Stats implements Tally {
  messages = 0
  octets = 0
  parts = 0
  lines = 0
  readonly repairs: Map<string, number> = new Map()
  readonly depthChanges: Map<string, number> = new Map()
  readonly found: Map<string, number> = new Map()

  /** Adds one message. */
  message(counts: Counts): void {
    this.messages++
    this.parts += counts.parts
    this.lines += counts.lines
    addAll(this.repairs, counts.repairs)
    addAll(this.depthChanges, counts.depthChanges)
  }

  /** Adds what another one counted. */
  add(tally: Tally): void {
    this.messages += tally.messages
    this.octets += tally.octets
    this.parts += tally.parts
    this.lines += tally.lines
    addAll(this.repairs, tally.repairs)
    addAll(this.depthChanges, tally.depthChanges)
    addAll(this.found, tally.found)
  }

  /** The sums, which begin anew. */
  take(): Tally {
    const {messages, octets, parts, lines} = this
    const tally: Tally = {
      messages,
      octets,
      parts,
      lines,
      repairs: new Map(this.repairs),
      depthChanges: new Map(this.depthChanges),
      found: new Map(this.found),
    }
    this.messages = this.octets = this.parts = this.lines = 0
    for (const counts of [this.repairs, this.depthChanges, this.found]) counts.clear()
    return tally
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

function list(counts: ReadonlyMap<string, number>): string {
  if (counts.size === 0) return 'none'
  return [...counts].map(([rule, count]) => `${rule} ${count}`).join(', ')
}
