/**
 * Checks a file that was written: it splits into as many messages, those that were repaired stand in
 * their places and hold what was meant, and every other octet is that of the input.
 */
import {createHash, type Hash} from 'node:crypto'
import type {MailboxHandler} from '../mailbox/handler.ts'
import {type Mailbox, mailboxReader} from '../mailbox/reader.ts'
import type {MessageStart} from '../types.ts'
import {Cursor} from './cursor.ts'
import type {Expectation, Replaced} from './expectation.ts'

export class ReadBack {
  private readonly expected: Expectation
  private readonly splitter: Splitter
  private readonly mailbox: Mailbox
  private readonly comparison: Comparison

  /**
   * @param expected complete: its fixer has ended
   * @param input the octets that the fixer was given
   */
  constructor(expected: Expectation, input: AsyncGenerator<Buffer>) {
    this.expected = expected
    this.splitter = new Splitter(expected)
    this.mailbox = mailboxReader(expected.reading, this.splitter, () => undefined)
    this.comparison = new Comparison(expected, new Cursor(input))
  }

  /** The next octets of the file; lent until the promise is kept. */
  async write(chunk: Buffer): Promise<void> {
    this.mailbox.write(chunk)
    await this.comparison.write(chunk)
  }

  /** @returns what is wrong, or null */
  async end(): Promise<string | null> {
    this.mailbox.end()
    const {messages, replacedMessages} = this.expected
    const found = this.splitter.messages
    if (found !== messages) return `it reads as ${found} messages instead of ${messages}`
    if (!(await this.comparison.end())) return 'its octets are not those that were meant'
    const isApart = this.splitter.replaced === replacedMessages
    return isApart ? null : 'a repaired message is not one message'
  }
}

/** Counts messages, and those that stand where a repaired one was put. */
class Splitter implements MailboxHandler {
  messages = 0
  /** Repaired messages that begin and end where they should. */
  replaced = 0
  private readonly expected: Expectation
  private next: Replaced | null
  /** Octet of the file at which the next repaired message should begin. */
  private place: number
  private isNext = false

  constructor(expected: Expectation) {
    this.expected = expected
    this.next = expected.replacedAt(0)
    this.place = this.next?.gap ?? 0
  }

  messageStart({offset}: MessageStart): void {
    this.messages++
    this.isNext = this.next !== null && offset === this.place
  }

  write(): void {}

  messageEnd(length: number): void {
    const {next} = this
    if (!this.isNext || next === null || length !== next.newLength) return
    this.next = this.expected.replacedAt(++this.replaced)
    this.place += next.newLength + (this.next?.gap ?? 0)
  }
}

/** Compares octets with those of the input, and hashes the new ones between them. */
class Comparison {
  private readonly expected: Expectation
  private readonly input: Cursor
  private readonly hash: Hash = createHash('sha256')
  private number = -1
  private next: Replaced | null = null
  /** Octets before the next repaired message, and of it, that are still to come. */
  private gap = 0
  private fresh = 0
  private isSame = true

  constructor(expected: Expectation, input: Cursor) {
    this.expected = expected
    this.input = input
    this.begin()
  }

  async write(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length && this.isSame; await this.goOn()) {
      const isOld = this.gap > 0
      const end = Math.min(chunk.length, at + (isOld ? this.gap : this.fresh))
      if (isOld) await this.compare(chunk, at, end)
      else this.take(chunk, at, end)
      at = end
    }
  }

  /** @returns whether all was there, and nothing else */
  async end(): Promise<boolean> {
    const isDone = this.isSame && this.next === null && (await this.input.isAtEnd())
    return isDone && this.hash.digest('hex') === this.expected.digest
  }

  private async compare(chunk: Buffer, start: number, end: number): Promise<void> {
    this.isSame = await this.input.matches(chunk, start, end)
    this.gap -= end - start
  }

  private take(chunk: Buffer, start: number, end: number): void {
    this.hash.update(chunk.subarray(start, end))
    this.fresh -= end - start
  }

  /** Behind a repaired message: what it stands for is passed by in the input. */
  private async goOn(): Promise<void> {
    while (this.isSame && this.gap === 0 && this.fresh === 0) {
      this.isSame = await this.input.skip(this.next!.oldLength)
      this.begin()
    }
  }

  private begin(): void {
    this.number++
    this.next = this.expected.replacedAt(this.number)
    this.gap = this.next?.gap ?? Number.POSITIVE_INFINITY
    this.fresh = this.next?.newLength ?? 0
  }
}
