/**
 * What a written file has to hold, gathered while it is written: the number of its messages, which of
 * them are new, a hash of those, and a hash of all other octets, taken from the input.
 *
 * Each octet is hashed once; memory grows by a bit a message.
 */
import {createHash, type Hash} from 'node:crypto'
import type {InputFormat, MboxDialect} from '../types.ts'

/** How the file is read, as its input was. */
export interface Reading {
  readonly format: InputFormat | null
  readonly mbox: MboxDialect | null
}

const firstRoom = 1 << 10

/** Filled by a fixer; then read by any number of `ReadBack`. */
export class Expectation {
  readonly reading: Reading
  messages = 0
  private readonly hashes = new TwoHashes()
  private changed = new Uint8Array(firstRoom)
  private digests: string | null = null

  constructor(reading: Reading) {
    this.reading = {format: reading.format, mbox: reading.mbox}
  }

  /** Octets that are written as they came. */
  untouched(bytes: Buffer, start: number, end: number): void {
    this.hashes.update(false, bytes, start, end)
  }

  /** The new octets of the message with this number. */
  replaced(index: number, bytes: Buffer): void {
    if (index >> 3 >= this.changed.length) {
      const longer = new Uint8Array(Math.max(this.changed.length * 2, (index >> 3) + 1))
      longer.set(this.changed)
      this.changed = longer
    }
    this.changed[index >> 3]! |= 1 << (index & 7)
    this.hashes.update(true, bytes, 0, bytes.length)
  }

  isChanged(index: number): boolean {
    return ((this.changed[index >> 3] ?? 0) & (1 << (index & 7))) !== 0
  }

  /** Of all that was told; the last thing that is asked. */
  get digest(): string {
    this.digests ??= this.hashes.digest()
    return this.digests
  }
}

/** One hash of what is as it was, and one of what is new. */
export class TwoHashes {
  private readonly old: Hash = createHash('sha256')
  private readonly new: Hash = createHash('sha256')

  update(isNew: boolean, bytes: Buffer, start: number, end: number): void {
    if (end > start) (isNew ? this.new : this.old).update(bytes.subarray(start, end))
  }

  digest(): string {
    return `${this.old.digest('hex')} ${this.new.digest('hex')}`
  }
}
