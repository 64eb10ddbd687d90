/** Mails of one thread for tests, and what is read in the last of them. */
import type {MessageRecord} from '../../src/record.ts'
import {asJson, records} from '../run.ts'

export interface Mail {
  readonly from: string
  readonly body: string
  /** Number of the mail that it answers, from 1. */
  readonly to?: number
}

export function mbox(mails: readonly Mail[]): Buffer {
  const texts = mails.map(({from, body, to}, index) => {
    const answers = to === undefined ? '' : `In-Reply-To: <${to}@example.org>\n`
    const head = `From: ${from} <${from.toLowerCase()}@example.org>\nMessage-ID: <${index + 1}@example.org>\n`
    return `From x@example.org Thu Jan  1 00:00:00 2026\n${head}${answers}\n${body}\n`
  })
  return Buffer.from(texts.join('\n'))
}

export const inThread = {thread: true, wantStructure: true}

export function read(octets: Buffer, cuts: readonly number[] = []): MessageRecord[] {
  return records(asJson('-', octets, cuts, inThread)) as MessageRecord[]
}

/** Depth, author and text of each block of the last mail. */
export function blocks(mails: readonly Mail[]): string[] {
  return read(mbox(mails))
    .at(-1)!
    .parts[0]!.blocks.map(({depth, author, text}) => `${depth} ${author?.name ?? '-'}: ${text}`)
}

export const question = 'The wait at the lower lock is far too long on market days.'
export const wish = 'Could the keeper open the second gate before noon?'
export const answers = [
  'He could, if somebody told him which days those are.',
  'There is a list of them on the door of the lower lock.',
  'Nobody has looked at it since the spring of last year.',
]
/** The lines, each behind the marks. */
export function quoted(marks: string, ...lines: readonly string[]): string {
  return lines.map(line => `${marks} ${line}`).join('\n')
}
