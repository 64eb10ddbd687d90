/**
 * A cheap look at a row that ends in a colon: can it introduce text that nothing sets off from it?
 *
 * Without marks below it an attribution has to show a verb of writing among its last words. Prose that
 * ends in a colon, which is common, mostly has none, and is told here before any word of it is read.
 */
import type {Body} from '../types.ts'
import {isVerb} from './attribution-words.ts'
import {trimmedEnd} from './words.ts'

/** Octets at the end of the row among which a verb is looked for. */
const verbReach = 60
/** The verb is one of so many words at the end, or the first: `Quoting Ana Ruiz:`. */
const lastWords = 4

/** False for most rows; true where reading the words may find an attribution. */
export function mayIntroduce({bytes, lines}: Body, row: number): boolean {
  const end = trimmedEnd(bytes, lines, row)
  const from = Math.max(lines.content[row]!, end - verbReach)
  // Scripts without spaces between words, from U+3000 on, glue their verbs to names.
  for (let at = from; at < end; at++) if (bytes[at]! >= 0xe3) return true
  const words = bytes.toString('utf8', from, end).split(' ')
  return words.slice(-lastWords).some(isVerb) || isVerb(words[0]!)
}
