/**
 * Attributions of programs that write them in a form of their own.
 *
 *     >>>>> "AR" == Ana Ruiz <ana@example.org> writes:     Supercite; its marks are no quote marks
 *     >>>>> On 3 Feb 2025, ana@example.org said:           Supercite without a name
 *     >>> Ana Ruiz 02/03/25 9:01 >>>                       GroupWise; nor are these (groupwise.ts)
 *     >>>Ana Ruiz said:                                    exmh, above ` > her words`
 *     [Ana Ruiz]                                           right above a deeper line
 *     --- Comment #4 from Ana Ruiz <ana@example.org> ---   Bugzilla: the text below is hers
 *     (In reply to Ana Ruiz from comment #3)               Bugzilla, right above a deeper line
 */
import {lastMarks} from '../lines/marks.ts'
import {COLON, GT, SP} from '../lines/octets.ts'
import type {Body, Person} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {findAuthor} from './attribution-author.ts'
import {classifyWords} from './attribution-words.ts'
import type {People} from './people.ts'
import {trimmedEnd} from './words.ts'

const maxLength = 200
/** Supercite opens an attribution with this many marks, GroupWise with three. */
const citeMarks = 5
const wiseMarks = 3

/**
 * Takes the marks that belong to a Supercite or GroupWise attribution off the row's depth.
 * @param below depth of the next row with content
 */
export function unmarkAttribution(
  body: Body,
  row: number,
  below: number,
  people: People,
): FoundAttribution | null {
  const {bytes, lines} = body
  const marks = lines.marks[row]!
  if (marks < wiseMarks || lines.end[row]! - lines.content[row]! > maxLength) return null
  const own = ownMarks(body, row, below)
  if (own === 0) return null
  const text = lines.text(bytes, row, maxLength).trim()
  const sign = own === citeMarks ? text.indexOf('" == ') : -1
  const words = classifyWords(text.slice(sign < 0 ? 0 : sign + 5).replace(/ *>{3}$/, ''))
  const count = (name: string): number => words.filter(word => word.class === name).length
  if (sign < 0) {
    const isWise = text.endsWith('>>>')
    if (isWise ? count('date') < 2 : count('verb') !== 1) return null
    if (own === citeMarks && (count('date') < 2 || count('address') !== 1)) return null
  }
  lines.depth[row] = Math.max(0, lines.depth[row]! - own)
  lines.marks[row] = marks - own
  lines.content[row] = lastMarks(bytes, lines.content[row]!, own)
  return {first: row, last: row, author: findAuthor(words, people), date: null}
}

/** How many of the row's marks are the attribution's own: 0 for nearly every row. */
function ownMarks(body: Body, row: number, below: number): number {
  const {bytes, lines} = body
  const content = lines.content[row]!
  const end = trimmedEnd(bytes, lines, row)
  if (lines.marks[row]! >= citeMarks) {
    // A date may stand in front: `>>>>> On 3 Feb 2025, "AR" == Ana Ruiz said:`.
    const sign = bytes.subarray(content, end).indexOf('" == ', 1, 'latin1')
    if (sign > 0) return bytes.subarray(content, content + sign).includes(0x22) ? citeMarks : 0
  }
  const isWise = end - content > 10 && [1, 2, 3].every(back => bytes[end - back] === GT)
  if (isWise) return wiseMarks
  if (bytes[end - 1] !== COLON) return 0
  if (lines.marks[row] === citeMarks && below <= 1) return citeMarks
  // Exmh writes `>>>Ana Ruiz said:` above a quotation with fewer marks, and a blank before each.
  const isTight = bytes[content - 1] === GT && end - content < 60
  const isExmh = below === lines.depth[row]! - 2 || hasBlankMark(body, row + 1)
  return isTight && isExmh ? wiseMarks : 0
}

/** ` > text` */
function hasBlankMark({bytes, lines}: Body, row: number): boolean {
  return row < lines.count && lines.marks[row]! > 0 && bytes[lines.start[row]!] === SP
}

const notes = /^(?:\.{2,}|…|snip|snipped|cut|trimmed|deleted|etc|skipped|patch|external)/i
/** `Skip` is a name, too. */
const skip = /^(?:skip|SKIP)/

/** The forms that end in a bracket, right above a deeper line. */
export function readBracketed(body: Body, row: number, people: People): FoundAttribution | null {
  const {bytes, lines} = body
  const first = bytes[lines.content[row]!]
  if (first !== 0x5b && first !== 0x28) return null
  const text = lines.text(bytes, row, maxLength).trim()
  const inner = /^\[([^[\]]{2,60})\]:?$/.exec(text)?.[1]
  if (inner && !notes.test(inner) && !skip.test(inner)) {
    const name = inner.split(/,? (?:to|on|wrote|writes|quoting) |, /, 1)[0]!.trim()
    const isName = /^\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,3}$/u.test(name)
    return isName ? found(row, {name, address: null}) : null
  }
  const reply = /^\(In reply to (?:comment #\d{1,6}|(.{1,80}) from comment #\d{1,6})\)$/.exec(text)
  return reply ? found(row, findAuthor(classifyWords(reply[1] ?? ''), people)) : null
}

/** It introduces words of its own depth. */
export interface FoundComment extends FoundAttribution {
  readonly isOwn: true
}

/** `--- Comment #4 from Ana Ruiz <ana@example.org> ---`: what follows at the same depth is hers. */
export function readComment(
  {bytes, lines}: Body,
  row: number,
  people: People,
): FoundComment | null {
  const text = lines.text(bytes, row, maxLength)
  const comment =
    /^-{2,} *Comment #\d{1,6} from (.{1,100}?)( 20\d\d-[\d: -]{1,30}[A-Z]*)? *-{2,}$/.exec(
      text.trim(),
    )
  if (!comment) return null
  const author = findAuthor(classifyWords(comment[1]!), people)
  return {...found(row, author), date: comment[2]?.trim() ?? null, isOwn: true}
}

function found(row: number, author: Person): FoundAttribution {
  return {first: row, last: row, author, date: null}
}
