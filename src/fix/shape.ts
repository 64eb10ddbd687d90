/**
 * What a message's octets look like to a mailbox's reader by themselves. A repair must not make
 * another format of a text, nor two messages of one.
 *
 *     >From ana@example.org Mon Mar  1 09:00:00 2021      text; without its first octet, an mbox
 */
import {mailboxReader} from '../mailbox/reader.ts'
import type {InputFormat, MboxDialect, MessageStart} from '../types.ts'

/** @returns the formats of the messages that are read there, and whether they have header sections */
export function shapeOf(raw: Buffer, format: InputFormat | null, mbox: MboxDialect | null): string {
  const shapes: string[] = []
  const ignore = (): void => undefined
  const reader = mailboxReader(
    {format, mbox},
    {
      messageStart: start => {
        shapes.push(shapeOfMessage(start))
      },
      write: ignore,
      messageEnd: ignore,
    },
    ignore,
  )
  reader.write(raw)
  reader.end()
  return shapes.join(', ')
}

/** The shape of octets that are read as one message. */
export function shapeOfMessage({format, header}: MessageStart): string {
  return `${format} ${typeof header === 'string' ? header : header.length}`
}
