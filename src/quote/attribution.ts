/**
 * Recognises attributions: `On Mon, 3 Feb 2025, Ana Ruiz <ana@example.org> wrote:`, in one to three
 * lines of equal depth.
 *
 * A scored parser, not a list of patterns: a verb of writing, a date, an address, a name that the mail
 * knows, a colon at the end, a deeper line below each count for it; running prose counts against it.
 */
import type {Body, Person} from '../types.ts'
import {classifyWords, type Word} from './attribution-words.ts'
import type {People} from './people.ts'
import {withoutList} from './people.ts'
import {endsSentence, trimmedEnd} from './words.ts'

const COLON = 0x3a
const maxRows = 3
const maxLength = 400
/** Words that are neither date, address, verb nor particle: more of them is prose. */
const maxNameWords = 7
/** What `score` must reach; a verb, a colon and a deeper line below are just enough. */
const enough = 5

/** An attribution's rows `first … last` in the table, and whose words it introduces. */
export interface FoundAttribution {
  readonly first: number
  readonly last: number
  /** Nobody (both null) when it names nobody: `he wrote:`, `Quoting the manual:`. */
  readonly author: Person
  readonly date: string | null
}

/** What a row must look like before its words are read: a colon ends it and it is not too long. */
export function mayEndAttribution({bytes, lines}: Body, row: number): boolean {
  const content = lines.content[row]!
  const end = trimmedEnd(bytes, lines, row)
  return end > content && end - content <= maxLength && bytes[end - 1] === COLON
}

/**
 * The attribution that ends at `row`, or null.
 * @param deeper a deeper line stands right below
 */
export function readAttribution(
  body: Body,
  row: number,
  deeper: boolean,
  people: People,
): FoundAttribution | null {
  let best: FoundAttribution | null = null
  let bestScore = enough - 1
  let text = ''
  for (let first = row; first > row - maxRows && first >= 0; first--) {
    if (first < row && !continues(body, first, row)) break
    const line = body.lines.text(body.bytes, first, maxLength)
    text = text === '' ? line : `${line} ${text}`
    if (text.length > maxLength) break
    const words = classifyWords(text)
    const points = score(words, text, deeper, people)
    if (points > bestScore) {
      best = {first, last: row, author: findAuthor(words), date: findDate(words)}
      bestScore = points
    }
  }
  return best
}

/** Row `first` can be the line before, wrapped: same depth, not blank, its sentence not over. */
function continues(body: Body, first: number, row: number): boolean {
  const {bytes, lines} = body
  return (
    lines.depth[first] === lines.depth[row] &&
    lines.kind[first] === lines.kind[row] &&
    !lines.isBlank(bytes, first) &&
    !endsSentence(body, first)
  )
}

function score(words: readonly Word[], text: string, deeper: boolean, people: People): number {
  const count = (wanted: Word['class']): number =>
    words.filter(word => word.class === wanted).length
  const dates = count('date')
  const names = count('name') + count('pronoun')
  const hasVerb = words.slice(-4).some(word => word.class === 'verb') || words[0]?.class === 'verb'
  let points = 1
  if (hasVerb) points += 2
  if (dates >= 2) points += 2
  if (count('address') > 0) points += 2
  if (deeper) points += 2
  if (/^(?:On|In|At) /.test(text) && (dates >= 2 || text.startsWith('In '))) points += 1
  if (names > maxNameWords) points -= 2 + (names - maxNameWords)
  if (names > 0 && names <= 4 && people.knows(nameText(words))) points += 2
  if (!hasVerb && dates < 2 && count('address') === 0) points -= 2
  return points
}

/** The run of name words next to the address, else next to the verb, else the longest. */
function findAuthor(words: readonly Word[]): Person {
  const address = words.find((word, at) => isAddress(word) && !isMessageId(words, at))
  const name = cleanName(nameText(words))
  return withoutList({
    name: name === '' ? null : name,
    address: address ? cleanAddress(address.text) : null,
  })
}

function isAddress(word: Word): boolean {
  return word.class === 'address' && word.text.includes('@')
}

/** `<1@example.org>` in `In article <1@example.org>`. */
function isMessageId(words: readonly Word[], at: number): boolean {
  return /^(?:article|message|news|posting|id)$/i.test(words[at - 1]?.text ?? '')
}

function nameText(words: readonly Word[]): string {
  const runs = nameRuns(words)
  const anchor = words.findIndex((word, at) => word.class === 'address' && !isMessageId(words, at))
  const verb = words.findLastIndex(word => word.class === 'verb')
  const before = (at: number): NameRun | undefined => runs.find(run => at >= 0 && run.to === at)
  const after = (at: number): NameRun | undefined =>
    runs.find(run => at >= 0 && run.from === at + 1)
  const run = before(anchor) ?? before(verb) ?? after(verb) ?? after(anchor) ?? runs.at(-1)
  return run
    ? words
        .slice(run.from, run.to)
        .map(word => word.text)
        .join(' ')
    : ''
}

interface NameRun {
  readonly from: number
  readonly to: number
}

/** Maximal runs of name words; a particle between two name words (`van de`) does not split one. */
function nameRuns(words: readonly Word[]): NameRun[] {
  const runs: NameRun[] = []
  let from = -1
  for (let at = 0; at <= words.length; at++) {
    const isName = at < words.length && words[at]!.class === 'name'
    if (isName && from < 0) from = at
    if (!isName && from >= 0) {
      runs.push({from, to: at})
      from = -1
    }
  }
  return runs
}

function cleanName(text: string): string {
  const name = text.replace(/^[\s"'*_(<,>|[-]+/, '').replace(/[\s"'*_)<>,:;|[\]-]+$/, '')
  return /\p{L}/u.test(name) ? name : ''
}

function cleanAddress(text: string): string {
  const angle = text.lastIndexOf('<')
  const bare = (angle >= 0 ? text.slice(angle + 1) : text).replace(/^\(?(?:mailto:)?/, '')
  return bare.replace(/[>)\],:;]+$/, '')
}

/** The words from the first date word to the last one of the first run of them. */
function findDate(words: readonly Word[]): string | null {
  const from = words.findIndex(word => word.class === 'date')
  if (from < 0) return null
  let to = from
  while (to + 1 < words.length && (words[to + 1]!.class === 'date' || isInner(words, to + 1))) to++
  if (to === from) return null
  return words
    .slice(from, to + 1)
    .map(word => word.text)
    .join(' ')
    .replace(/,$/, '')
}

/** `at` in `3 Feb 2025 at 10:22`. */
function isInner(words: readonly Word[], at: number): boolean {
  return words[at]!.class === 'particle' && words[at + 1]?.class === 'date'
}
