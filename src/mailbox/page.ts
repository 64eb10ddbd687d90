/**
 * A page: what web archives print of a message. A title, a few fields, the body.
 *
 *     Re: plan                              title: the subject, no field though it may look like one
 *                                           empty lines, or none
 *     From: Ana Ruiz
 *     Date: Wed Sep 16 2020 - 19:04:55 EST  fields, From and Date among them
 *                                           one empty line
 *     Let us meet.                          body
 *
 * Claimed only when the first dozen lines prove it; everything else is a message or text.
 */
import type {HeaderField} from '../types.ts'
import {fieldKind, fieldName, lineAfter} from './fields.ts'
import {eolAt, isFrom} from './separator.ts'

/** From and Date stand within this many lines, the title's included. */
const fieldReach = 12

/** A reply's title looks like a field: `Re: plan`, `AW: plan`, `Re[2]: plan`. */
const replyTitle = /^(?:re|fwd?|aw|wg|sv|vs|antw|tr|rv|res|odp|ynt)(?:\[\d+\])?[ \t]*:/i

/** Lines that introduce a quoted header section; what follows them is no page's own. */
const noTitle = /^(?:>|[-_=]{3})|:$/

export interface Page {
  readonly header: readonly HeaderField[]
  /** First octet of the body. */
  readonly body: number
}

/**
 * Reads the page that starts at `start`, or null when what stands there is none.
 * @param line input line of `start`
 */
export function parsePage(bytes: Buffer, start: number, line: number): Page | null {
  const end = bytes.length
  const titleEnd = lineAfter(bytes, start, end)
  let at = titleEnd
  let number = line + 1
  while (eolAt(bytes, at, end) > 0) {
    at += eolAt(bytes, at, end)
    number++
  }
  const title = bytes.toString('utf8', start, Math.min(titleEnd, start + 1000)).trim()
  if (!isTitle(bytes, start, titleEnd, title, at > titleEnd)) return null
  const subject = {name: 'Subject', body: Buffer.from(title), line}
  const fields = readFields(bytes, at, number, line + fieldReach)
  return fields && {header: [subject, ...fields.header], body: fields.body}
}

/** @param apart an empty line follows the title */
function isTitle(
  bytes: Buffer,
  start: number,
  end: number,
  title: string,
  apart: boolean,
): boolean {
  if (title === '' || noTitle.test(title) || isFrom(bytes, start, end)) return false
  const kind = fieldKind(bytes, start, end)
  if (kind === 'well-known') return false
  return apart || kind === 'none' || replyTitle.test(title)
}

/** The run of fields at `at` and its empty line, when From and Date stand before line `limit`. */
function readFields(bytes: Buffer, at: number, line: number, limit: number): Page | null {
  const end = bytes.length
  const header: HeaderField[] = []
  const needed = new Set(['from', 'date'])
  let number = line
  while (at < end && eolAt(bytes, at, end) === 0) {
    const name = fieldName(bytes, at, end)
    if (name === null || fieldKind(bytes, at, end) === 'none') return null
    const first = number
    let next = lineAfter(bytes, at, end)
    for (number++; isFolded(bytes, next); number++) next = lineAfter(bytes, next, end)
    const colon = bytes.indexOf(':', at)
    header.push({name, body: copyBody(bytes, colon + 1, next), line: first})
    if (first < limit) needed.delete(name.toLowerCase())
    if (number >= limit && needed.size > 0) return null
    at = next
  }
  return needed.size > 0 ? null : {header, body: at + eolAt(bytes, at, end)}
}

function isFolded(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0x20 || bytes[at] === 0x09
}

/** A copy of the field body without the last line's eol: the input is only lent. */
function copyBody(bytes: Buffer, start: number, next: number): Buffer {
  const eol = eolAt(bytes, next - 2, next) === 2 ? 2 : eolAt(bytes, next - 1, next)
  return Buffer.from(bytes.subarray(start, next - eol))
}
