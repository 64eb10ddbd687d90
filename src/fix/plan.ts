/**
 * The plan for one message: the edits that write its repaired texts back, and what it will say then.
 * Nothing is changed here.
 */
import type {SectionPlace} from '../mime/places.ts'
import {entityProtection, textProtection} from '../mime/protection.ts'
import type {Attachment, DepthRule, RepairName} from '../types.ts'
import type {Edit} from './edit.ts'
import {fieldEdits} from './field-repairs.ts'
import {HeaderSection, messageSection} from './header-section.ts'
import {outerLengthEdits, type WrittenPart} from './outer-lengths.ts'
import {maxText, type PartDraft} from './part-draft.ts'
import {type ReadPart, readPart, rewritePart} from './rewrite-part.ts'
import type {FixOptions, Refusal} from './types.ts'

export interface Plan {
  /** Of the content; apart from each other. */
  readonly edits: readonly Edit[]
  /** An edit lies in the body. */
  readonly changesBody: boolean
  /** An edit repairs a header field that is about more than the body. */
  readonly changesFields: boolean
  readonly refused: readonly Refusal[]
  readonly repairs: ReadonlyMap<RepairName, number>
  readonly depthChanges: ReadonlyMap<DepthRule, number>
  /** What the parts say with the edits made, and what they said before. */
  readonly parts: readonly PlannedPart[]
}

/** What is said of a part: its kind, and its text as it stands in the plan or the content. */
export interface Said {
  readonly name: string
  readonly text: Buffer
}

export interface PlannedPart {
  readonly part: string
  /** It has edits. */
  readonly isWritten: boolean
  /** Lines got other marks. */
  readonly isRequoted: boolean
  /** Its text with the edits made, and without. */
  readonly says: Said
  readonly said: Said
  /** What its depths and authors are read from, repaired; null where the text does not tell it all. */
  readonly given: Said | null
  /** Of depth, author if wanted, and length of every line; empty for what is no text. */
  readonly reading: string
}

const noText = Buffer.alloc(0)

/** Gathers the plan of one message. */
export class PlanMaker {
  private readonly options: FixOptions
  private readonly edits: Edit[] = []
  private readonly written: WrittenPart[] = []
  private readonly refused: Refusal[] = []
  private readonly repairs = new Map<RepairName, number>()
  private readonly depthChanges = new Map<DepthRule, number>()
  private readonly parts: PlannedPart[] = []
  private changesBody = false
  private changesFields = false

  constructor(options: FixOptions) {
    this.options = options
  }

  addFields(content: Buffer): void {
    const {repairs, fallbackCharset} = this.options
    const place = messageSection(content, fallbackCharset)
    const found = fieldEdits(new HeaderSection(content, place), repairs, fallbackCharset)
    const protection = entityProtection(place)
    if (protection !== null && found.edits.length > 0) {
      const message = `a header field is damaged: ${protection.message}`
      this.refused.push({part: null, reason: protection.reason, message})
      return
    }
    for (const name of found.refused) {
      const message = `${name} cannot be written so that it reads as repaired`
      this.refused.push({part: null, reason: 'not-representable', message})
    }
    this.changesFields = found.edits.length > 0
    this.edits.push(...found.edits)
    addAll(this.repairs, found.repairs)
  }

  addPart(draft: PartDraft, content: Buffer): void {
    if (draft.isTooLong) {
      this.addLongPart(draft)
      return
    }
    const read = readPart(draft, content, this.options.fallbackCharset)
    const isSame = read.before.equals(draft.text)
    const isWritten = this.isWanted(read, isSame) && this.write(read)
    const {part, type, flowed, delSp} = draft.part
    const name = JSON.stringify([type, flowed, delSp])
    const said = {name, text: read.before}
    const repaired = isSame ? said : {name, text: draft.text}
    const says = isWritten ? repaired : said
    const isRequoted = isWritten && draft.depthChanges.size > 0
    const given = draft.isLiteral ? repaired : null
    this.parts.push({part, isWritten, isRequoted, says, said, given, reading: draft.reading})
  }

  private addLongPart(draft: PartDraft): void {
    const {part} = draft.part
    this.parts.push(unwritten(part, ''))
    const message = `more than ${maxText >> 20} MiB of text`
    if (draft.isDamaged) this.refused.push({part, reason: 'limit-reached', message})
  }

  addAttachment({part, ...attachment}: Attachment): void {
    this.parts.push(unwritten(part, JSON.stringify(attachment)))
  }

  plan(content: Buffer): Plan {
    const {refused, repairs, depthChanges, changesBody, changesFields, parts} = this
    const edits = [...this.edits, ...outerLengthEdits(content, this.written)]
    return {edits, changesBody, changesFields, refused, repairs, depthChanges, parts}
  }

  /** False for the many parts that stay: what is said in the wrong charset may be said in another. */
  private isWanted({readAs}: ReadPart, isSame: boolean): boolean {
    const {charset, repairs} = this.options
    const isRelabelled = readAs !== null && repairs.has('charset-label')
    return isRelabelled || charset !== null || !isSame
  }

  private write(read: ReadPart): boolean {
    const {draft, before} = read
    const rewritten = rewritePart(read, this.options)
    // Only damage is worth a word.
    if (rewritten?.edits.length === 0) return false
    const protection =
      entityProtection(draft.place!.section) ?? textProtection(before) ?? textProtection(draft.text)
    if (protection !== null || rewritten === null) {
      this.refused.push({part: draft.part.part, ...(protection ?? unwritable)})
      return false
    }
    const {section} = draft.place!
    const body = outermost(section)?.body ?? 0
    this.changesBody ||= rewritten.edits.some(edit => edit.start >= body)
    this.edits.push(...rewritten.edits)
    this.written.push({section, edits: rewritten.edits})
    addAll(this.repairs, draft.repairs)
    if (rewritten.relabelled) addAll(this.repairs, new Map([['charset-label', 1]]))
    addAll(this.depthChanges, draft.depthChanges)
    return true
  }
}

const unwritable: Omit<Refusal, 'part'> = {
  reason: 'not-representable',
  message: 'neither its charset nor its header fields can carry the repaired text',
}

/** A part of which nothing will be written. @param name empty where it is not looked at */
function unwritten(part: string, name: string): PlannedPart {
  const said = {name, text: noText}
  const given = name === '' ? null : said
  return {part, isWritten: false, isRequoted: false, says: said, said, given, reading: ''}
}

function outermost(section: SectionPlace | null): SectionPlace | null {
  let place = section
  while (place?.outer) place = place.outer
  return place
}

function addAll<Name>(to: Map<Name, number>, from: ReadonlyMap<Name, number>): void {
  for (const [name, count] of from) to.set(name, (to.get(name) ?? 0) + count)
}
