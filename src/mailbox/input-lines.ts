/** Counts the lines of an input, and tells of its first NUL octet (RFC 5322 §4 forbids them). */
import {LF} from '../lines/octets.ts'
import type {Report} from '../types.ts'

/** Counts LF, so that a CRLF counts once. */
export class InputLines {
  /** Number of the line at the first octet that was not passed yet, from 1. */
  line = 1
  private nulSeen = false
  private looked: Buffer | null = null
  private lookedTo = 0
  private readonly report: Report

  constructor(report: Report) {
    this.report = report
  }

  /** The octets `bytes[from, to)` are the next ones of the input. */
  pass(bytes: Buffer, from: number, to: number): void {
    if (from === to) return
    if (!this.nulSeen && to > this.nulFree(bytes, from)) this.tellNul(bytes, from, to)
    this.line += countLines(bytes, from, to)
  }

  /** A reader that passes one buffer in many pieces says so; a search for each would cost too much. */
  look(bytes: Buffer, from: number, to: number): void {
    if (this.nulSeen) return
    const nul = bytes.subarray(from, to).indexOf(0)
    this.looked = bytes
    this.lookedTo = nul === -1 ? to : from + nul
  }

  /** The looked-at octets are no longer lent. */
  forget(): void {
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

/** Number of LF in `bytes[from, to)`; the native search passes 2 GB/s here. */
export function countLines(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let lf = bytes.indexOf(LF, from); lf !== -1 && lf < to; lf = bytes.indexOf(LF, lf + 1)) {
    count++
  }
  return count
}
