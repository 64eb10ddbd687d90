/**
 * Tells attributions to whoever wrote them.
 *
 *     Ana Ruiz wrote:
 *     > I wrote:
 *     > > these words are hers, too
 */
import {once} from '../lines/once.ts'
import {languages} from './languages.ts'

/** Words of the longest phrase. */
const maxWords = 3

const phrases = once(() => new Set(languages().flatMap(({self}) => self)))

/** The attribution's text ends in `I wrote` or the like of another language. */
export function tellsSelf(text: string): boolean {
  // A phrase stands at the end; the rest costs time.
  const words = text
    .slice(-100)
    .toLowerCase()
    .replace(/[\s.…:：]+$/u, '')
    .split(/\s+/)
  for (let count = 1; count <= maxWords; count++) {
    if (phrases().has(words.slice(-count).join(' '))) return true
  }
  return false
}
