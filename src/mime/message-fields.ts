/**
 * The header fields that requote shows, decoded (RFC 5322 §3.6).
 *
 * Five fields are decoded at once, since repairs must see them; people, dates and identifiers only
 * when somebody asks, for most outputs never do.
 */

import {Memo} from '../lines/memo.ts'
import type {FieldRepair, MessageFields, Person, ShownField} from '../types.ts'
import {parseAddresses} from './addresses.ts'
import {parseDate} from './date.ts'
import {decodeWords} from './encoded-word.ts'
import {decodeAddressWords, fieldText, unfold, unfoldText} from './field-text.ts'
import {briefNames, type RawField} from './noted-fields.ts'

/** A decoded field body; `text` may be changed in place. */
export interface FieldText {
  /** As written. */
  name: string
  /** Input line. */
  line: number
  text: string
  /** It stands in the input as it is here, one line in which nothing is encoded or damaged. */
  readonly isPlain: boolean
}

/** Repairs decoded field bodies in place, before they are parsed; tells what it did. */
export type RepairFields = (fields: FieldText[]) => FieldRepair[]

type Identifiers = 'message-id' | 'in-reply-to' | 'references'

type Brief = 'from' | 'to' | 'cc' | 'date' | 'subject'
/** In what order they are shown. */
const briefPlaces: ReadonlyMap<string, number> = new Map(
  briefNames.map((name, place) => [name.toLowerCase(), place]),
)

/** The people of an archive write to each other: few field bodies are seen once. */
const peopleIn = new Memo<readonly Person[]>(parseAddresses, {entries: 2000, length: 500})

const addressKeys: ReadonlySet<string> = new Set([
  'from',
  'to',
  'cc',
  'reply-to',
  'sender',
  'bcc',
  'resent-from',
  'resent-to',
])

/** Fields of one message. People, dates, identifiers and `all` are worked out when first read. */
export class DecodedFields implements MessageFields {
  readonly repairs: readonly FieldRepair[]
  private readonly known: readonly RawField[]
  /** Those of `known` that are brief, decoded and repaired, and which they are. */
  private readonly texts: FieldText[] = []
  private readonly places: number[] = []
  private readonly readAll: () => readonly RawField[]
  private readonly fallback: string
  private readonly repair: RepairFields
  private shown: readonly ShownField[] | null = null
  private found: Map<string, unknown> | null = null

  /**
   * @param known the fields that this class decodes, and maybe others
   * @param readAll brings every field, for `all`
   */
  constructor(
    known: readonly RawField[],
    readAll: () => readonly RawField[],
    fallback: string,
    repair: RepairFields,
  ) {
    this.known = known
    this.readAll = readAll
    this.fallback = fallback
    this.repair = repair
    for (const field of known) {
      const {place = briefPlaces.get(field.key) ?? -1} = field
      if (place === -1) continue
      this.texts.push(decodeField(field, fallback))
      this.places.push(place)
    }
    this.repairs = repair(this.texts)
  }

  get subject(): string | null {
    return this.text('subject')
  }

  get brief(): readonly ShownField[] {
    this.shown ??= this.inOrder()
    return this.shown
  }

  get id(): string | null {
    return this.once('message-id', () => {
      const text = this.identifiers('message-id')
      return messageIds(text)[0] ?? (text || null)
    })
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
    return this.once('in-reply-to', () => messageIds(this.identifiers('in-reply-to'))[0] ?? null)
  }

  get references(): readonly string[] {
    return this.once('references', () => messageIds(this.identifiers('references')))
  }

  get all(): readonly ShownField[] {
    return this.once('all', () => {
      const texts = this.readAll().map(field => decodeField(field, this.fallback))
      this.repair(texts)
      return texts.map(({name, text}) => ({name, value: text}))
    })
  }

  values(key: string): readonly string[] {
    return this.known
      .filter(field => field.key === key)
      .map(field => decodeField(field, this.fallback).text)
  }

  private inOrder(): ShownField[] {
    const {places, texts} = this
    const fields: ShownField[] = []
    for (let place = 0; place < briefNames.length; place++) {
      for (let index = 0; index < places.length; index++) {
        if (places[index] !== place) continue
        const {text, isPlain} = texts[index]!
        fields.push({name: briefNames[place]!, value: text, isPlain})
      }
    }
    return fields
  }

  private text(key: Brief): string | null {
    return this.texts[this.places.indexOf(briefPlaces.get(key)!)]?.text ?? null
  }

  private identifiers(key: Identifiers): string {
    const field = this.known.find(candidate => candidate.key === key)
    return field === undefined ? '' : fieldText(field.body, this.fallback)
  }

  private people(key: Brief): readonly Person[] {
    const place = briefPlaces.get(key)
    return this.once(key, () =>
      this.texts
        .filter((_, index) => this.places[index] === place)
        .flatMap(({text}) => peopleIn.get(text)),
    )
  }

  private once<T>(name: string, read: () => T): T {
    this.found ??= new Map()
    if (!this.found.has(name)) this.found.set(name, read())
    return this.found.get(name) as T
  }
}

/** Message ids in a field body, in order, brackets included (RFC 5322 §3.6.4). */
export function messageIds(text: string): string[] {
  return text.match(/<[^<>\s]+>/g) ?? []
}

/** A field body without folds, 8-bit octets and encoded words says what it means already. */
const needsDecoding = /[\n\x80-\xff]|=\?/

/** True for From, To, Cc, Date and Subject: the fields that are decoded and repaired at once. */
export function isBriefField(key: string): boolean {
  return briefPlaces.has(key)
}

/** True for fields that hold addresses, of those that requote decodes. */
export function isAddressField(key: string): boolean {
  return addressKeys.has(key)
}

/** The field's body as characters: unfolded, its encoded words decoded. */
export function decodeField(field: RawField, fallback: string): FieldText {
  const {name, line} = field
  return {name, line, text: textOf(field, fallback), isPlain: field.octets === 'plain'}
}

function textOf({key, body, octets = 'any'}: RawField, fallback: string): string {
  if (octets === 'plain') return body.trim()
  if (octets === 'any' && !needsDecoding.test(body)) return body.trim()
  const text = octets === 'ascii' ? unfoldText(body) : unfold(body, fallback)
  return isAddressField(key) ? decodeAddressWords(text, fallback) : decodeWords(text, fallback)
}
