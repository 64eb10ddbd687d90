/**
 * Fingerprints of findings: the same for the same damage, wherever its line stands by then. Made of
 * the rule, the message (its Message-ID, or its header section) and the line's own octets.
 */
import {createHash} from 'node:crypto'

/** Octets of a line that count. */
const maxLine = 4096
const digits = 32

/** Fingerprints of one message's findings, to be asked in their order. */
export class Fingerprints {
  private readonly message: string | Buffer
  private readonly counts = new Map<string, number>()

  /** @param message what tells the message from others */
  constructor(message: string | Buffer) {
    this.message = message
  }

  /** @param line the raw octets of the finding's line */
  of(rule: string, line: Buffer): string {
    const first = this.hash(rule, line, 0)
    const count = this.counts.get(first) ?? 0
    this.counts.set(first, count + 1)
    return count === 0 ? first : this.hash(rule, line, count)
  }

  private hash(rule: string, line: Buffer, count: number): string {
    return createHash('sha256')
      .update(`${rule}\0${count}\0`)
      .update(this.message)
      .update('\0')
      .update(line.subarray(0, maxLine))
      .digest('hex')
      .slice(0, digits)
  }
}
