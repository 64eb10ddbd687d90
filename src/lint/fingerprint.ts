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
  private readonly message: string
  private readonly counts = new Map<string, number>()

  /** @param message what tells the message from others */
  constructor(message: string | Buffer) {
    this.message = typeof message === 'string' ? message : hash(message)
  }

  /** @param line the raw octets of the finding's line */
  of(rule: string, line: Buffer): string {
    const what = `${rule}\0${line.toString('latin1', 0, maxLine)}`
    const count = this.counts.get(what) ?? 0
    this.counts.set(what, count + 1)
    return hash(`${count}\0${this.message}\0${what}`)
  }
}

function hash(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits)
}
