/** Entities that are listed, not read: their octets are counted as they go past (RFC 2045 §6.8). */
import type {Attachment} from '../types.ts'
import {countBase64} from './base64.ts'
import type {Entity} from './entity.ts'
import {withoutEol} from './octets.ts'

/** Counts one entity at a time; reused. */
export class AttachmentCounter {
  private part = ''
  private entity: Entity | null = null
  private isBase64 = false
  private octets = 0
  /** The last octets seen, in case they are the eol that belongs to a delimiter. */
  private readonly lastTwo = Buffer.alloc(2)

  begin(part: string, entity: Entity): void {
    this.part = part
    this.entity = entity
    this.isBase64 = entity.transferEncoding === 'base64'
    this.octets = 0
    this.lastTwo.fill(0)
  }

  write(bytes: Buffer, start: number, end: number): void {
    if (this.isBase64) {
      this.octets += countBase64(bytes, start, end)
      return
    }
    this.octets += end - start
    for (let at = Math.max(start, end - 2); at < end; at++) {
      this.lastTwo[0] = this.lastTwo[1]!
      this.lastTwo[1] = bytes[at]!
    }
  }

  /** @param dropEol the eol at the end belongs to the delimiter that follows */
  end(dropEol: boolean): Attachment {
    const {type, name} = this.entity!
    const eol = dropEol ? Math.min(this.octets, 2 - withoutEol(this.lastTwo, 0, 2)) : 0
    const octets = this.isBase64 ? Math.floor((this.octets * 3) / 4) : this.octets - eol
    return {part: this.part, type, name, octets}
  }

  /** It is HTML that a reader is meant to see where it stands. */
  get isHtml(): boolean {
    const {type, isAttachment, name} = this.entity!
    return type === 'text/html' && !isAttachment && name === null
  }
}
