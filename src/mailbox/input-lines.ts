/** Counts the lines of an input, and tells of its first NUL octet (RFC 5322 §4 forbids them). */
import {countLines} from '../lines/count.ts'
import type {LineEnds} from '../lines/line-ends.ts'
import type {Report} from '../types.ts'

/** Counts LF, so that a CRLF counts once. */
export class InputLines {
  /** Number of the line at the first octet that was not passed yet, from 1. */
  line = 1
  private nulSeen = false
  private looked: Buffer | null = null
  private lookedTo = 0
  private readonly ends: LineEnds
  private readonly report: Report

  /** @param ends of the octets that are passed, as far as a reader has looked for them */
  constructor(ends: LineEnds, report: Report) {
    this.ends = ends
    this.report = report
  }

  /** The octets `bytes[from, to)` are the next ones of the input. */
  pass(bytes: Buffer, from: number, to: number): void {
    if (from === to) return
    if (!this.nulSeen && to > this.nulFree(bytes, from)) this.tellNul(bytes, from, to)
    this.line += this.ends.countOf(bytes, from, to)
  }

  /** A reader that passes one buffer in many pieces says so; a search for each would cost too much. */
  look(bytes: Buffer, from: number, to: number): void {
    this.ends.look(bytes, from, to)
    if (this.nulSeen) return
    const nul = bytes.subarray(from, to).indexOf(0)
    this.looked = bytes
    this.lookedTo = nul === -1 ? to : from + nul
  }

  /** The looked-at octets are no longer lent. */
  forget(): void {
    this.ends.forget()
    this.looked = null
  }

  /** Offset up to which `bytes` is known to have no NUL from `from` on. */
  private nulFree(bytes: Buffer, from: number): number {
    return this.looked === bytes ? this.lookedTo : from
  }

  private tellNul(bytes: Buffer, from: number, to: number): void {
    const nul = bytes.subarray(from, to).indexOf(0)
    if (nul === -1) return
    this.nulSeen = true
    const line = this.line + countLines(bytes, from, from + nul)
    this.report({
      rule: 'nul-octet',
      severity: 'info',
      message: 'a NUL octet; others may follow',
      line,
      part: null,
    })
  }
}
