/** Helpers that show what the quote room reads, line by line, beside the line itself. */
import {countMarks} from '../../src/lines/marks.ts'
import {LineTable} from '../../src/lines/table.ts'
import {blockKinds} from '../../src/quote/kinds.ts'
import {QuotedMessage, quoteReader} from '../../src/quote/reader.ts'
import type {Body, MessageFields, Person, Reading, RequoteLevel} from '../../src/types.ts'

export interface Setting {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly isReply?: boolean
  /** Message-ids of its thread, the first message's first. */
  readonly references?: readonly string[]
  readonly flowed?: boolean
  readonly delSp?: boolean
  readonly level?: RequoteLevel
}

export function bodyOf(text: string, setting: Setting = {}): Body {
  const bytes = Buffer.from(text)
  const lines = new LineTable()
  lines.build(bytes, 0, bytes.length)
  const flowed = setting.flowed ?? false
  countMarks(bytes, lines, 0, lines.count, flowed)
  const part = {
    part: '1',
    type: 'text/plain',
    charset: null,
    transferEncoding: '7bit',
    flowed,
    delSp: setting.delSp ?? false,
    sourceLine: 1,
  }
  return {bytes, lines, firstLine: 1, continued: false, last: true, part}
}

export function fieldsOf(setting: Setting): MessageFields {
  const people = (list: string | undefined): Person[] =>
    (list ?? '').split(', ').filter(Boolean).map(personOf)
  return {
    id: null,
    subject: setting.subject ?? null,
    from: people(setting.from ?? 'Zoe Sender <zoe@example.org>'),
    to: people(setting.to),
    cc: [],
    date: null,
    inReplyTo: setting.isReply ? '<1@example.org>' : null,
    references: setting.references ?? [],
    values: () => [],
    all: [],
    brief: [],
    repairs: [],
  }
}

function personOf(text: string): Person {
  const [, name, address] = /^(.*?) ?<(.*)>$/.exec(text) ?? [null, text, null]
  return {name: name || null, address: address ?? null}
}

export function readText(text: string, setting: Setting = {}): {body: Body; reading: Reading} {
  const body = bodyOf(text, setting)
  const reader = quoteReader(new QuotedMessage(fieldsOf(setting)), {
    level: setting.level ?? 'full',
    structure: true,
  })
  return {body, reading: reader.read(body)}
}

/** `depth| content` of every line. */
export function depths(text: string, setting: Setting = {}): string {
  const {body} = readText(text, setting)
  return rows(body)
    .map(row => `${body.lines.depth[row]}| ${content(body, row)}`)
    .join('\n')
}

/** `depth kind author| content` of every line; the author is a first name, or `-`. */
export function lines(text: string, setting: Setting = {}): string {
  const {body, reading} = readText(text, setting)
  const {depth, kind, author} = body.lines
  return rows(body)
    .map(row => {
      const person = reading.authors[author[row]!]
      const who = (person?.name ?? person?.address ?? '-').split(' ')[0]
      return `${depth[row]} ${blockKinds[kind[row]!]} ${who}| ${content(body, row)}`
    })
    .join('\n')
}

function rows(body: Body): number[] {
  return Array.from({length: body.lines.count}, (_, row) => row)
}

function content(body: Body, row: number): string {
  return body.lines.text(body.bytes, row)
}

/** Takes the common indentation off a template literal and its first and last line end. */
export function text(
  strings: TemplateStringsArray,
  ...values: readonly (string | number)[]
): string {
  const raw = String.raw({raw: strings}, ...values)
    .replace(/^\n/, '')
    .replace(/\n *$/, '\n')
  const indent = Math.min(
    ...raw
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => /^ */.exec(line)![0].length),
  )
  return raw
    .split('\n')
    .map(line => line.slice(indent))
    .join('\n')
}
