/**
 * What the header fields of an entity say of its body (RFC 2045 §5, §6; RFC 2183; RFC 3676 §4).
 */
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
const maxCached = 256
/** Longer field bodies are not worth a place in the cache. */
const maxCachedLength = 512

/** Reads entities; remembers field bodies, since few values make up most mail. */
export class EntityReader {
  private readonly fallback: string
  private readonly parsed = new Map<string, Parameterized>()

  /** @param fallback charset of 8-bit field bodies that are not UTF-8 */
  constructor(fallback: string) {
    this.fallback = fallback
  }

  /**
   * @param fields those that describe the body, and others; of several with one name the first counts
   * @param defaultType what an entity without a type is: message/rfc822 in a digest
   */
  read(fields: readonly RawField[], defaultType: string): Entity {
    const type = this.field(fields, 'content-type')
    const disposition = this.field(fields, 'content-disposition')
    const encoding = this.field(fields, 'content-transfer-encoding')
    const parameters = type?.parameters
    const boundary = parameters?.get('boundary')?.trimEnd() ?? ''
    return {
      type: type === null ? defaultType : validType(type.value),
      charset: parameters?.get('charset')?.trim().toLowerCase() || null,
      boundary: boundary === '' || boundary.length > maxBoundary ? null : boundary,
      flowed: parameters?.get('format')?.trim().toLowerCase() === 'flowed',
      delSp: parameters?.get('delsp')?.trim().toLowerCase() === 'yes',
      transferEncoding: encoding?.value || '7bit',
      isAttachment: disposition?.value === 'attachment',
      name: disposition?.parameters.get('filename') || parameters?.get('name') || null,
    }
  }

  private field(fields: readonly RawField[], name: string): Parameterized | null {
    const field = fields.find(candidate => candidate.key === name)
    if (field === undefined) return null
    if (field.body.length > maxCachedLength) return this.parse(field.body)
    let parsed = this.parsed.get(field.body)
    if (parsed === undefined) {
      if (this.parsed.size >= maxCached) this.parsed.clear()
      parsed = this.parse(field.body)
      // A copy: the body is a slice that would keep its whole section in memory.
      this.parsed.set(Buffer.from(field.body, 'latin1').toString('latin1'), parsed)
    }
    return parsed
  }

  private parse(body: string): Parameterized {
    return parseParameters(unfold(body, this.fallback), this.fallback)
  }
}

/** RFC 2045 §5.2: what is no type is text/plain. */
function validType(value: string): string {
  return /^[^\s/]+\/[^\s/]+$/.test(value) ? value : 'text/plain'
}
