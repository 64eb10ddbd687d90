/**
 * Messages as JSON Lines, one object a message (schema/requote-1.schema.json).
 *
 * `source` comes second, as a reader expects; but it holds the message's length, and a record of more
 * than 8 MiB is not held back until that is known: then `source` comes last. Members of an object have
 * no order (RFC 8259 §4), so readers need not care. Fields are only ever added.
 */
import type {
  Attachment,
  Body,
  FieldRepair,
  Finding,
  MessageFields,
  MessageHead,
  Output,
  Person,
  Reading,
  Repair,
  TextPart,
} from '../types.ts'
import type {JoiningWriter} from './joining.ts'
import {JsonPart} from './json-part.ts'
import {OutputBuffer} from './output.ts'
import {safeJson} from './safe.ts'

export interface JsonOptions {
  /** Only this text part (`2.1`); null for all. */
  readonly part: string | null
  /** Escapes control characters that JSON itself lets pass, as a terminal needs. */
  readonly safe: boolean
}

/** Octets of a record that are held back for the sake of `source`. */
export const heldRecord: number = 8 * 1024 * 1024

/** Writes every message that it is told of; one writer for all inputs of a run. */
export function jsonWriter(options: JsonOptions, out: Output): JoiningWriter {
  return new JsonWriter(options, out)
}

class JsonWriter implements JoiningWriter {
  /** A record ends its line. */
  readonly unfinished = false
  private readonly options: JsonOptions
  private readonly out: Output
  private readonly record = new OutputBuffer()
  private readonly part: JsonPart
  private source: (length: number) => string = () => ''
  private fieldRepairs: readonly FieldRepair[] = []
  private attachments: string[] = []
  /** Findings of the writer's own: what a bound made it leave out. */
  private findings: Finding[] = []
  private parts = 0
  private wanted = false
  /** The record outgrew `heldRecord`, and its beginning is written. */
  private begun = false

  constructor(options: JsonOptions, out: Output) {
    this.options = options
    this.out = out
    this.part = new JsonPart(this.record, () => this.releaseLong())
  }

  begin(): void {}

  messageStart(head: MessageHead): void {
    const {fields} = head
    this.source = sourceOf(head)
    this.fieldRepairs = fields.repairs
    this.attachments = []
    this.findings = []
    this.parts = 0
    this.begun = false
    const {id, subject, date, inReplyTo, references} = fields
    const [from, to, cc] = [fields.from, fields.to, fields.cc].map(people)
    const members = JSON.stringify({id, subject, from, to, cc, date, inReplyTo, references})
    this.record.text(`${members.slice(1, -1)},"parts":[`)
  }

  partStart(part: TextPart, enclosed: MessageFields | null = null): void {
    this.wanted = this.options.part === null || this.options.part === part.part
    if (!this.wanted) return
    if (this.parts++ > 0) this.record.text(',')
    this.part.start(part, enclosed)
  }

  body(body: Body, reading: Reading): void {
    if (this.wanted) this.part.body(body, reading)
  }

  partEnd(repairs: readonly Repair[]): void {
    if (this.wanted) this.findings.push(...this.part.end(repairs))
  }

  attachment({part, type, name, octets}: Attachment): void {
    this.attachments.push(JSON.stringify({part, type, name, octets}))
  }

  messageEnd(length: number, findings: readonly Finding[]): void {
    const {record} = this
    const repairs = this.fieldRepairs.map(fieldRepair)
    const found = [...findings, ...this.findings].map(finding)
    record.text(`],"attachments":[${this.attachments.join()}],"repairs":${JSON.stringify(repairs)}`)
    record.text(`,"findings":${JSON.stringify(found)}`)
    if (!this.begun) this.out.text(`{"schema":"requote/1",${this.source(length)},`)
    else record.text(`,${this.source(length)}`)
    record.text('}\n')
    this.release()
  }

  private releaseLong(): void {
    if (this.record.length <= heldRecord) return
    if (!this.begun) this.out.text('{"schema":"requote/1",')
    this.begun = true
    this.release()
  }

  private release(): void {
    const bytes = this.record.take()
    if (this.options.safe) this.out.text(safeJson(bytes.toString()))
    else this.out.span(bytes, 0, bytes.length)
    this.record.reset()
  }
}

/** The member `source` but for the message's length, which is known at its end. */
function sourceOf({file, start}: MessageHead): (length: number) => string {
  const {format, index: message, offset, line} = start
  return length => `"source":${JSON.stringify({file, format, message, offset, length, line})}`
}

function people(persons: readonly Person[]): Person[] {
  return persons.map(({name, address}) => ({name, address}))
}

function fieldRepair(repair: FieldRepair): FieldRepair {
  const {field, rule, line, column, before, after, confidence} = repair
  return {field, rule, line, column, before, after, confidence}
}

function finding({rule, severity, message, line, part}: Finding): Finding {
  return {rule, severity, message, line, part}
}
