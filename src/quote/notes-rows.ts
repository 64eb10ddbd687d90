/**
 * The rows of a header section of Notes, as the reader of each form needs them: a row in, its text or
 * whether it belongs to the section out, and in the end the block that they make.
 */
import type {Body} from '../types.ts'
import type {HeaderBlock} from './header-block.ts'
import type {Sent} from './notes-cells.ts'
import {trimmedEnd} from './words.ts'

/** Octets of a row that are read: boxes are 130 wide. */
const maxLength = 300

/** Who wrote it and when, and the first row of all. */
export interface Head extends Sent {
  readonly first: number
}

/** The rows from the head's first to `last` as a block. */
export function made(
  {first, from, date}: Head,
  last: number,
  to: string,
  subject: string,
): HeaderBlock {
  return {
    isBlock: true,
    first,
    last,
    divider: null,
    fields: 4,
    isRaw: false,
    from,
    date,
    to,
    subject,
  }
}

/** The row stands in the same level as the other one. */
export function isOfLevel({lines}: Body, row: number, other: number): boolean {
  if (row >= lines.count) return false
  return lines.depth[row] === lines.depth[other] && lines.kind[row] === lines.kind[other]
}

/** The row's text, white space in front of it kept. */
export function rawText({bytes, lines}: Body, row: number): string {
  const end = Math.min(trimmedEnd(bytes, lines, row), lines.content[row]! + maxLength)
  return bytes.toString('utf8', lines.content[row]!, end)
}
