/**
 * What a written file has to hold, gathered while it is written: the number of its messages, where the
 * new ones stand, and a hash of those. All other octets are those of the input, with which they are
 * compared.
 *
 *     input   ────gap────[  old  ]───gap───[ old ]──────
 *     output  ────gap────[ new ]───gap───[  new  ]──────
 *
 * Memory grows by 16 octets a repaired message.
 */
import {createHash, type Hash} from 'node:crypto'
import type {InputFormat, MboxDialect} from '../types.ts'

/** How the file is read, as its input was. */
export interface Reading {
  readonly format: InputFormat | null
  readonly mbox: MboxDialect | null
}

/** A message that is written anew; all numbers are octets. */
export interface Replaced {
  /** Between the one before and it. */
  readonly gap: number
  readonly oldLength: number
  readonly newLength: number
}

const firstRoom = 16

/** Filled by a fixer; then read by any number of `ReadBack`. */
export class Expectation {
  readonly reading: Reading
  messages = 0
  /** Messages that are written anew. */
  replacedMessages = 0
  private gaps = new Float64Array(firstRoom)
  private lengths = new Uint32Array(firstRoom * 2)
  private readonly hash: Hash = createHash('sha256')
  private digests: string | null = null
  /** Octet of the input behind the last of them. */
  private end = 0

  constructor(reading: Reading) {
    this.reading = {format: reading.format, mbox: reading.mbox}
  }

  /** `bytes` are written instead of the message at `[start, end)` of the input. */
  replaced(start: number, end: number, bytes: Buffer): void {
    const number = this.replacedMessages++
    if (number === this.gaps.length) this.makeRoom()
    this.gaps[number] = start - this.end
    this.lengths[number * 2] = end - start
    this.lengths[number * 2 + 1] = bytes.length
    this.end = end
    this.hash.update(bytes)
  }

  /** The message that was written anew with this number, from 0; null: there are not so many. */
  replacedAt(number: number): Replaced | null {
    if (number >= this.replacedMessages) return null
    return {
      gap: this.gaps[number]!,
      oldLength: this.lengths[number * 2]!,
      newLength: this.lengths[number * 2 + 1]!,
    }
  }

  /** Of all that is written anew; the last thing that is asked. */
  get digest(): string {
    this.digests ??= this.hash.digest('hex')
    return this.digests
  }

  private makeRoom(): void {
    const gaps = new Float64Array(this.gaps.length * 2)
    const lengths = new Uint32Array(this.lengths.length * 2)
    gaps.set(this.gaps)
    lengths.set(this.lengths)
    this.gaps = gaps
    this.lengths = lengths
  }
}
