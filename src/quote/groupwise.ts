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
import type {Body, Person} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {findAuthor, findDate} from './attribution-author.ts'
import {hasVerb} from './attribution-sight.ts'
import {classifyWords} from './attribution-words.ts'
import {type Acquaintances, nobodyKnown} from './people.ts'
import {trimmedEnd} from './words.ts'

const maxLength = 200
/** Marks that the attribution has of its own. */
export const wiseMarks = 3
/** Rows of the wrapped form. */
const maxRows = 3
const inMessage = /^On \S.{5,60}, in message\b/

/** The row's last three marks are those of such an attribution. */
export function hasWiseMarks(body: Body, row: number): boolean {
  return isWise(body, row, body.lines.content[row]!) || startsMessage(body, row)
}

/** Marks that are no quote marks stand in front of the row's text. */
export function hasOwnMarks({bytes, lines}: Body, row: number): boolean {
  const content = lines.content[row]!
  return bytes[content] === GT && bytes[content + 1] === GT && bytes[content + 2] === GT
}

/** The attribution that the row is, its marks taken off; null for nearly every row. */
export function readWise(
  body: Body,
  row: number,
  people: Acquaintances = nobodyKnown,
): FoundAttribution | null {
  if (!hasOwnMarks(body, row) || !isWise(body, row, body.lines.content[row]! + wiseMarks))
    return null
  return {first: row, last: row, ...tellsOf(body, row, people)}
}

/** Behind its marks, from `content` on, the row has a person, a date and three more marks. */
function isWise(body: Body, row: number, content: number): boolean {
  const {bytes, lines} = body
  const end = trimmedEnd(bytes, lines, row)
  if (end - content <= 10 || end - content > maxLength) return false
  for (let back = 1; back <= wiseMarks; back++) if (bytes[end - back] !== GT) return false
  const {author, date} = tellsOf(body, row, nobodyKnown)
  return date !== null && (author.name !== null || author.address !== null)
}

function tellsOf(
  {bytes, lines}: Body,
  row: number,
  people: Acquaintances,
): {author: Person; date: string | null} {
  const text = lines.text(bytes, row, maxLength + wiseMarks).trim()
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
  const own = lines.marks[row]! - wiseMarks
  for (let at = row + 1; at < row + maxRows && at < lines.count; at++) {
    if (lines.marks[at] !== own || lines.isBlank(bytes, at)) return false
    if (bytes[trimmedEnd(bytes, lines, at) - 1] !== COLON) continue
    const below = at + 1 < lines.count ? lines.marks[at + 1]! : own
    return hasVerb(body, at) && below <= own + 1
  }
  return false
}
