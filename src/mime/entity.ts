/**
 * What the header fields of an entity say of its body (RFC 2045 §5, §6; RFC 2183; RFC 3676 §4).
 */
import {Memo} from '../lines/memo.ts'
import {unfold} from './field-text.ts'
import type {RawField} from './noted-fields.ts'
import {type Parameterized, parseParameters} from './parameters.ts'

export interface Entity {
  /** Lower-case type/subtype. */
  readonly type: string
  /** As declared, lower case. */
  readonly charset: string | null
  readonly boundary: string | null
  readonly flowed: boolean
  readonly delSp: boolean
  /** Lower case; `7bit` when none is given. */
  readonly transferEncoding: string
  readonly isAttachment: boolean
  /** File name. */
  readonly name: string | null
}

/** An entity without any field. */
export const plainText: Entity = {
  type: 'text/plain',
  charset: null,
  boundary: null,
  flowed: false,
  delSp: false,
  transferEncoding: '7bit',
  isAttachment: false,
  name: null,
}

const readable = new Set([
  'text/plain',
  'text/x-patch',
  'text/x-diff',
  'text/markdown',
  'text/x-markdown',
])

/** True for text that a reader sees where it stands. */
export function isReadable(entity: Entity): boolean {
  return readable.has(entity.type) && !entity.isAttachment && entity.name === null
}

/** True for an entity whose body holds entities that can be read (RFC 2046 §5.1, §5.2.1, RFC 6532). */
export function isWalkable(entity: Entity): boolean {
  if (entity.type.startsWith('multipart/')) return true
  if (entity.type !== 'message/rfc822' && entity.type !== 'message/global') return false
  const encoded = /^(?:base64|quoted-printable)$/.test(entity.transferEncoding)
  return !encoded && !entity.isAttachment && entity.name === null
}

/** Longest boundary that is looked for; RFC 2046 §5.1.1 allows 70. */
export const maxBoundary = 1000
/** Few field bodies make up most mail; longer ones are not remembered. */
const remembered = {entries: 256, length: 512}

/** What a Content-Type field says. */
type Content = Pick<Entity, 'type' | 'charset' | 'boundary' | 'flowed' | 'delSp' | 'name'>

/** Reads entities. */
export class EntityReader {
  private readonly fallback: string
  private readonly contents = new Memo(body => this.content(body), remembered)
  private readonly dispositions = new Memo(body => this.parse(body), remembered)
  private readonly encodings = new Memo(body => this.parse(body).value, remembered)

  /** @param fallback charset of 8-bit field bodies that are not UTF-8 */
  constructor(fallback: string) {
    this.fallback = fallback
  }

  /**
   * @param fields those that describe the body, and others; of several with one name the first counts
   * @param defaultType what an entity without a type is: message/rfc822 in a digest
   */
  read(fields: readonly RawField[], defaultType: string): Entity {
    const type = bodyOf(fields, 'content-type')
    const disposition = bodyOf(fields, 'content-disposition')
    const encoding = bodyOf(fields, 'content-transfer-encoding')
    const content = type === null ? plainText : this.contents.get(type)
    const placing = disposition === null ? null : this.dispositions.get(disposition)
    const {charset, boundary, flowed, delSp} = content
    return {
      type: type === null ? defaultType : content.type,
      charset,
      boundary,
      flowed,
      delSp,
      transferEncoding: (encoding !== null && this.encodings.get(encoding)) || '7bit',
      isAttachment: placing?.value === 'attachment',
      name: placing?.parameters.get('filename') || content.name,
    }
  }

  private content(body: string): Content {
    const {value, parameters} = this.parse(body)
    const boundary = parameters.get('boundary')?.trimEnd() ?? ''
    return {
      type: validType(value),
      charset: parameters.get('charset')?.trim().toLowerCase() || null,
      boundary: boundary === '' || boundary.length > maxBoundary ? null : boundary,
      flowed: parameters.get('format')?.trim().toLowerCase() === 'flowed',
      delSp: parameters.get('delsp')?.trim().toLowerCase() === 'yes',
      name: parameters.get('name') || null,
    }
  }

  private parse(body: string): Parameterized {
    return parseParameters(unfold(body, this.fallback), this.fallback)
  }
}

function bodyOf(fields: readonly RawField[], key: string): string | null {
  for (const field of fields) if (field.key === key) return field.body
  return null
}

/** RFC 2045 §5.2: what is no type is text/plain. */
function validType(value: string): string {
  return /^[^\s/]+\/[^\s/]+$/.test(value) ? value : 'text/plain'
}
