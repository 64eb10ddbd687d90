/**
 * Tells which of the prefixes that a mail quotes with are as good as proven (`--requote safe`): a
 * style believed there must be one that nothing else looks like.
 *
 *     On Mon, 3 Feb 2025, Ana Ruiz wrote:      a date and a verb right above: whatever mark, if it is prose
 *     | If I only ever give out a hash of …
 *     DK> The standard answer to that is …     nobody says whose: paragraphs that run on, in a reply
 *
 * Comes after the proof that `full` asks for, so tables, prompts and drawings are gone. What remains and
 * is left here: text pasted from elsewhere behind bars, own words shown again, code at a prompt.
 */
import {COLON} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {classifyWords, type Word} from './attribution-words.ts'
import {isTagOf, nameTokens} from './names.ts'
import {isBoxed, isOwn, isTight, isUnclear} from './style-doubt.ts'
import {
  introduction,
  isHeaderField,
  isTag,
  type StyleContext,
  type StyleUse,
} from './style-names.ts'
import {isBelowSupercite} from './style-proof.ts'
import {flowOf, hasEmptyRow, opensBody, proseShare, quotesQuotation} from './style-shape.ts'
import {introducesDeeper, isSignedAs, isSignedByOther} from './style-writers.ts'
import {trimmedEnd} from './words.ts'

/** Share of the rows that must read as prose; below a line that names nobody, more of them. */
const minProse = 0.6
const minProseAlone = 0.75
/** Nothing introduces them: pairs of rows that run on, and their share. */
const minFlowing = 2
const minFlow = 0.5
/** Marks that are believed where nothing introduces them. */
const aloneMarks = new Set(['|', ':', '}', '--]', '||'])
/** Letters of a name of which a login may be made: `Blanc` of `blancw@…`. */
const minLogin = 4
/** Runs of rows whose introductions are read. */
const maxRuns = 100
/** Of the header fields that may introduce a quotation. */
const isSource = /^\s*(?:From|Date|Message-ID): /i
/** Tags of people that nothing names; of a mail that is no reply just their initials. */
const anyTag = /^[A-Z][A-Za-z]{1,7}$/
const initials = /^[A-Z]{2,4}$/

/** Of the styles that the mail proves those that are as good as certain. */
export function certainOf(
  body: Body,
  uses: readonly StyleUse[],
  context: StyleContext,
): StyleUse[] {
  const certain = uses.filter(use => isCertain(body, use, context))
  // Whoever writes one tag writes others: of those less is asked.
  if (!certain.some(isTag)) return certain
  return uses.filter(use => certain.includes(use) || isFurtherTag(body, use))
}

function isCertain(body: Body, use: StyleUse, context: StyleContext): boolean {
  const above = introductions(body, use)
  if (above.some(isOwn)) return false
  return isTag(use)
    ? isCertainTag(body, use, context, above)
    : isCertainMark(body, use, context, above)
}

function isCertainMark(
  body: Body,
  use: StyleUse,
  context: StyleContext,
  above: readonly Introduction[],
): boolean {
  if (isBoxed(body, use) || isTight(body, use) || isUnclear(body, use)) return false
  const isAttributed = above.some(line => hasSource(line) && hasVerb(line))
  if (use.rows.length === 1) return isAttributed
  const {pairs, flowing} = flowOf(body, use)
  const prose = proseShare(body, use)
  if (isAttributed && (flowing > 0 || prose >= minProse)) return true
  if (context.isReply && isMailOfOther(body, use, context)) return true
  if (prose < minProse) return false
  if (flowing > 0 && above.some(hasSource)) return true
  const goesOn = runsOn(pairs, flowing) && prose >= minProseAlone
  const named = above.filter(line => isNamed(line, context))
  if (!context.isReply) return goesOn && named.length > 0
  const isDeeper = quotesQuotation(body, use)
  if (named.length > 0 && (flowing > 0 || isDeeper)) return true
  if (!aloneMarks.has(use.key)) return false
  const isWhole = prose >= minProseAlone || hasEmptyRow(body, use)
  const isFirst = opensBody(body, use) && isWhole
  return goesOn || ((isDeeper || isFirst) && flowing > 0)
}

/** The rows are somebody's mail: who is answered signs them, or quotes somebody deeper in them. */
function isMailOfOther(body: Body, use: StyleUse, context: StyleContext): boolean {
  if (introducesDeeper(body, use)) return true
  if (!aloneMarks.has(use.key) || !hasEmptyRow(body, use)) return false
  return isSignedByOther(body, use, context) && proseShare(body, use, true) >= minProse
}

function isCertainTag(
  body: Body,
  use: StyleUse,
  context: StyleContext,
  above: readonly Introduction[],
): boolean {
  const tag = use.key.slice(0, -1)
  if (above.some(({text}) => isCited(text, tag)) || isBelowSupercite(body, use)) return true
  if (isGiven(body, use, tag)) return true
  const isWord = tag.length >= 2
  const named = isWord ? above.filter(line => names(line, tag)) : []
  if (named.some(hasSource) || (isWord && isSignedAs(body, use, tag))) return use.rows.length >= 2
  const {pairs, flowing} = flowOf(body, use)
  const prose = proseShare(body, use)
  if (prose < minProse || flowing === 0) return false
  if (named.length > 0 || above.some(line => hasSource(line) && hasVerb(line))) return true
  if (!isWord) return false
  const goesOn = runsOn(pairs, flowing)
  const isInitials = initials.test(tag)
  // Names stand before the lines of a chat as well.
  if ((goesOn || isInitials) && context.names().some(name => isTagOf(tag, name))) return true
  if (prose < minProseAlone) return false
  if (isInitials && context.isReply && opensBody(body, use)) return true
  return goesOn && (isInitials || (context.isReply && anyTag.test(tag)))
}

function isFurtherTag(body: Body, use: StyleUse): boolean {
  if (!isTag(use) || use.key.length < 3 || introductions(body, use).some(isOwn)) return false
  return flowOf(body, use).flowing > 0 && proseShare(body, use) >= minProse
}

function runsOn(pairs: number, flowing: number): boolean {
  return flowing >= minFlowing && flowing >= pairs * minFlow
}

/** A line that says who wrote what follows. */
interface Introduction {
  readonly text: string
  readonly words: readonly Word[]
}

/** What introduces each run of the rows. */
function introductions(body: Body, {rows}: StyleUse): Introduction[] {
  const starts = rows.filter((row, index) => rows[index - 1] !== row - 1).slice(0, maxRuns)
  return starts.flatMap(row => {
    const text = introduction(body, row, 'verb')
    return text === null ? [] : {text, words: classifyWords(text)}
  })
}

/** It has a date or an address, or is a header field that has one. */
function hasSource({text, words}: Introduction): boolean {
  if (isHeaderField(text)) return isSource.test(text)
  const dates = words.filter(word => word.class === 'date')
  return dates.length >= 2 || words.some(word => word.class === 'address')
}

function hasVerb({text, words}: Introduction): boolean {
  return isHeaderField(text) || words.some(word => word.class === 'verb')
}

/** `Ana Maria Ruiz wrote:`, or `Ana wrote:` if the mail's own fields name an Ana. */
function isNamed({text, words}: Introduction, context: StyleContext): boolean {
  const verb = words.findIndex(word => word.class === 'verb')
  const before = words.slice(0, verb)
  if (verb < 1 || verb > 4 || words.length > verb + 2 || !before.every(isName)) return false
  return verb > 1 || context.names().some(name => isCalled(name, tokensOf(text)[0]!))
}

/** The name or address has the word, or a login that begins with it. */
function isCalled(name: string, word: string): boolean {
  const tokens = tokensOf(name)
  if (tokens.includes(word)) return true
  return name.includes('@') && word.length >= minLogin && tokens[0]?.startsWith(word) === true
}

function isName({class: name, text}: Word): boolean {
  return name === 'name' && /^["'(]?\p{Lu}/u.test(text)
}

/** `"Ana" == Ana Ruiz writes:`, `Ana Ruiz (AR) wrote:` */
function isCited(text: string, tag: string): boolean {
  return text.includes(`"${tag}" `) || text.includes(`(${tag}) `)
}

/** Supercite gives a tag once, and others may be answered before its lines: `"AR" == Ana Ruiz <…> writes:`. */
function isGiven({bytes, lines}: Body, {rows}: StyleUse, tag: string): boolean {
  const from = lines.start[0]!
  const at = bytes.subarray(from, lines.start[rows[0]!]!).indexOf(`"${tag}" == `)
  if (at < 0) return false
  const row = lines.rowOf(from + at)
  return bytes[trimmedEnd(bytes, lines, row) - 1] === COLON
}

/** The tag is a name, the initials or the beginning of a name of whoever the line names. */
function names({words}: Introduction, tag: string): boolean {
  const wanted = tag.toLowerCase()
  const people = words.filter(word => word.class === 'address' || isName(word))
  if (people.some(word => tokensOf(word.text).some(token => token.startsWith(wanted)))) return true
  return isTagOf(tag, people.flatMap(word => (isName(word) ? word.text : [])).join(' '))
}

/** Words of a name, or of an address before its `@`. */
function tokensOf(text: string): readonly string[] {
  return nameTokens(text.replace(/@.*/, ''))
}
