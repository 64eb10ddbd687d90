/**
 * Reads who wrote, and when, from the words of an attribution.
 *
 *     On Mon, 3 Feb 2025, Ana Ruiz via List <list@example.org> wrote:
 *        ^ date           ^ the name next to the address, up to `via`
 */
import type {Person} from '../types.ts'
import type {Word} from './attribution-words.ts'
import {withoutList} from './clean-person.ts'
import type {Acquaintances} from './people.ts'

/** Small words inside names; they join a run of name words and never begin one alone. */
export const nameParticles: ReadonlySet<string> = new Set(
  'van von de den der di da do del della dos du la le el al bin ibn ter ten zu zum af av y'.split(
    ' ',
  ),
)

/** Nobody (both null) when the words name nobody. */
export function findAuthor(words: readonly Word[], people: Acquaintances): Person {
  const address = words.find((word, at) => isAddress(word) && !isOther(words, at))
  const name = cleanName(nameText(words))
  const isProper = words.some(isAddress) || /[^\P{L}\p{Ll}]/u.test(name) || people.knows(name)
  const isDated = words.some(word => word.class === 'date')
  return withoutList({
    name: name !== '' && (isProper || isDated) ? name : null,
    address: address ? wholeAddress(address.text) : null,
  })
}

function isAddress({text}: Word): boolean {
  const at = text.indexOf('@')
  return at >= 0 && !text.slice(0, at).includes('://')
}

/** A Message-ID, a group: `In article <1@example.org>`, `In harbour@example.org, Ana <ana@...>`. */
function isOther(words: readonly Word[], at: number): boolean {
  if (at === 1 && words[0]!.text === 'In') return true
  return /^(?:article|message|news|posting|id|messaggio|nachricht|artikel)$/i.test(
    words[at - 1]?.text ?? '',
  )
}

/** The run of name words next to the address, else next to the verb, else the last one. */
export function nameText(words: readonly Word[]): string {
  const runs = nameRuns(words)
  const anchor = words.findIndex((word, at) => word.class === 'address' && !isOther(words, at))
  const verb = words.findLastIndex(word => word.class === 'verb')
  let verbStart = verb
  while (words[verbStart - 1]?.class === 'verb') verbStart--
  const before = (at: number): NameRun | undefined => runs.find(run => run.to === at)
  const after = (at: number): NameRun | undefined =>
    runs.find(run => at >= 0 && run.from === at + 1)
  const beside = before(anchor) ?? before(verbStart) ?? after(verb) ?? after(anchor)
  const run = beside ?? (anchor < 0 || !hasSmall(words, runs.at(-1)) ? runs.at(-1) : undefined)
  return run
    ? words
        .slice(run.from, run.to)
        .map(word => word.text)
        .join(' ')
    : ''
}

/** Away from the address only a proper name is one: no `Twas brillig at 10:22 when ana@example.org`. */
function hasSmall(words: readonly Word[], run: NameRun | undefined): boolean {
  return run !== undefined && words.slice(run.from, run.to).some(word => word.isSmall)
}

interface NameRun {
  readonly from: number
  readonly to: number
}

/** Maximal runs of name words; a small word between two of them (`van de`) does not split a run. */
function nameRuns(words: readonly Word[]): NameRun[] {
  const runs: NameRun[] = []
  let from = -1
  for (let at = 0; at <= words.length; at++) {
    const isName = at < words.length && (words[at]!.class === 'name' || joins(words, at, from))
    if (isName && from < 0) from = at
    if (!isName && from >= 0) {
      runs.push({from, to: at})
      from = -1
    }
  }
  return runs
}

function joins(words: readonly Word[], at: number, from: number): boolean {
  if (from < 0 || !isNamePart(words[at]!.text)) return false
  const next = words[at + 1]
  return next !== undefined && (next.class === 'name' || nameParticles.has(next.text))
}

/** `van` in `Ana van Ruiz`, and the dash of `Ana Ruiz - Example Inc`. */
function isNamePart(text: string): boolean {
  return nameParticles.has(text) || text === '-'
}

const before = /^[\s/"'“”„«»‘’*_(<,>|[-]+/
const behind = new Set('\t /"\'“”„«»‘’*_)<>,:：;|[]-}')

/** Bugzilla's nickname: `Ana Ruiz [:ana]`. */
const nickname = / \[:[^\]]{0,40}\]?/

/** What Korean, Basque and Armenian put behind the name of who wrote: `Ana Ruiz이(가)`. */
const caseEnding = /(?:이\(가\)|-\(e\)k|-ը)$/

function cleanName(text: string): string {
  const name = text.replace(nickname, '').replace(caseEnding, '').replace(before, '')
  let end = name.length
  while (end > 0 && behind.has(name[end - 1]!)) end--
  // The bracket that `(Ana Ruiz)` lost in front is gone; that of `Ana (Example)` stays whole.
  const bare = name.slice(0, end).replace(/['’]s$/, '')
  const open = bare.lastIndexOf('(')
  const whole = open > bare.lastIndexOf(')') ? `${bare})` : bare
  return /\p{L}/u.test(whole) ? whole : ''
}

/** Null for one that an archive has cut: `ana@...`, `ana@e...`. */
function wholeAddress(text: string): string | null {
  const address = cleanAddress(text)
  return /@$|\.\.\.?$|…$/.test(address) ? null : address
}

function cleanAddress(text: string): string {
  const angle = text.lastIndexOf('<')
  const bare = (angle >= 0 ? text.slice(angle + 1) : text).replace(/^[[("']*(?:mailto:)?/, '')
  const end = bare.search(/[>)\],:;"']/)
  return end < 0 ? bare : bare.slice(0, end)
}

/** The words from the first date word to the last one of the first run of them. */
export function findDate(words: readonly Word[]): string | null {
  const from = words.findIndex(word => word.class === 'date')
  if (from < 0) return null
  let to = from
  while (to + 1 < words.length && (words[to + 1]!.class === 'date' || isInner(words, to + 1))) to++
  if (to === from && words[from]!.text.length < 8) return null
  const date = words
    .slice(from, to + 1)
    .map(word => word.text)
    .join(' ')
    .replace(/[,:：]+$/, '')
  // Of `(időpont: 2025. febr. 3., 10:12):` the bracket that opens is no date.
  return date.includes('(') ? date : date.replace(/\)+$/, '')
}

/** `at` in `3 Feb 2025 at 10:22`. */
function isInner(words: readonly Word[], at: number): boolean {
  return words[at]!.class === 'particle' && words[at + 1]?.class === 'date'
}
