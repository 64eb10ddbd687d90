/** The multiparts that are open, outermost first, with their delimiters (RFC 2046 §5.1). */
import type {Attachment, MessageFields} from '../types.ts'
import {Delimiters} from './delimiters.ts'
import type {Entity} from './entity.ts'
import type {SectionPlace} from './places.ts'

/** Where an entity stands. */
export interface Place {
  /** Its number, or that of the message it is the content of; empty at the top. */
  readonly part: string
  /** It is the content of a message, not a part of a multipart. */
  readonly root: boolean
  readonly depth: number
  /** What it is when it does not say (RFC 2046 §5.1.5). */
  readonly defaultType: string
  /** The fields of the innermost enclosed message that it stands in, or null. */
  readonly enclosed: MessageFields | null
}

export const topPlace: Place = {
  part: '',
  root: true,
  depth: 0,
  defaultType: 'text/plain',
  enclosed: null,
}

/** One open multipart. */
export interface Multipart {
  /** What its parts' numbers start with; empty at the top. */
  readonly part: string
  readonly depth: number
  /** Input line on which its body starts. */
  readonly line: number
  readonly isAlternative: boolean
  readonly partType: string
  readonly section: SectionPlace | null
  readonly enclosed: MessageFields | null
  /** Parts begun, a preamble that is shown among them. */
  parts: number
  /** A delimiter was seen. */
  delimited: boolean
  /** A text part was shown in it. */
  shown: boolean
  /** HTML in an alternative: not told when a text twin is shown. */
  readonly html: Attachment[]
}

export class Multiparts {
  readonly delimiters: Delimiters = new Delimiters()
  private readonly open: Multipart[] = []
  private readonly onAttachment: (attachment: Attachment) => void

  constructor(onAttachment: (attachment: Attachment) => void) {
    this.onAttachment = onAttachment
  }

  get depth(): number {
    return this.open.length
  }

  get innermost(): Multipart | null {
    return this.open.at(-1) ?? null
  }

  /**
   * @param boundary 8-bit octets as latin-1 characters
   * @param section where the fields stand that describe it
   */
  push(
    entity: Entity,
    boundary: string,
    place: Place,
    line: number,
    section: SectionPlace | null,
  ): Multipart {
    const multipart: Multipart = {
      part: place.part,
      depth: place.depth,
      line,
      section,
      enclosed: place.enclosed,
      isAlternative: entity.type === 'multipart/alternative',
      partType: entity.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain',
      parts: 0,
      delimited: false,
      shown: false,
      html: [],
    }
    this.open.push(multipart)
    this.delimiters.push(boundary)
    return multipart
  }

  pop(): void {
    const multipart = this.open.pop()
    this.delimiters.pop()
    if (multipart === undefined || multipart.shown) return
    for (const attachment of multipart.html) this.onAttachment(attachment)
  }

  clear(): void {
    this.open.length = 0
    this.delimiters.clear()
  }

  /** A text part is shown: HTML beside it is a twin. */
  show(): void {
    for (const multipart of this.open) multipart.shown = true
  }

  /** Tells of an HTML entity now, or when its alternative ends without a text twin. */
  addHtml(attachment: Attachment): void {
    const alternative = this.open.findLast(multipart => multipart.isAlternative)
    if (alternative === undefined) this.onAttachment(attachment)
    else alternative.html.push(attachment)
  }
}

/** The number of part `number` of what is called `part`, as IMAP counts (RFC 3501 §6.4.5). */
export function partNumber(part: string, number: number): string {
  return part === '' ? `${number}` : `${part}.${number}`
}
