/**
 * One input's octets to its messages, whatever the container.
 *
 * The first 64 KiB (or all of a shorter input) tell the format and the kind of line ends; then the
 * octets stream. The same octets give the same messages, however the input was cut into chunks.
 */
import {countLines} from '../lines/count.ts'
import {LineEnds} from '../lines/line-ends.ts'
import {CR, LF} from '../lines/octets.ts'
import type {InputFormat, MboxDialect, MessageStart, Report} from '../types.ts'
import type {MailboxHandler} from './handler.ts'
import {InputLines} from './input-lines.ts'
import {MboxReader} from './mbox.ts'
import {parsePage} from './page.ts'
import {SingleReader} from './single.ts'
import {formatOf, hasMacLineEnds, isHeaderSection, leadingOctets, prefixOctets} from './sniff.ts'
import {type LineReader, LineWindow} from './window.ts'

export interface MailboxOptions {
  /** null: told from the content. */
  readonly format: InputFormat | null
  /** null: told from the content. */
  readonly mbox: MboxDialect | null
}

export interface Mailbox {
  /** Of an mbox, as far as it is known; else null. */
  readonly dialect: MboxDialect | null
  /** Line ends are those of classic Mac OS: CR, handed on as LF. */
  readonly mac: boolean
  /** The next octets of the input; `chunk` is read until return, and never changed. */
  write(chunk: Buffer): void
  /** The input has ended. */
  end(): void
}

/**
 * A reader for one input. Every octet reaches `handler`, save byte order mark and empty lines before
 * the first message, an mbox's separator lines with the empty line before each, mbox escapes, and a
 * page's own header. A forced `page` that is none is read as what it is.
 * @param ends told of what the reader finds of the octets that it hands on
 */
export function mailboxReader(
  options: MailboxOptions,
  handler: MailboxHandler,
  report: Report,
  ends: LineEnds = new LineEnds(),
): Mailbox {
  return new MailboxReader(options, handler, report, ends)
}

class MailboxReader implements Mailbox {
  private readonly options: MailboxOptions
  private readonly handler: MailboxHandler
  private readonly report: Report
  private readonly ends: LineEnds
  /** The input's first octets while they are fewer than a format can be told from. */
  private prefix: Buffer = Buffer.alloc(0)
  private held = 0
  private window: LineWindow | null = null
  private mboxReader: MboxReader | null = null
  /** Octets at the start of the input that no message gets. */
  private skip = 0
  mac = false

  constructor(options: MailboxOptions, handler: MailboxHandler, report: Report, ends: LineEnds) {
    this.options = options
    this.handler = handler
    this.report = report
    this.ends = ends
  }

  get dialect(): MboxDialect | null {
    return this.mboxReader?.dialect.name ?? null
  }

  write(chunk: Buffer): void {
    if (this.window !== null) this.window.write(this.withLf(chunk))
    else if (this.held === 0 && chunk.length >= prefixOctets) this.begin(chunk)
    else this.collect(chunk)
  }

  private collect(chunk: Buffer): void {
    if (this.held + chunk.length > this.prefix.length) {
      const room = Math.min(prefixOctets, (this.held + chunk.length) * 2)
      this.prefix = Buffer.concat([this.prefix.subarray(0, this.held)], room)
    }
    const copied = chunk.copy(this.prefix, this.held)
    this.held += copied
    if (this.held < prefixOctets) return
    this.begin(this.prefix)
    this.write(chunk.subarray(copied))
  }

  end(): void {
    if (this.window === null && this.held === 0) {
      const message = 'the input is empty'
      this.report({rule: 'input-empty', severity: 'info', message, line: null, part: null})
      return
    }
    if (this.window === null) this.begin(this.prefix.subarray(0, this.held))
    this.window?.end()
  }

  /** @param octets the input's first ones, as many as there are or more than a format needs */
  private begin(octets: Buffer): void {
    const prefix = octets.subarray(0, prefixOctets)
    this.mac = hasMacLineEnds(prefix)
    const reader = this.choose(this.withLf(prefix))
    this.window = new LineWindow(reader, this.skip)
    this.window.write(this.withLf(octets).subarray(this.skip))
    this.prefix = Buffer.alloc(0)
  }

  private choose(prefix: Buffer): LineReader {
    const lead = leadingOctets(prefix)
    const format = lead === prefix.length ? 'text' : (this.options.format ?? formatOf(prefix, lead))
    const lines = new InputLines(this.ends, this.report)
    if (format === 'mbox') return this.mbox(prefix, lead, lines)
    if (format === 'page') return this.page(prefix, lead, lines)
    return this.single(format, prefix, lead, lines)
  }

  private mbox(prefix: Buffer, lead: number, lines: InputLines): LineReader {
    this.skipTo(lead, prefix, lines)
    const unmarked = isHeaderSection(prefix, lead) ? 'section' : 'none'
    const {options, handler, report, ends} = this
    this.mboxReader = new MboxReader(options.mbox, unmarked, handler, report, lines, ends)
    return this.mboxReader
  }

  private page(prefix: Buffer, lead: number, lines: InputLines): LineReader {
    const line = 1 + countLines(prefix, 0, lead)
    const page = parsePage(prefix, lead, line)
    if (page === null) {
      const format = isHeaderSection(prefix, lead) ? 'message' : 'text'
      return this.single(format, prefix, lead, lines)
    }
    this.skipTo(page.body, prefix, lines)
    const firstLine = lines.line
    const {header} = page
    return this.one({format: 'page', index: 0, offset: lead, line, firstLine, header}, lines)
  }

  private single(format: InputFormat, prefix: Buffer, lead: number, lines: InputLines): LineReader {
    const isText = format === 'text'
    if (!isText) this.skipTo(lead, prefix, lines)
    const {line} = lines
    const header = isText ? 'none' : 'section'
    return this.one({format, index: 0, offset: this.skip, line, firstLine: line, header}, lines)
  }

  private one(start: MessageStart, lines: InputLines): LineReader {
    return new SingleReader(start, this.skip, this.handler, lines)
  }

  private skipTo(at: number, prefix: Buffer, lines: InputLines): void {
    lines.pass(prefix, 0, at)
    this.skip = at
  }

  /** Classic Mac OS: a CR is a line end. Octet for octet, so that offsets stay. */
  private withLf(chunk: Buffer): Buffer {
    if (!this.mac) return chunk
    const copy = Buffer.from(chunk)
    for (let cr = copy.indexOf(CR); cr !== -1; cr = copy.indexOf(CR, cr + 1)) copy[cr] = LF
    return copy
  }
}
