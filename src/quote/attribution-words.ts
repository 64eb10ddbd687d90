/**
 * Tells the words of a possible attribution apart: date, address, verb, particle or part of a name.
 * Works on one short string; the word lists are in languages.ts.
 *
 *     On Mon, 3 Feb 2025, Jan May <jan@example.org> wrote:
 *     p  d    d d   d     n   n   a                 v        `Jan May` is no date: 2025 ends that
 */
import {beyondAscii, isUnspaced, lexicon, type WordClass} from './lexicon.ts'

export interface Word {
  readonly text: string
  readonly class: WordClass
}

/** A word before its neighbours have been looked at. */
interface Draft {
  text: string
  /** Lower case, without the punctuation around it. */
  bare: string
  class: WordClass
  /** Digits tell a date for sure; a name of a month may be the name of a person. */
  isNumber: boolean
}

const maxPhrase = 4
/** The words of attributions repeat: what was told of one is kept, up to so many. */
const maxDrafts = 5000
const drafts = new Map<string, Draft>()
/** Splits at white space, around an address that touches a word, and before a verb written without one. */
export function classifyWords(text: string): Word[] {
  const drafts = pieces(text).map(draft)
  readPhrases(drafts)
  drafts.forEach((word, at) => {
    if (isSoft(word)) word.class = settle(drafts, at)
  })
  drafts.forEach((word, at) => {
    const isCapital = /^\p{Lu}/u.test(word.text)
    const isSmallWord = word.class === 'particle' || word.class === 'pronoun'
    if (at > 0 && isCapital && isSmallWord && isInName(drafts, at)) word.class = 'name'
  })
  return drafts
}

const bidiControls = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const obfuscated =
  /<?\b([\w.+-]{1,64}) (?:at|\(at\)|\[at\]) ([\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.[a-z]{2,10})\b>?/gi

function pieces(text: string): string[] {
  const plain = plainText(text)
  const found: string[] = []
  for (const piece of plain.split(/[\s\u00a0\u3000]+/)) {
    if (piece === '' || /^[(["']+$/.test(piece)) continue
    if (found.length > 0 && /^[:,.]+$/.test(piece)) {
      found.push(`${found.pop()}${piece}`)
      continue
    }
    const angle = piece.indexOf('<')
    const close = piece.indexOf('>', angle)
    if (angle > 0 && /[\p{L}\p{N}]/u.test(piece.slice(0, angle))) found.push(piece.slice(0, angle))
    const rest = angle > 0 ? piece.slice(angle) : piece
    const stop = angle >= 0 && close > angle ? close - Math.max(0, angle) + 1 : rest.length
    found.push(...unglue(rest.slice(0, stop)))
    if (/[\p{L}\p{N}]/u.test(rest.slice(stop))) found.push(...unglue(rest.slice(stop)))
  }
  return found
}

function plainText(text: string): string {
  const shown = beyondAscii.test(text)
    ? text
        .replace(bidiControls, '')
        .replace(/：/g, ': ')
        .replace(/[，、]/g, ', ')
    : text
  return /\bat\b/i.test(shown) ? shown.replace(obfuscated, '<$1@$2>') : shown
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

function draft(text: string): Draft {
  let known = drafts.get(text)
  if (!known) {
    known = readWord(text)
    if (drafts.size >= maxDrafts) drafts.clear()
    drafts.set(text, known)
  }
  // A copy: what stands around a word may change its class.
  return {...known}
}

function readWord(text: string): Draft {
  const bare = text
    .toLowerCase()
    .replace(/^[("'“”„«‘’*_{[%!~-]+/, '')
    .replace(/[)\]"'“”»’*_,;:}!]+$/, '')
  if (text.includes('@') || /^<.*>[,:]?$/.test(text)) {
    return {text, bare, class: 'address', isNumber: false}
  }
  if (isDateLike(bare, text)) return {text, bare, class: 'date', isNumber: true}
  const plain = bare.replace(/\.+$/, '')
  const {classOf, dateWords} = lexicon()
  const known = classOf.get(bare) ?? classOf.get(plain)
  if (known === 'verb') return {text, bare: plain, class: 'verb', isNumber: false}
  const isDate = dateWords.has(bare) || dateWords.has(plain)
  return {text, bare: plain, class: isDate ? 'date' : (known ?? 'name'), isNumber: false}
}

/** Digits with the signs of dates, times and zones: `2020-09-16`, `10:22:01am`, `+0200`, `3rd`. */
function isDateLike(word: string, text: string): boolean {
  return (
    /^[+'-]?\p{Nd}[\p{Nd}/.:+,年月日時分秒点년월일시분-]*(?:\([^)]{1,3}\)?|周[一二三四五六日]|星期.)?(?:st|nd|rd|th|am|pm|h\d*|z|\.|t\d[\d:.]*z?)?$/u.test(
      word,
    ) || /^(?:-{1,2}|\(\p{L}{1,3}\))$/u.test(text)
  )
}

/** A word of a date that may as well be a name (`Jan`, `Sun`), or a short word of another language. */
function isSoft(word: Draft): boolean {
  return word.class === 'date' && !word.isNumber
}

function readPhrases(drafts: Draft[]): void {
  for (let at = 0; at < drafts.length; at++) {
    const phrase = lexicon()
      .phrases.get(drafts[at]!.bare)
      ?.find(({words}) => words.every((word, index) => drafts[at + index]?.bare === word))
    if (!phrase || phrase.words.length > maxPhrase) continue
    for (let index = 0; index < phrase.words.length; index++) {
      drafts[at + index]!.class = phrase.class
    }
    at += phrase.words.length - 1
  }
}

/** Date or not? A date word stands beside a number, another date word, or alone behind `on`. */
function settle(drafts: readonly Draft[], at: number): WordClass {
  const word = drafts[at]!
  const before = drafts[at - 1]
  const after = drafts[at + 1]
  const {classOf, clockWords} = lexicon()
  const known = classOf.get(word.bare)
  const isCapital = /^["']?\p{Lu}/u.test(word.text)
  const other: WordClass = isCapital ? 'name' : (known ?? 'name')
  const isOver = before?.class === 'date' && before.text.endsWith(',') && hasWholeDate(drafts, at)
  if (isCapital && isOver && !after?.isNumber) return other
  if (after?.class === 'date') return after.isNumber || isSoft(after) ? 'date' : other
  const followsDate = before?.class === 'date' && !before.text.endsWith(',')
  const isBeforeName = after?.class === 'name'
  if (followsDate && clockWords.has(word.bare)) return 'date'
  if (followsDate) return isBeforeName && hasWholeDate(drafts, at) ? other : 'date'
  if (before?.class === 'particle' && before.text.length <= 3 && at === 1 && word.bare.length > 2)
    return 'date'
  if (before?.class === 'name' || isBeforeName || word.bare.length <= 3) return other
  return known && known !== 'verb' ? known : 'date'
}

/** A year or a numeric date stands before `at`: what follows need not be a month. */
function hasWholeDate(drafts: readonly Draft[], at: number): boolean {
  return drafts
    .slice(0, at)
    .some(({isNumber, bare}) => isNumber && /^\d{4}$|^\d+[/.-]\d+[/.-]\d+/.test(bare))
}

/** `Le` in `An Le wrote`, `He` in `He Ying wrote`: a capital, and a name on a side of it. */
function isInName(drafts: readonly Draft[], at: number): boolean {
  return drafts[at - 1]?.class === 'name' || drafts[at + 1]?.class === 'name'
}
