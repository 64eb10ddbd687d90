/**
 * The entities of a message, walked as its octets come (RFC 2045, RFC 2046).
 *
 *     section ──empty line──▶ body ──delimiter──▶ section …
 *
 * Iterative and streaming: what is not shown goes past uncollected, a text part is held up to one
 * window, and each octet is looked at a fixed number of times. Spans end at line ends (see
 * `MessageHandler`), so a delimiter line is never cut.
 */
import {LineEnds} from '../lines/line-ends.ts'
import {LF} from '../lines/octets.ts'
import type {EntityHandler, MessageHandler, MessageStart, Report} from '../types.ts'
import {allFields, rawField} from './all-fields.ts'
import {BodySink, type TellPart} from './body-sink.ts'
import {type Delimiter, Delimiters} from './delimiters.ts'
import {enclosedFields} from './enclosed-fields.ts'
import {type Entity, EntityReader, isReadable, isWalkable, plainText} from './entity.ts'
import {DecodedFields, type RepairFields} from './message-fields.ts'
import {Multiparts, type Place, partNumber, topPlace} from './multiparts.ts'
import type {RawField} from './noted-fields.ts'
import type {PartPlace, SectionPlace} from './places.ts'
import {Section} from './section.ts'

/** Entities inside entities; what is deeper is opaque. */
export const maxNesting = 100
/** Parts of one message; what follows the last is opaque. */
export const maxParts = 10_000

export interface EntityOptions {
  /** Charset of unlabelled text that is not UTF-8. */
  readonly fallbackCharset: string
  /** Repairs field bodies before they are parsed; default none. */
  readonly repairFields?: RepairFields
  /** Told where each text part stands, behind its `partEnd`. */
  readonly onPlace?: (place: PartPlace) => void
  /** Of the octets that are written, as far as somebody has looked for them. */
  readonly ends?: LineEnds
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
  private readonly sink: BodySink
  private readonly ends: LineEnds
  private mode: 'section' | 'body' | 'skip' = 'skip'
  private place: Place = topPlace
  /** Input line of the octet that comes next; counted only while a later part may need it. */
  private line = 1
  private sectionLine = 1
  /** Octet of the content at offset 0 of the span that is being read, and at the next span. */
  private base = 0
  private offset = 0
  private sectionStart = 0
  /** Where the last section stands, and that of the entity in which the next one does. */
  private here: SectionPlace | null = null
  private outer: SectionPlace | null = null
  private readonly tell: TellPart = (rule, severity, message, line, part) =>
    this.report({rule, severity, message, line, part: part === '' ? null : part})
  /** The next octet starts a line. */
  private lineStart = true
  private fieldsTold = false
  private parts = 0

  constructor(options: EntityOptions, handler: EntityHandler, report: Report) {
    this.options = options
    this.handler = handler
    this.report = report
    this.entities = new EntityReader(options.fallbackCharset)
    this.multiparts = new Multiparts(attachment => handler.attachment(attachment))
    this.ends = options.ends ?? new LineEnds()
    const {delimiters} = this.multiparts
    this.section = new Section(
      (bytes, at, end) => delimiters.match(bytes, at, end) !== null,
      this.ends,
    )
    this.sink = new BodySink(handler, options.fallbackCharset, this.multiparts, this.tell)
  }

  messageStart(start: MessageStart): void {
    this.multiparts.clear()
    this.line = start.firstLine
    this.lineStart = true
    this.fieldsTold = false
    this.parts = 0
    this.sink.beginMessage()
    this.place = topPlace
    this.offset = this.base = 0
    this.here = null
    if (start.header === 'section') this.startSection(0, null)
    else {
      const fields = start.header === 'none' ? [] : start.header.map(rawField)
      this.tellFields(fields, () => fields)
      this.startEntity(plainText)
    }
  }

  write(bytes: Buffer, start: number, end: number, last: boolean = false): void {
    this.base = this.offset - start
    this.offset += end - start
    this.read(bytes, start, end, last)
  }

  private read(bytes: Buffer, start: number, end: number, last: boolean): void {
    let span = bytes
    let at = start
    while (at < end && this.mode !== 'skip') {
      if (this.mode === 'section') at = this.readSection(span, at, end)
      else {
        // A search for delimiters must stop at the span's end, not run into what follows it.
        if (this.multiparts.depth > 0 && span.length > end) span = bytes.subarray(0, end)
        at = this.readBody(span, at, end, last)
      }
    }
  }

  messageEnd(): void {
    // What a section gives back may start a section in turn, as deep as messages are nested.
    while (this.mode === 'section') {
      this.section.finish()
      this.endSection(0)
    }
    this.base = this.offset
    if (this.mode === 'body') this.endBody(nothing, 0, 0, false, false)
    this.closeMultiparts(0)
    this.sink.endMessage()
    this.mode = 'skip'
  }

  private startSection(start: number, outer: SectionPlace | null): void {
    this.mode = 'section'
    this.sectionStart = start
    this.outer = outer
    this.sectionLine = this.line
    this.section.begin()
  }

  private readSection(bytes: Buffer, start: number, end: number): number {
    const at = this.section.write(bytes, start, end)
    if (at > start) this.lineStart = bytes[at - 1] === LF
    if (this.section.ended !== 'open') this.endSection(at)
    return at
  }

  /** @param at behind the section's empty line, in the span */
  private endSection(at: number): void {
    const {replay, lines, ended} = this.section
    const text = this.section.text()
    const line = this.sectionLine
    this.line = line + lines
    this.section.trouble((rule, severity, message, number) =>
      this.tell(rule, severity, message, line + number, this.place.part),
    )
    const fields = this.section.fields(text, line)
    if (!this.fieldsTold) this.tellFields(fields, () => allFields(text, line))
    else if (this.place.root) {
      const {fallbackCharset, repairFields = noRepairs} = this.options
      const enclosed = enclosedFields(fields, text.length, fallbackCharset, repairFields)
      this.place = {...this.place, enclosed}
    }
    const entity = this.entities.read(fields, this.place.defaultType)
    const start = this.sectionStart
    const end = start + text.length
    const body = ended === 'empty-line' ? this.base + at : end
    this.here = {start, end, body, type: entity.type, outer: this.outer}
    this.startEntity(entity)
    if (replay !== null) {
      this.lineStart = true
      const {base} = this
      this.base = end
      this.read(replay, 0, replay.length, false)
      this.base = base
    }
  }

  private tellFields(known: readonly RawField[], all: () => readonly RawField[]): void {
    const {fallbackCharset, repairFields = noRepairs} = this.options
    this.fieldsTold = true
    this.handler.fields(new DecodedFields(known, all, fallbackCharset, repairFields))
  }

  private startEntity(entity: Entity): void {
    const {place, line, sink} = this
    const part = place.root ? partNumber(place.part, 1) : place.part
    const walkable = isWalkable(entity)
    this.mode = 'body'
    if (walkable && place.depth >= maxNesting) {
      const message = `nesting over ${maxNesting}; the part is not read`
      this.tell('limit-reached', 'warning', message, line, part)
      sink.beginCount(part, line, entity)
    } else if (walkable && entity.type.startsWith('message/')) {
      this.place = {...topPlace, part, depth: place.depth + 1}
      this.startSection(this.here!.body, this.here)
    } else if (walkable) this.startMultipart(part, entity)
    else if (isReadable(entity)) sink.beginText(part, line, entity, place.enclosed, this.here)
    else sink.beginCount(part, line, entity)
  }

  private startMultipart(part: string, entity: Entity): void {
    const {line, multiparts, sink} = this
    if (entity.boundary === null) {
      sink.tellNoParts(part, line)
      sink.beginText(part, line, plainText, this.place.enclosed, this.here)
    } else {
      const boundary = Buffer.from(entity.boundary).toString('latin1')
      const multipart = multiparts.push(entity, boundary, this.place, line, this.here)
      sink.beginPreamble(partNumber(multipart.part, 1), line, multipart)
    }
  }

  private readBody(bytes: Buffer, start: number, end: number, last: boolean): number {
    const {depth, delimiters} = this.multiparts
    let at = depth === 0 ? end : Delimiters.candidate(bytes, start, end, this.lineStart)
    while (at < end) {
      const delimiter = delimiters.match(bytes, at, end)
      if (delimiter !== null) return this.endPart(bytes, start, at, delimiter)
      at = Delimiters.candidate(bytes, at + 2, end, false)
    }
    if (depth > 0) {
      this.line += this.ends.countOf(bytes, start, end)
      this.lineStart = bytes[end - 1] === LF
    }
    if (last && depth === 0) {
      this.endBody(bytes, start, end, false, false)
      this.mode = 'skip'
    } else this.sink.write(bytes, start, end)
    return end
  }

  private endPart(bytes: Buffer, start: number, at: number, delimiter: Delimiter): number {
    const {level, close, next} = delimiter
    this.line += this.ends.countOf(bytes, start, at)
    const beginsPart = !close && level === this.multiparts.depth - 1
    this.endBody(bytes, start, at, true, beginsPart)
    this.closeMultiparts(level + 1)
    this.line += this.ends.countOf(bytes, at, next)
    this.lineStart = bytes[next - 1] === LF
    if (close) this.multiparts.pop()
    else this.startPart(this.base + next)
    return next
  }

  private endBody(
    bytes: Buffer,
    start: number,
    at: number,
    delimited: boolean,
    beginsPart: boolean,
  ): void {
    const part = this.sink.end(bytes, start, at, delimited, beginsPart)
    if (part === null) return
    const section = this.here
    const place = {part, section, start: section?.body ?? 0, end: this.base + at, delimited}
    this.options.onPlace?.(place)
  }

  /** @param start octet of the content behind the delimiter */
  private startPart(start: number): void {
    const multipart = this.multiparts.innermost!
    if (++this.parts > maxParts) {
      const message = `more than ${maxParts} parts; the rest is skipped`
      this.tell('limit-reached', 'warning', message, this.line, multipart.part)
      this.mode = 'skip'
      return
    }
    multipart.delimited = true
    const part = partNumber(multipart.part, ++multipart.parts)
    const {depth, partType, enclosed} = multipart
    this.place = {part, root: false, depth: depth + 1, defaultType: partType, enclosed}
    this.startSection(start, multipart.section)
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
}
