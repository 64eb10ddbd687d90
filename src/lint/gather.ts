/** One message on its way through the pipeline: all that is told of it, as drafts, until it is over. */
import type {PartPlace} from '../mime/places.ts'
import {QuotedMessage} from '../quote/reader.ts'
import type {
  Attachment,
  Body,
  FieldRepair,
  Finding,
  MessageFields,
  MessageHead,
  MessageWriter,
  Reading,
  Repair,
  RequoteLevel,
  TextPart,
} from '../types.ts'
import {type AddDraft, type Draft, lineSpot, maxFindings, remark, type Spot} from './draft.ts'
import {grouped, MessageReaders, PartDrafts, repairDraft, rulesOf} from './part-drafts.ts'

/** What a room tells with a line of the decoded body, not of the input. */
const bodyRules: ReadonlySet<string> = new Set<Finding['rule']>([
  'utf7-leak',
  'qp-leak',
  'entity-leak',
  'word-leak',
  'mojibake',
  'mark-space',
  'from-escape',
  'charset-invalid',
  'utf7-malformed',
])

/** A message, and all that was found in it. */
export interface GatheredMessage {
  readonly head: MessageHead
  /** Octets of the input. */
  readonly length: number
  readonly drafts: Draft[]
  /** Takes what is found now that the message is over. */
  readonly add: AddDraft
}

export interface GatherOptions {
  readonly requote: RequoteLevel
  /** The rule is told. */
  readonly isOn: (rule: string) => boolean
  readonly onMessage: (message: GatheredMessage) => void
}

export class Gatherer implements MessageWriter {
  private readonly options: GatherOptions
  private head: MessageHead | null = null
  private drafts: Draft[] = []
  private readers: MessageReaders | null = null
  private part: PartDrafts | null = null
  /** Each text part that was told, by its number, and whether its label was found wrong. */
  private readonly parts = new Map<string, {readonly part: TextPart; isLabelled: boolean}>()

  constructor(options: GatherOptions) {
    this.options = options
  }

  messageStart(head: MessageHead): void {
    this.head = head
    this.drafts = []
    this.parts.clear()
    const {fields} = head
    this.readers = new MessageReaders(new QuotedMessage(fields), new QuotedMessage(fields))
    for (const [, repairs] of grouped(head.fields.repairs)) this.addFieldRepairs(repairs)
  }

  partStart(part: TextPart, enclosed: MessageFields | null = null): void {
    const {requote, isOn} = this.options
    this.part = new PartDrafts(part, this.readers!.enclosing(enclosed), requote, isOn)
    this.parts.set(part.part, {part, isLabelled: false})
  }

  body(body: Body, reading: Reading): void {
    this.part!.body(body, reading)
  }

  partEnd(repairs: readonly Repair[]): void {
    this.part!.end(repairs)
  }

  /** The part that ended stands here. */
  place(place: PartPlace): void {
    const part = this.part!
    this.part = null
    this.parts.get(part.part.part)!.isLabelled = part.isLabelled
    for (const draft of part.take(place)) if (!this.add(draft)) return
  }

  attachment(_attachment: Attachment): void {}

  messageEnd(length: number, findings: readonly Finding[]): void {
    for (const finding of findings) this.addFinding(finding)
    const {drafts} = this
    this.options.onMessage({head: this.head!, length, drafts, add: this.add})
  }

  private readonly add: AddDraft = draft => {
    if (!this.options.isOn(draft.rule)) return true
    if (this.drafts.length === maxFindings) {
      const message = `more than ${maxFindings} findings in this message; the rest is not told`
      this.drafts.push(remark('limit-reached', message, {kind: 'file'}))
    }
    if (this.drafts.length > maxFindings) return false
    this.drafts.push(draft)
    return true
  }

  private addFieldRepairs(repairs: readonly FieldRepair[]): void {
    const {field: name, line} = repairs[0]!
    const made = repairs.map(({field: _, ...repair}): Repair => repair)
    const spot: Spot = {kind: 'field-repair', line, name, repairs: made}
    for (const rule of rulesOf(made)) this.add(repairDraft(rule, null, spot))
  }

  private addFinding(finding: Finding): void {
    const {rule, severity, message, line, part: number} = finding
    const part = number === null ? undefined : this.parts.get(number)
    if (rule === 'charset-label' && part?.isLabelled) return
    const spot = spotOf(rule, line, part?.part)
    this.add({...remark(rule, message, spot, severity === 'info'), part: number})
  }
}

/** @param rule told by a reader @param line as it told it */
function spotOf(rule: string, line: number | null, part: TextPart | undefined): Spot {
  if (line === null) return {kind: 'file'}
  if (part === undefined || !bodyRules.has(rule)) return lineSpot(line)
  const bodyLine = Math.max(1, line - part.sourceLine + 1)
  return {kind: 'body', part, first: bodyLine, last: bodyLine}
}
