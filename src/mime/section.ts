/**
 * Header sections: where one ends, and its fields as they stand (RFC 5322 §2.1, §2.2).
 *
 * A section ends at its empty line. Real ones also end at a delimiter line, at the end of the
 * message, or at a line that is no field: that line and all behind it are body, so nothing is lost.
 * Only where a well-known field follows, the odd line is damage inside the section and is skipped,
 * as is an mbox separator line. Every octet is looked at once; one odd line is held at most.
 */
import {countLines} from '../lines/count.ts'
import {LineEnds} from '../lines/line-ends.ts'
import {COLON, CR, GT, LF, MINUS} from '../lines/octets.ts'
import type {FindingRule, HeaderField, Severity} from '../types.ts'
import {NotedFields, type RawField} from './noted-fields.ts'
import {OctetStore} from './octet-store.ts'
import {isBlank, withoutEol} from './octets.ts'

/** Longest header section, in octets; what exceeds it is body. */
export const maxSection: number = 1 << 20
/** Longest field name that is looked for. */
const maxName = 1000
/** Octets, marked 1, of which field names are made: printable ASCII but the colon. */
const inName = new Uint8Array(256).fill(1, 0x21, 0x7f).fill(0, COLON, COLON + 1)
const nothing = Buffer.alloc(0)
const noEnds = new LineEnds()

export type TellSection = (
  rule: FindingRule,
  severity: Severity,
  message: string,
  line: number,
) => void

export type SectionEnd = 'open' | 'empty-line' | 'no-field' | 'delimiter' | 'limit'

const knownName =
  /^(?:content-|x-|list-|mime-version|received|return-path|delivered-to|from|to|cc|bcc|subject|date|message-id|references|in-reply-to|reply-to|sender|errors-to|precedence|user-agent|dkim-|arc-|authentication-results|resent-|thread-|lines|status|organi[sz]ation)[a-z0-9-]*$/i

/** Collects one section at a time; reused. */
export class Section {
  /** Why it ended. */
  ended: SectionEnd = 'open'
  /** A line held for its successor that turned out to be body; it was in an earlier span. */
  replay: Buffer | null = null
  /** Line ends taken, those of `replay` not counted. */
  lines = 0
  /** The first line that is no field, counted from 0 in the section; -1 if none is. */
  oddLine = -1
  /** Where the section's octets are: in the span that brought them all, else in the store. */
  private bytes: Buffer = nothing
  private start = 0
  private length = 0
  private readonly store = new OctetStore()
  private readonly noted = new NotedFields()
  private readonly isDelimiter: (bytes: Buffer, at: number, end: number) => boolean
  /** Where the held odd line starts in the section; -1 when none is held. */
  private held = -1
  private heldIsFrom = false
  /** The span ended inside a line. */
  private midLine = false
  private anyField = false
  private readonly ends: LineEnds

  /**
   * @param isDelimiter whether a line that starts with `--` ends the entity
   * @param ends of the octets that are written, as far as somebody has looked for them
   */
  constructor(
    isDelimiter: (bytes: Buffer, at: number, end: number) => boolean,
    ends: LineEnds = noEnds,
  ) {
    this.isDelimiter = isDelimiter
    this.ends = ends
  }

  begin(): void {
    this.ended = 'open'
    this.replay = null
    this.lines = 0
    this.oddLine = -1
    this.length = 0
    this.store.length = 0
    this.noted.clear()
    this.held = -1
    this.midLine = false
    this.anyField = false
  }

  /** @returns the offset behind what belongs to the section; look at `ended` then */
  write(bytes: Buffer, start: number, end: number): number {
    const room = maxSection - this.length
    const to = Math.min(end, start + room)
    const next = this.readLines(bytes, start, to, end)
    if (this.ended === 'open' && to < end) this.ended = 'limit'
    return next
  }

  /** The message ended in the section. */
  finish(): void {
    if (this.ended === 'open' && this.held !== -1) this.giveBack()
  }

  /** Tells what is wrong with an ended section; lines count from 0 in it. */
  trouble(tell: TellSection): void {
    const {ended, lines, oddLine} = this
    if (oddLine !== -1 && oddLine < lines) {
      tell('header-invalid', 'info', 'a line in the header section is no field', oddLine)
    }
    const gaveBack = ended === 'no-field' || (ended === 'delimiter' && oddLine === lines)
    if (ended === 'limit') {
      tell('limit-reached', 'warning', 'header section over 1 MiB; the rest is read as body', 0)
    } else if (gaveBack && this.length === 0) {
      tell('header-invalid', 'info', 'no header section where one should be; read as body', 0)
    } else if (gaveBack || (ended === 'delimiter' && this.length > 0)) {
      tell('header-unterminated', 'info', 'no empty line ends the header section', lines)
    }
  }

  /** A copy of the section's octets that the caller may keep. */
  octets(): Buffer {
    return this.copy(0)
  }

  /** The octets as latin-1 characters. */
  text(): string {
    return this.bytes.toString('latin1', this.start, this.start + this.length)
  }

  /**
   * The fields that requote reads, of an ended section.
   * @param text what `text` gave
   * @param line input line of the section's first line
   */
  fields(text: string, line: number): RawField[] {
    this.noted.end(text.length)
    return this.noted.fields(this.bytes, this.start, text, line)
  }

  private readLines(bytes: Buffer, start: number, to: number, end: number): number {
    // Octets of the section before this span: turns an offset in the span into one in the section.
    const before = this.length - start
    const {offsets, count} = this.ends
    let index = this.ends.find(bytes, start, to)
    let at = start
    while (at < to) {
      const lf = index === -1 ? bytes.indexOf(LF, at) : index < count ? offsets[index++]! : to
      const next = lf === -1 || lf >= to ? to : lf + 1
      if (!this.midLine && !this.takeLine(bytes, at, next, end, before)) break
      this.midLine = bytes[next - 1] !== LF
      if (!this.midLine) this.lines++
      at = next
    }
    this.take(bytes, start, at)
    if (this.ended === 'empty-line') {
      this.lines++
      return bytes[at] === LF ? at + 1 : bytes.indexOf(LF, at) + 1 || end
    }
    if (this.ended === 'no-field' || this.ended === 'delimiter')
      return this.backTo(bytes, start, at)
    return at
  }

  /** Copies what the section has of this span, unless it is all that there is. */
  private take(bytes: Buffer, start: number, end: number): void {
    const {store} = this
    const isWhole = store.length === 0 && this.ended !== 'open'
    if (!isWhole) store.append(bytes, start, end)
    this.bytes = isWhole ? bytes : store.bytes
    this.start = isWhole ? start : 0
    this.length = isWhole ? end - start : store.length
  }

  private copy(from: number): Buffer {
    return Buffer.from(this.bytes.subarray(this.start + from, this.start + this.length))
  }

  /** Forgets the held line; where it is in this span the caller reads it again. */
  private backTo(bytes: Buffer, start: number, at: number): number {
    if (this.held === -1) return at
    const heldLength = this.length - this.held
    if (at - heldLength >= start) {
      this.lines -= countLines(bytes, at - heldLength, at)
      this.length = this.held
      return at - heldLength
    }
    this.giveBack()
    return at
  }

  private giveBack(): void {
    this.ended = this.ended === 'open' ? 'no-field' : this.ended
    this.replay = this.copy(this.held)
    this.lines -= countLines(this.replay, 0, this.replay.length)
    this.length = this.held
  }

  /** @returns false when the section ended before this line */
  private takeLine(bytes: Buffer, at: number, next: number, end: number, before: number): boolean {
    const first = bytes[at]!
    if (isBlank(first)) {
      return (this.anyField && this.held === -1) || this.holdOdd(bytes, at, next, before)
    }
    if ((first === LF || first === CR) && isEmptyLine(bytes, at, next)) return this.endEmpty()
    if (first === MINUS && this.isDelimiter(bytes, at, end)) {
      this.ended = 'delimiter'
      return false
    }
    const name = nameEnd(bytes, at, next)
    if (name === -1) return this.holdOdd(bytes, at, next, before)
    if (this.held !== -1 && !this.isDamage(bytes, at, name)) return false
    this.noted.begin(bytes, at, name, at + before, this.lines)
    this.anyField = true
    return true
  }

  private endEmpty(): false {
    const ends = this.held === -1 || (this.heldIsFrom && this.anyField)
    this.ended = ends ? 'empty-line' : 'no-field'
    if (ends) this.held = -1
    return false
  }

  /** Whether the held line is damage inside the section, since a well-known field follows it. */
  private isDamage(bytes: Buffer, at: number, end: number): boolean {
    if (!this.heldIsFrom && !knownName.test(bytes.toString('latin1', at, end))) {
      this.ended = 'no-field'
      return false
    }
    this.held = -1
    return true
  }

  private holdOdd(bytes: Buffer, at: number, next: number, before: number): boolean {
    if (this.held !== -1) {
      this.ended = 'no-field'
      return false
    }
    this.held = at + before
    this.noted.end(this.held)
    this.heldIsFrom = isFromLine(bytes, at, next)
    if (!this.heldIsFrom && this.oddLine === -1) this.oddLine = this.lines
    return true
  }
}

/**
 * Calls back for every field of a section, in order; lines that are no field are passed over.
 * @param line input line of the section's first line
 * @param onField is also told which octets of the section the field has, its eol included
 */
export function readFields(
  section: Buffer,
  line: number,
  wanted: (nameLength: number) => boolean,
  onField: (field: HeaderField, start: number, end: number) => void,
): void {
  let at = 0
  while (at < section.length) {
    const firstLine = line
    const name = isBlank(section[at]!) ? -1 : nameEnd(section, at, section.length)
    const start = at
    do {
      const lf = section.indexOf(LF, at)
      at = lf === -1 ? section.length : lf + 1
      line++
    } while (name !== -1 && at < section.length && isBlank(section[at]!))
    if (name === -1 || !wanted(name - start)) continue
    const colon = section.indexOf(COLON, name)
    const body = section.subarray(colon + 1, withoutEol(section, colon + 1, at))
    onField({name: section.toString('latin1', start, name), body, line: firstLine}, start, at)
  }
}

/** Offset behind the field name at `at`, or -1 when the line is no field (RFC 5322 §2.2, §4.5). */
function nameEnd(bytes: Buffer, at: number, end: number): number {
  const limit = Math.min(end, at + maxName)
  let to = at
  while (to < limit && inName[bytes[to]!] === 1) to++
  if (to === at || to === limit) return -1
  if (bytes[to] === COLON) return to
  let colon = to
  while (colon < limit && isBlank(bytes[colon]!)) colon++
  if (colon === limit || bytes[colon] !== COLON) return -1
  // Blanks before the colon are obsolete (RFC 5322 §4.5), and common in text: `Thanks :-)`.
  return knownName.test(bytes.toString('latin1', at, to)) ? to : -1
}

function isEmptyLine(bytes: Buffer, at: number, next: number): boolean {
  return withoutEol(bytes, at, next) === at || (next === at + 1 && bytes[at] === CR)
}

/** `From ` or `>From `: a mailbox's separator line that went astray. */
function isFromLine(bytes: Buffer, at: number, next: number): boolean {
  const from = bytes[at] === GT ? at + 1 : at
  return next - from > 5 && bytes.toString('latin1', from, from + 5) === 'From '
}
