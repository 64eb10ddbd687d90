/** Finds the word that somebody meant who wrote another. */

/** The nearest of `words` within two edits of `word`, else the only one that it begins, or null. */
export function nearest(word: string, words: readonly string[]): string | null {
  const begun = word.length < 2 ? [] : words.filter(candidate => candidate.startsWith(word))
  let best = begun.length === 1 ? begun[0]! : null
  let least = 3
  for (const candidate of words) {
    const edits = distance(word, candidate)
    if (edits < least) {
      least = edits
      best = candidate
    }
  }
  return best
}

/** Levenshtein distance; words longer than any name of ours are far from all of them. */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 2) return 3
  let row = Array.from({length: to.length + 1}, (_, column) => column)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const change = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[to.length]!
}
