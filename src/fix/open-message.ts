/** The message of an input that is being read: what has to be known to put its content back. */
import {CR, LF} from '../lines/octets.ts'
import type {Mailbox} from '../mailbox/reader.ts'
import type {MessageStart} from '../types.ts'
import {HeldMessage} from './held-message.ts'

/** Octets of a message beyond which it is not held: it leaves as it came. */
export const maxMessage: number = 8 << 20
/** More escapes of one message than this are not noted. */
const maxEscapes = 1 << 18

export class OpenMessage {
  readonly start: MessageStart
  /** Why it cannot be held, or null. */
  limit: string | null = null
  /** Octets of the content so far, escapes left out. */
  private contentLength = 0
  /** Octets of the input at which escapes stand. */
  private readonly escapes: number[] = []
  private escapeCount = 0

  constructor(start: MessageStart) {
    this.start = start
  }

  /** Octet of the input up to which all is certainly of this message. */
  get known(): number {
    return this.start.offset + this.contentLength + this.escapeCount
  }

  write(_bytes: Buffer, start: number, end: number): void {
    this.contentLength += end - start
    if (this.contentLength > maxMessage) this.limit ??= `more than ${maxMessage >> 20} MiB`
  }

  escape(offset: number): void {
    this.escapeCount++
    if (this.escapes.length < maxEscapes) this.escapes.push(offset)
    else this.limit ??= `more than ${maxEscapes} escaped lines`
  }

  /**
   * The whole message.
   * @param raw its octets in the input
   * @param mailbox what has read it
   */
  held(raw: Buffer, {dialect, mac}: Pick<Mailbox, 'dialect' | 'mac'>): HeldMessage {
    const {start, contentLength} = this
    const isMbox = start.format === 'mbox'
    // Text before the first separator line has none; a page has its own header before its body.
    const separator = start.firstLine > start.line ? raw.indexOf(mac ? CR : LF) + 1 : 0
    const contentStart = isMbox ? separator : raw.length - contentLength
    const first = start.offset + contentStart
    const escapes = this.escapes.map((offset, index) => offset - first - index)
    return new HeldMessage(raw, {isMbox, dialect, contentStart, contentLength, escapes, mac})
  }
}
