/** Reads an input as the pipeline does, in given pieces, and keeps what the handler was told. */
import {mailboxReader} from '../../src/mailbox/reader.ts'
import type {Finding, HeaderField, InputFormat, MboxDialect, MessageStart} from '../../src/types.ts'

export interface Read {
  readonly start: MessageStart
  readonly text: string
  readonly length: number
}

export interface Options {
  readonly format?: InputFormat
  readonly mbox?: MboxDialect
}

export interface Mail {
  readonly messages: readonly Read[]
  readonly findings: readonly Finding[]
}

/** Reads `octets`, cut before each of `cuts`; every lent chunk is overwritten after the call. */
export function read(
  octets: Buffer | string,
  options: Options = {},
  cuts: Iterable<number> = [],
): Mail {
  const all = Buffer.from(octets as string, 'latin1')
  const messages: Read[] = []
  const findings: Finding[] = []
  let start: MessageStart | null = null
  let spans: Buffer[] = []
  const reader = mailboxReader(
    {format: options.format ?? null, mbox: options.mbox ?? null},
    {
      messageStart(told) {
        if (start !== null) throw new Error('a message starts inside another')
        start = told
        spans = []
      },
      write(bytes, from, to) {
        if (start === null || to <= from) throw new Error('no message, or no octets')
        spans.push(Buffer.from(bytes.subarray(from, to)))
      },
      messageEnd(length) {
        if (start === null) throw new Error('no message to end')
        messages.push({start, text: Buffer.concat(spans).toString('latin1'), length})
        start = null
      },
    },
    finding => findings.push(finding),
  )
  let from = 0
  for (const to of [...cuts, all.length]) {
    const chunk = Buffer.from(all.subarray(from, to))
    reader.write(chunk)
    chunk.fill(0x58)
    from = to
  }
  reader.end()
  if (start !== null) throw new Error('the last message did not end')
  return {messages, findings}
}

/** The texts of the messages. */
export function texts(octets: Buffer | string, options: Options = {}): string[] {
  return read(octets, options).messages.map(message => message.text)
}

/** Format of each message. */
export function formats(octets: Buffer | string, options: Options = {}): string[] {
  return read(octets, options).messages.map(message => message.start.format)
}

/** The fields of a page as `Name: body` lines. */
export function fieldLines(header: 'section' | 'none' | readonly HeaderField[]): string[] {
  if (typeof header === 'string') return [header]
  return header.map(field => `${field.line} ${field.name}:${field.body.toString()}`)
}

/** All positions at which `length` octets can be cut in two. */
export function everyCut(length: number): number[] {
  return Array.from({length: Math.max(0, length - 1)}, (_, at) => at + 1)
}
