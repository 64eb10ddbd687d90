/**
 * Attributions of GroupWise, whose marks are no quote marks:
 *
 *     >>> Ana Ruiz <ana@example.org> 02/03/25 9:01 AM >>>      on both sides of a person and a date
 *
 *     >>> On 2/3/2025 at 9:01 AM, in message                   in front of the first of two or three
 *     <4D5A.1@example.org>, Ana Ruiz                           rows without them
 *     <ana@example.org> wrote:
 *
 * Nobody's prose looks so. The words below mostly have no marks: depth-implied sets them off.
 */
import {COLON, GT} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {findAuthor, findDate} from './attribution-author.ts'
import {hasVerb} from './attribution-sight.ts'
import {classifyWords} from './attribution-words.ts'
import {nobodyKnown} from './people.ts'
import {trimmedEnd} from './words.ts'

/** Octets of a row that are read: own-marks.ts leaves the marks of longer attributions alone. */
const maxLength = 256
/** Marks that the attribution has of its own. */
export const wiseMarks = 3
/** Rows of the wrapped form. */
const maxRows = 3
const inMessage = /^On \S.{5,60}, in message\b/
const between = /^>>>(.*)>>>$/

/** Marks that are no quote marks stand in front of the row's text. */
export function hasOwnMarks({bytes, lines}: Body, row: number): boolean {
  const content = lines.content[row]!
  for (let at = 0; at < wiseMarks; at++) if (bytes[content + at] !== GT) return false
  return true
}

/** The attribution that the row is, its marks taken off; null for nearly every row. */
export function readWise(body: Body, row: number): FoundAttribution | null {
  // Only for speed: nearly no row goes on from here.
  if (!hasOwnMarks(body, row)) return null
  const text = between.exec(body.lines.text(body.bytes, row, maxLength).trim())?.[1]
  if (text === undefined) return null
  const words = classifyWords(text)
  const author = findAuthor(words, nobodyKnown)
  const isSomebody = author.name !== null || author.address !== null
  return isSomebody ? {first: row, last: row, author, date: findDate(words)} : null
}

/**
 * The row's last three marks begin an attribution whose other rows have none of their own. Marks that go
 * on below it are quote marks.
 */
export function startsMessage(body: Body, row: number): boolean {
  const {bytes, lines} = body
  // The `O` only for speed.
  if (bytes[lines.content[row]!] !== 0x4f || !inMessage.test(lines.text(bytes, row, maxLength))) {
    return false
  }
  const own = lines.marks[row]! - wiseMarks
  for (let at = row + 1; at < row + maxRows && at < lines.count; at++) {
    if (lines.marks[at] !== own || lines.isBlank(bytes, at)) return false
    if (bytes[trimmedEnd(bytes, lines, at) - 1] !== COLON) continue
    const below = at + 1 < lines.count ? lines.marks[at + 1]! : own
    return hasVerb(body, at) && below <= own + 1
  }
  return false
}
