/**
 * One input repaired: octets in by chunks, the same container out (DESIGN §7).
 *
 *     octets ─┬─ held until their message is known to be sound, or done ──────────┬─▶ octets
 *             └─ mailbox ─▶ rooms: is anything wrong?  ─yes─▶ settle ─▶ new octets ┘
 *
 * Nearly every message is sound: it runs through the rooms once, nothing of it is kept but its octets,
 * and they leave as they came. The few others are held whole and rewritten.
 */
import type {MailboxHandler} from '../mailbox/handler.ts'
import {type Mailbox, mailboxReader} from '../mailbox/reader.ts'
import type {PartPlace} from '../mime/places.ts'
import {type MessagePipeline, messagePipeline} from '../pipeline.ts'
import type {Finding, MessageStart, Output, Report} from '../types.ts'
import type {Expectation} from './expectation.ts'
import {InputOctets} from './input-octets.ts'
import {OpenMessage} from './open-message.ts'
import {tellsDamage} from './part-draft.ts'
import {SteadyFixer} from './steady.ts'
import type {Fixer, FixOptions, MessageReport, Refusal} from './types.ts'
import {Watch} from './watch.ts'

/**
 * @param file its name, for reports
 * @param out takes the input's octets, repaired; its owner drains it between chunks
 * @param onMessage told of every message once it is written
 * @param expectation is told all that is written, for a `ReadBack`; null where nobody checks
 */
export function fixer(
  file: string,
  options: FixOptions,
  out: Output,
  onMessage: (report: MessageReport) => void,
  expectation: Expectation | null = null,
): Fixer {
  return new MailboxFixer(file, options, out, onMessage, expectation)
}

class MailboxFixer implements Fixer {
  private readonly octets: InputOctets
  private readonly messages: MessageFixer
  private readonly mailbox: Mailbox

  constructor(
    file: string,
    options: FixOptions,
    out: Output,
    onMessage: (report: MessageReport) => void,
    expectation: Expectation | null,
  ) {
    this.octets = new InputOctets(out)
    const replace: Replace = (start, end, after) => {
      this.octets.skip(end)
      out.span(after, 0, after.length)
      expectation?.replaced(start, end, after)
    }
    this.messages = new MessageFixer(file, options, this.octets, replace, report => {
      if (expectation !== null) expectation.messages++
      onMessage(report)
    })
    const {messages} = this
    const take: Report = finding => messages.take(finding)
    this.mailbox = mailboxReader(options, messages, take, messages.rooms.ends)
    messages.mailbox = this.mailbox
  }

  write(chunk: Buffer): void {
    this.octets.take(chunk)
    this.mailbox.write(chunk)
    this.messages.release()
    this.octets.keep()
  }

  end(): void {
    this.mailbox.end()
    this.octets.pass(this.octets.end)
  }
}

/** Writes `after` instead of what the input has from octet `start` to `end`. */
type Replace = (start: number, end: number, after: Buffer) => void

/** Decides message by message. */
class MessageFixer implements MailboxHandler {
  /** What reads the input; it knows the dialect. */
  mailbox: Mailbox | null = null
  private readonly octets: InputOctets
  private readonly replace: Replace
  private readonly onMessage: (report: MessageReport) => void
  readonly rooms: MessagePipeline
  private readonly watch: Watch
  private readonly steady: SteadyFixer
  private findings: Finding[] = []
  private message: OpenMessage | null = null

  constructor(
    file: string,
    options: FixOptions,
    octets: InputOctets,
    replace: Replace,
    onMessage: (report: MessageReport) => void,
  ) {
    this.octets = octets
    this.replace = replace
    this.onMessage = onMessage
    this.watch = new Watch(options.charset)
    const {watch} = this
    const onPlace = (place: PartPlace): void => watch.place(place)
    const reading = {...options, wantRepairs: false, wantStructure: false, onPlace}
    this.rooms = messagePipeline(file, reading, watch, found => this.findings.push(...found))
    watch.counts = this.rooms.counts
    this.steady = new SteadyFixer(file, options)
  }

  /** A finding of the mailbox's reader. */
  take(finding: Finding): void {
    this.rooms.report(finding)
  }

  /** Writes what no repair will touch any more. */
  release(): void {
    const {message, octets} = this
    if (message !== null) octets.pass(message.limit === null ? message.start.offset : message.known)
  }

  messageStart(start: MessageStart): void {
    this.message = new OpenMessage(start)
    this.watch.begin()
    this.rooms.messageStart(start)
  }

  write(bytes: Buffer, start: number, end: number, last?: boolean): void {
    this.message!.write(bytes, start, end)
    this.rooms.write(bytes, start, end, last)
  }

  escape(offset: number): void {
    this.message!.escape(offset)
  }

  messageEnd(length: number): void {
    const message = this.message!
    this.rooms.messageEnd(length)
    const {repairs} = this.rooms.counts
    const isSuspect = this.watch.isOld || repairs.size > 0 || this.requotes
    const {offset, line, index} = message.start
    const {id, findings} = {id: this.watch.fields?.id ?? null, findings: this.findings}
    const result = isSuspect ? this.fix(message, length) : nothing
    this.onMessage({index, offset, length, line, id, findings, ...result})
    this.findings = []
    this.message = null
  }

  /** Depths were found that are told by other marks than those that stand there. */
  private get requotes(): boolean {
    return [...this.rooms.counts.depthChanges.keys()].some(tellsDamage)
  }

  /** Writes a message that needs a repair; what does not get one is left to leave as it came. */
  private fix(message: OpenMessage, length: number): Result {
    const {start, limit} = message
    if (limit !== null) return {...nothing, refused: [refusal(limit)]}
    const {octets, mailbox, steady, watch, requotes} = this
    const end = start.offset + length
    octets.pass(start.offset)
    const held = message.held(octets.read(end), mailbox!)
    // Where depths change, authors have to be read as well.
    const first = requotes ? null : watch.message
    const {
      message: fixed,
      level: _,
      readsAlike: __,
      ...settled
    } = steady.fix(held, start, requotes, first)
    if (fixed === null) return {...settled, change: null}
    this.replace(start.offset, end, fixed.raw)
    return {...settled, change: {before: held.raw, after: fixed.raw}}
  }
}

function refusal(message: string): Refusal {
  return {part: null, reason: 'limit-reached', message}
}

type Result = Pick<
  MessageReport,
  'change' | 'repairs' | 'depthChanges' | 'refused' | 'brokeSignature'
>

const nothing: Result = {
  change: null,
  repairs: new Map(),
  depthChanges: new Map(),
  refused: [],
  brokeSignature: false,
}
