/**
 * Tells the words of a possible attribution apart: date, address, verb, particle or part of a name.
 * Works on one short string; the word lists are in languages.ts.
 *
 *     On Mon, 3 Feb 2025, Jan May <jan@example.org> wrote:
 *     p  d    d d   d     n   n   a                 v        `Jan May` is no date: 2025 ends that
 */
import {Memo} from '../lines/memo.ts'
import {lexicon, type Phrase, type WordClass} from './lexicon.ts'
import {beyondAscii, isUnspaced} from './scripts.ts'

export interface Word {
  readonly text: string
  readonly class: WordClass
  /** Begins with a small letter, behind brackets or quotes, and looks like no login or host. */
  readonly isSmall: boolean
  /** Brackets opened in it, less those closed. */
  readonly brackets: number
}

/** A word with what tells its class; shared, so a word whose neighbours change its class is a copy. */
interface Known extends Word {
  /** Lower case, without the punctuation around it. */
  readonly bare: string
  /** Digits tell a date for sure; a name of a month may be the name of a person. */
  readonly isNumber: boolean
  readonly isCapital: boolean
  /** Phrases that begin with it, longest first. */
  readonly phrases: readonly Phrase[]
}

/** What stands between two blanks: mostly one word. */
interface Piece {
  readonly words: readonly Known[]
  /** Only `:`, `,` or `.`: part of the word before it. */
  readonly isTail: boolean
}

const maxPhrase = 4
/** The words of attributions repeat. */
const limits = {entries: 4000, length: 200}
const knownWords = new Memo(readWord, limits)
const knownPieces = new Memo(readPiece, limits)
const noPhrases: readonly Phrase[] = []

/** Splits at white space, around an address that touches a word, and before a verb written without one. */
export function classifyWords(text: string): Word[] {
  const words = wordsOf(plainText(text))
  readPhrases(words)
  for (let at = 0; at < words.length; at++) {
    if (isSoft(words[at]!)) change(words, at, settle(words, at))
  }
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!
    const isSmallWord = word.class === 'particle' || word.class === 'pronoun'
    if (isSmallWord && word.isCapital && isInName(words, at)) change(words, at, 'name')
  }
  return words
}

function change(words: Known[], at: number, to: WordClass): void {
  const word = words[at]!
  if (word.class !== to) words[at] = {...word, class: to}
}

const bidiControls = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
/** Far cheaper than to look for the whole: `at 10:22` stands in many attributions. */
const mayHide = / at [\w-]+(?:\.[\w-]| dot )|[([]at[)\]]|_at_| \(\) /i
/** `ana at example.org`, `ana (at) example dot org`, `ana_AT_example.org`, `ana () example ! org`. */
const obfuscated =
  /<?\b([\w.+-]{1,64}?)(?: at | ?[([]at[)\]] ?|_at_| \(\) )([\w-]{1,64}(?:(?:\.| dot | [([]dot[)\]] | ! )[\w-]{1,64}){0,4}(?:\.| dot | [([]dot[)\]] | ! )[a-z]{2,10})\b>?/gi
/** Notes' way to say where somebody is: `Ana Ruiz/Harbour/Port@Office`, which is no address. */
const notesPlace =
  /(?<=\p{L})(?:\/[\p{L}\p{N}&_-]{1,64}){1,6}@[\p{L}\p{N}_-]{1,64}(?![\p{L}\p{N}@>._-])/gu
const writtenDot = / (?:[([]?dot[)\]]?|!) /gi

function wordsOf(text: string): Known[] {
  const found: Known[] = []
  for (const written of text.split(/\s+/)) {
    const {words, isTail} = knownPieces.get(written)
    const before = isTail ? found.pop() : undefined
    if (before) found.push(knownWords.get(before.text + written))
    else for (const word of words) found.push(word)
  }
  return found
}

function readPiece(piece: string): Piece {
  if (piece === '' || /^[(["']+$/.test(piece)) return {words: [], isTail: false}
  const found: string[] = []
  const angle = piece.indexOf('<')
  const close = piece.indexOf('>', angle)
  if (angle > 0 && /[\p{L}\p{N}]/u.test(piece.slice(0, angle))) found.push(piece.slice(0, angle))
  const rest = angle > 0 ? piece.slice(angle) : piece
  const stop = angle >= 0 && close > angle ? close - Math.max(0, angle) + 1 : rest.length
  found.push(...unglue(rest.slice(0, stop)))
  if (stop < rest.length && /[\p{L}\p{N}]/u.test(rest.slice(stop)))
    found.push(...unglue(rest.slice(stop)))
  return {words: found.map(word => knownWords.get(word)), isTail: /^[:,.]+$/.test(piece)}
}

function plainText(text: string): string {
  const shown = beyondAscii.test(text)
    ? text
        .replace(bidiControls, '')
        .replace(/：/g, ': ')
        .replace(/[，、،]/g, ', ')
    : text
  const named = /\/[^\s/@]*@/.test(shown) ? shown.replace(notesPlace, '') : shown
  if (!mayHide.test(named)) return named
  return named.replace(
    obfuscated,
    (_, local: string, host: string) => `<${local}@${host.replace(writtenDot, '.')}>`,
  )
}

/** `Anaさんは書きました:` is a name and a verb. */
function unglue(piece: string): string[] {
  if (!isUnspaced(piece)) return [piece]
  const bare = piece.replace(/[:：\s]+$/, '')
  const verb = lexicon().gluedVerbs.find(known => bare.endsWith(known))
  if (!verb) return [piece]
  const before = bare.slice(0, -verb.length).replace(/(?:さん|様|님)(?:は|が|이|이\(가\))?$/, '')
  return before === '' ? [piece] : [before, piece.slice(bare.length - verb.length)]
}

function readWord(text: string): Known {
  const inner = text
    .toLowerCase()
    .replace(/^[:("'“”„«‘’*_{[%!~-]+/, '')
    .replace(/[)\]"'“”»’*_,;:}!]+$/, '')
  // `napsal(a):` keeps the bracket that it opened itself.
  const tidy = inner.lastIndexOf('(') > inner.lastIndexOf(')') ? `${inner})` : inner
  const known = classify(text, tidy)
  const brackets = /[()]/.test(text) ? text.split('(').length - text.split(')').length : 0
  const isSmall = /^[("'*]*\p{Ll}/u.test(text) && !/[\d_.]/.test(text)
  const isCapital = /^\p{Lu}/u.test(text)
  const phrases = lexicon().phrases.get(known.bare) ?? noPhrases
  return {text, ...known, isSmall, isCapital, brackets, phrases}
}

/** @param tidy the word in lower case; as `bare` it loses its full stop unless it is a number */
function classify(text: string, tidy: string): Pick<Known, 'class' | 'bare' | 'isNumber'> {
  if (text.includes('@') || /^<.*>[,:]?$/.test(text)) {
    return {class: 'address', bare: tidy, isNumber: false}
  }
  if (isDateLike(tidy, text)) return {class: 'date', bare: tidy, isNumber: true}
  const plain = tidy.replace(/\.+$/, '')
  const {classOf, dateWords} = lexicon()
  const known = classOf.get(tidy) ?? classOf.get(plain)
  if (known === 'verb') return {class: 'verb', bare: plain, isNumber: false}
  const isDate = dateWords.has(tidy) || dateWords.has(plain)
  return {class: isDate ? 'date' : (known ?? 'name'), bare: plain, isNumber: false}
}

/** `10:22-kor`, `10:22-ში`, `10:22에`, `CET에`, `+0100-এ`: a time or a zone with a case ending. */
const inflectedTime =
  /^[a-z]{2,4}에$|^(?:[+-]\p{Nd}{4}|\p{Nd}{1,2}[:.]\p{Nd}{2}(?::\p{Nd}{2})?)-?(?:kor|에|[^\x00-\x7f\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,5})$/u

/** Digits with the signs of dates, times and zones: `2020-09-16`, `10:22:01am`, `+0200`, `UTC-5`, `3rd`. */
function isDateLike(word: string, text: string): boolean {
  return (
    /^[+'-]?\p{Nd}[\p{Nd}/.:+,年月日時分秒点년월일시분-]*(?:\([^)]{1,3}\)?|[周週][一二三四五六日]|星期.)?(?:st|nd|rd|th|am|pm|h\d*|z|\.|t\d[\d:.]*z?)?$/u.test(
      word,
    ) ||
    /^(?:utc|gmt)[+-]\d{1,2}(?::?\d{2})?$/.test(word) ||
    inflectedTime.test(word) ||
    /^(?:-{1,2}|\(\p{L}{1,3}\))$/u.test(text)
  )
}

/** A word of a date that may as well be a name (`Jan`, `Sun`), or a short word of another language. */
function isSoft(word: Known): boolean {
  return word.class === 'date' && !word.isNumber
}

function readPhrases(words: Known[]): void {
  for (let at = 0; at < words.length; at++) {
    const {phrases} = words[at]!
    if (phrases.length === 0) continue
    const phrase = phrases.find(known =>
      known.words.every((word, index) => words[at + index]?.bare === word),
    )
    if (!phrase || phrase.words.length > maxPhrase) continue
    for (let index = 0; index < phrase.words.length; index++) {
      change(words, at + index, phrase.class)
    }
    at += phrase.words.length - 1
  }
}

/** Date or not? A date word stands beside a number, another date word, or alone behind `on`. */
function settle(words: readonly Known[], at: number): WordClass {
  const word = words[at]!
  const before = words[at - 1]
  const after = words[at + 1]
  const {classOf, clockWords} = lexicon()
  const known = classOf.get(word.bare)
  const isCapital = /^["']?\p{Lu}/u.test(word.text)
  // `Sie` of `schrieben Sie` is a month of Polish, too, and in neither language a name.
  const isName = isCapital && known !== 'pronoun'
  const other: WordClass = isName ? 'name' : (known ?? 'name')
  const isOver = before?.class === 'date' && before.text.endsWith(',') && hasWholeDate(words, at)
  if (isCapital && isOver && !after?.isNumber) return other
  if (after?.class === 'date') return after.isNumber || isSoft(after) ? 'date' : other
  const followsDate = before?.class === 'date' && !before.text.endsWith(',')
  if (followsDate && word.text.startsWith('(')) return 'date'
  const isBeforeName = after?.class === 'name'
  if (followsDate && clockWords.has(word.bare)) return 'date'
  if (followsDate) return isBeforeName && hasWholeDate(words, at) ? other : 'date'
  if (before?.class === 'particle' && before.text.length <= 3 && at === 1 && word.bare.length > 2)
    return 'date'
  if (before?.class === 'name' || isBeforeName || word.bare.length <= 3) return other
  // `Julie wrote:` is not of an Afrikaans July: nobody else is there to have written.
  if (isName && after && words.every(({class: kind}, index) => index === at || kind === 'verb'))
    return 'name'
  return known && known !== 'verb' ? known : 'date'
}

/** A year or a numeric date stands before `at`: what follows need not be a month. */
function hasWholeDate(words: readonly Known[], at: number): boolean {
  return words
    .slice(0, at)
    .some(({isNumber, bare}) => isNumber && /^\d{4}$|^\d+[/.-]\d+[/.-]\d+/.test(bare))
}

/** `Le` in `An Le wrote`, `He` in `He Ying wrote`: a capital, and a name on a side of it. */
function isInName(words: readonly Known[], at: number): boolean {
  return words[at - 1]?.class === 'name' || words[at + 1]?.class === 'name'
}
