/**
 * Weighs whether the text below an introduction without marks is what it introduces, or its reader's
 * own: an answer below an attribution whose quotation was cut off, a header section shown as text.
 */
import {MINUS, SP} from '../lines/octets.ts'
import type {Body, Person} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {classifyWords} from './attribution-words.ts'
import type {Evidence} from './evidence.ts'
import {readWise} from './groupwise.ts'
import type {HeaderBlock} from './header-block.ts'
import {endsSentence} from './words.ts'

/** What the mail's own fields tell. */
export interface ImpliedContext {
  readonly isReply: boolean
  readonly subject: string | null
  readonly sender: Person | null
  /** Messages above it in its thread, as References and In-Reply-To name them. */
  readonly ancestors: number
  /** Names and addresses of its header section. */
  readonly names: () => readonly string[]
}

/** What tells that marked words below a block are quoted by its author. */
export interface MarkedFirst {
  /** The marked words are somebody else's, whom an attribution among them names. */
  readonly hasAttribution: boolean
  /** The block's author signs the unmarked words. */
  readonly isSigned: boolean
}

/** What stands around an introduction. Rows are -1 where there is none. */
export interface Surroundings {
  /** Rows `first … last` of the introduction. */
  readonly first: number
  readonly last: number
  readonly depth: number
  /** The row of the first text below. */
  readonly below: number
  /** Text of the introduction's own level stands above it. */
  readonly hasTextAbove: boolean
  /** The last row of that text. */
  readonly above: number
  /** Columns of white space in front of the introduction and of the text below. */
  readonly indent: number
  readonly indentBelow: number
  /** Columns by which the text below is indented more than the introduction. */
  readonly indentGain: number
  /** Marked lines follow below and nothing introduces them. */
  readonly marksRestart: boolean
  /** Last row of what the quoted author signs below; -1 where no such signature is in sight. */
  readonly signedEnd: number
  /** That signature ends the quotation: text of the introduction's level goes on behind it. */
  readonly isBounded: boolean
  /** The sender's name stands alone on a line below. */
  readonly senderSigns: boolean
  /** A line of fewer marks stands right above. */
  readonly isFresh: boolean
  /** The mail's header section names whom the attribution names. */
  readonly isKnown: boolean
  /** It is of a later day than the words among which it stands. */
  readonly isTooLate: boolean
  /** An attribution of the same level stands above that introduces nothing. */
  readonly hasLeft: boolean
  /** The next attribution of the level is older (1), as in a chain, or later (-1). */
  readonly order: -1 | 0 | 1
  /** Marked lines stand right below and are not what is introduced; null where none do. */
  readonly marked: MarkedFirst | null
}

/** Columns by which a quotation is indented at the least. */
export const minIndent = 2

const maxLine = 120

export function weighBlock(
  block: HeaderBlock,
  around: Surroundings,
  context: ImpliedContext,
): Evidence[] {
  const evidence: Evidence[] = []
  const add = (weight: number, says: string): void => void evidence.push({weight, says})
  const isFull = block.date !== '' && (block.to !== '' || block.subject !== '')
  add(isFull ? 6 : 3, `a header block of ${block.fields} fields stands above it`)
  if (block.divider === 'original') add(3, 'a divider line announces it')
  if (block.divider === 'rule') add(1.5, 'a rule is drawn above it')
  if (around.hasTextAbove) add(3, 'an answer stands above the block')
  else add(around.depth === 0 ? -4 : -2, 'nothing stands above the block')
  if (context.isReply) add(1, 'the mail is a reply')
  else if (context.sender === null) add(1, 'no header section tells whether it is a reply')
  if (block.isRaw) add(-6, 'it has fields that no mailer quotes')
  if (isPatchHeader(block)) add(-12, 'it is the header that git writes above a patch')
  if (block.subject !== '' && sameSubject(block.subject, context.subject)) {
    add(2, 'it has the subject of this mail')
  }
  if (knows(context, block.from)) add(2, 'its author is among the people of this mail')
  const isPassedOn = block.divider === 'forward'
  if (!isPassedOn && isBeyondThread(around, context))
    add(-10, 'its thread has no message so far up')
  if (around.isTooLate) add(-10, 'it is later than the words around it')
  if (around.marksRestart) add(-5, 'marked lines below it have no other introduction')
  if (around.marked) {
    add(-8, 'marked lines stand right below the block')
    if (around.marked.hasAttribution) add(5, 'the marked lines have an attribution of their own')
    if (around.marked.isSigned) add(5, 'the author of the block signs the unmarked ones')
  }
  return evidence
}

/** `git format-patch` names no recipient; who puts its output into a mail quotes nobody. */
function isPatchHeader({divider, to, subject}: HeaderBlock): boolean {
  return divider === null && to === '' && /^\[[^\]]{0,40}\bPATCH\b/.test(subject)
}

export function weighAttribution(
  body: Body,
  rows: {readonly first: number; readonly last: number},
  {author, date}: FoundAttribution,
  around: Surroundings,
  context: ImpliedContext,
): Evidence[] {
  const evidence: Evidence[] = []
  const add = (weight: number, says: string): void => void evidence.push({weight, says})
  const isFull = date !== null || (author.address !== null && hasVerb(body, rows.last))
  add(isFull ? 4 : -4, 'an attribution stands above it')
  if (date !== null && author.address !== null) add(1.5, 'it tells date and address')
  else if (around.isKnown && around.hasTextAbove && hasClock(date))
    add(1.5, 'it tells when a person of this mail wrote')
  if (readWise(body, rows.last)) add(4, 'marks stand on both sides of the attribution')
  if (around.order > 0) add(1, 'an older attribution stands below, as in a chain')
  if (around.order < 0) add(-5, 'a later attribution stands below: that is no chain')
  if (around.hasLeft && around.signedEnd < 0)
    add(-4, 'another attribution above introduces nothing')
  if (around.isTooLate) add(-10, 'it is later than the words around it')
  if (around.hasTextAbove) {
    add(3, 'an answer stands above the attribution')
    if (isSignOff(body, around.above)) add(2, 'that answer is signed')
  } else if (around.signedEnd >= 0) add(1.5, 'it ends with that signature')
  else if (around.indentGain < minIndent) add(-5, 'nothing stands above the attribution')
  if (around.isFresh) add(-4, 'its first marked line is the attribution')
  if (hasMailto(body, rows.first, rows.last))
    add(2, 'its mailer writes links as a mailer without marks')
  if (around.indentGain >= minIndent)
    add(around.indentGain >= 4 ? 5 : 3, 'it is indented below the attribution')
  if (context.isReply) add(1, 'the mail is a reply')
  if (isBeyondThread(around, context)) add(-10, 'its thread has no message so far up')
  if (around.marksRestart) add(-6, 'marked lines below it have no other introduction')
  if (isAppleStart(body, rows.last, around.below))
    add(4, 'its mailer marks the start of a quotation below')
  const greeted = greetedName(body, around.below)
  if (greeted !== null) {
    if (isNameOf(greeted, author)) add(-9, 'it greets the one who is quoted')
    else add(1.5, 'it opens with a greeting')
  }
  if (around.signedEnd >= 0) add(2.5, 'the one who is quoted signs it')
  if (around.senderSigns) add(-5, 'the sender signs it')
  return evidence
}

/** The text below is set off by white space, or goes on in the introduction's own indentation. */
export function isIndented({marked, indent, indentGain}: Surroundings): boolean {
  return marked === null && (indentGain >= minIndent || indent >= minIndent)
}

export function isGreeting(body: Body, row: number): boolean {
  return greetedName(body, row) !== null
}

/** Mailers tell the time of day; who cites somebody in minutes or a report does not. */
function hasClock(date: string | null): boolean {
  return date !== null && /\d[:.h]\d\d/.test(date)
}

/** A verb of writing is among the row's words. */
function hasVerb(body: Body, row: number): boolean {
  return classifyWords(body.lines.text(body.bytes, row, 400)).some(word => word.class === 'verb')
}

/** `<ana@example.org<mailto:ana@example.org>>`: HTML turned to text by a mailer that marks nothing. */
function hasMailto({bytes, lines}: Body, first: number, last: number): boolean {
  return bytes.subarray(lines.content[first]!, lines.end[last]!).includes('<mailto:')
}

/** Apple Mail marks the start of a quotation on one of the rows behind `above`, up to `below`. */
function isAppleStart(body: Body, above: number, below: number): boolean {
  for (let row = above + 1; row <= below; row++) if (startsQuotation(body, row)) return true
  return false
}

/**
 * Apple Mail puts a zero width no-break space (U+FEFF) in front of what it quotes: in front of the
 * text, or on a blank line above it. It may have been repaired away.
 */
export function startsQuotation({bytes, lines, quotationStarts}: Body, row: number): boolean {
  if (quotationStarts?.has(lines.firstLineOf(row))) return true
  const at = lines.content[row]!
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf
}

/** The thread tells how deep a quotation can be: its first message quotes nothing. */
function isBeyondThread({depth}: Surroundings, {ancestors}: ImpliedContext): boolean {
  return ancestors > 0 && depth + 1 > ancestors
}

/** `Ana` of `Hi Ana,`; '' of a greeting without a name; null when the row is no greeting. */
export function greetedName(body: Body, row: number): string | null {
  if (row < 0) return null
  const text = body.lines.text(body.bytes, row, maxLine).trim()
  const found =
    /^(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening)|hallo|bonjour|hola|ciao)\b[ ,]*(.*)$/i.exec(
      text,
    )
  if (!found) return null
  return /^([\p{L}'. -]{0,40}?)\s*(?:[,.!:;-]|$)/u.exec(found[1]!)?.[1] ?? null
}

export function isNameOf(text: string, person: Person): boolean {
  const words = wordsOf(text)
  const known = wordsOf(person.name ?? person.address?.split('@')[0] ?? '')
  return words.length > 0 && words.some(word => word.length > 1 && known.includes(word))
}

/** A sig-sep (RFC 3676 §4.3), its blank kept or not. */
export function isSeparator({bytes, lines}: Body, row: number): boolean {
  if (row < 0) return false
  const at = lines.content[row]!
  const length = lines.end[row]! - at
  return (
    (length === 2 || (length === 3 && bytes[at + 2] === SP)) &&
    bytes[at] === MINUS &&
    bytes[at + 1] === MINUS
  )
}

/** The row has every word of the person's name. */
export function namesPerson(body: Body, row: number, {name}: Person): boolean {
  const known = wordsOf(name ?? '')
  const words = wordsOf(body.lines.text(body.bytes, row, maxLine))
  return known.length > 0 && known.every(word => words.includes(word))
}

/** Row from `from` to `to` that consists of the person's first or full name, or begins with it; -1. */
export function signatureRow(body: Body, from: number, to: number, person: Person): number {
  const known = wordsOf(person.name ?? '')
  if (known.length === 0) return -1
  for (let row = from; row <= to; row++) {
    const length = body.lines.end[row]! - body.lines.content[row]!
    if (
      length >= 2 &&
      length <= 40 &&
      isSignature(wordsOf(body.lines.text(body.bytes, row)), known)
    )
      return row
  }
  return -1
}

function isSignature(words: readonly string[], known: readonly string[]): boolean {
  if (words.length === 0 || words[0]!.length < 2) return false
  const isName = words.length <= 4 && words.every(word => known.includes(word))
  return isName || (known.length >= 2 && known.every((word, at) => words[at] === word))
}

/** A short line such as `Brian`, `- Sam`, `Regards,`, or a line of a signature. */
function isSignOff(body: Body, row: number): boolean {
  if (row < 0) return false
  const text = body.lines.text(body.bytes, row, maxLine).trim()
  if (/^(?:sent from my|get outlook|von meinem|envoyé de)/i.test(text)) return true
  return (
    text.length <= 30 && wordsOf(text).length <= 3 && (!endsSentence(body, row) || text.length < 12)
  )
}

function knows(context: ImpliedContext, from: string): boolean {
  const text = from.toLowerCase()
  return context.names().some(name => name.length > 3 && text.includes(name.toLowerCase()))
}

function sameSubject(one: string, other: string | null): boolean {
  return other !== null && bareSubject(one) === bareSubject(other)
}

/** Without `Re:`, `[list]` and white space. */
function bareSubject(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replaceAll(/\[[^\]]{0,60}\]/g, '')
    .replaceAll(/\b(?:re|fwd?|aw|sv|antw|wg|tr|rif|ynt|odp)(?:\[\d+\])?:/g, '')
    .replaceAll(/\s+/g, '')
    .slice(0, 40)
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter(word => word !== '')
}
