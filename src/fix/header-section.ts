/**
 * A header section as it stands in a message's content, and edits of it: a parameter or a value is
 * changed in its place, a field is put in behind those of its kind or taken out, and every other octet
 * stays (RFC 5322 §2.2, RFC 2045 §5, §6).
 */
import {EntityReader} from '../mime/entity.ts'
import type {SectionPlace} from '../mime/places.ts'
import {readFields, Section} from '../mime/section.ts'
import type {Edit} from './edit.ts'

/** A field and the octets of the content that it has, its last eol included. */
export interface PlacedField {
  readonly name: string
  /** Lower case. */
  readonly key: string
  /** What follows the colon, folded as found, without the last eol; octets as latin-1 characters. */
  readonly body: string
  readonly start: number
  /** First octet of the body. */
  readonly bodyStart: number
  readonly end: number
}

/** Columns that a line of a header section may have (RFC 5322 §2.1.1). */
export const maxColumns = 78
const mimeFields = /^(?:mime-version|content-type|content-transfer-encoding)$/
const charsetParameter = /(;\s*charset(?:\*0?\*?)?[ \t]*=\s*)("(?:[^"\\]|\\[\s\S])*"|[^\s;"]*)/i

export class HeaderSection {
  readonly fields: readonly PlacedField[]
  readonly eol: '\n' | '\r\n'
  private readonly place: SectionPlace

  constructor(content: Buffer, place: SectionPlace) {
    const section = content.subarray(place.start, place.end)
    const fields: PlacedField[] = []
    readFields(
      section,
      0,
      () => true,
      (field, from, to) => {
        const body = field.body.toString('latin1')
        const start = place.start + from
        const bodyStart = place.start + section.indexOf(':', from + field.name.length) + 1
        const {name} = field
        fields.push({name, key: name.toLowerCase(), body, start, bodyStart, end: place.start + to})
      },
    )
    this.fields = fields
    this.place = place
    this.eol = content.indexOf('\r\n', place.start) === eolAt(content, place) ? '\r\n' : '\n'
  }

  /** The first of that name, which counts. */
  field(key: string): PlacedField | null {
    return this.fields.find(field => field.key === key) ?? null
  }

  /** It is that of the whole message. */
  get isOutermost(): boolean {
    return this.place.outer === null
  }

  /** It is a message's own, not that of a part in a multipart. */
  get isMessage(): boolean {
    const {outer} = this.place
    return outer === null || outer.type.startsWith('message/')
  }

  /** Fields can be put in: an empty line ends the section. */
  get isOpen(): boolean {
    return this.place.body > this.place.end
  }

  /** Another field body; `body` begins with its blank, and has no eol at its end. */
  withBody(field: PlacedField, body: string): Edit {
    const end = field.bodyStart + field.body.length
    return {start: field.bodyStart, end, bytes: Buffer.from(body, 'latin1')}
  }

  without(keys: ReadonlySet<string>): Edit[] {
    return this.fields
      .filter(({key}) => keys.has(key))
      .map(({start, end}) => ({start, end, bytes: Buffer.alloc(0)}))
  }

  /** Content-Type with that charset: only the parameter's value changes. */
  withCharset(field: PlacedField, charset: string): Edit {
    const {body} = field
    const match = charsetParameter.exec(body)
    if (match !== null) {
      const isQuoted = match[2]!.startsWith('"')
      const lead = match[1]!.replace(/\*[0*]*/, '')
      const value = isQuoted ? `"${charset}"` : charset
      const rest = body.slice(match.index + match[0].length)
      return this.withBody(field, body.slice(0, match.index) + lead + value + rest)
    }
    const bare = body.slice(0, bareEnd(body))
    const line = bare.slice(bare.lastIndexOf('\n') + 1)
    const fits = field.name.length + line.length + charset.length + 12 <= maxColumns
    return this.withBody(field, `${bare};${fits ? '' : this.eol} charset=${charset}`)
  }

  /** New fields, put in at once behind the last that describes the body. */
  adding(lines: readonly string[]): Edit {
    const last = this.fields.findLast(({key}) => mimeFields.test(key))
    const at = last?.end ?? this.place.end
    return {start: at, end: at, bytes: Buffer.from(lines.map(line => line + this.eol).join(''))}
  }
}

/**
 * Says of many messages at little cost that they have none of some fields.
 * @param pattern of a line of a header section, with the flags `i` and `m`
 */
export function mayHaveField(content: Buffer, pattern: RegExp): boolean {
  // The section ends at the first empty line, or before.
  const ends = ['\n\n', '\n\r\n'].map(empty => content.indexOf(empty)).filter(at => at !== -1)
  return pattern.test(content.toString('latin1', 0, Math.min(content.length, ...ends)))
}

/** Where the parameters end: semicolons and blanks behind them say nothing. */
function bareEnd(body: string): number {
  let end = body.length
  while (end > 0 && '; \t\r\n'.includes(body[end - 1]!)) end--
  return end
}

/** Offset of the CR or LF that ends the section's first line. */
function eolAt(content: Buffer, {start}: SectionPlace): number {
  const lf = content.indexOf('\n', start)
  return lf > start && content[lf - 1] === 0x0d ? lf - 1 : lf
}

/** Where the header section of a whole message stands, and what it says of the body. */
export function messageSection(content: Buffer, fallback: string): SectionPlace {
  const section = new Section(() => false)
  section.begin()
  const at = section.write(content, 0, content.length)
  section.finish()
  const text = section.text()
  const {type} = new EntityReader(fallback).read(section.fields(text, 0), 'text/plain')
  const end = text.length
  return {start: 0, end, body: section.ended === 'empty-line' ? at : end, type, outer: null}
}
