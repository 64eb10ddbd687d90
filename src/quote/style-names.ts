/**
 * Reads what a mail says of a prefix that lines share: the line that introduces them, and the people
 * whose name or initials a tag (`MC> `) can be.
 */
import type {Body, Person} from '../types.ts'
import {classifyWords} from './attribution-words.ts'
import type {Acquaintances} from './people.ts'
import {trimmedEnd} from './words.ts'

/** The rows that begin with one prefix; `ends[i]` is the offset behind it in `rows[i]`. */
export interface StyleUse {
  readonly key: string
  readonly rows: number[]
  readonly ends: number[]
}

/** The prefix is a tag, `MC>`. */
export function isTag({key}: StyleUse): boolean {
  return key.length > 1 && key.endsWith('>')
}

/** What the mail says beside its body. */
export interface StyleContext extends Acquaintances {
  /** It has an In-Reply-To or References field, or a subject that begins with `Re:`. */
  readonly isReply: boolean
  /** Who sends it; null where the text came without a header section. */
  readonly sender: Person | null
  /** Names and addresses of its header section. */
  readonly names: () => readonly string[]
}

/** Rows above a run in which its introduction may stand. */
const maxGap = 3
const maxText = 200
const maxTexts = 100
/** A quoted reply may name its author by header fields. */
const headerField = /^[ \t]{0,16}(?:From|Date|Message-ID|Subject|To): /i

/** What an introduction needs: a verb of writing, or an address or a date, which prose seldom has. */
export type Need = 'verb' | 'source'

/** A line that names who wrote what follows stands right above a run of the rows. */
export function isIntroduced(body: Body, {rows}: StyleUse, need: Need): boolean {
  return rows.some(
    (row, index) => rows[index - 1] !== row - 1 && introduction(body, row, need) !== null,
  )
}

/**
 * The text of the line that introduces `row`: a header field, or a line that a colon ends and that
 * has a verb, a date or an address in it.
 */
export function introduction({bytes, lines}: Body, row: number, need: Need): string | null {
  for (let at = row - 1; at >= Math.max(0, row - maxGap); at--) {
    if (lines.isBlank(bytes, at)) continue
    const text = lines.text(bytes, at, maxText)
    if (headerField.test(text)) return text
    if (bytes[trimmedEnd(bytes, lines, at) - 1] !== 0x3a) return null
    const classes = classifyWords(text).map(word => word.class)
    const hasSource =
      classes.includes('address') || classes.filter(name => name === 'date').length >= 2
    return hasSource || (need === 'verb' && classes.slice(-4).includes('verb')) ? text : null
  }
  return null
}

/** The introduction is a header field: below it no verb is needed. */
export function isHeaderField(text: string): boolean {
  return headerField.test(text)
}

/**
 * The tag is a word or the initials of somebody in the header section, in an introduction or in the
 * tagged lines themselves (a quoted signature); or the beginning of a word of its own introduction.
 */
export function namesSomebody(
  body: Body,
  tag: string,
  use: StyleUse,
  context: StyleContext,
): boolean {
  const wanted = tag.toLowerCase()
  const own = introduction(body, use.rows[0]!, 'verb')
  if (own && wanted.length >= 2 && wordsOf(own).some(word => word.startsWith(wanted))) return true
  return [...context.names(), ...introductions(body), ...tagged(body, use)].some(text => {
    const capitals = text.split(/[^\p{L}\d]+/u).filter(word => /^\p{Lu}/u.test(word))
    const initials = capitals.map(word => word[0]!.toLowerCase()).join('')
    return wordsOf(text).includes(wanted) || (wanted.length >= 2 && initials.includes(wanted))
  })
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\d]+/u)
}

/** Short tagged lines: a quoted signature is among them. */
function tagged({bytes, lines}: Body, {rows, ends}: StyleUse): string[] {
  return rows
    .map((row, index) =>
      bytes.toString('utf8', ends[index], Math.min(lines.end[row]!, ends[index]! + maxText)),
    )
    .filter(text => text.trim().split(' ').length <= 4)
    .slice(0, maxTexts)
}

/** The lines of the body that may be attributions. */
function introductions({bytes, lines}: Body): string[] {
  const found: string[] = []
  for (let row = 0; row < lines.count && found.length < maxTexts; row++) {
    if (bytes[trimmedEnd(bytes, lines, row) - 1] !== 0x3a) continue
    const text = lines.text(bytes, row, maxText)
    if (classifyWords(text).some(word => word.class === 'verb' || word.class === 'address'))
      found.push(text)
  }
  return found
}
