/**
 * Checks a file that was written: it splits into as many messages, those that were changed hold what
 * was meant, and every other octet is that of the input.
 */
import type {MailboxHandler} from '../mailbox/handler.ts'
import {type Mailbox, mailboxReader} from '../mailbox/reader.ts'
import type {MessageStart} from '../types.ts'
import {type Expectation, TwoHashes} from './expectation.ts'
import {InputOctets} from './input-octets.ts'

const nowhere = {span: (): void => undefined, text: (): void => undefined}

export class ReadBack {
  private readonly expected: Expectation
  private readonly splitter: Splitter
  private readonly mailbox: Mailbox
  private readonly octets: InputOctets

  /** @param expected complete: its fixer has ended */
  constructor(expected: Expectation) {
    this.expected = expected
    this.splitter = new Splitter(expected, to => this.octets.pass(to))
    this.octets = new InputOctets(nowhere, (bytes, start, end) => {
      this.splitter.hashes.update(this.splitter.isNew, bytes, start, end)
    })
    this.mailbox = mailboxReader(expected.reading, this.splitter, () => undefined)
  }

  /** The next octets of the file; lent. */
  write(chunk: Buffer): void {
    this.octets.take(chunk)
    this.mailbox.write(chunk)
    // What is known to be the open message's need not be held.
    this.octets.pass(this.splitter.known)
    this.octets.keep()
  }

  /** @returns what is wrong, or null */
  end(): string | null {
    this.mailbox.end()
    this.octets.pass(this.octets.end)
    const {messages, digest} = this.expected
    const found = this.splitter.messages
    if (found !== messages) return `it reads as ${found} messages instead of ${messages}`
    const isSame = this.splitter.hashes.digest() === digest
    return isSame ? null : 'its octets are not those that were meant'
  }
}

/** Tells to which of the two hashes the octets up to an offset belong. */
class Splitter implements MailboxHandler {
  readonly hashes: TwoHashes = new TwoHashes()
  messages = 0
  isNew = false
  /** Octet of the file up to which all is known to be in the message that is open, or before it. */
  known = 0
  private start = 0
  private readonly expected: Expectation
  private readonly pass: (to: number) => void

  constructor(expected: Expectation, pass: (to: number) => void) {
    this.expected = expected
    this.pass = pass
  }

  messageStart({offset, index}: MessageStart): void {
    this.pass(offset)
    this.start = this.known = offset
    this.isNew = this.expected.isChanged(index)
    this.messages++
  }

  write(_bytes: Buffer, start: number, end: number): void {
    this.known += end - start
  }

  escape(): void {
    this.known++
  }

  messageEnd(length: number): void {
    this.known = this.start + length
    this.pass(this.known)
    this.isNew = false
  }
}
