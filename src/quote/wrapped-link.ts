/**
 * The rule `wrap-broken` for a word that no line has room for: the wrap left its marks alone on a line,
 * and put it behind fewer marks below.
 *
 *     > > It is told here:
 *     > >
 *     > >                                                       the marks of the link
 *     > https://example.org/doors/oil/2025-02-03/which-oil-to-take-for-a-door-that-squeaks.html
 *     > >
 *     > > Read it.
 *
 * Who answers with a link leaves a line of their own above it or below it.
 */
import type {Body} from '../types.ts'
import type {Proposal} from './evidence.ts'
import {firstWord} from './widths.ts'
import {countWords} from './words.ts'

/** Columns of the narrowest line that such a word does not fit into. */
const leastColumns = 72
/** A mark and its blank. */
const markColumns = 2

/** @param row the last line before the step down to the link */
export function wrappedLink(body: Body, row: number): Proposal | null {
  const {bytes, lines} = body
  const {depth, marks} = lines
  const link = row + 1
  if (link + 1 >= lines.count || depth[link]! >= depth[row]!) return null
  if (!lines.isBlank(bytes, row) || marks[link] !== depth[link]) return null
  if (marks[link + 1]! < depth[row]! || countWords(body, link, 2) !== 1) return null
  const columns = depth[row]! * markColumns + firstWord(body, link)
  if (columns < leastColumns) return null
  const evidence = [
    {weight: 4, says: `it is one word, which does not fit into ${leastColumns} columns`},
    {weight: 3, says: 'marks stand alone above it, and words of that level right below'},
    {weight: 2.5, says: 'it has no line of its own level beside it'},
  ]
  return {rule: 'wrap-broken', first: link, last: link, depth: depth[row]!, evidence}
}
