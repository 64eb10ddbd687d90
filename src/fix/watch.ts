/**
 * The rooms' writer of an input's first reading: notes what the counts do not tell, and nothing of
 * sound messages. Of a message with damage in every part, most have but one, it keeps the draft, so
 * that it need not be read again.
 */
import {findCharset} from '../charset/labels.ts'
import type {PartPlace} from '../mime/places.ts'
import type {MessageCounts} from '../pipeline.ts'
import type {
  Attachment,
  Body,
  MessageFields,
  MessageHead,
  MessageWriter,
  Reading,
  RepairName,
  TextPart,
} from '../types.ts'
import {DraftOutput, maxText, PartDraft} from './part-draft.ts'
import {emptyDraft, type MessageDraft} from './planner.ts'

const noRepairs: ReadonlyMap<RepairName, number> = new Map()

export class Watch implements MessageWriter {
  /** Of the message that is read. */
  counts: MessageCounts | null = null
  /** A part's charset is another than the one that all text is to be written in. */
  isOld = false
  fields: MessageFields | null = null
  private readonly charset: string | null
  private readonly out = new DraftOutput()
  private kept: MessageDraft = emptyDraft()
  /** Some text was not kept: nothing was wrong with it. */
  private isMissed = false
  private part: TextPart | null = null
  /** Repairs before the part. */
  private before = noRepairs
  private draft: PartDraft | null = null
  /** Octets of text that are kept. */
  private octets = 0

  /** @param charset that all text is to be written in; null: whatever it has */
  constructor(charset: string | null) {
    this.charset = charset
  }

  begin(): void {
    this.isOld = false
    this.fields = null
    this.isMissed = false
    this.octets = 0
    if (this.kept.parts.length + this.kept.attachments.length > 0) this.kept = emptyDraft()
  }

  /** All of the message that has ended; null when some of it was not kept. */
  get message(): MessageDraft | null {
    return this.isMissed ? null : this.kept
  }

  /** Where the part that has ended stands. */
  place(place: PartPlace): void {
    if (this.draft !== null) this.draft.place = place
  }

  messageStart({fields}: MessageHead): void {
    this.fields = fields
    this.kept.hasDamagedFields = fields.repairs.length > 0
  }

  partStart(part: TextPart): void {
    this.part = part
    this.draft = null
    const {repairs} = this.counts!
    this.before = repairs.size > 0 ? new Map(repairs as ReadonlyMap<RepairName, number>) : noRepairs
    if (this.charset === null) return
    const by = findCharset(part.charset)?.by ?? 'none'
    if (by !== 'none' && by !== 'ascii' && by !== 'utf-8') this.isOld = true
  }

  body(body: Body, reading: Reading): void {
    if (this.isMissed) return
    if (this.draft === null) {
      const {repairs, depthChanges} = this.counts!
      this.isMissed = body.firstLine > 1 || body.continued || repairs.size + depthChanges.size === 0
      if (this.isMissed) return
      this.draft = new PartDraft(this.part!, this.before, true, this.out)
      this.kept.parts.push(this.draft)
    }
    this.draft.add(body, reading)
  }

  partEnd(): void {
    const {draft} = this
    if (draft === null || this.isMissed) {
      this.isMissed = true
      return
    }
    draft.end(this.counts!.repairs)
    this.octets += draft.text.length
    if (this.octets <= maxText) return
    this.isMissed = true
    this.kept = emptyDraft()
  }

  attachment(attachment: Attachment): void {
    if (!this.isMissed) this.kept.attachments.push(attachment)
  }

  messageEnd(): void {}
}
