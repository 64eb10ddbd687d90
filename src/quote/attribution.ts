/**
 * Recognises attributions: `On Mon, 3 Feb 2025, Ana Ruiz <ana@example.org> wrote:`, in one to three
 * lines of equal depth.
 *
 * A scored parser, not a list of patterns: a verb of writing, a date, an address, a name that the mail
 * knows, a colon at the end, a deeper line below each count for it; running prose counts against it.
 */
import {COLON, MINUS} from '../lines/octets.ts'
import type {Body, Person} from '../types.ts'
import {findAuthor, findDate, nameText} from './attribution-author.ts'
import {tellsSelf} from './attribution-self.ts'
import {classifyWords, type Word} from './attribution-words.ts'
import type {Acquaintances} from './people.ts'
import {endsSentence, trimmedEnd} from './words.ts'

const maxRows = 3
const maxLength = 400
/** Words that are neither date, address, verb nor particle: more of them is prose. */
const maxNameWords = 7
/** What `score` must reach; a verb, a colon and a deeper line below are just enough. */
const enough = 5
/** A header field is none; field-attribution.ts reads it. */
const fieldStart = /^\*?(?:from|date|sent|to|subject|cc|message-id|sender|reply-to):/i
/** Headings of Gerrit and Bugzilla: what follows is no quotation of whom they name. */
const heading = /^Patch Set \d{1,4}\b|\bchanged:$/
/** Postfix tells why it returns a message: `<ana@example.org>: host mx.example.org[192.0.2.1] said:`. */
const bounce = /^<[^<>\s]{1,300}>(?: \(expanded from <[^<>\s]{1,300}>\))?: host \S/
/** A row that shares the next one's attribution may be this long. */
const maxWrapped = 200

/** An attribution's rows `first … last` in the table, and whose words it introduces. */
export interface FoundAttribution {
  readonly first: number
  readonly last: number
  /** Nobody (both null) when it names nobody: `he wrote:`, `Quoting the manual:`. */
  readonly author: Person
  readonly date: string | null
  /** `I wrote:`: the author is who wrote the attribution. */
  readonly isSelf?: boolean
}

const nobody: Person = {name: null, address: null}

/** How a row ends: most rows end in neither way, and are not read. */
export type RowEnd = 'colon' | 'dashes' | 'other'

/** Null for rows that are empty or too long to be an attribution's last. */
export function rowEnd({bytes, lines}: Body, row: number): RowEnd | null {
  const content = lines.content[row]!
  const end = trimmedEnd(bytes, lines, row)
  if (end <= content || end - content > maxLength) return null
  const last = bytes[end - 1]!
  if (last === COLON || (last === 0x9a && isFullWidthColon(bytes, end))) return 'colon'
  return last === MINUS && bytes[content] === MINUS ? 'dashes' : 'other'
}

function isFullWidthColon(bytes: Buffer, end: number): boolean {
  return bytes[end - 2] === 0xbc && bytes[end - 3] === 0xef
}

/**
 * The attribution that ends at `row`, or null.
 * @param deeper a deeper line stands right below
 */
export function readAttribution(
  body: Body,
  row: number,
  deeper: boolean,
  people: Acquaintances,
): FoundAttribution | null {
  let best: FoundAttribution | null = null
  let bestScore = enough - 1
  let text = ''
  for (let first = row; first > row - maxRows && first >= 0; first--) {
    if (first < row && !continues(body, first, row, text)) break
    const line = body.lines.text(body.bytes, first, maxLength).trim()
    text = text === '' ? line : `${line} ${text}`
    if (text.length > maxLength) break
    const bare = withoutTag(withoutDashes(text))
    if (fieldStart.test(bare) || heading.test(bare) || bounce.test(bare)) break
    const words = classifyWords(bare)
    if (first === row && !/[:：]$/.test(bare) && !isTelling(words)) break
    const points = score(words, bare, deeper, people, bestScore)
    if (points > bestScore) {
      const isSelf = tellsSelf(bare)
      if (!deeper && !isSelf && isProse(words, people)) continue
      const author = isSelf ? nobody : authorOf(bare, words, people)
      best = {first, last: row, author, date: findDate(words), isSelf}
      bestScore = points
    }
  }
  return best
}

/**
 * `On Monday the committee met at 10:12, and in the end he wrote:`: above no deeper line a word of prose
 * beside the verb is nobody's name, and other words of prose stand before it.
 */
function isProse(words: readonly Word[], people: Acquaintances): boolean {
  if (words.some(({class: wordClass}) => wordClass === 'address')) return false
  if (countLower(words) < 3) return false
  const name = nameText(words)
  if (countLower(words) - name.split(' ').length < 2) return false
  return /\p{Ll}/u.test(name) && !/\p{Lu}/u.test(name) && !people.knows(name)
}

/** `list@example.org on behalf of Ana Ruiz` names a list first, and her without her address. */
function authorOf(text: string, words: readonly Word[], people: Acquaintances): Person {
  const behalf = /\bon behalf of ([^"<>]{1,80})/i.exec(text)
  return findAuthor(behalf ? classifyWords(behalf[1]!) : words, people)
}

/** A last row without a colon needs a verb, an address or a date to be read on. */
function isTelling(words: readonly Word[]): boolean {
  return words.some(
    word => word.class === 'verb' || word.class === 'address' || word.class === 'date',
  )
}

/** `---- On Monday Ana wrote ----` and `-----Ana Ruiz wrote: -----` are read like the rest. */
function withoutDashes(text: string): string {
  let from = 0
  let to = text.length
  while (text[from] === '-') from++
  if (from < 2) return text
  while (to > from && (text[to - 1] === '-' || text[to - 1] === ' ')) to--
  const inner = text.slice(from, to).trim()
  return to < text.length && !inner.endsWith(':') ? `${inner}:` : inner
}

/**
 * Supercite names the tag that its lines will have: `"AR" == Ana Ruiz writes:`. GroupWise has marks of
 * its own: `>>> On 2/3/2025 at 9:01 AM, in message`.
 */
function withoutTag(text: string): string {
  if (text.startsWith('>>> ')) return text.slice(4)
  const sign = text.startsWith('"') ? text.indexOf('" == ') : -1
  return sign > 0 ? text.slice(sign + 5) : text
}

/** Row `first` can be the line before, wrapped: same depth, not blank, its sentence not over. */
function continues(body: Body, first: number, row: number, rest: string): boolean {
  const {bytes, lines} = body
  const isSameDepth = lines.depth[first] === lines.depth[row]
  return (
    (isSameDepth || (rest.length < 20 && lines.depth[first]! > lines.depth[row]!)) &&
    lines.kind[first] === lines.kind[row] &&
    lines.end[first]! - lines.content[first]! <= maxWrapped &&
    !lines.isBlank(bytes, first) &&
    !endsSentence(body, first)
  )
}

/** @param least points that do not help: whether somebody is known, which costs most, is not asked then */
function score(
  words: readonly Word[],
  text: string,
  deeper: boolean,
  people: Acquaintances,
  least: number,
): number {
  const hasDate = count(words, 'date') >= 2 || /\p{Nd}{4}[年년./-]\p{Nd}/u.test(text)
  const hasAddress = words.some(word => word.class === 'address' && word.text.includes('@'))
  const hasVerb = isVerbInPlace(words)
  const isColon = /[:：]$/.test(text)
  const names = countNames(words) + count(words, 'pronoun')
  let points = isColon ? 1 : -1
  if (hasVerb) points += 2
  if (hasDate) points += 2
  if (hasAddress) points += 2
  if (deeper) points += 2
  if (/^(?:On|In|At) /.test(text) && (hasDate || text.startsWith('In '))) points += 1
  // What went through a list has a name before `via`, on the row above.
  if (words[0]?.text === 'via') points -= 2
  if (names > maxNameWords) points -= 2 + (names - maxNameWords)
  if (isBare(words)) points += 2
  // `So then, Ana Ruiz <ana@example.org> is all like:` needs no verb that a list knows.
  if (hasAddress && isColon && deeper) points += 2
  const hasNothing = !hasVerb && !hasDate && !hasAddress
  if (hasNothing) points -= 2
  if (!hasVerb && !isColon && !(hasDate && hasAddress)) points -= 2
  points -= Math.min(4, Math.max(0, countLower(words) - (hasDate || hasAddress ? 2 : 0)))
  const gain = hasNothing && isColon && deeper ? 4 : 2
  const mayHelp = names > 0 && names <= 6 && points + gain > least
  return mayHelp && people.knows(nameText(words)) ? points + gain : points
}

function count(words: readonly Word[], wanted: Word['class']): number {
  let found = 0
  for (const word of words) if (word.class === wanted) found++
  return found
}

/** Name words, those in brackets (a firm, a place) and those behind `via` (a list) left out. */
function countNames(words: readonly Word[]): number {
  let names = 0
  let open = 0
  for (const {text, class: wordClass, brackets} of words) {
    if (text === 'via') break
    if (wordClass === 'name' && open === 0) names++
    open = Math.max(0, open + brackets)
  }
  return names
}

/** Nothing but a whole name and a verb: `Ana M. Ruiz wrote:`. */
function isBare(words: readonly Word[]): boolean {
  const names = words.length - 1
  const isVerbLast = words[names]?.class === 'verb'
  const isProper = words.slice(0, names).every(word => word.class === 'name' && !isLower(word))
  return names >= 2 && names <= 4 && isVerbLast && isProper
}

/** A verb begins it, or only names, dates and addresses stand behind the verb. */
function isVerbInPlace(words: readonly Word[]): boolean {
  const verb = words.findLastIndex(word => word.class === 'verb')
  if (verb < 0) return false
  if (verb === 0 || words[0]!.class === 'verb') return true
  const behind = words.slice(verb + 1)
  return behind.length <= 12 && behind.filter(word => isLower(word)).length <= 1
}

/**
 * Words in lower case that no list knows: `I tried what the manual said:` has two. In front of a verb a
 * login may stand alone (`ana writes:`), and what is in brackets tells of no prose: `Ana (sailor) wrote:`.
 */
function countLower(words: readonly Word[]): number {
  const isVerbLast = words.at(-1)?.class === 'verb'
  if (isVerbLast && words.length === 2) return 0
  let open = 0
  let lower = 0
  for (const [at, word] of words.entries()) {
    const isInner = isVerbLast && (open > 0 || word.text.startsWith('('))
    if (!isInner && isLower(word) && !isVia(words, at)) lower++
    open = Math.max(0, open + word.brackets)
  }
  return lower
}

/** `via` between two names: `Ana Ruiz via Harbour wrote:`. */
function isVia(words: readonly Word[], at: number): boolean {
  if (words[at]!.text !== 'via' || at === 0 || at + 1 === words.length) return false
  return [words[at - 1]!, words[at + 1]!].every(word => word.class === 'name' && !isLower(word))
}

function isLower(word: Word): boolean {
  return word.class === 'name' && word.isSmall
}
