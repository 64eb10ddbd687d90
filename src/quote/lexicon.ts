/**
 * The words of all languages (languages.ts), looked up by word. Made when the first word is
 * asked for: mail whose depth its marks tell never asks.
 */
import {once} from '../lines/once.ts'
import {languages} from './languages.ts'
import {isUnspaced} from './scripts.ts'

export type WordClass = 'verb' | 'date' | 'address' | 'particle' | 'pronoun' | 'name'

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

  constructor() {
    for (const {weekdays, months, clock, particles, pronouns, verbs} of languages()) {
      for (const word of [...weekdays, ...months, ...clock]) this.dateWords.add(word)
      for (const word of clock) this.clockWords.add(word)
      for (const entry of particles) this.learn(entry, 'particle')
      for (const entry of pronouns) this.learn(entry, 'pronoun')
      for (const entry of verbs) this.learn(entry, 'verb')
    }
    this.gluedVerbs.sort((a, b) => b.length - a.length)
    for (const list of this.phrases.values()) list.sort((a, b) => b.words.length - a.words.length)
  }

  private learn(entry: string, wordClass: WordClass): void {
    const words = entry.split(' ')
    if (words.length > 1) this.learnPhrase(words, wordClass)
    else if (wordClass === 'verb' || !this.classOf.has(entry)) this.classOf.set(entry, wordClass)
    if (wordClass === 'verb' && isUnspaced(entry)) this.gluedVerbs.push(entry)
  }

  private learnPhrase(words: readonly string[], wordClass: WordClass): void {
    const list = this.phrases.get(words[0]!) ?? []
    list.push({words, class: wordClass})
    this.phrases.set(words[0]!, list)
  }
}

/** Made when a word is first asked for. */
export const lexicon: () => Lexicon = once(() => new Lexicon())
