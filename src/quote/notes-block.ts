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
 * Both are told by the row that only they have: `To` alone, and a far indented `Subject:`; the second
 * is read in notes-columns.ts. Older ones have fields as others do, but for `From:`, and are told by
 * `To:`:
 *
 *     Ana Ruiz@HARBOUR on 02/03/2025 10:22:01 AM
 *
 *     To:       Bo Lind <bo@example.org>
 *     cc:
 *     Subject:  plan
 *
 * Boxes are read in notes-box.ts. What is passed on has a divider above each of them:
 *
 *     ----- Forwarded by Bo Lind/Munich/Example on 02/04/2025 08:12 AM -----
 */
import {hasColon} from '../lines/line-facts.ts'
import {SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {findDate} from './attribution-author.ts'
import {classifyWords} from './attribution-words.ts'
import {
  type HeaderBlock,
  isAnnouncement,
  mayStartHeaderBlock,
  readDivider,
  readHeaderBlock,
} from './header-block.ts'
import {fieldClasses} from './header-block-words.ts'
import {HEADER_BLOCK, TEXT} from './kinds.ts'
import {mayStartBox, readBox} from './notes-box.ts'
import {asideWords, fieldOf, isName, readFields, withoutPlace} from './notes-cells.ts'
import {minColumn, readColumns} from './notes-columns.ts'
import {type Head, isOfLevel, made, rawText} from './notes-rows.ts'

/** Octets of a row that has nothing but the word for `To`. */
const maxTo = 5
/** Rows above the one that tells the block, and below it. */
const maxAbove = 8
const maxBelow = 24
/** Rows of a block above the one that tells it, its divider and the blank ones below that included. */
const maxSpan = 16
/** Blank rows below a divider. */
const maxGap = 4
/** `Ana Ruiz@HARBOUR on 02/03/2025 10:22:01 AM` */
const nameAndDate =
  /^(.{2,100}?) (?:on|am|le|il|el|op|em) (\d{1,4}[./-]\d{1,2}[./-]\d{2,4} \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?(?: [A-Z]{3,4})?)$/i
/** Words of a name begin so, or tell an address. */
const nameWord = /^["'(<]*\p{Lu}|[@/]|^(?:von|van|der|de|la|di|du)$/u

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

/** The block that `row` tells, or null; its first row may be above. */
export function readNotesBlock(body: Body, row: number): HeaderBlock | null {
  const block = readForm(body, row)
  return block && withDivider(body, block)
}

function readForm(body: Body, row: number): HeaderBlock | null {
  if (mayStartBox(body, row)) return readBox(body, row)
  const isIndented = body.bytes[body.lines.content[row]!] === SP
  const told = mayTellNotesBlock(body, row)
    ? isIndented
      ? readColumns(body, row)
      : readRows(body, row)
    : null
  const mayBeUnnamed = (body.lines.facts[row]! & hasColon) !== 0 && mayStartHeaderBlock(body, row)
  return told ?? (mayBeUnnamed ? readUnnamed(body, row) : null)
}

/** The block that begins at `row`, told by it or by one of the rows below. */
export function readNotesBlockFrom(body: Body, row: number): HeaderBlock | null {
  const stop = Math.min(body.lines.count, row + maxSpan)
  for (let at = row; at < stop; at++) {
    const block = readNotesBlock(body, at)
    if (block !== null) return block.first === row ? block : null
  }
  return null
}

/** With the line above that tells that it was passed on, where one stands there. */
function withDivider(body: Body, block: HeaderBlock): HeaderBlock {
  const {bytes, lines} = body
  const stop = Math.max(0, block.first - 1 - maxGap)
  let at = block.first - 1
  while (at >= stop && lines.isBlank(bytes, at)) at--
  if (at < stop || !isOfLevel(body, at, block.first)) return block
  // A mailer may have wrapped it: `08:12 AM -----`.
  if (!rawText(body, at).endsWith('--')) return block
  const isWrapped = at > 0 && !rawText(body, at).startsWith('--')
  if (isWrapped && !isOfLevel(body, --at, block.first)) return block
  return readDivider(body, at) === 'forward' ? {...block, first: at, divider: 'forward'} : block
}

/** @param row the one with `To:`, below a name and a date; `cc:` and `Subject:` follow */
function readUnnamed(body: Body, row: number): HeaderBlock | null {
  if (fieldClasses().get(fieldOf(rawText(body, row))[0]) !== 'to') return null
  const rows: string[] = []
  const stop = Math.min(body.lines.count, row + maxBelow)
  for (let at = row; at < stop && isOfLevel(body, at, row) && textOf(body, at) !== ''; at++) {
    rows.push(rawText(body, at))
  }
  const {to, subject, count} = readFields(rows)
  if (to === '' || subject === '' || count < 3) return null
  const head = readHead(body, row)
  return head && made(head, row + rows.length - 1, to, subject)
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

/** The date right above, and the name above that; Notes puts `Sent by:` between them. */
function readHead(body: Body, row: number): Head | null {
  let date = ''
  for (let at = row - 1; at >= 0 && row - at <= maxAbove && isOfLevel(body, at, row); at--) {
    const text = textOf(body, at)
    if (text === '' || asideWords.test(text) || isAside(body, at, row)) continue
    if (fieldOf(text)[0] !== '') return null
    if (date !== '') return isName(text) ? {first: at, from: withoutPlace(text), date} : null
    const [, name, day] = nameAndDate.exec(text) ?? []
    if (name && day) return isNamed(name) ? {first: at, from: withoutPlace(name), date: day} : null
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

function isNamed(text: string): boolean {
  return isName(text) && text.split(' ').every(word => nameWord.test(word))
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

function textOf(body: Body, row: number): string {
  return rawText(body, row).trim()
}
