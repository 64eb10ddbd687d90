/**
 * Finds the messages that a digest holds (RFC 1153, and Mailman's plain text digests): each below a
 * line of hyphens, with a header section of its own.
 *
 *     ------------------------------        30; 70 or more below the preamble
 *
 *     Message: 2
 *     Date: Mon, 3 Feb 2025 10:22:00 +0100
 *     From: Ana Ruiz <ana@example.org>
 *     Subject: Re: [Tea] kettle
 *
 *     her words                             of the digest's own depth: it encloses, and quotes nobody
 *     ------------------------------
 *
 *     End of Tea Digest, Vol 3, Issue 2
 *
 * Lines of hyphens stand in much mail, and header blocks below them. So a digest has two such messages
 * and calls itself one, or one and the line that ends it. It may stand behind marks, as who answers
 * one leaves it. Gives the rows at which messages begin and end; `members` of the body.
 */
import {hasOddLead} from '../lines/line-facts.ts'
import {MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {endsInColon} from './header-block.ts'
import {HEADER_BLOCK, TEXT} from './kinds.ts'
import {trimmedEnd} from './words.ts'

/** Hyphens of a line that separates messages, and of one below the preamble (RFC 1153: 70). */
const minRule = 30
const minOpening = 70
const maxOpening = 80
/** Blank rows between such a line and the fields; RFC 1153 has one. */
const maxGap = 2
/** Rows of a header section. */
const maxRows = 40
const maxLength = 400
/** Octets of a line that a digest is known by. */
const maxSign = 200

const fieldForm = /^([A-Za-z][A-Za-z-]{0,39}):(.*)$/
const endForm = /^End of \S.{0,150}\bDigest\b/i
const titleForm = /\bDigest,? (?:V(?:ol(?:ume)?\b|\d)|Number\b|Issue\b|#)/i
const preambleForm = /\bContents of .{1,150} digest\b|^(?:Today's Topics|Topics in this digest):/i

/** A message that a digest holds, at rows `first … last`: its separator and its header section. */
export interface DigestMember {
  readonly first: number
  readonly last: number
  /** As its field has them; null: no message, the digest's own words go on. */
  readonly from: string | null
  readonly date: string | null
}

interface Section {
  readonly last: number
  readonly from: string
  readonly date: string
  readonly subject: string
}

/** What digests of one depth have, in the order of rows. */
interface Found {
  readonly starts: DigestMember[]
  /** Separators below which no message begins. */
  readonly rules: number[]
  readonly ends: number[]
}

/**
 * Sets `members`, and `kind` on their separators and header sections. `depth` must hold what the marks
 * say. Linear time; on a body without such separators next to none.
 * @param subject of the mail
 */
export function readDigests(body: Body, subject: string | null): void {
  body.members = undefined
  const byDepth = findSeparators(body)
  if (byDepth === null) return
  findEnds(body, byDepth)
  const told = /\bdigest\b/i.test(subject ?? '') ? -1 : findPreamble(body)
  const members = [...byDepth.values()].flatMap(found =>
    isDigest(found, told) ? membersOf(body, found) : [],
  )
  if (members.length === 0) return
  for (const {first, last, from} of members) {
    const isBlock = from !== null || isSeparator(body, first)
    if (isBlock) body.lines.kind.fill(HEADER_BLOCK, first, last + 1)
  }
  body.members = new Map(members.map(member => [member.first, member]))
}

/** The separators of the body, by depth; null where no message begins below one. */
function findSeparators(body: Body): Map<number, Found> | null {
  const {lines} = body
  const byDepth = new Map<number, Found>()
  let hasStart = false
  let row = lines.nextWith(hasOddLead, 0)
  for (; row < lines.count; row = lines.nextWith(hasOddLead, row + 1)) {
    if (!isSeparator(body, row) || lines.kind[row] !== TEXT) continue
    const depth = lines.depth[row]!
    const found = byDepth.get(depth) ?? {starts: [], rules: [], ends: []}
    byDepth.set(depth, found)
    const section = readSection(body, row, skipBlank(body, row + 1))
    if (section === null || section.from === '') found.rules.push(row)
    else if (isMessage(section)) {
      found.starts.push(memberOf(row, section))
      hasStart = true
    }
  }
  return hasStart ? byDepth : null
}

/** So many hyphens and nothing else. */
function isSeparator({bytes, lines}: Body, row: number): boolean {
  const at = lines.content[row]!
  if (lines.end[row]! - at < minRule || bytes[at] !== MINUS) return false
  const end = trimmedEnd(bytes, lines, row)
  const length = end - at
  if (length !== minRule && (length < minOpening || length > maxOpening)) return false
  return bytes.subarray(at, end).every(octet => octet === MINUS)
}

function findEnds({bytes, lines}: Body, byDepth: ReadonlyMap<number, Found>): void {
  for (let row = 0; row < lines.count; row++) {
    const at = lines.content[row]!
    if (bytes[at] !== 0x45 || lines.kind[row] !== TEXT) continue
    const found = byDepth.get(lines.depth[row]!)
    if (found && endForm.test(lines.text(bytes, row, maxSign))) found.ends.push(row)
  }
}

/**
 * Two messages below what tells of a digest, or one above the line that ends it.
 * @param told the row that tells of one
 */
function isDigest({starts, ends}: Found, told: number): boolean {
  const first = starts[0]?.first
  if (first === undefined) return false
  return ends.some(end => end > first) || (starts.length > 1 && told < first)
}

/** The first row that names a digest as its preamble does; the number of rows where none does. */
function findPreamble({bytes, lines}: Body): number {
  let row = 0
  for (; row < lines.count; row++) {
    const text = lines.text(bytes, row, maxSign)
    if (titleForm.test(text) || preambleForm.test(text)) break
  }
  return row
}

/** In any order; where a digest ends, its own words go on below the last separator, or the end. */
function membersOf(body: Body, {starts, rules, ends}: Found): DigestMember[] {
  const first = readFirst(body, starts[0]!.first)
  const members = first ? [first, ...starts] : [...starts]
  let [nextStart, nextRule] = [0, 0]
  for (const end of ends) {
    let last = -1
    while ((starts[nextStart]?.first ?? end) < end) last = starts[nextStart++]!.last
    if (last < 0) continue
    while ((rules[nextRule] ?? end) <= last) nextRule++
    const closing = rules[nextRule] ?? end
    if (closing < end) members.push(closingOf(body, closing))
    members.push({first: end, last: end, from: null, date: null})
  }
  return members
}

/** The separator below the last message: Mailman puts a Subject there, and a footer. */
function closingOf(body: Body, row: number): DigestMember {
  const last = readSection(body, row, skipBlank(body, row + 1))?.last ?? row
  return {first: row, last, from: null, date: null}
}

/** `Message: 1` above the first separator, where what stood above that message was taken away. */
function readFirst(body: Body, above: number): DigestMember | null {
  const {bytes, lines} = body
  for (let row = 0; row < above; row++) {
    if (bytes[lines.content[row]!] !== 0x4d || lines.depth[row] !== lines.depth[above]) continue
    if (!/^Message: \d+$/.test(lines.text(bytes, row, maxSign).trim())) continue
    const section = readSection(body, row, row + 1)
    if (section && isMessage(section)) return memberOf(row, section)
    row = section?.last ?? row
  }
  return null
}

/** A block that has the digest's own title tells who sent all of it: that is no message in it. */
function isMessage({from, date, subject}: Section): boolean {
  if (from === '' || (date === '' && subject === '')) return false
  return /\bre:/i.test(subject) || !titleForm.test(subject)
}

function memberOf(first: number, {last, from, date}: Section): DigestMember {
  return {first, last, from, date: date || null}
}

/** The fields that begin at `row`, at the depth of row `above`; null where none do. */
function readSection(body: Body, above: number, row: number): Section | null {
  const {bytes, lines} = body
  const values = new Map<string, string>()
  let name = ''
  let at = row
  for (; at < Math.min(lines.count, row + maxRows); at++) {
    if (lines.depth[at] !== lines.depth[above] || lines.isBlank(bytes, at)) break
    const text = lines.text(bytes, at, maxLength)
    const field = fieldForm.exec(text)
    if (!field && (name === '' || !isFolded(body, at))) break
    name = field ? field[1]!.toLowerCase() : name
    const value = `${field ? '' : (values.get(name) ?? '')} ${field ? field[2]! : text}`
    if (value.length <= maxLength) values.set(name, value.trim())
  }
  if (at === row) return null
  const [from, date, subject] = ['from', 'date', 'subject'].map(key => values.get(key) ?? '')
  return {last: at - 1, from: from!, date: date!, subject: subject!}
}

/** A line that goes on with a field: indented, or between fields where its blanks were lost. */
function isFolded(body: Body, row: number): boolean {
  const {bytes, lines} = body
  const first = bytes[lines.content[row]!]
  if (first === 0x20 || first === 0x09) return true
  const next = row + 1
  if (first === MINUS || endsInColon(body, row) || next >= lines.count) return false
  return lines.isBlank(bytes, next) || fieldForm.test(lines.text(bytes, next, maxLength))
}

function skipBlank({bytes, lines}: Body, row: number): number {
  let at = row
  while (at < lines.count && at < row + maxGap && lines.isBlank(bytes, at)) at++
  return at
}
