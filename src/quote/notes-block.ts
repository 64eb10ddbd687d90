/**
 * Reads the header section that Lotus Notes puts above an answered message, which has no `From:` and
 * has the other names in lines of their own, or in a second column.
 *
 *     Ana Ruiz <ana@example.org>                Ana Ruiz
 *     Sent by: ana@example.org                  <ana@example.org>   To:       Bo Lind
 *     02/03/2025 10:22 AM                       03.02.2025 10:22    cc:
 *                                                                   Subject:  plan
 *     To
 *     Bo Lind <bo@example.org>
 *     cc
 *     Subject
 *     plan
 *
 * Both are told by the row that only they have: `To` alone, and a far indented `Subject:`.
 */
import {SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {findDate} from './attribution-author.ts'
import {classifyWords} from './attribution-words.ts'
import {
  type HeaderBlock,
  isAnnouncement,
  mayStartHeaderBlock,
  readHeaderBlock,
} from './header-block.ts'
import {fieldClasses} from './header-block-words.ts'
import {HEADER_BLOCK, TEXT} from './kinds.ts'
import {trimmedEnd} from './words.ts'

/** Octets of a row that has nothing but the word for `To`. */
const maxTo = 5
/** Columns in front of a `Subject:` in the second column. */
const minColumn = 16
/** Rows above the one that tells the block, and below it. */
const maxAbove = 8
const maxBelow = 24
const maxLength = 200
/** Rows between the date and `To` that tell nothing of who wrote. */
const asideWords = /^(?:sent by|please respond to|gesendet von|antwort an)\b/i
/** The cut of a row of two columns: its right one begins with a field name behind a wide gap. */
const secondColumn = /^(.*?) {2,}([A-Za-zÀ-ž]{2,10}):(?: +(.*))?$/

/** Cheap: the row may be the one that tells a block. Most rows end here. */
export function mayTellNotesBlock({bytes, lines}: Body, row: number): boolean {
  const content = lines.content[row]!
  const length = lines.end[row]! - content
  const first = bytes[content]!
  if (first === SP) return length > minColumn && bytes[content + minColumn - 1] === SP
  return length > 0 && length <= maxTo && first >= 0x41 && (first <= 0x5a || first === 0xc3)
}

/** A block of either kind that `row` begins or tells, or null. */
export function readBlock(body: Body, row: number): HeaderBlock | null {
  const notes = readNotesBlock(body, row)
  if (notes) return notes
  const mayStart = mayStartHeaderBlock(body, row) || isAnnouncement(body, row)
  return mayStart ? readHeaderBlock(body, row) : null
}

/** Rows of an introduction. */
export interface Rows {
  readonly first: number
  readonly last: number
}

/** Sets the kind of a block's rows. */
export function markBlock({lines}: Body, {first, last}: Rows): void {
  for (let row = first; row <= last; row++) {
    if (lines.kind[row] === TEXT) lines.kind[row] = HEADER_BLOCK
  }
}

/** The block that `row` tells, or null; its first row is above. */
export function readNotesBlock(body: Body, row: number): HeaderBlock | null {
  if (!mayTellNotesBlock(body, row)) return null
  return body.bytes[body.lines.content[row]!] === SP ? readColumns(body, row) : readRows(body, row)
}

/** The block that begins at `row`, told by one of the rows below. */
export function readNotesBlockFrom(body: Body, row: number): HeaderBlock | null {
  const stop = Math.min(body.lines.count, row + maxAbove)
  for (let at = row + 1; at < stop; at++) {
    const block = readNotesBlock(body, at)
    if (block !== null) return block.first === row ? block : null
  }
  return null
}

function readRows(body: Body, row: number): HeaderBlock | null {
  if (classOf(body, row) !== 'to') return null
  const head = readHead(body, row)
  if (head === null) return null
  let to = ''
  const stop = Math.min(body.lines.count, row + maxBelow)
  for (let at = row + 1; at < stop && isOfLevel(body, at, row); at++) {
    if (classOf(body, at) === 'subject') {
      const last = filledBelow(body, at)
      const subject = last < 0 || classOf(body, last) !== null ? '' : textOf(body, last)
      return made(head, subject === '' ? at : last, to, subject)
    }
    if (to === '') to = textOf(body, at)
  }
  return null
}

/** Who and when, above the row `To`. */
interface Head {
  readonly first: number
  readonly from: string
  readonly date: string
}

/** The date right above, and the name above that; Notes puts `Sent by:` between them. */
function readHead(body: Body, row: number): Head | null {
  let date = ''
  for (let at = row - 1; at >= 0 && row - at <= maxAbove && isOfLevel(body, at, row); at--) {
    const text = textOf(body, at)
    if (text === '' || asideWords.test(text) || isAside(body, at, row)) continue
    if (date !== '') return isName(text) ? {first: at, from: text, date} : null
    const words = classifyWords(text)
    if (words.filter(word => word.class === 'date').length < 2 || words.length > 6) return null
    date = findDate(words) ?? text
  }
  return null
}

/** Whom to answer stands below those words, where they have a row of their own. */
function isAside(body: Body, row: number, other: number): boolean {
  if (row === 0 || !isOfLevel(body, row - 1, other)) return false
  return /^(?:please respond to|antwort an)$/i.test(textOf(body, row - 1))
}

/** Short, with capitals, and no sentence: `Ana Ruiz/Munich/Example <ana@example.org>`. */
function isName(text: string): boolean {
  return text.length <= 80 && /^["']?\p{Lu}|@/u.test(text) && !/[.?!:]$/.test(text)
}

/** @param row the one with `Subject:` in its second column */
function readColumns(body: Body, row: number): HeaderBlock | null {
  const last = secondColumn.exec(rawText(body, row))
  if (!last || fieldClasses().get(last[2]!.toLowerCase()) !== 'subject') return null
  const left: string[] = [last[1]!.trim()]
  let to = ''
  let first = row
  for (let at = row - 1; at >= 0 && row - at <= maxAbove && isOfLevel(body, at, row); at--) {
    const text = rawText(body, at)
    if (text.trim() === '' || !/^ {3,}/.test(text)) break
    const [, begin, name, value] = secondColumn.exec(text) ?? [null, text, '', '']
    if (name && fieldClasses().get(name.toLowerCase()) === 'to') to = value?.trim() || name
    left.unshift(begin!.trim())
    first = at
  }
  const words = left.filter(Boolean)
  const date = words.findLast(text => /\d/.test(text) && !text.includes('@')) ?? ''
  const from = words.filter(text => text !== date && !/^sent by/i.test(text)).join(' ')
  return to === '' || from === '' || date === ''
    ? null
    : made({first, from, date}, row, to, last[3] ?? '')
}

function made({first, from, date}: Head, last: number, to: string, subject: string): HeaderBlock {
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

/** What the row tells that is a field's name and nothing else; null for any other row. */
function classOf(body: Body, row: number): string | null {
  const length = body.lines.end[row]! - body.lines.content[row]!
  if (length > 12) return null
  return fieldClasses().get(textOf(body, row).toLowerCase()) ?? null
}

function filledBelow(body: Body, row: number): number {
  const stop = Math.min(body.lines.count, row + 3)
  for (let at = row + 1; at < stop && isOfLevel(body, at, row); at++) {
    if (textOf(body, at) !== '') return at
  }
  return -1
}

function isOfLevel({lines}: Body, row: number, other: number): boolean {
  return lines.depth[row] === lines.depth[other] && lines.kind[row] === lines.kind[other]
}

function textOf(body: Body, row: number): string {
  return rawText(body, row).trim()
}

/** The row's text, white space in front of it kept. */
function rawText({bytes, lines}: Body, row: number): string {
  const end = Math.min(trimmedEnd(bytes, lines, row), lines.content[row]! + maxLength)
  return bytes.toString('utf8', lines.content[row]!, end)
}
