/**
 * The words of all languages (languages.ts), looked up by word. Made when the first word is asked for:
 * mail whose depth its marks tell never asks.
 */
import {languages} from './languages.ts'

export type WordClass = 'verb' | 'date' | 'address' | 'particle' | 'pronoun' | 'name'

/** Octets; letters beyond ASCII have up to four. */
const longestWord = 0xff
const foreign = -1

export interface Phrase {
  readonly words: readonly string[]
  readonly class: WordClass
}

/** Words and phrases are lower case. */
export class Lexicon {
  readonly dateWords: Set<string> = new Set()
  readonly clockWords: Set<string> = new Set()
  readonly classOf: Map<string, WordClass> = new Map()
  /** First word → the phrases that begin with it, longest first. */
  readonly phrases: Map<string, Phrase[]> = new Map()
  /** Verbs in scripts without spaces between words, longest first. */
  readonly gluedVerbs: string[] = []
  /** What tells verbs of several words: `written` in `has written`. */
  private readonly verbParts = new Set<string>()
  /** Of all in ASCII that `isVerb` takes: see `shapeOf`. */
  private readonly verbShapes = new Set<number>()

  constructor() {
    for (const {weekdays, months, clock, particles, pronouns, verbs} of languages) {
      for (const word of [...weekdays, ...months, ...clock]) this.dateWords.add(word)
      for (const word of clock) this.clockWords.add(word)
      for (const entry of particles) this.learn(entry, 'particle')
      for (const entry of pronouns) this.learn(entry, 'pronoun')
      for (const entry of verbs) this.learn(entry, 'verb')
    }
    for (const [word, wordClass] of this.classOf) if (wordClass === 'verb') this.learnShape(word)
    for (const word of this.verbParts) this.learnShape(word)
    this.gluedVerbs.sort((a, b) => b.length - a.length)
    for (const list of this.phrases.values()) list.sort((a, b) => b.words.length - a.words.length)
  }

  /** The word, of letters only, is a verb of writing or tells one, in some language. */
  isVerb(word: string): boolean {
    const lower = word.toLowerCase()
    return this.classOf.get(lower) === 'verb' || this.verbParts.has(lower)
  }

  /** As `isVerb`, of the word `bytes[from, to)`; nearly every other word is told without a string. */
  isVerbAt(bytes: Buffer, from: number, to: number): boolean {
    const shape = shapeOf(bytes, from, to)
    const mayBe = shape === foreign || this.verbShapes.has(shape)
    return mayBe && this.isVerb(bytes.toString('utf8', from, to))
  }

  private learn(entry: string, wordClass: WordClass): void {
    const words = entry.split(' ')
    if (words.length > 1) this.learnPhrase(words, wordClass)
    else if (wordClass === 'verb' || !this.classOf.has(entry)) this.classOf.set(entry, wordClass)
    if (wordClass === 'verb' && isUnspaced(entry)) this.gluedVerbs.push(entry)
  }

  private learnShape(word: string): void {
    if (beyondAscii.test(word)) return
    this.verbShapes.add(shape(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length))
  }

  private learnPhrase(words: readonly string[], wordClass: WordClass): void {
    const list = this.phrases.get(words[0]!) ?? []
    list.push({words, class: wordClass})
    this.phrases.set(words[0]!, list)
    // Short words of a phrase (`has`, `on`) are words of prose.
    if (wordClass !== 'verb') return
    for (const word of words) if (word.length >= 5) this.verbParts.add(word)
  }
}

/**
 * First and last letter of a word and its length, without case, in one number; `foreign` where not all
 * is ASCII, for there case may change octets, and 0 where it is too long to be known.
 */
function shapeOf(bytes: Buffer, from: number, to: number): number {
  if (to - from > longestWord) return 0
  for (let at = from; at < to; at++) if (bytes[at]! >= 0x80) return foreign
  return shape(bytes[from]!, bytes[to - 1]!, to - from)
}

function shape(first: number, last: number, length: number): number {
  return ((first | 0x20) << 16) | ((last | 0x20) << 8) | length
}

let made: Lexicon | null = null

export function lexicon(): Lexicon {
  made ??= new Lexicon()
  return made
}

export const beyondAscii: RegExp = /[^\x00-\x7f]/

/** Has a letter of a script that puts no spaces between words (or glues its particles on). */
export function isUnspaced(text: string): boolean {
  return (
    beyondAscii.test(text) &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
  )
}
