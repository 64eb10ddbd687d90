/**
 * Gives rows the author whom a thread proves, and the rows around them whom those show to have the same.
 *
 *     > The wait is         marks say: Jeremy       proven: Ana
 *     > +44 20 7946         Jeremy                  whoever was Jeremy is Ana: Ana
 *     > far too long.       nobody known            proven: Ana
 */
import type {Body} from '../types.ts'
import type {People} from './people.ts'
import type {Claim} from './thread-depth.ts'

const nobody = -1

export function takeAuthors(
  {lines}: Body,
  claims: readonly (Claim | null)[],
  people: People,
): void {
  const proven = claims.map(claim =>
    claim?.said.author ? people.index(claim.said.author) : nobody,
  )
  for (let first = 0, next = 0; first < lines.count; first = next) {
    while (next < lines.count && lines.depth[next] === lines.depth[first]) next++
    takeLevel(lines.author.subarray(first, next), proven.slice(first, next))
  }
}

/** @param author of each row of one level, changed here */
function takeLevel(author: Int32Array, proven: readonly number[]): void {
  const known = new Set(proven.filter(index => index !== nobody))
  if (known.size === 0) return
  const renamed = renamedIn(author, proven)
  const [first] = known
  // Nobody is named: that is whoever is proven, if only one is.
  renamed.set(nobody, known.size === 1 ? first! : nobody)
  for (const [row, index] of proven.entries()) {
    author[row] = index === nobody ? (renamed.get(author[row]!) ?? author[row]!) : index
  }
}

/** For each author of rows whom these turn out to have; an author of whom two turn out stays. */
function renamedIn(author: Int32Array, proven: readonly number[]): Map<number, number> {
  const renamed = new Map<number, number>()
  for (const [row, index] of proven.entries()) {
    if (index === nobody) continue
    const before = author[row]!
    renamed.set(before, (renamed.get(before) ?? index) === index ? index : before)
  }
  return renamed
}
