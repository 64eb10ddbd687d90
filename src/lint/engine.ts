/**
 * `lint` for one input: its octets in by chunks, findings out in the order of the file.
 *
 *     octets ─┬─▶ held as they are ──────────────▶ places in the raw file ─┐
 *             └─▶ pipeline ─▶ drafts of a message ─────────────────────────┴─▶ findings
 *
 * Findings are told when their message is over and are not kept. Memory holds one message, up to
 * `maxHeld` octets and `maxFindings` findings of it.
 */
import type {MailboxHandler} from '../mailbox/handler.ts'
import {type Mailbox, mailboxReader} from '../mailbox/reader.ts'
import {messagePipeline} from '../pipeline.ts'
import type {Finding, Severity} from '../types.ts'
import {type AddDraft, lineSpot, remark} from './draft.ts'
import {Escapes} from './escapes.ts'
import {Fingerprints} from './fingerprint.ts'
import {type GatheredMessage, Gatherer} from './gather.ts'
import {checkFieldText, checkHeader} from './header-checks.ts'
import {Locator} from './locate.ts'
import {type IsMended, Mending, mendsNothing} from './mending.ts'
import {MessageIds} from './message-ids.ts'
import {bodyStart, longLines, unescapedFrom, wrongContentLength} from './raw-checks.ts'
import {maxHeld, RawInput} from './raw-input.ts'
import type {RawLines} from './raw-lines.ts'
import {ruleOf} from './rules.ts'
import {type Told, tellDrafts} from './tell.ts'
import type {LintFinding, LintOptions} from './types.ts'

/** A message that was read, findings or none. */
export interface LintedMessage {
  /** Number in its input, from 0. */
  readonly index: number
  readonly id: string | null
  readonly findings: number
}

/** Takes one input chunk by chunk; what it completes has been told when `write` returns. */
export interface Linter {
  write(chunk: Buffer): void
  end(): void
}

/**
 * The linter of one input.
 * @param file as findings name it
 * @param onFinding takes findings message by message, each message's sorted by line, column and rule
 */
export function linter(
  file: string,
  options: LintOptions,
  onFinding: (finding: LintFinding) => void,
  onMessage: (message: LintedMessage) => void = () => {},
): Linter {
  const work = new InputLinter(file, options, onFinding, onMessage)
  return work
}

const nothing = Buffer.alloc(0)

class InputLinter implements Linter {
  private readonly file: string
  private readonly options: LintOptions
  private readonly onFinding: (finding: LintFinding) => void
  private readonly onMessage: (message: LintedMessage) => void
  private readonly raw = new RawInput()
  private readonly mailbox: Mailbox
  private readonly escapes = new Escapes()
  private readonly ids: MessageIds
  private readonly mending: Mending
  private readonly ofFile = new Fingerprints('')

  constructor(
    file: string,
    options: LintOptions,
    onFinding: (finding: LintFinding) => void,
    onMessage: (message: LintedMessage) => void,
  ) {
    this.file = file
    this.options = options
    this.onFinding = onFinding
    this.onMessage = onMessage
    this.ids = options.messageIds ?? new MessageIds()
    this.mending = new Mending(file, options)
    const gatherer = new Gatherer({
      requote: options.requote,
      isOn: rule => this.isOn(rule),
      onMessage: message => this.tell(message),
    })
    const rooms = messagePipeline(
      file,
      {
        ...options,
        wantRepairs: true,
        wantStructure: false,
        onPlace: place => gatherer.place(place),
      },
      gatherer,
      (findings, message) => message === -1 && this.tellFile(findings),
    )
    const handler: MailboxHandler = {
      messageStart: start => {
        this.mending.messageStart(start)
        rooms.messageStart(start)
      },
      write: (bytes, start, end, last) => {
        this.mending.write(bytes, start, end)
        rooms.write(bytes, start, end, last)
      },
      messageEnd: length => rooms.messageEnd(length),
      escape: offset => {
        this.mending.escape(offset)
        this.escapes.add(offset)
      },
    }
    this.mailbox = mailboxReader(options, handler, finding => rooms.report(finding), rooms.ends)
  }

  write(chunk: Buffer): void {
    this.raw.append(chunk)
    this.mailbox.write(chunk)
  }

  end(): void {
    this.mailbox.end()
  }

  private isOn(rule: string): boolean {
    return this.options.levels.get(rule) !== 'off'
  }

  private severityOf(rule: string, isWeak: boolean): Severity {
    if (isWeak) return 'info'
    const level = this.options.levels.get(rule)
    return level === undefined || level === 'off' ? ruleOf(rule).severity : level
  }

  /** Findings of the input itself; nothing of it has been released when they come. */
  private tellFile(findings: readonly Finding[]): void {
    const raw = this.raw.lines(0, Number.POSITIVE_INFINITY, 1)
    const drafts = findings
      .filter(({rule}) => this.isOn(rule))
      .map(({rule, message, line}) =>
        remark(rule, message, line === null ? {kind: 'file'} : lineSpot(line)),
      )
    const told = this.told(-1, null, 1, 0, raw, this.ofFile, mendsNothing)
    for (const finding of tellDrafts(drafts, told)) this.onFinding(finding)
  }

  private tell(message: GatheredMessage): void {
    const {head, length, drafts} = message
    const {start, fields} = head
    const raw = this.raw.lines(start.offset, length, start.line)
    this.check(message, raw)
    if (drafts.length > 0) {
      const {id} = fields
      const print = new Fingerprints(id ?? this.headerOf(raw, start.firstLine))
      const isMended = this.mending.of(drafts, raw?.bytes ?? null, this.mailbox)
      const told = this.told(start.index, id, start.firstLine, start.offset, raw, print, isMended)
      for (const finding of tellDrafts(drafts, told)) {
        if (start.format === 'mbox' && this.isOwnEscape(finding)) continue
        this.onFinding(finding)
      }
    }
    this.onMessage({index: start.index, id: fields.id, findings: drafts.length})
    this.escapes.clear()
    this.raw.release(start.offset + length)
  }

  /**
   * An mbox has to escape such a line, and would again if somebody took the escape off: it is the
   * file's own, though a reader has to guess that (mboxo).
   */
  private isOwnEscape({rule, column, source}: LintFinding): boolean {
    const isEscape = rule === 'from-escape' && column === 1 && source?.startsWith('>From ') === true
    return isEscape && this.mailbox.dialect !== 'mboxcl2'
  }

  /** What the whole message shows. */
  private check({head, add}: GatheredMessage, raw: RawLines | null): void {
    const {start, fields} = head
    const isMail = start.header === 'section'
    if (isMail) checkHeader(head, this.isOn('message-id-duplicate') ? this.ids : null, add)
    if (this.isOn('invisible-control')) checkFieldText(fields, add)
    if (raw === null) {
      const message = `a message over ${maxHeld >> 20} MiB: places have no columns, its raw lines are not looked at`
      add(remark('limit-reached', message, lineSpot(start.line)))
      return
    }
    if (this.isOn('line-too-long') && start.format !== 'text') longLines(raw, add)
    if (start.format === 'mbox' && this.isOn('mbox-from-unescaped')) this.checkFrom(raw, add)
    if (isMail && this.isOn('content-length-wrong')) {
      const section = raw.startOf(start.firstLine)
      const body = section === -1 ? -1 : bodyStart(raw, section)
      if (body !== -1) wrongContentLength(raw, section, body, add)
    }
  }

  /** mboxcl2 escapes nothing: Content-Length tells where a message ends. */
  private checkFrom(raw: RawLines, add: AddDraft): void {
    if (this.mailbox.dialect !== 'mboxcl2') unescapedFrom(raw, add)
  }

  private headerOf(raw: RawLines | null, line: number): Buffer {
    const start = raw?.startOf(line) ?? -1
    if (raw === null || start === -1) return nothing
    const body = bodyStart(raw, start)
    return raw.bytes.subarray(start, body === -1 ? start : body)
  }

  private told(
    index: number,
    id: string | null,
    sectionLine: number,
    offset: number,
    raw: RawLines | null,
    fingerprints: Fingerprints,
    isMended: IsMended,
  ): Told {
    const {fallbackCharset} = this.options
    return {
      file: this.file,
      index,
      id,
      sectionLine,
      fingerprints,
      isMended,
      locator: new Locator(raw, fallbackCharset, at => this.escapes.has(offset + at)),
      lineAt: at => raw?.octets(at) ?? nothing,
      severityOf: (rule, isWeak) => this.severityOf(rule, isWeak),
    }
  }
}
