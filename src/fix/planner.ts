/**
 * What one message's content needs: it is run through the rooms, and where a text comes out another
 * than it went in, edits say how to write it back.
 */
import type {PartPlace} from '../mime/places.ts'
import {type MessagePipeline, messagePipeline} from '../pipeline.ts'
import type {
  Attachment,
  Body,
  MessageHead,
  MessageStart,
  MessageWriter,
  Reading,
  TextPart,
} from '../types.ts'
import {DraftOutput, PartDraft} from './part-draft.ts'
import {type Plan, PlanMaker} from './plan.ts'
import type {FixOptions} from './types.ts'

/** What the rooms made of one message: all that a plan is made of. */
export interface MessageDraft {
  readonly parts: PartDraft[]
  readonly attachments: Attachment[]
  /** A header field is damaged. */
  hasDamagedFields: boolean
}

export interface PlanOptions {
  /** Parts whose marks stay as they are. */
  readonly keptMarks: ReadonlySet<string>
  /** The authors of lines count in `reading`: only other marks can change them. */
  readonly withAuthors: boolean
}

/** Reads and plans one message after the other. */
export class Planner implements MessageWriter {
  private readonly options: FixOptions
  private readonly plain: MessagePipeline
  private readonly full: MessagePipeline
  private rooms: MessagePipeline
  private draft: MessageDraft = emptyDraft()
  private readonly out = new DraftOutput()
  private keptMarks: ReadonlySet<string> = new Set()

  constructor(file: string, options: FixOptions) {
    this.options = options
    const onPlace = (place: PartPlace): void => {
      this.draft.parts.at(-1)!.place = place
    }
    const open = (wantStructure: boolean): MessagePipeline => {
      const reading = {...options, wantRepairs: false, wantStructure, onPlace}
      return messagePipeline(file, reading, this, () => undefined)
    }
    this.rooms = this.plain = open(false)
    this.full = open(true)
  }

  read(content: Buffer, start: MessageStart, {keptMarks, withAuthors}: PlanOptions): MessageDraft {
    this.draft = emptyDraft()
    this.keptMarks = keptMarks
    const rooms = withAuthors ? this.full : this.plain
    this.rooms = rooms
    rooms.messageStart(start)
    rooms.write(content, 0, content.length)
    rooms.messageEnd(content.length)
    const {draft} = this
    this.draft = emptyDraft()
    return draft
  }

  /**
   * @param content valid as long as the plan is
   * @param draft of that content
   */
  planOf(draft: MessageDraft, content: Buffer, start: MessageStart): Plan {
    const making = new PlanMaker(this.options)
    if (draft.hasDamagedFields && start.header === 'section') making.addFields(content)
    for (const part of draft.parts) making.addPart(part, content)
    for (const attachment of draft.attachments) making.addAttachment(attachment)
    return making.plan(content)
  }

  plan(content: Buffer, start: MessageStart, how: PlanOptions): Plan {
    return this.planOf(this.read(content, start, how), content, start)
  }

  // ── the rooms' writer ─────────────────────────────────────────────────────────────────────────

  messageStart({fields}: MessageHead): void {
    this.draft.hasDamagedFields = fields.repairs.length > 0
  }

  partStart(part: TextPart): void {
    const withDepth = !this.keptMarks.has(part.part)
    this.draft.parts.push(new PartDraft(part, this.rooms.counts.repairs, withDepth, this.out))
  }

  body(body: Body, reading: Reading): void {
    this.draft.parts.at(-1)!.add(body, reading)
  }

  partEnd(): void {
    this.draft.parts.at(-1)!.end(this.rooms.counts.repairs)
  }

  attachment(attachment: Attachment): void {
    this.draft.attachments.push(attachment)
  }

  messageEnd(): void {}
}

export function emptyDraft(): MessageDraft {
  return {parts: [], attachments: [], hasDamagedFields: false}
}

/** Of the depth, the author and the length of every line of its texts. */
export function readingOf({parts}: MessageDraft): string {
  return parts.map(({reading}) => reading).join()
}
