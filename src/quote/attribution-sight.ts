/**
 * A cheap look at a row that ends in a colon: can it introduce text that nothing sets off from it?
 *
 * Without marks below it an attribution has to show a verb of writing among its last words, and a
 * source: an address, a date, or a bare name. Prose that ends in a colon, which is common, mostly has
 * none of them, and is told here before any word of it is read.
 */
import {COLON, GT, LESS, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {lexicon} from './lexicon.ts'
import {isVerbAt} from './verbs.ts'
import {isLetter, isLower, trimmedEnd} from './words.ts'

/** The verb is one of so many words at the end, or the first: `Quoting Ana Ruiz:`. */
const lastWords = 4
/** Octets from here on begin scripts that glue their verbs to names (U+3000 and up). */
const unspaced = 0xe3
const atSign = 0x40
/** Octets of a row that a name and a verb fill. */
const longTitle = 60
/** Rows that an attribution may span. */
const maxRows = 3

/** False for most rows; true where reading the words may find an attribution. */
export function mayIntroduce(body: Body, row: number): boolean {
  if (hasVerb(body, row)) return isTitle(body, row) || tellsSource(body, row)
  return hasVerbBeforeName(body, row)
}

/**
 * False where the last row of an attribution is out of the question unless a colon and a deeper line
 * speak for it: it tells no address, no number and no verb.
 */
export function mayEndAttribution({bytes, lines}: Body, row: number): boolean {
  const end = lines.end[row]!
  for (let at = lines.content[row]!; at < end; at++) {
    const octet = bytes[at]!
    if (octet >= 0x80 || octet === atSign || octet === LESS) return true
    if (octet >= 0x30 && octet <= 0x39) return true
    if (!isLetter(octet)) continue
    const start = at
    while (at + 1 < end && isLetter(bytes[at + 1]!)) at++
    if (isVerbAt(bytes, start, at + 1)) return true
  }
  return false
}

/** Short, and not in lower case: `Ana Ruiz wrote:`. */
function isTitle({bytes, lines}: Body, row: number): boolean {
  const from = lines.content[row]!
  return lines.end[row]! - from <= longTitle && !isLower(bytes[from]!)
}

/** An address, or digits as of a date, in the row or in those above that it may go on from. */
function tellsSource({bytes, lines}: Body, row: number): boolean {
  for (let above = row; above > row - maxRows && above >= 0; above--) {
    if (lines.depth[above] !== lines.depth[row]) return false
    for (let at = lines.content[above]!; at < lines.end[above]!; at++) {
      const octet = bytes[at]!
      if (octet === atSign || octet >= 0x80 || (octet >= 0x30 && octet <= 0x39)) return true
    }
  }
  return false
}

/** A verb of writing is among the last words, or the first one. */
export function hasVerb({bytes, lines}: Body, row: number): boolean {
  const from = lines.content[row]!
  let end = trimmedEnd(bytes, lines, row)
  for (let words = 0; words < lastWords; words++) {
    for (;;) {
      if (end - 2 >= from && isNoBreakSpace(bytes, end)) end -= 2
      else if (end > from && !isLetter(bytes[end - 1]!)) end--
      else break
    }
    let start = end
    while (start > from && isLetter(bytes[start - 1]!) && !isNoBreakSpace(bytes, start)) start--
    if (start === end) return false
    if (bytes[start]! >= unspaced || isVerbAt(bytes, start, end)) return true
    end = start
  }
  let first = from
  while (first < end && isLetter(bytes[first]!)) first++
  return isVerbAt(bytes, from, first)
}

/**
 * The row ends with a name and an address, and a verb right behind a date stands in front of them, as
 * German, Dutch, Swedish, Irish and others have it: `Am 3.2.2025 um 10:22 schrieb Ana <ana@…>:`. Behind
 * other words it is prose: `At 10:22 I asked Ana <ana@…>:`.
 */
function hasVerbBeforeName({bytes, lines}: Body, row: number): boolean {
  const from = lines.content[row]!
  let end = trimmedEnd(bytes, lines, row)
  while (end > from && (bytes[end - 1] === COLON || bytes[end - 1] === SP)) end--
  if (bytes[end - 1] !== GT) return false
  end = startOfToken(bytes, from, end)
  for (let words = 0; words < lastWords; words++) {
    while (end > from && !isLetter(bytes[end - 1]!)) end--
    let start = end
    while (start > from && isLetter(bytes[start - 1]!)) start--
    if (start === end) return false
    if (isVerbAt(bytes, start, end)) return endsDate(bytes, from, start)
    end = start
  }
  return false
}

function startOfToken(bytes: Buffer, from: number, end: number): number {
  let start = end
  while (start > from && bytes[start - 1]! > SP) start--
  return start
}

/** What stands before `end` has a digit, or is a word of a clock: `Uhr`, `PM`. */
function endsDate(bytes: Buffer, from: number, end: number): boolean {
  let last = end
  while (last > from && bytes[last - 1]! <= SP) last--
  const token = bytes.toString('utf8', startOfToken(bytes, from, last), last)
  return /\d/.test(token) || lexicon().clockWords.has(token.replace(/[.,]+$/, '').toLowerCase())
}

/** U+00A0 ends there: French has it in front of a colon. Its octets alone look like a letter's. */
function isNoBreakSpace(bytes: Buffer, end: number): boolean {
  return bytes[end - 1] === 0xa0 && bytes[end - 2] === 0xc2
}
