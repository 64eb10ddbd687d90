/** Bodies and messages for the writers, made from text. */
import {countMarks} from '../../src/lines/marks.ts'
import {LineTable} from '../../src/lines/table.ts'
import type {
  Body,
  MessageFields,
  MessageHead,
  MessageWriter,
  Person,
  Reading,
  TextPart,
} from '../../src/types.ts'
import {OutputBuffer} from '../../src/write/output.ts'
import {type TextOptions, textWriter} from '../../src/write/text.ts'

export const part: TextPart = {
  part: '1',
  type: 'text/plain',
  charset: 'utf-8',
  transferEncoding: '7bit',
  flowed: false,
  delSp: false,
  sourceLine: 1,
}

const noFields: MessageFields = {
  id: null,
  subject: null,
  from: [],
  to: [],
  cc: [],
  date: null,
  inReplyTo: null,
  references: [],
  values: () => [],
  all: [],
  brief: [],
  repairs: [],
}

/** The options of a plain run, for text. */
export const plain: TextOptions = {
  headers: 'brief',
  marks: 'compact',
  maxDepth: null,
  signature: true,
  rejoin: false,
  part: null,
  style: null,
  safe: false,
}

export const nothingRead: Reading = {authors: [], attributions: [], depthChanges: []}

export function head(fields: Partial<MessageFields> = {}, index = 0): MessageHead {
  const start = {format: 'mbox', index, offset: 0, line: 1, firstLine: 1, header: 'none'} as const
  return {file: 'a.mbox', start, fields: {...noFields, ...fields}}
}

/** What the engine says of a line, where it is not what the marks say. */
export interface Row {
  readonly depth?: number
  readonly kind?: number
  readonly author?: number
  /** Octets of the line before its content. */
  readonly skip?: number
}

/** A body as the quote room hands it on. */
export function bodyOf(
  text: string,
  rows: Record<number, Row> = {},
  given: Partial<Body> = {},
): Body {
  // Octets around the body prove that nothing outside of it is written.
  const padded = Buffer.from(`>x\n${text}>y\n`)
  const lines = new LineTable()
  lines.build(padded, 3, padded.length - 3)
  countMarks(padded, lines, 0, lines.count, false)
  for (let row = 0; row < lines.count; row++) {
    const told = rows[row] ?? {}
    lines.depth[row] = told.depth ?? lines.marks[row]!
    lines.kind[row] = told.kind ?? 0
    lines.author[row] = told.author ?? -1
    if (told.skip !== undefined) lines.content[row] = lines.start[row]! + told.skip
  }
  return {bytes: padded, lines, firstLine: 1, continued: false, last: true, part, ...given}
}

/** Writes one message of one part, given as its windows. */
export function writeMessage(
  writer: MessageWriter,
  windows: readonly Body[],
  reading = nothingRead,
): void {
  writer.messageStart(head())
  writer.partStart(part)
  for (const body of windows) writer.body(body, reading)
  writer.partEnd([])
  writer.messageEnd(100, [])
}

/** The text of one message of one part. */
export function textOf(options: Partial<TextOptions>, ...windows: Body[]): string {
  const out = new OutputBuffer()
  writeMessage(textWriter({...plain, ...options}, out), windows)
  return out.take().toString()
}

export const ana: Person = {name: 'Ana Ruiz', address: 'ana@example.org'}
