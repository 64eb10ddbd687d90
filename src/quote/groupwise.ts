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
import {lastMarks} from '../lines/marks.ts'
import {COLON, GT} from '../lines/octets.ts'
import type {Body, Person} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {findAuthor, findDate} from './attribution-author.ts'
import {hasVerb} from './attribution-sight.ts'
import {classifyWords} from './attribution-words.ts'
import {TEXT} from './kinds.ts'
import {type Acquaintances, nobodyKnown} from './people.ts'
import {trimmedEnd} from './words.ts'

const maxLength = 200
const ownMarks = 3
/** Rows of the wrapped form. */
const maxRows = 3
const inMessage = /^On \S.{5,60}, in message\b/

/** Takes the marks of such attributions off `depth` and `marks`: they are part of `content` then. */
export function unmarkWise(body: Body): void {
  const {lines} = body
  for (let row = 0; row < lines.count; row++) {
    if (lines.marks[row]! < ownMarks || lines.kind[row] !== TEXT) continue
    if (isWise(body, row, lines.content[row]!) || startsMessage(body, row)) unmark(body, row)
  }
}

function unmark({bytes, lines}: Body, row: number): void {
  lines.content[row] = lastMarks(bytes, lines.content[row]!, ownMarks)
  lines.marks[row] = lines.marks[row]! - ownMarks
  lines.depth[row] = lines.marks[row]!
}

/** The attribution that the row is, its marks taken off; null for nearly every row. */
export function readWise(
  body: Body,
  row: number,
  people: Acquaintances = nobodyKnown,
): FoundAttribution | null {
  const {bytes, lines} = body
  const content = lines.content[row]!
  if (bytes[content] !== GT || bytes[content + 1] !== GT || bytes[content + 2] !== GT) return null
  if (!isWise(body, row, content + ownMarks)) return null
  return {first: row, last: row, ...tellsOf(body, row, people)}
}

/** Behind its marks, from `content` on, the row has a person, a date and three more marks. */
function isWise(body: Body, row: number, content: number): boolean {
  const {bytes, lines} = body
  const end = trimmedEnd(bytes, lines, row)
  if (end - content <= 10 || end - content > maxLength) return false
  for (let back = 1; back <= ownMarks; back++) if (bytes[end - back] !== GT) return false
  const {author, date} = tellsOf(body, row, nobodyKnown)
  return date !== null && (author.name !== null || author.address !== null)
}

function tellsOf(
  {bytes, lines}: Body,
  row: number,
  people: Acquaintances,
): {author: Person; date: string | null} {
  const text = lines.text(bytes, row, maxLength + ownMarks).trim()
  const words = classifyWords(text.replace(/^[> ]+/, '').replace(/ *>{3}$/, ''))
  const isDated = words.filter(word => word.class === 'date').length >= 2
  return {author: findAuthor(words, people), date: isDated ? findDate(words) : null}
}

/**
 * The row begins an attribution whose other rows have no marks of their own. Marks that go on below it
 * are quote marks.
 */
function startsMessage(body: Body, row: number): boolean {
  const {bytes, lines} = body
  if (bytes[lines.content[row]!] !== 0x4f || !inMessage.test(lines.text(bytes, row, maxLength))) {
    return false
  }
  const own = lines.marks[row]! - ownMarks
  for (let at = row + 1; at < row + maxRows && at < lines.count; at++) {
    if (lines.marks[at] !== own || lines.isBlank(bytes, at)) return false
    if (bytes[trimmedEnd(bytes, lines, at) - 1] !== COLON) continue
    const below = at + 1 < lines.count ? lines.marks[at + 1]! : own
    return hasVerb(body, at) && below <= own + 1
  }
  return false
}
