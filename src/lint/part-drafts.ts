/**
 * One text part on its way through the pipeline: what the rooms tell of it and what lint itself looks
 * for, as drafts. Clean text costs a look at its octets and at the depths of its lines.
 */
import {LineTable} from '../lines/table.ts'
import type {PartPlace} from '../mime/places.ts'
import {entityProtection, textProtection} from '../mime/protection.ts'
import type {QuotedMessage} from '../quote/reader.ts'
import type {Body, MessageFields, Reading, Repair, RepairName, TextPart} from '../types.ts'
import {QuoteChecks} from './body-checks.ts'
import {DepthDrafts} from './depth-drafts.ts'
import {type Draft, maxFindings, remark, type Spot} from './draft.ts'
import {findInvisible, nameOf, suspectRows} from './invisible.ts'
import {type ReadBody, SecondReading} from './second-reading.ts'

/** A label that is at least so likely wrong is put right. */
const provenLabel = 0.9
/** Depth that is another than its marks say since somebody quotes so: nothing was damaged. */
const styles: ReadonlySet<string> = new Set(['mark-style', 'depth-implied'])
const scratch = new LineTable()

/** What the readers of a message's parts share. */
export class MessageReaders {
  readonly message: QuotedMessage
  /** For what is read with proven evidence alone: what one reading learns of people tells the next. */
  readonly safe: QuotedMessage

  constructor(message: QuotedMessage, safe: QuotedMessage) {
    this.message = message
    this.safe = safe
  }

  /** Those of the parts that have these fields: of a message that it encloses, or its own (null). */
  enclosing(fields: MessageFields | null): MessageReaders {
    if (fields === null) return this
    return new MessageReaders(this.message.enclosing(fields), this.safe.enclosing(fields))
  }
}

export class PartDrafts {
  readonly part: TextPart
  /** It has a draft of its own for a wrong label. */
  isLabelled = false
  private readonly level: 'off' | 'safe' | 'full'
  private readonly isOn: (rule: string) => boolean
  private readonly readers: MessageReaders
  private readonly drafts: Draft[] = []
  private readonly quotes = new QuoteChecks()
  private readonly depth: DepthDrafts
  private structure: SecondReading | null = null
  private hasArmour = false
  /** Its first damaged body line; 0 while there is none. */
  private damaged = 0

  constructor(
    part: TextPart,
    readers: MessageReaders,
    level: 'off' | 'safe' | 'full',
    isOn: (rule: string) => boolean,
  ) {
    this.part = part
    this.readers = readers
    this.level = level
    this.isOn = isOn
    this.depth = new DepthDrafts(readers.safe)
  }

  body(body: Body, reading: Reading): void {
    const {bytes, lines} = body
    const text = bytes.subarray(lines.start[0], lines.start[lines.count])
    this.hasArmour ||= textProtection(text) !== null
    for (const draft of this.depth.read(body, reading)) {
      const {spot, rule, isWeak} = draft
      if (spot.kind === 'body' && !isWeak && !styles.has(rule)) this.damage(spot.first)
      this.add(draft)
    }
    this.quotes.read(body, this.readers.message.isReply, () => this.readStructure(body))
    if (this.isOn('invisible-control')) this.findInvisible(body)
  }

  /** @param repairs those of the part */
  end(repairs: readonly Repair[]): void {
    const {jump, unattributed} = this.quotes
    if (jump !== null) {
      const message = `depth goes from ${jump.from} to ${jump.to}, and nothing introduces it`
      this.add(remark('depth-jump', message, this.spotOf(jump.line)))
    }
    if (unattributed > 0) {
      const message = 'the reply quotes, and says nowhere whom'
      this.add(remark('attribution-missing', message, this.spotOf(unattributed)))
    }
    this.addRepairs(repairs)
  }

  /** All drafts, now that it is known where the part stands: in signed content nothing is mended. */
  *take({section}: PartPlace): Generator<Draft> {
    const isSigned = this.hasArmour || entityProtection(section) !== null
    const hasLabel = section !== null && !section.type.startsWith('multipart/')
    for (const draft of this.drafts) {
      const isLeft = isSigned || (draft.spot.kind === 'label' && !hasLabel)
      yield isLeft ? {...draft, mendedAt: null} : draft
    }
    if (!isSigned || this.damaged === 0 || !this.isOn('signed-damaged')) return
    const message = 'damage in signed or encrypted content, which is not mended'
    yield remark('signed-damaged', message, this.spotOf(this.damaged))
  }

  private add(draft: Draft): boolean {
    if (!this.isOn(draft.rule)) return true
    this.drafts.push(draft)
    return this.drafts.length <= maxFindings
  }

  private spotOf(line: number): Spot {
    return {kind: 'body', part: this.part, first: line, last: line}
  }

  private damage(line: number): void {
    if (this.damaged === 0 || line < this.damaged) this.damaged = line
  }

  private readStructure(body: Body): ReadBody {
    this.structure ??= new SecondReading(this.readers.message, this.level, scratch)
    return this.structure.read(body)
  }

  private addRepairs(repairs: readonly Repair[]): void {
    const {part} = this
    const label = repairs.find(({rule}) => rule === 'charset-label')
    if (label !== undefined) this.addLabel(label)
    for (const [line, ofLine] of grouped(repairs.filter(repair => repair !== label))) {
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
  private addLabel({before, after, confidence}: Repair): void {
    const {part} = this
    const isProven = confidence > provenLabel
    const said = before === '' ? 'no charset is declared' : `the charset is declared as ${before}`
    this.isLabelled = true
    this.add({
      rule: 'charset-label',
      // Every reader takes Latin-1 for windows-1252.
      isWeak: after !== 'utf-8',
      message: `${said}, but the text is ${isProven ? after : `read as ${after}`}`,
      part: part.part,
      mendedAt: isProven ? 'off' : null,
      before: before === '' ? null : before,
      after,
      spot: {kind: 'label', part},
    })
  }

  private findInvisible({bytes, lines, firstLine}: Body): void {
    const {part} = this
    for (const row of suspectRows(bytes, lines)) {
      const line = firstLine + lines.firstLineOf(row)
      const text = bytes.toString('utf8', lines.start[row]!, lines.end[row]!)
      // A byte order mark at the very start is the charset's affair.
      const found = findInvisible(line === 1 ? text.replace(/^\ufeff/, '') : text)
      if (found === null) continue
      const {character, isHarmless} = found
      const spot: Spot = {kind: 'character', part, line, text: character}
      if (!this.add(remark('invisible-control', nameOf(character), spot, isHarmless))) return
    }
  }
}

/** What is made of what stands at a repaired place. @param part null: the header section */
export function repairDraft(rule: RepairName, part: string | null, spot: Spot): Draft {
  return {rule, isWeak: false, message: '', part, mendedAt: 'off', before: null, after: null, spot}
}

export function rulesOf(repairs: readonly Repair[]): Set<RepairName> {
  return new Set(repairs.map(({rule}) => rule))
}

/** Repairs by their line, in its order. */
export function grouped<R extends {readonly line: number}>(
  repairs: readonly R[],
): (readonly [number, R[]])[] {
  const groups = new Map<number, R[]>()
  for (const repair of repairs) {
    const group = groups.get(repair.line)
    if (group === undefined) groups.set(repair.line, [repair])
    else group.push(repair)
  }
  return [...groups].sort(([a], [b]) => a - b)
}

/** Characters without width were dropped, and nothing else: no depth hangs on them. */
function isOnlyUnseen(repairs: readonly Repair[]): boolean {
  return repairs.every(
    ({rule, before, after}) =>
      rule === 'mark-space' && after === '' && /^[\u200b-\u200d\u2060\ufeff]*$/.test(before),
  )
}
