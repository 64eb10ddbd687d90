/**
 * Tells verbs of writing, in all languages, on the octets of a line: nearly every other word is told
 * without a string. Needs far less than the whole lexicon, which most mail never asks for.
 */
import {once} from '../lines/once.ts'
import {languageRows} from './languages.ts'
import {beyondAscii} from './scripts.ts'

/** Octets; letters beyond ASCII have up to four. */
const longestWord = 0xff
const foreign = -1
/** Short words of a phrase (`has`, `on`) are words of prose. */
const leastOfPhrase = 5

interface Verbs {
  /** Lower case; of a phrase (`has written`) the words that tell it. */
  readonly words: ReadonlySet<string>
  /** Of all words in ASCII: see `shapeOf`. */
  readonly shapes: ReadonlySet<number>
}

const verbs = once((): Verbs => {
  const words = new Set<string>()
  const shapes = new Set<number>()
  for (const row of languageRows) {
    for (const entry of row.verbs.split('|')) {
      const parts = entry.split(' ')
      for (const word of parts) {
        if (parts.length > 1 && word.length < leastOfPhrase) continue
        words.add(word)
        if (!beyondAscii.test(word)) shapes.add(shapeOfWord(word))
      }
    }
  }
  return {words, shapes}
})

/** The word `bytes[from, to)`, of letters only, is a verb of writing or tells one, in some language. */
export function isVerbAt(bytes: Buffer, from: number, to: number): boolean {
  const {words, shapes} = verbs()
  const shape = shapeOf(bytes, from, to)
  const mayBe = shape === foreign || shapes.has(shape)
  return mayBe && words.has(bytes.toString('utf8', from, to).toLowerCase())
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

function shapeOfWord(word: string): number {
  return shape(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length)
}

function shape(first: number, last: number, length: number): number {
  return ((first | 0x20) << 16) | ((last | 0x20) << 8) | length
}
