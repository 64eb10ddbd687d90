/**
 * What one line shows of leaked character references: how many there are, what stands beside them,
 * and what no encoder would have left as it is.
 */
import {referenced, references} from './entity-names.ts'

/** Counts of one line, or of all lines of a region. */
export class ReferenceCounts {
  /** References. */
  known = 0
  /** Ampersands that begin none. */
  bad = 0
  /** Tags: the text is markup. */
  tags = 0
  /** Lines with a `<` as it is. */
  opens = 0
  /** `&lt;ana@example.org&gt;`, and those of them on a line with a colon as attributions have. */
  addresses = 0
  introductions = 0
  /** `a-&gt;b`, and `a->b`. */
  arrows = 0
  plainArrows = 0
  /** References to letters within a word, or to the apostrophe of one. */
  inWords = 0
  /** Octets or apostrophes in words that an encoder would have encoded as well. */
  plainInWords = 0
  /** `&nbsp;` between words, where it is doubled, and on a line of its own. */
  spaces = 0
  doubleSpaces = 0
  /** The line that a well-known web mail writes above a quotation. */
  originals = 0

  add(other: ReferenceCounts): void {
    this.known += other.known
    this.bad += other.bad
    this.tags += other.tags
    this.opens += other.opens
    this.addresses += other.addresses
    this.introductions += other.introductions
    this.arrows += other.arrows
    this.plainArrows += other.plainArrows
    this.inWords += other.inWords
    this.plainInWords += other.plainInWords
    this.spaces += other.spaces
    this.doubleSpaces += other.doubleSpaces
    this.originals += other.originals
  }

  /** There is something that only a leak would have written, much or little. */
  get isSuspect(): boolean {
    return this.addresses + this.originals + this.inWords + this.spaces > 0 || this.arrows > 1
  }

  /** Enough of it, and nothing that speaks against it. */
  get isDistinctive(): boolean {
    if (this.introductions > 0 || this.addresses > 1 || this.originals > 0) return true
    if (this.arrows > 2 && this.plainArrows === 0) return true
    if (this.inWords > 2 && this.plainInWords === 0) return true
    return this.spaces > 1 && this.doubleSpaces > 0
  }
}

/** A kernel's stack traces have these; they are no markup. */
const traceMarks = '(?!(?:task|nmi|irq|eoi|softirq)>)'
const elements = 'a|b|i|p|br|hr|li|td|th|tr|ul|ol|div|pre|img|span|font|html|head|body|meta|table'
/** A closing tag, one with an attribute, or one of HTML. */
const tag = new RegExp(
  `</${traceMarks}[a-z][\\w:.-]{0,40}>|<[a-z][\\w:-]{0,40}\\s[\\w:-]{1,40}=|<(?:${elements})\\s?/?>`,
  'gi',
)
const address = /&lt;(?:mailto:)?[\w.+=-]{1,200}@[\w.-]{1,200}(?:&gt;|>)/g
const introduction = /^[^\s:&]{2,20}: |:\s?$/
const arrow = /[\w)\]]-&gt;[A-Za-z_]/g
const plainArrow = /[\w)\]]->[A-Za-z_]/g
// Begins behind no other reference: from each in turn, a long row of them would be read again.
const spaces = /(?:[\w.,:!?)]|(?<!&nbsp);)(?:&nbsp;)+(?=[\w(/])/g
const original = /^-{4,}&nbsp;.{1,60}&nbsp;-{4,}$/
const plainApostrophe = /[A-Za-z]'[A-Za-z]/

/** A text that speaks of markup shows references on purpose. */
export const aboutMarkup: RegExp =
  /\b(?:x?html5?|xml|sgml|markup|docbook|entities|(?:un)?escap(?:e|ed|es|ing)|htmlspecialchars)\b|["'`‘“]&#?\w{2,8};["'`’”]/i

/** The quote marks at the start of a line, as references; of several layers too. */
export const leakedMark: RegExp = /^&(?:amp;){0,3}gt;/

/** @param text octets of the line's content, one a character */
export function countReferences(text: string): ReferenceCounts {
  const counts = new ReferenceCounts()
  if (text.includes('<')) {
    counts.tags = countOf(text, tag)
    counts.opens = 1
  }
  if (text.includes('->')) counts.plainArrows = countOf(text, plainArrow)
  if (/[\x80-\xff]/.test(text) || plainApostrophe.test(text)) counts.plainInWords = 1
  if (!text.includes('&')) return counts
  for (const match of text.matchAll(references)) {
    const char = referenced(match)
    if (char === null) counts.bad++
    else {
      counts.known++
      if (isInWord(text, match.index, match[0].length, char)) counts.inWords++
    }
  }
  if (counts.known > 0) countSigns(text, counts)
  return counts
}

function countSigns(text: string, counts: ReferenceCounts): void {
  counts.addresses = countOf(text, address)
  if (counts.addresses > 0 && introduction.test(text)) counts.introductions = 1
  counts.arrows = countOf(text, arrow)
  if (!text.includes('&nbsp;')) return
  for (const [match] of text.matchAll(spaces)) {
    counts.spaces++
    if (match.length > 8) counts.doubleSpaces++
  }
  if (text.trim() === '&nbsp;') counts.spaces++
  if (original.test(text)) counts.originals++
}

function isInWord(text: string, at: number, length: number, char: string): boolean {
  const isBehind = isLetter(text.charCodeAt(at - 1))
  const isBefore = isLetter(text.charCodeAt(at + length))
  if (char === "'" || char === '’') return isBehind && isBefore
  return (isBehind || isBefore) && char >= 'À' && /\p{L}/u.test(char)
}

/** @param code NaN beyond the text */
function isLetter(code: number): boolean {
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x7a
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count++
  return count
}
