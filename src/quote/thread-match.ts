/**
 * Finds in one text the words that another one repeats, in runs of four or more.
 *
 *     said      the wait for the lock was far too long I think
 *     repeats   On Monday Bo wrote the wait for the lock was far too long
 *               -  -      -  -     0   1    2   3   4    5   6   7   8
 *
 * Where a run begins in several places one that the caller expects counts, then the longest, then the
 * one that goes on from the run before. Each word is compared a bounded number of times.
 */

/** Words that have to stand in a row. */
const least = 4
/** Places of the same four words that are tried, and words that are compared at each. */
const maxPlaces = 32
const maxRun = 64

interface Run {
  readonly place: number
  readonly length: number
  readonly isLikely: boolean
}
const noRun: Run = {place: -1, length: 0, isLikely: false}

/**
 * For each word of `repeats` the index of the word of `said` that it repeats, or -1.
 * @param isLikely whether the word at the first index is expected at the second
 */
export function matchWords(
  repeats: Int32Array,
  said: Int32Array,
  isLikely: (word: number, place: number) => boolean,
): Int32Array {
  const places = new Places(said)
  const found = new Int32Array(repeats.length).fill(-1)
  let expected = 0
  for (let at = 0; at + least <= repeats.length; ) {
    const run = places.best(repeats, at, expected, isLikely)
    if (run.length < least) {
      at++
      continue
    }
    for (let index = 0; index < run.length; index++) found[at + index] = run.place + index
    at += run.length
    expected = run.place + run.length
  }
  return found
}

/** The places of every four words of a text. */
class Places {
  private readonly words: Int32Array
  /** The last place of four words, and from each place to the one before it. */
  private readonly last = new Map<number, number>()
  private readonly before: Int32Array

  constructor(words: Int32Array) {
    this.words = words
    this.before = new Int32Array(Math.max(0, words.length - least + 1)).fill(-1)
    for (let place = 0; place < this.before.length; place++) {
      const key = keyOf(words, place)
      this.before[place] = this.last.get(key) ?? -1
      this.last.set(key, place)
    }
  }

  /** The best run of words that begins at `repeats[at]` and at some place; length 0 for none. */
  best(
    repeats: Int32Array,
    at: number,
    expected: number,
    isLikely: (word: number, place: number) => boolean,
  ): Run {
    let best = noRun
    let place = this.last.get(keyOf(repeats, at)) ?? -1
    for (let tried = 0; place >= 0 && tried < maxPlaces; tried++) {
      const length = this.runLength(repeats, at, place)
      const run = {place, length, isLikely: isLikely(at, place)}
      if (length >= least && isBetter(run, best, expected)) best = run
      place = this.before[place]!
    }
    return best
  }

  private runLength(repeats: Int32Array, at: number, place: number): number {
    const most = Math.min(repeats.length - at, this.words.length - place, maxRun)
    let length = 0
    while (length < most && repeats[at + length] === this.words[place + length]) length++
    return length
  }
}

function isBetter(run: Run, best: Run, expected: number): boolean {
  if (run.isLikely !== best.isLikely) return run.isLikely
  return run.length > best.length || (run.length === best.length && run.place === expected)
}

function keyOf(words: Int32Array, at: number): number {
  let key = 0
  for (let index = at; index < at + least; index++) key = (Math.imul(key, 31) + words[index]!) | 0
  return key
}
