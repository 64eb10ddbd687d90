/**
 * Joins the rooms: octets of one input in, calls to one writer out. The only file that knows them all.
 *
 *   mailbox → mime → lines → repair → quote → writer
 *
 * Synchronous, and one message at a time: what a chunk completes has been written when `write`
 * returns, so the caller drains its output between chunks and memory stays flat.
 */
import {findCharset, isLatin1} from './charset/labels.ts'
import {LineEnds} from './lines/line-ends.ts'
import {countMarks} from './lines/marks.ts'
import {LineTable} from './lines/table.ts'
import {type Mailbox, mailboxReader} from './mailbox/reader.ts'
import {entityReader} from './mime/entity-reader.ts'
import type {PartPlace, SectionPlace} from './mime/places.ts'
import {Counts, type MessageCounts} from './quote/message-counts.ts'
import {QuotedMessage, type QuoteOptions, type QuoteReader, quoteReader} from './quote/reader.ts'
import {SignedContent} from './quote/signed-content.ts'
import {Thread} from './quote/thread.ts'
import {PartContext, type RepairContext} from './repair/context.ts'
import {repairBody, repairFields} from './repair/order.ts'
import {maxRepairs, PartLog} from './repair/part-log.ts'
import type {
  Attachment,
  Body,
  EntityHandler,
  Finding,
  InputFormat,
  MboxDialect,
  MessageFields,
  MessageHandler,
  MessageStart,
  MessageWriter,
  RepairName,
  Report,
  RequoteLevel,
  TextPart,
} from './types.ts'

export type {MessageCounts} from './quote/message-counts.ts'

export interface PipelineOptions {
  /** Null: told from content. */
  readonly format: InputFormat | null
  readonly mbox: MboxDialect | null
  readonly repairs: ReadonlySet<RepairName>
  readonly requote: RequoteLevel
  readonly fallbackCharset: string
  /** Each repair is told to the writer; else they are only counted. */
  readonly wantRepairs: boolean
  /** Kinds and authors are read; plain text without them is faster. */
  readonly wantStructure: boolean
  /** Earlier messages are evidence, unless marks alone count; needs `wantStructure`. */
  readonly thread?: boolean
  /** People are shown the text, so they are told where it is not as it was signed. */
  readonly shown?: {readonly rejoin: boolean}
  /** Told at each message's end, for a summary. */
  readonly onCounts?: (counts: MessageCounts) => void
  /** Told where each text part stands, behind its `partEnd`. */
  readonly onPlace?: (place: PartPlace) => void
}

export type Pipeline = Pick<Mailbox, 'write' | 'end'>

/** Takes the content of one message after the other, its separator line and escapes taken off. */
export interface MessagePipeline extends MessageHandler {
  /** What was counted of the message so far. */
  readonly counts: MessageCounts
  /** For the mailbox's reader, where it hands on its octets as they lie. */
  readonly ends: LineEnds
  /** Takes a finding about the message that is open, else about the input. */
  report(finding: Finding): void
}

/** Takes findings: those of message `message`, or of the input itself (-1). */
export type FindingsHandler = (findings: readonly Finding[], message: number) => void
/** More findings than this of one message are counted, not kept. */
const maxFindings = 1000
/** Lines that go through the rooms together; a window of text has fewer, one of line ends has more. */
const maxRows = 1 << 17

export function pipeline(
  file: string,
  options: PipelineOptions,
  writer: MessageWriter,
  onFindings: FindingsHandler,
): Pipeline {
  const assembler = new MessageAssembler(file, options, writer, onFindings)
  return mailboxReader(options, assembler, finding => assembler.report(finding), assembler.ends)
}

/** The rooms behind the mailbox's, for who reads the mailbox itself. */
export function messagePipeline(
  file: string,
  options: PipelineOptions,
  writer: MessageWriter,
  onFindings: FindingsHandler,
): MessagePipeline {
  return new MessageAssembler(file, options, writer, onFindings)
}

/** Takes one message after the other through the rooms. */
class MessageAssembler implements MessagePipeline, EntityHandler {
  readonly counts: Counts = new Counts()
  readonly ends: LineEnds = new LineEnds()
  private readonly file: string
  private readonly options: PipelineOptions
  private readonly writer: MessageWriter
  private readonly onFindings: FindingsHandler
  private readonly entities: MessageHandler
  private readonly lines = new LineTable()
  private readonly quoting: QuoteOptions
  private start: MessageStart | null = null
  private findings: Finding[] = []
  private message: QuotedMessage | null = null
  private readonly work = new PartWork()
  private readonly signed: SignedContent | null
  private readonly take: Report = finding => this.report(finding)
  /** Asked of what is read now: a repair may remember who asks, which must not hold a message. */
  private readonly isReply = (): boolean => this.message!.isReply

  constructor(
    file: string,
    options: PipelineOptions,
    writer: MessageWriter,
    onFindings: FindingsHandler,
  ) {
    this.file = file
    this.options = options
    this.writer = writer
    this.onFindings = onFindings
    const thread = options.thread && options.requote !== 'off' ? new Thread() : null
    this.quoting = {level: options.requote, structure: options.wantStructure, thread}
    this.signed = options.shown ? new SignedContent(options.shown.rejoin) : null
    this.entities = entityReader(
      {
        fallbackCharset: options.fallbackCharset,
        repairFields: fields => repairFields(fields, options.repairs),
        ...(options.onPlace && {onPlace: options.onPlace}),
        ends: this.ends,
      },
      this,
      this.take,
    )
  }

  report(finding: Finding): void {
    if (!this.start) this.onFindings([finding], -1)
    else if (this.findings.push(finding) > maxFindings) this.findings.length = maxFindings
  }

  // ── messages ──────────────────────────────────────────────────────────────────────────────────

  messageStart(start: MessageStart): void {
    this.start = start
    this.findings = []
    this.counts.clear()
    this.entities.messageStart(start)
  }

  write(bytes: Buffer, start: number, end: number, last: boolean = false): void {
    this.entities.write(bytes, start, end, last)
  }

  messageEnd(length: number): void {
    const index = this.start!.index
    this.entities.messageEnd(length)
    this.writer.messageEnd(length, this.findings)
    this.options.onCounts?.(this.counts)
    this.start = null
    this.onFindings(this.findings, index)
  }

  // ── entities ──────────────────────────────────────────────────────────────────────────────────

  fields(fields: MessageFields): void {
    this.message = new QuotedMessage(fields)
    for (const repair of fields.repairs) this.counts.addRepairs(repair.rule, 1)
    this.writer.messageStart({file: this.file, start: this.start!, fields})
  }

  partStart(part: TextPart, enclosed: MessageFields | null, section: SectionPlace | null): void {
    const {repairs, wantRepairs} = this.options
    const quotes = quoteReader(this.message!.enclosing(enclosed), this.quoting)
    const log = new PartLog(wantRepairs, this.counts, this.signed?.listsRepairs)
    const {work} = this
    const declaredUtf7 = findCharset(part.charset)?.by === 'utf-7'
    work.begin(
      part,
      quotes,
      log,
      new PartContext(repairs, log, this.take, declaredUtf7, this.isReply),
    )
    this.signed?.partStart(part, section)
    this.counts.parts++
    this.writer.partStart(part, enclosed)
  }

  body(bytes: Buffer, start: number, end: number, continued: boolean, last: boolean): void {
    let at = start
    do {
      const to = this.lines.build(bytes, at, end, maxRows, this.ends)
      const window = to === bytes.length ? bytes : bytes.subarray(0, to)
      this.window(window, at, at === start && continued, to === end && last)
      at = to
    } while (at < end)
  }

  private window(bytes: Buffer, start: number, continued: boolean, last: boolean): void {
    const {work, lines} = this
    const part = work.part!
    countMarks(bytes, lines, 0, lines.count, part.flowed)
    const isContinued = continued && lines.count > 0
    if (isContinued) {
      lines.marks[0] = work.lastDepth
      lines.content[0] = start
      work.nextLine--
    }
    const body: Body = {bytes, lines, part, last, firstLine: work.nextLine, continued: isContinued}
    this.signed?.window(bytes, start)
    if (this.options.repairs.size > 0) repairBody(body, work.context!)
    const reading = work.quotes!.read(body)
    for (const change of reading.depthChanges) {
      this.counts.addDepthChange(change.rule, change.lastLine - change.firstLine + 1)
    }
    this.signed?.read(body, reading, work.log!.repairs)
    this.writer.body(body, reading)
    this.counts.lines += lines.bodyLineCount
    work.nextLine += lines.bodyLineCount
    if (lines.count > 0) work.lastDepth = lines.depth[lines.count - 1]!
  }

  partEnd(readAs: string | null): void {
    if (readAs !== null) this.addLabel(readAs)
    this.writer.partEnd(this.work.log!.repairs)
    const finding = this.signed?.partEnd(this.work.log!.repairs)
    if (finding) this.report(finding)
    const dropped = this.work.log!.dropped
    if (dropped === 0) return
    const message = `${maxRepairs} repairs of this part are listed, ${dropped} more were made`
    const {part} = this.work.part!
    this.report({rule: 'limit-reached', severity: 'info', message, line: null, part})
  }

  /** The label was wrong or missing; text without any header section has none to miss. */
  private addLabel(readAs: string): void {
    const {part, log} = this.work
    const {charset} = part!
    if (charset === null && this.start!.header !== 'section') return
    if (!this.options.repairs.has('charset-label')) return
    const confidence = readAs === 'utf-8' ? 0.99 : isLatin1(charset) ? 0.95 : 0.7
    const place = {line: 1, column: 1, before: charset ?? '', after: readAs, confidence}
    log!.add({rule: 'charset-label', ...place})
  }

  attachment(attachment: Attachment): void {
    this.writer.attachment(attachment)
  }
}

/** What is under way for the part that is being read. */
class PartWork {
  part: TextPart | null = null
  quotes: QuoteReader | null = null
  log: PartLog | null = null
  context: RepairContext | null = null
  /** Number of the next window's first line in the decoded body. */
  nextLine = 1
  /** Depth of the line that a window may have left unfinished. */
  lastDepth = 0

  begin(part: TextPart, quotes: QuoteReader, log: PartLog, context: RepairContext): void {
    this.part = part
    this.quotes = quotes
    this.log = log
    this.context = context
    this.nextLine = 1
    this.lastDepth = 0
  }
}
