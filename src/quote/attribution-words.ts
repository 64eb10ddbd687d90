/**
 * Tells the words of a possible attribution apart: date, address, verb, particle or part of a name.
 * Works on one short string; the word lists are in languages.ts.
 */
import {languages} from './languages.ts'

export type WordClass = 'verb' | 'date' | 'address' | 'particle' | 'pronoun' | 'name'

export interface Word {
  readonly text: string
  readonly class: WordClass
}

const classOf = new Map<string, WordClass>()
for (const language of languages) {
  for (const word of language.particles) classOf.set(word, 'particle')
  for (const word of language.pronouns) classOf.set(word, 'pronoun')
  for (const word of [...language.weekdays, ...language.months, ...language.clock]) {
    classOf.set(word, 'date')
  }
  for (const verb of language.verbs)
    for (const word of verb.split(' ')) {
      if (!classOf.has(word)) classOf.set(word, 'verb')
    }
}

/** Splits at white space and between a name and a `<` that touches it. */
export function classifyWords(text: string): Word[] {
  const words: Word[] = []
  for (const piece of text.split(/[ \t]+/)) {
    if (piece === '') continue
    const angle = piece.indexOf('<')
    if (angle > 0) words.push(classify(piece.slice(0, angle)))
    words.push(classify(angle > 0 ? piece.slice(angle) : piece))
  }
  return words
}

function classify(text: string): Word {
  if (text.includes('@') || /^<.*>[,:]?$/.test(text)) return {text, class: 'address'}
  const bare = text
    .toLowerCase()
    .replace(/^[(["'*_]+/, '')
    .replace(/[)\]"'*_,;:]+$/, '')
  const known = classOf.get(bare) ?? classOf.get(bare.replace(/\.$/, ''))
  if (known) return {text, class: known}
  return {text, class: isDateLike(bare) ? 'date' : 'name'}
}

/** Digits with the signs of dates, times and zones: `2020-09-16`, `10:22:01am`, `+0200`, `3rd`. */
function isDateLike(word: string): boolean {
  return (
    /^[+'-]?\d[\d/.:+年月日時分-]*(?:st|nd|rd|th|am|pm|h|z|\.)?$/.test(word) ||
    word === '-' ||
    word === '--'
  )
}
