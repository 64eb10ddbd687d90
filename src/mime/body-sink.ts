/**
 * Where the octets of an entity's body go: to a reader, into a count, or nowhere.
 *
 * A preamble is held like text, since it is shown when no part follows it (RFC 2046 §5.1.1).
 */
import type {EntityHandler, FindingRule, MessageFields, Severity, TextPart} from '../types.ts'
import {AttachmentCounter} from './attachment-counter.ts'
import {type Entity, plainText} from './entity.ts'
import type {Multipart, Multiparts} from './multiparts.ts'
import type {SectionPlace} from './places.ts'
import {TextBody} from './text-body.ts'

/** Takes a finding about the part whose number and input line are given. */
export type TellPart = (
  rule: FindingRule,
  severity: Severity,
  message: string,
  line: number,
  part: string,
) => void

/** Takes the bodies of one message after the other. */
export class BodySink {
  private readonly handler: EntityHandler
  private readonly multiparts: Multiparts
  private readonly tell: TellPart
  private readonly text: TextBody
  private readonly counter = new AttachmentCounter()
  private kind: 'text' | 'preamble' | 'count' | 'nothing' = 'nothing'
  private part = ''
  private line = 1
  private anyText = false
  private firstHtml: {readonly part: string; readonly line: number} | null = null

  constructor(handler: EntityHandler, fallback: string, multiparts: Multiparts, tell: TellPart) {
    this.handler = handler
    this.multiparts = multiparts
    this.tell = tell
    this.text = new TextBody(handler, fallback, (rule, severity, message, line = 0) =>
      this.tell(rule, severity, message, this.line + line, this.part),
    )
  }

  beginMessage(): void {
    this.kind = 'nothing'
    this.anyText = false
    this.firstHtml = null
  }

  /**
   * @param line input line on which the body starts
   * @param enclosed fields of the enclosed message that it stands in
   * @param section where the fields stand that describe it
   */
  beginText(
    part: string,
    line: number,
    entity: Entity,
    enclosed: MessageFields | null,
    section: SectionPlace | null,
  ): void {
    this.begin('text', part, line)
    this.text.begin(textPart(part, entity, line), enclosed, section, () => this.show())
  }

  beginPreamble(part: string, line: number, multipart: Multipart): void {
    this.begin('preamble', part, line)
    const {enclosed, section} = multipart
    this.text.begin(textPart(part, plainText, line), enclosed, section, () => {
      this.tellNoParts(part, line)
      this.kind = 'text'
      multipart.parts++
      this.show()
    })
  }

  beginCount(part: string, line: number, entity: Entity): void {
    this.begin('count', part, line)
    this.counter.begin(part, entity)
    if (this.counter.isHtml) this.firstHtml ??= {part, line}
  }

  write(bytes: Buffer, start: number, end: number): void {
    if (this.kind === 'text' || this.kind === 'preamble') this.text.write(bytes, start, end)
    else if (this.kind === 'count') this.counter.write(bytes, start, end)
  }

  /**
   * The body ends with these octets; what follows goes nowhere until another begins.
   * @param byDelimiter it ends at a delimiter, to which the eol before it belongs
   * @param beginsPart the delimiter begins a part of the innermost multipart
   * @returns the number of the text part that ended, or null when it was none
   */
  end(
    bytes: Buffer,
    start: number,
    end: number,
    byDelimiter: boolean,
    beginsPart: boolean,
  ): string | null {
    const {kind, counter} = this
    if (kind === 'count') {
      counter.write(bytes, start, end)
      const attachment = counter.end(byDelimiter)
      if (counter.isHtml) this.multiparts.addHtml(attachment)
      else this.handler.attachment(attachment)
    } else if (kind === 'text' || (kind === 'preamble' && !beginsPart)) {
      this.text.end(bytes, start, end, byDelimiter)
      this.kind = 'nothing'
      return this.part
    }
    this.kind = 'nothing'
    return null
  }

  endMessage(): void {
    if (this.firstHtml === null || this.anyText) return
    const {line, part} = this.firstHtml
    const message = 'only an HTML part; requote does not read HTML yet'
    this.tell('html-only', 'warning', message, line, part)
  }

  tellNoParts(part: string, line: number): void {
    const message = 'multipart without parts; its body is shown as text'
    this.tell('mime-boundary-missing', 'warning', message, line, part)
  }

  private begin(kind: 'text' | 'preamble' | 'count', part: string, line: number): void {
    this.kind = kind
    this.part = part
    this.line = line
  }

  private show(): void {
    this.anyText = true
    this.multiparts.show()
  }
}

function textPart(part: string, entity: Entity, sourceLine: number): TextPart {
  const {type, charset, transferEncoding, flowed, delSp} = entity
  return {part, type, charset, transferEncoding, flowed, delSp, sourceLine}
}
