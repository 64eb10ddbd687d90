/**
 * The header fields that requote shows, decoded (RFC 5322 §3.6).
 *
 * Eight fields are decoded at once, since repairs must see them; people, dates and the rest only
 * when somebody asks, for most outputs never do.
 */
import type {FieldRepair, HeaderField, MessageFields, Person} from '../types.ts'
import {parseAddresses} from './addresses.ts'
import {parseDate} from './date.ts'
import {addressText, fieldText} from './field-text.ts'

/** A decoded field body; `text` may be changed in place. */
export interface FieldText {
  /** As written. */
  name: string
  /** Input line. */
  line: number
  text: string
}

/** Repairs decoded field bodies in place, before they are parsed; tells what it did. */
export type RepairFields = (fields: FieldText[]) => FieldRepair[]

type Name = 'from' | 'to' | 'cc' | 'date' | 'subject' | 'message-id' | 'in-reply-to' | 'references'

const briefNames = {from: 'From', to: 'To', cc: 'Cc', date: 'Date', subject: 'Subject'} as const
const addressNames = new Set([
  'from',
  'to',
  'cc',
  'reply-to',
  'sender',
  'bcc',
  'resent-from',
  'resent-to',
])
const eagerNames: ReadonlySet<string> = new Set<Name>([
  ...(Object.keys(briefNames) as Name[]),
  ...(['message-id', 'in-reply-to', 'references'] as const),
])
const eagerLengths = new Set([...eagerNames].map(name => name.length))

/** Whether a field name of that length may be one that is decoded at once. */
export function mayBeShown(nameLength: number): boolean {
  return eagerLengths.has(nameLength)
}

/** Fields of one message. People, dates and `all` are worked out when first read. */
export class DecodedFields implements MessageFields {
  readonly subject: string | null
  readonly brief: readonly {readonly name: string; readonly value: string}[]
  readonly repairs: readonly FieldRepair[]
  private readonly texts: ReadonlyMap<string, readonly FieldText[]>
  private readonly readAll: () => readonly HeaderField[]
  private readonly fallback: string
  private readonly repair: RepairFields
  private readonly known = new Map<string, unknown>()

  /**
   * @param shown the fields whose names are wanted at once, and maybe others
   * @param readAll brings every field, for `all`
   */
  constructor(
    shown: readonly HeaderField[],
    readAll: () => readonly HeaderField[],
    fallback: string,
    repair: RepairFields,
  ) {
    const texts = decodeFields(shown, fallback, name => eagerNames.has(name))
    this.repairs = repair(texts)
    this.texts = groupByName(texts)
    this.readAll = readAll
    this.fallback = fallback
    this.repair = repair
    this.subject = this.text('subject')
    this.brief = Object.entries(briefNames).flatMap(([key, name]) =>
      (this.texts.get(key) ?? []).map(({text}) => ({name, value: text})),
    )
  }

  get id(): string | null {
    const text = this.text('message-id')
    return text === null ? null : (messageIds(text)[0] ?? (text || null))
  }

  get from(): readonly Person[] {
    return this.people('from')
  }

  get to(): readonly Person[] {
    return this.people('to')
  }

  get cc(): readonly Person[] {
    return this.people('cc')
  }

  get date(): string | null {
    return this.once('date', () => parseDate(this.text('date') ?? ''))
  }

  get inReplyTo(): string | null {
    return messageIds(this.text('in-reply-to') ?? '')[0] ?? null
  }

  get references(): readonly string[] {
    return this.once('references', () => messageIds(this.text('references') ?? ''))
  }

  get all(): readonly {readonly name: string; readonly value: string}[] {
    return this.once('all', () => {
      const texts = decodeFields(this.readAll(), this.fallback, () => true)
      this.repair(texts)
      return texts.map(({name, text}) => ({name, value: text}))
    })
  }

  private text(name: Name): string | null {
    return this.texts.get(name)?.[0]?.text ?? null
  }

  private people(name: Name): readonly Person[] {
    return this.once(name, () => (this.texts.get(name) ?? []).flatMap(f => parseAddresses(f.text)))
  }

  private once<T>(name: string, read: () => T): T {
    if (!this.known.has(name)) this.known.set(name, read())
    return this.known.get(name) as T
  }
}

/** Message ids in a field body, in order, brackets included (RFC 5322 §3.6.4). */
export function messageIds(text: string): string[] {
  return text.match(/<[^<>\s]+>/g) ?? []
}

function decodeFields(
  fields: readonly HeaderField[],
  fallback: string,
  wanted: (name: string) => boolean,
): FieldText[] {
  const texts: FieldText[] = []
  for (const {name, body, line} of fields) {
    const key = name.toLowerCase()
    if (!wanted(key)) continue
    const text = addressNames.has(key) ? addressText(body, fallback) : fieldText(body, fallback)
    texts.push({name, line, text})
  }
  return texts
}

function groupByName(texts: readonly FieldText[]): Map<string, FieldText[]> {
  const groups = new Map<string, FieldText[]>()
  for (const field of texts) {
    const key = field.name.toLowerCase()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [field])
    else group.push(field)
  }
  return groups
}
