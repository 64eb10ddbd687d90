/**
 * The entities of a message, walked as its octets come (RFC 2045, RFC 2046).
 *
 *     section ──empty line──▶ body ──delimiter──▶ section …
 *
 * Iterative and streaming: what is not shown goes past uncollected, a text part is held up to one
 * window, and each octet is looked at a fixed number of times. Spans end at line ends (see
 * `MessageHandler`), so a delimiter line is never cut.
 */
import {LF} from '../lines/octets.ts'
import type {
  EntityHandler,
  FindingRule,
  HeaderField,
  MessageHandler,
  MessageStart,
  Report,
  Severity,
  TextPart,
} from '../types.ts'
import {AttachmentCounter} from './attachment-counter.ts'
import {type Delimiter, Delimiters} from './delimiters.ts'
import {
  type Entity,
  EntityReader,
  isReadable,
  isWalkable,
  mayDescribe,
  plainText,
} from './entity.ts'
import {DecodedFields, mayBeShown, type RepairFields} from './message-fields.ts'
import {Multiparts, type Place, partNumber, topPlace} from './multiparts.ts'
import {countLines} from './octets.ts'
import {readFields, Section} from './section.ts'
import {TextBody} from './text-body.ts'

/** Entities inside entities; what is deeper is opaque. */
export const maxNesting = 100
/** Parts of one message; what follows the last is opaque. */
export const maxParts = 10_000

export interface EntityOptions {
  /** Charset of unlabelled text that is not UTF-8. */
  readonly fallbackCharset: string
  /** Repairs field bodies before they are parsed; default none. */
  readonly repairFields?: RepairFields
}

/** @returns the reader of one input's messages; it tells `handler` of their entities */
export function entityReader(
  options: EntityOptions,
  handler: EntityHandler,
  report: Report,
): MessageHandler {
  return new Reader(options, handler, report)
}

const noRepairs: RepairFields = () => []
const nothing = Buffer.alloc(0)

class Reader implements MessageHandler {
  private readonly options: EntityOptions
  private readonly handler: EntityHandler
  private readonly report: Report
  private readonly entities: EntityReader
  private readonly multiparts: Multiparts
  private readonly section: Section
  private readonly text: TextBody
  private readonly counter = new AttachmentCounter()
  private mode: 'section' | 'body' | 'skip' = 'skip'
  /** Where the octets of a body go. A preamble is held like text, but only shown if no part follows. */
  private sink: 'text' | 'preamble' | 'count' | 'drop' = 'drop'
  private place: Place = topPlace
  /** Input line of the octet that comes next; counted only while a later part may need it. */
  private line = 1
  private sectionLine = 1
  /** Number and input line of the body that is read. */
  private bodyPart = ''
  private bodyLine = 1
  /** The next octet starts a line. */
  private lineStart = true
  private fieldsTold = false
  private parts = 0
  private anyText = false
  private firstHtml: {readonly part: string; readonly line: number} | null = null

  constructor(options: EntityOptions, handler: EntityHandler, report: Report) {
    this.options = options
    this.handler = handler
    this.report = report
    this.entities = new EntityReader(options.fallbackCharset)
    this.multiparts = new Multiparts(attachment => handler.attachment(attachment))
    const {delimiters} = this.multiparts
    this.section = new Section((bytes, at, end) => delimiters.match(bytes, at, end) !== null)
    this.text = new TextBody(handler, options.fallbackCharset, (rule, severity, message) =>
      this.tell(rule, severity, message, this.bodyLine, this.bodyPart),
    )
  }

  messageStart(start: MessageStart): void {
    this.multiparts.clear()
    this.line = start.firstLine
    this.lineStart = true
    this.fieldsTold = false
    this.parts = 0
    this.anyText = false
    this.firstHtml = null
    this.place = topPlace
    if (start.header === 'section') this.startSection()
    else {
      const fields = start.header === 'none' ? [] : start.header
      this.tellFields(fields, () => fields)
      this.startEntity(plainText)
    }
  }

  write(bytes: Buffer, start: number, end: number): void {
    // Searches must stop at the span's end, not run into what follows in the lent buffer.
    const span = end === bytes.length ? bytes : bytes.subarray(0, end)
    let at = start
    while (at < end && this.mode !== 'skip') {
      at = this.mode === 'section' ? this.readSection(span, at, end) : this.readBody(span, at, end)
    }
  }

  messageEnd(): void {
    // What a section gives back may start a section in turn, as deep as messages are nested.
    while (this.mode === 'section') {
      this.section.finish()
      this.endSection()
    }
    if (this.mode === 'body') this.endSink(nothing, 0, 0, null)
    this.closeMultiparts(0)
    if (this.firstHtml !== null && !this.anyText) {
      const {line, part} = this.firstHtml
      const message = 'only an HTML part; requote does not read HTML yet'
      this.tell('html-only', 'warning', message, line, part)
    }
    this.mode = 'skip'
  }

  private startSection(): void {
    this.mode = 'section'
    this.sectionLine = this.line
    this.section.begin()
  }

  private readSection(bytes: Buffer, start: number, end: number): number {
    const at = this.section.write(bytes, start, end)
    if (at > start) this.lineStart = bytes[at - 1] === LF
    if (this.section.ended !== 'open') this.endSection()
    return at
  }

  private endSection(): void {
    const {replay, lines} = this.section
    const octets = this.section.octets()
    const line = this.sectionLine
    this.line = line + lines
    this.section.trouble((rule, severity, message, number) =>
      this.tell(rule, severity, message, line + number, this.place.part),
    )
    const describing: HeaderField[] = []
    const shown: HeaderField[] = []
    readFields(octets, line, this.fieldsTold ? mayDescribe : mayBeNeeded, field => {
      if (mayDescribe(field.name.length)) describing.push(field)
      else shown.push(field)
    })
    if (!this.fieldsTold) this.tellFields(shown, () => allFields(octets, line))
    this.startEntity(this.entities.read(describing, this.place.defaultType))
    if (replay !== null) {
      this.lineStart = true
      this.write(replay, 0, replay.length)
    }
  }

  private tellFields(shown: readonly HeaderField[], all: () => readonly HeaderField[]): void {
    const {fallbackCharset, repairFields = noRepairs} = this.options
    this.fieldsTold = true
    this.handler.fields(new DecodedFields(shown, all, fallbackCharset, repairFields))
  }

  private startEntity(entity: Entity): void {
    const {place} = this
    this.mode = 'body'
    this.bodyLine = this.line
    this.bodyPart = place.root ? partNumber(place.part, 1) : place.part
    const walkable = isWalkable(entity)
    if (walkable && place.depth >= maxNesting) {
      const message = `nesting over ${maxNesting}; the part is not read`
      this.tell('limit-reached', 'warning', message, this.line, this.bodyPart)
      this.startCounted(entity)
    } else if (walkable && entity.type.startsWith('message/')) {
      this.place = {...topPlace, part: this.bodyPart, depth: place.depth + 1}
      this.startSection()
    } else if (walkable) this.startMultipart(entity)
    else if (isReadable(entity)) this.startText(entity)
    else this.startCounted(entity)
  }

  private startMultipart(entity: Entity): void {
    if (entity.boundary === null) {
      this.tellNoParts(this.line)
      this.startText(plainText)
      return
    }
    const boundary = Buffer.from(entity.boundary).toString('latin1')
    const multipart = this.multiparts.push(entity, boundary, this.place, this.line)
    this.bodyPart = partNumber(multipart.part, 1)
    this.sink = 'preamble'
    this.text.begin(textPart(this.bodyPart, plainText, this.line), () => {
      this.tellNoParts(multipart.line)
      this.sink = 'text'
      multipart.parts++
      this.show()
    })
  }

  private startText(entity: Entity): void {
    this.sink = 'text'
    this.text.begin(textPart(this.bodyPart, entity, this.line), () => this.show())
  }

  private show(): void {
    this.anyText = true
    this.multiparts.show()
  }

  private startCounted(entity: Entity): void {
    this.sink = 'count'
    this.counter.begin(this.bodyPart, entity)
    if (this.counter.isHtml) this.firstHtml ??= {part: this.bodyPart, line: this.bodyLine}
  }

  private readBody(bytes: Buffer, start: number, end: number): number {
    const {depth, delimiters} = this.multiparts
    let at = depth === 0 ? end : Delimiters.candidate(bytes, start, end, this.lineStart)
    while (at < end) {
      const delimiter = delimiters.match(bytes, at, end)
      if (delimiter !== null) return this.endPart(bytes, start, at, delimiter)
      at = Delimiters.candidate(bytes, at + 2, end, false)
    }
    if (depth > 0) {
      this.line += countLines(bytes, start, end)
      this.lineStart = bytes[end - 1] === LF
    }
    this.writeSink(bytes, start, end)
    return end
  }

  private endPart(bytes: Buffer, start: number, at: number, delimiter: Delimiter): number {
    const {level, close, next} = delimiter
    this.line += countLines(bytes, start, at)
    this.endSink(bytes, start, at, delimiter)
    this.closeMultiparts(level + 1)
    this.line += countLines(bytes, at, next)
    this.lineStart = bytes[next - 1] === LF
    if (close) this.multiparts.pop()
    else this.startPart()
    return next
  }

  private startPart(): void {
    const multipart = this.multiparts.innermost!
    if (++this.parts > maxParts) {
      const message = `more than ${maxParts} parts; the rest is skipped`
      this.tell('limit-reached', 'warning', message, this.line, multipart.part)
      this.mode = 'skip'
      return
    }
    multipart.delimited = true
    const part = partNumber(multipart.part, ++multipart.parts)
    const {depth, partType} = multipart
    this.place = {part, root: false, depth: depth + 1, defaultType: partType}
    this.startSection()
  }

  private writeSink(bytes: Buffer, start: number, end: number): void {
    if (this.sink === 'text' || this.sink === 'preamble') this.text.write(bytes, start, end)
    else if (this.sink === 'count') this.counter.write(bytes, start, end)
  }

  /** The body ends: at a delimiter, to which the eol before it belongs, or with the message. */
  private endSink(bytes: Buffer, start: number, end: number, delimiter: Delimiter | null): void {
    const {sink, counter} = this
    this.sink = 'drop'
    if (sink === 'count') {
      counter.write(bytes, start, end)
      const attachment = counter.end(delimiter !== null)
      if (counter.isHtml) this.multiparts.addHtml(attachment)
      else this.handler.attachment(attachment)
    } else if (sink === 'text' || (sink === 'preamble' && !this.startsFirstPart(delimiter))) {
      this.text.end(bytes, start, end, delimiter !== null)
      this.sink = 'drop'
    }
  }

  private startsFirstPart(delimiter: Delimiter | null): boolean {
    return delimiter !== null && !delimiter.close && delimiter.level === this.multiparts.depth - 1
  }

  /** Ends the multiparts from `level` inwards, which no close-delimiter ended. */
  private closeMultiparts(level: number): void {
    while (this.multiparts.depth > level) {
      const {delimited, line, part} = this.multiparts.innermost!
      if (delimited && this.mode !== 'skip') {
        const message = 'no close-delimiter ends the multipart'
        this.tell('mime-close-delimiter-missing', 'info', message, line, part)
      }
      this.multiparts.pop()
    }
  }

  private tellNoParts(line: number): void {
    const message = 'multipart without parts; its body is shown as text'
    this.tell('mime-boundary-missing', 'warning', message, line, this.bodyPart)
  }

  private tell(
    rule: FindingRule,
    severity: Severity,
    message: string,
    line: number,
    part: string,
  ): void {
    this.report({rule, severity, message, line, part: part === '' ? null : part})
  }
}

function mayBeNeeded(nameLength: number): boolean {
  return mayBeShown(nameLength) || mayDescribe(nameLength)
}

function allFields(section: Buffer, line: number): HeaderField[] {
  const fields: HeaderField[] = []
  readFields(
    section,
    line,
    () => true,
    field => fields.push(field),
  )
  return fields
}

function textPart(part: string, entity: Entity, sourceLine: number): TextPart {
  const {type, charset, transferEncoding, flowed, delSp} = entity
  return {part, type, charset, transferEncoding, flowed, delSp, sourceLine}
}
