/**
 * Attributions in no known words: a short line that ends in a colon right above a deeper one
 * introduces it, whatever its language.
 *
 *     Kedves Ana levele:            a name in it tells it from prose; whose it is stays open
 *     Ana M. Ruiz:                  nothing but a name: hers
 *     Ana Ruiz grumbles:            a name and a word or two that no list of verbs knows
 *     According to Ana Ruiz:
 *
 * Headings look alike (`Release Notes:`): words that begin or end them are in no name here. Nor is the
 * end of a sentence that began on the line above a name.
 */
import type {Body} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {nameParticles} from './attribution-author.ts'
import {lexicon} from './lexicon.ts'
import {endsSentence} from './words.ts'

const maxLength = 90
const maxWords = 8
/** Words of a name, and those behind it. */
const minName = 2
const maxName = 4
const maxRest = 2
/** Words from a verb of writing on: `asks for an example`. */
const maxTold = 4

/** `Ruiz`, `O'Neil`, `Dr.`, `McRae`, `FoRK`; but no `USB`, which names a thing. */
const proper = /^\p{Lu}[\p{L}.'’-]*$/u
const initials = /^(?:\p{Lu}\.)+$|^\p{Lu}$/u
/** What somebody does: `grumbles`, `grumbled`. */
const deed = /\p{L}{2}(?:s|ed)$/u
const leadIn = /^according to /i

/** Words with which headings and prose begin, and no name does. */
const openings = new Set(
  'a all and another any are as at best bug but by can current dear expected first for fourth from further general good he hello here hi how i if important in is it its kind known last main many meine more my new next no not of okay old on one open or other our please possible possibly previous proposed quick second see she so some steps thank thanks that the their then there these they this those three to two unser unsere version warm we what when where which while who why with yes yet you your'.split(
    ' ',
  ),
)
/** Nouns that end headings. */
const nouns = new Set(
  'address answer answers background changelog changes code comment comments conclusion contents description details documentation editor error errors example examples facts features fix greetings guide history idea ideas information input instructions issue issues list log logs manual message messages news note notes options output overview patch plan policy problem problems project projects proposal question questions reason reasons references regards reply report requirements result results review section settings solution solutions statement steps summary syntax system test tests text thoughts times topic topics tutorial update updates usage version warning wishes'.split(
    ' ',
  ),
)

/** The introduction at `row`, which ends in a colon right above a deeper line, or null. */
export function readNeutral(body: Body, row: number): FoundAttribution | null {
  const {bytes, lines} = body
  if (lines.end[row]! - lines.content[row]! > maxLength) return null
  const line = lines.text(bytes, row).trim()
  const words = line.split(' ')
  const name = nameOf(line).join(' ')
  // A name, a date or a foreign script tells it from `this is what I meant:`.
  const isTelling = words.slice(1).some(word => /^["'(]?\p{Lu}\p{L}|^\p{Nd}|\p{Lo}/u.test(word))
  if ((!isTelling && name === '') || words.length > maxWords) return null
  const isName = name !== '' && !endsParagraph(body, row)
  return {first: row, last: row, author: {name: isName ? name : null, address: null}, date: null}
}

/** The proper words that begin the line, if hardly anything stands behind them; none for a heading. */
function nameOf(line: string): readonly string[] {
  const words = line
    .replace(/[\s:：]+$/, '')
    .replace(leadIn, '')
    .split(/ +/)
  let end = 0
  while (end < words.length && (isProper(words[end]!) || (end > 0 && isParticle(words, end)))) end++
  const name = words.slice(0, end)
  const isName = end >= minName && end <= maxName && !isHeading(name)
  return isName && isDeed(words.slice(end)) ? name : []
}

function isProper(word: string): boolean {
  return proper.test(word) && (/\p{Ll}/u.test(word) || initials.test(word))
}

/** A small word inside a name: another part of it follows. */
function isParticle(words: readonly string[], at: number): boolean {
  const next = words[at + 1]
  return (
    nameParticles.has(words[at]!) &&
    next !== undefined &&
    (isProper(next) || nameParticles.has(next))
  )
}

/** Nothing, or what somebody does, in a word or two. */
function isDeed(words: readonly string[]): boolean {
  const verb = words[0]
  if (verb === undefined) return true
  if (!words.every(word => /^\p{Ll}+$/u.test(word))) return false
  if (lexicon().classOf.get(verb) === 'verb') return words.length <= maxTold
  return words.length <= maxRest && deed.test(verb) && !nouns.has(words.at(-1)!)
}

function isHeading(name: readonly string[]): boolean {
  const words = name.map(word => word.toLowerCase())
  const last = name.at(-1)!
  return openings.has(words[0]!) || words.some(word => nouns.has(word)) || !/\p{Ll}/u.test(last)
}

/** The line right above goes on to it: `so says the handbook of` / `Imaging Radar:`. */
function endsParagraph(body: Body, row: number): boolean {
  const {depth} = body.lines
  return depth[row - 1] === depth[row] && !endsSentence(body, row - 1)
}
