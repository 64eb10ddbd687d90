/**
 * Finds the text part that stands at one line of an input, and the lines of its decoded body there.
 *
 * The raw octets of the part up to the line are decoded by themselves: where that ends is where the
 * line begins, whatever the transfer encoding did to line ends.
 */
import {countLines} from '../lines/count.ts'
import {LF} from '../lines/octets.ts'
import {type Mailbox, mailboxReader} from '../mailbox/reader.ts'
import {Base64Decoder} from '../mime/base64.ts'
import {entityReader} from '../mime/entity-reader.ts'
import {OctetStore} from '../mime/octet-store.ts'
import {decodeQuotedPrintable} from '../mime/quoted-printable.ts'
import {QuotedMessage} from '../quote/reader.ts'
import type {
  EntityHandler,
  Finding,
  InputFormat,
  MboxDialect,
  MessageFields,
  MessageHandler,
  MessageStart,
  TextPart,
} from '../types.ts'

/** What stands at the line. */
export interface Place {
  /** Number of the message, from 0. */
  readonly message: number
  readonly part: TextPart
  readonly body: Buffer
  /** The charset that a wrong or no label hid, and what was found of it. */
  readonly readAs: string | null
  readonly charsetFindings: readonly Finding[]
  /** The message answers another. */
  readonly isReply: boolean
  /** Rows of the decoded body that the line has octets of. */
  readonly firstRow: number
  readonly lastRow: number
}

export interface PlaceOptions {
  readonly format: InputFormat | null
  readonly mbox: MboxDialect | null
  readonly fallbackCharset: string
}

/** Reads an input, and remembers of each message up to the line what may be wanted. */
export class PlaceFinder implements MessageHandler, EntityHandler {
  readonly mailbox: Mailbox
  private readonly line: number
  private readonly entities: MessageHandler
  /** Raw octets of the message up to the line, and the input line of the first. */
  private readonly raw = new OctetStore()
  private rawLine = 1
  /** Input line of the next octet. */
  private nextLine = 1
  private readonly text = new OctetStore()
  private message = -1
  private part: TextPart | null = null
  private isReply = false
  private readAs: string | null = null
  private charsetFindings: Finding[] = []
  /** The part that is read stands behind the line, or the message does. */
  private isPartOver = false
  private isOver = false

  /** @param line of the input, from 1 */
  constructor(line: number, options: PlaceOptions) {
    this.line = line
    this.entities = entityReader({fallbackCharset: options.fallbackCharset}, this, finding =>
      this.report(finding),
    )
    this.mailbox = mailboxReader(options, this, () => {})
  }

  /** To be asked at the input's end; null when the line is in no text part. */
  place(): Place | null {
    const {part, message, isReply, readAs, line} = this
    if (part === null || line >= this.nextLine) return null
    const body = this.text.copy()
    const before = this.decoded(part, line)
    const through = this.decoded(part, line + 1)
    const firstRow = countLines(before)
    const lastRow = Math.max(firstRow, countLines(through) - (through.at(-1) === LF ? 1 : 0))
    const rows = countLines(body) + (body.length > 0 && body.at(-1) !== LF ? 1 : 0)
    if (firstRow >= rows) return null
    const charsetFindings = this.charsetFindings.filter(found => found.part === part.part)
    return {
      message,
      part,
      body,
      readAs,
      charsetFindings,
      isReply,
      firstRow,
      lastRow: Math.min(lastRow, rows - 1),
    }
  }

  // ── messages ──────────────────────────────────────────────────────────────────────────────────

  messageStart(start: MessageStart): void {
    if (start.line > this.line) this.isOver = true
    if (this.isOver) return
    this.message = start.index
    this.part = null
    this.charsetFindings = []
    this.raw.length = 0
    this.rawLine = this.nextLine = start.firstLine
    this.entities.messageStart(start)
  }

  write(bytes: Buffer, start: number, end: number): void {
    if (this.isOver) return
    if (this.nextLine <= this.line) this.raw.append(bytes, start, end)
    this.nextLine += countLines(bytes, start, end)
    this.entities.write(bytes, start, end)
  }

  messageEnd(length: number): void {
    if (!this.isOver) this.entities.messageEnd(length)
  }

  private report(finding: Finding): void {
    if (!this.isOver && finding.rule.startsWith('charset-')) this.charsetFindings.push(finding)
  }

  // ── entities ──────────────────────────────────────────────────────────────────────────────────

  fields(fields: MessageFields): void {
    this.isReply = new QuotedMessage(fields).isReply
  }

  partStart(part: TextPart): void {
    this.isPartOver = part.sourceLine > this.line
    if (this.isPartOver) return
    this.part = part
    this.readAs = null
    this.text.length = 0
  }

  body(bytes: Buffer, start: number, end: number): void {
    if (!this.isPartOver) this.text.append(bytes, start, end)
  }

  partEnd(readAs: string | null): void {
    if (!this.isPartOver) this.readAs = readAs
  }

  attachment(): void {}

  /** The part up to input line `line`, its transfer encoding taken off. */
  private decoded(part: TextPart, line: number): Buffer {
    const raw = this.raw.bytes.subarray(0, this.raw.length)
    const from = lineStart(raw, part.sourceLine - this.rawLine)
    const to = lineStart(raw, line - this.rawLine)
    const out = new OctetStore()
    if (part.transferEncoding === 'base64') new Base64Decoder().decode(raw, from, to, true, out)
    else if (part.transferEncoding !== 'quoted-printable') return raw.subarray(from, to)
    else decodeQuotedPrintable(raw, from, to, false, out)
    return out.copy()
  }
}

/** Offset of a line, counted from 0. */
function lineStart(bytes: Buffer, line: number): number {
  let at = 0
  for (let count = 0; count < line; count++) {
    const lf = bytes.indexOf(LF, at)
    if (lf === -1) return bytes.length
    at = lf + 1
  }
  return at
}
