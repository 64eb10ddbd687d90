/**
 * One message on its way through the pipeline: what the rooms tell of it and what lint itself looks
 * for, gathered as drafts until the message is over. Clean text costs a look at its octets.
 */
import type {PartPlace} from '../mime/places.ts'
import {QuotedMessage} from '../quote/reader.ts'
import type {
  Attachment,
  Body,
  FieldRepair,
  Finding,
  MessageHead,
  MessageWriter,
  Reading,
  Repair,
  RepairName,
  RequoteLevel,
  TextPart,
} from '../types.ts'
import {QuoteChecks} from './body-checks.ts'
import {DepthDrafts} from './depth-drafts.ts'
import {type AddDraft, type Draft, lineSpot, remark, type Spot} from './draft.ts'
import {findInvisible, nameOf, suspectRows} from './invisible.ts'

/** Findings of one message that are told. */
export const maxFindings = 1000
/** RFC 1847, RFC 8551. */
const sealed = /^(?:multipart\/(?:signed|encrypted)|application\/(?:x-)?pkcs7-)/
const armour = Buffer.from('-----BEGIN PGP ')
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
  /** Each text part that was told, by its number. */
  private readonly parts = new Map<string, TextPart>()
  private readonly labelled = new Set<string>()
  private message: QuotedMessage | null = null

  // The part that is open.
  private part: TextPart | null = null
  private isSigned = false
  /** Its drafts begin here. */
  private firstDraft = 0
  private quotes = new QuoteChecks()
  private depth: DepthDrafts | null = null
  /** First damaged body line of signed content; 0 while there is none. */
  private damaged = 0

  constructor(options: GatherOptions) {
    this.options = options
  }

  messageStart(head: MessageHead): void {
    this.head = head
    this.drafts = []
    this.parts.clear()
    this.labelled.clear()
    this.message = new QuotedMessage(head.fields)
    for (const repairs of grouped(head.fields.repairs, ({line}) => line).values()) {
      this.addFieldRepairs(repairs)
    }
  }

  partStart(part: TextPart): void {
    this.part = part
    this.parts.set(part.part, part)
    this.isSigned = false
    this.firstDraft = this.drafts.length
    this.quotes = new QuoteChecks()
    this.depth = new DepthDrafts(this.options.requote, this.message!)
    this.damaged = 0
  }

  body(body: Body, reading: Reading): void {
    const {bytes, lines} = body
    if (!this.isSigned && hasArmour(bytes, lines.start[0]!, lines.start[lines.count]!)) {
      this.isSigned = true
    }
    for (const draft of this.depth!.read(body, reading)) this.addDepth(draft)
    this.quotes.read(body, reading)
    if (this.options.isOn('invisible-control')) this.findInvisible(body)
  }

  partEnd(repairs: readonly Repair[]): void {
    const part = this.part!
    const {jump, unattributed} = this.quotes
    if (jump !== null) {
      const message = `depth goes from ${jump.from} to ${jump.to}, and nothing introduces it`
      this.add(remark('depth-jump', message, bodySpot(part, jump.line)))
    }
    if (unattributed > 0 && this.message!.isReply) {
      const message = 'the reply quotes, and says nowhere whom'
      this.add(remark('attribution-missing', message, bodySpot(part, unattributed)))
    }
    this.addRepairs(part, repairs)
  }

  /** The part that ended stands here: in signed content nothing is mended. */
  place({section}: PartPlace): void {
    for (let outer = section; outer !== null; outer = outer.outer) {
      if (sealed.test(outer.type)) this.isSigned = true
    }
    if (!this.isSigned) return
    const {drafts, firstDraft} = this
    for (let index = firstDraft; index < drafts.length; index++) {
      drafts[index] = {...drafts[index]!, fixable: false}
    }
    if (this.damaged === 0) return
    const message = 'damage in signed or encrypted content, which is not mended'
    this.add(remark('signed-damaged', message, bodySpot(this.part!, this.damaged)))
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

  // ── what the rooms tell ───────────────────────────────────────────────────────────────────────

  private addFieldRepairs(repairs: readonly FieldRepair[]): void {
    const {field: name, line} = repairs[0]!
    const made = repairs.map(({field: _, ...repair}): Repair => repair)
    const spot: Spot = {kind: 'field-repair', line, name, repairs: made}
    for (const rule of rulesOf(made)) this.add(repairDraft(rule, null, spot))
  }

  private addRepairs(part: TextPart, repairs: readonly Repair[]): void {
    const made = repairs.filter(repair => repair.rule !== 'charset-label' || !this.addLabel(repair))
    for (const [line, ofLine] of grouped(made, repair => repair.line)) {
      const isSlight = isOnlyUnseen(ofLine)
      if (!isSlight) this.damage(line)
      const spot: Spot = {kind: 'repair', part, line, repairs: ofLine}
      for (const rule of rulesOf(ofLine)) {
        const draft = {...repairDraft(rule, part.part, spot), isWeak: isSlight}
        if (!this.add(draft)) return
      }
    }
  }

  /** A label is the header section's, not a line's. */
  private addLabel({before, after, confidence}: Repair): true {
    const part = this.part!
    const isProven = confidence > 0.9
    const said = before === '' ? 'no charset is declared' : `the charset is declared as ${before}`
    const message = `${said}, but the text is ${isProven ? after : `read as ${after}`}`
    this.labelled.add(part.part)
    this.add({
      rule: 'charset-label',
      isWeak: !isProven,
      message,
      part: part.part,
      fixable: isProven,
      before: before === '' ? null : before,
      after: isProven ? after : null,
      spot: {kind: 'label', part},
    })
    return true
  }

  private addDepth(draft: Draft): void {
    const {spot} = draft
    if (spot.kind === 'body') this.damage(spot.first)
    this.add(draft)
  }

  private damage(line: number): void {
    if (this.damaged === 0 || line < this.damaged) this.damaged = line
  }

  private addFinding(finding: Finding): void {
    const {rule, severity, message, line, part: number} = finding
    const part = number === null ? undefined : this.parts.get(number)
    if (rule === 'charset-label' && number !== null && this.labelled.has(number)) return
    const spot = spotOf(rule, line, part)
    this.add({...remark(rule, message, spot, severity === 'info'), part: number})
  }

  // ── what lint looks for ───────────────────────────────────────────────────────────────────────

  private findInvisible({bytes, lines, firstLine}: Body): void {
    const part = this.part!
    for (const row of suspectRows(bytes, lines)) {
      const line = firstLine + lines.firstLineOf(row)
      const text = bytes.toString('utf8', lines.start[row]!, lines.end[row]!)
      // A byte order mark at the very start is the charset's affair.
      const found = findInvisible(line === 1 ? text.replace(/^\ufeff/, '') : text)
      if (found === null) continue
      const {character, isHarmless} = found
      const spot: Spot = {kind: 'character', part, line, text: character}
      const draft = remark('invisible-control', nameOf(character), spot, isHarmless)
      if (!this.add(draft)) return
    }
  }
}

/** @param rule told by a reader @param line as it told it */
function spotOf(rule: string, line: number | null, part: TextPart | undefined): Spot {
  if (line === null) return {kind: 'file'}
  if (part === undefined || !bodyRules.has(rule)) return lineSpot(line)
  return bodySpot(part, Math.max(1, line - part.sourceLine + 1))
}

function bodySpot(part: TextPart, line: number): Spot {
  return {kind: 'body', part, first: line, last: line}
}

function repairDraft(rule: RepairName, part: string | null, spot: Spot): Draft {
  return {rule, isWeak: false, message: '', part, fixable: true, before: null, after: null, spot}
}

/** Characters without width were dropped, and nothing else: no depth hangs on them. */
function isOnlyUnseen(repairs: readonly Repair[]): boolean {
  return repairs.every(
    ({rule, before, after}) =>
      rule === 'mark-space' && after === '' && /^[\u200b-\u200d\u2060\ufeff]*$/.test(before),
  )
}

function rulesOf(repairs: readonly Repair[]): Set<RepairName> {
  return new Set(repairs.map(({rule}) => rule))
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return new Map([...groups].sort(([a], [b]) => a - b))
}

/** A line that begins an OpenPGP block (RFC 9580 §6.2). */
function hasArmour(bytes: Buffer, from: number, to: number): boolean {
  const span = bytes.subarray(from, to)
  for (let at = span.indexOf(armour); at !== -1; at = span.indexOf(armour, at + 1)) {
    if (at === 0 || span[at - 1] === 0x0a) return true
  }
  return false
}
