/**
 * Attributions whose marks are their own, no quote marks:
 *
 *     >>>>> "AR" == Ana Ruiz <ana@example.org> writes:     Supercite, above `AR> her words`
 *     >>>>> On 3 Feb 2025, ana@example.org said:           Supercite without a name
 *     >>>Ana Ruiz said:                                    exmh, above ` > her words`
 *     >>> Ana Ruiz wrote                                   likewise, above `> her words`
 *     >>> Ana Ruiz 02/03/25 9:01 AM >>>                    GroupWise (groupwise.ts)
 *
 * Told before anything counts on the marks of a line: the lines around have far fewer.
 */
import {lastMarks} from '../lines/marks.ts'
import {COLON, GT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {findAuthor, findDate} from './attribution-author.ts'
import {classifyWords, type Word} from './attribution-words.ts'
import {hasOwnMarks, startsMessage, wiseMarks} from './groupwise.ts'
import {TEXT} from './kinds.ts'
import type {Acquaintances} from './people.ts'
import {trimmedEnd} from './words.ts'

/** Octets of an attribution behind its marks. */
const maxLength = 200
const maxShort = 60
/** Supercite opens an attribution with this many marks, exmh with three. */
export const citeMarks = 5
const exmhMarks = 3
/** Blank rows between an attribution and its text. */
const maxGap = 3

/** Takes such marks off `depth` and `marks`: they are part of `content` then. */
export function unmarkAttributions(body: Body): void {
  const {lines} = body
  for (let row = 0; row < lines.count; row++) {
    if (lines.marks[row]! < exmhMarks || lines.kind[row] !== TEXT) continue
    const own = startsMessage(body, row) ? wiseMarks : ownMarks(body, row)
    if (own > 0) unmark(body, row, own)
  }
}

function unmark({bytes, lines}: Body, row: number, own: number): void {
  lines.content[row] = lastMarks(bytes, lines.content[row]!, own)
  lines.marks[row] = lines.marks[row]! - own
  lines.depth[row] = lines.marks[row]!
}

/** The attribution of Supercite or exmh that the row is, its marks taken off; null for nearly every row. */
export function readOwnMarked(
  body: Body,
  row: number,
  people: Acquaintances,
): FoundAttribution | null {
  const {bytes, lines} = body
  if (!hasOwnMarks(body, row)) return null
  const text = lines.text(bytes, row, maxLength).trim().replace(/^>+ */, '')
  const author = findAuthor(classifyWords(text.replace(sign, '')), people)
  return {first: row, last: row, author, date: findDate(classifyWords(text))}
}

/** How many of the row's marks are the attribution's own: 0 for nearly every row. */
function ownMarks(body: Body, row: number): number {
  const {bytes, lines} = body
  const content = lines.content[row]!
  const end = trimmedEnd(bytes, lines, row)
  if (end - content > maxLength) return 0
  if (bytes[end - 1] === GT && bytes[end - 2] === GT && bytes[end - 3] === GT) {
    return isDated(bytes.toString('utf8', content, end - wiseMarks)) ? wiseMarks : 0
  }
  const marks = lines.marks[row]!
  const hasColon = bytes[end - 1] === COLON
  const isCite = hasColon && marks >= citeMarks
  if (isCite && sign.test(bytes.toString('utf8', content, end))) return citeMarks
  // Nearly no row goes on from here: the one above has such marks, too.
  if (marksAbove(body, row) >= marks - 1) return 0
  const text = bytes.toString('utf8', content, end)
  const below = marksBelow(body, row)
  if (isCite && below <= marks - citeMarks + 1) return isNameless(text) ? citeMarks : 0
  // A quotation with fewer marks follows, and a blank before each.
  const isAbove = below === marks - exmhMarks + 1 || hasBlankMark(body, row + 1)
  if (!isAbove || end - content >= maxShort) return 0
  const isTold = hasColon ? bytes[content - 1] === GT : nameAndVerb.test(text)
  return isTold && countOf(classifyWords(text), 'verb') === 1 ? exmhMarks : 0
}

/** What GroupWise has between its marks tells a date, and mostly a person beside it. */
function isDated(text: string): boolean {
  return countOf(classifyWords(text), 'date') > 1
}

/** `"AR" == `, perhaps behind a date. */
const sign = /^[^"]*"[^"]+" == /

/** What may do without a colon. */
const nameAndVerb = /^(?:\p{Lu}[\p{L}.'-]* ){1,4}\p{Ll}+$/u

/** What Supercite writes where it knows no name: a date, an address, a verb. */
function isNameless(text: string): boolean {
  const words = classifyWords(text)
  return (
    countOf(words, 'date') > 1 && countOf(words, 'address') === 1 && countOf(words, 'verb') === 1
  )
}

function countOf(words: readonly Word[], wanted: Word['class']): number {
  return words.filter(word => word.class === wanted).length
}

/** ` > text` */
function hasBlankMark({bytes, lines}: Body, row: number): boolean {
  return row < lines.count && lines.marks[row]! > 0 && bytes[lines.start[row]!] === SP
}

/** Marks of the last row with content above; 0 when there is none. */
function marksAbove({bytes, lines}: Body, row: number): number {
  for (let at = row - 1; at >= 0; at--) if (!lines.isBlank(bytes, at)) return lines.marks[at]!
  return 0
}

/** Marks of the next row with content, at most a few rows away; 0 when there is none. */
function marksBelow({bytes, lines}: Body, row: number): number {
  const stop = Math.min(lines.count - 1, row + 1 + maxGap)
  for (let at = row + 1; at <= stop; at++) if (!lines.isBlank(bytes, at)) return lines.marks[at]!
  return 0
}
