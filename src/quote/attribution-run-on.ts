/**
 * Attributions with the first words that they introduce on the same line, as GMX and others leave them
 * where a line end got lost. Nothing parts the two but the colon.
 *
 *     On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org> wrote:Hi Bo,
 *
 * Who, when and a verb right in front of the colon have to be told: prose has colons, too. Those first
 * words stay where they are, with the attribution. A mailer may have wrapped it in front of the colon:
 *
 *     > On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org[mailto:
 *     > ana@example.org]> wrote:Hi Bo,
 */
import {hasColon} from '../lines/line-facts.ts'
import {COLON} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {findAuthor, findDate} from './attribution-author.ts'
import {classifyWords} from './attribution-words.ts'
import {TEXT} from './kinds.ts'
import {type Acquaintances, nobodyKnown} from './people.ts'
import {isVerbAt} from './verbs.ts'
import {endsSentence, isLetter, trimmedEnd} from './words.ts'

/** Octets in front of the colon. */
const maxLength = 300

/** Octets of the row above that it may begin on. */
const maxAbove = 200
/** The colon behind it ends no sentence. */
const scheme = 'mailto:'

/** The attribution that the row begins with, or goes on with from the row above; null for nearly every row. */
export function readRunOn(
  body: Body,
  row: number,
  people: Acquaintances = nobodyKnown,
): FoundAttribution | null {
  const {bytes, lines} = body
  if ((lines.facts[row]! & hasColon) === 0) return null
  const content = lines.content[row]!
  const colon = colonBehindVerb(bytes, content, Math.min(lines.end[row]!, content + maxLength))
  if (colon < 0) return null
  const text = bytes.toString('utf8', content, colon + 1)
  const found = readTold(text, row, row, people)
  if (found !== null || !goesOn(body, row)) return found
  return readTold(`${lines.text(bytes, row - 1, maxAbove).trim()} ${text}`, row - 1, row, people)
}

/** The attribution in rows `first … last`, if it tells who and when. */
function readTold(
  text: string,
  first: number,
  last: number,
  people: Acquaintances,
): FoundAttribution | null {
  const words = classifyWords(text)
  const date = findDate(words)
  const author = findAuthor(words, people)
  const isTold = date !== null && author.name !== null && author.address !== null
  return isTold ? {first, last, author, date} : null
}

/** The row above may have been one line with it. */
function goesOn(body: Body, row: number): boolean {
  const {bytes, lines} = body
  const above = row - 1
  if (above < 0 || lines.depth[above] !== lines.depth[row] || lines.kind[above] !== TEXT)
    return false
  const end = trimmedEnd(bytes, lines, above)
  const isAddress = bytes.toString('latin1', Math.max(0, end - scheme.length), end) === scheme
  const isOver = !isAddress && endsSentence(body, above)
  return !isOver && lines.end[above]! - lines.content[above]! <= maxAbove
}

/** A colon right behind a verb of writing, and right in front of a word; -1 where there is none. */
function colonBehindVerb(bytes: Buffer, from: number, end: number): number {
  for (let at = from + 1; at + 1 < end; at++) {
    if (bytes[at] !== COLON || !isLetter(bytes[at + 1]!)) continue
    let start = at
    while (start > from && isLetter(bytes[start - 1]!)) start--
    if (start < at && isVerbAt(bytes, start, at)) return at
  }
  return -1
}
