/**
 * The rule `mark-extra` for an attribution: the `>` at the start of a line closes the address which a
 * wrap cut. In: the row above the step up; out: a proposal for the solver.
 *
 *     > On Mon, Feb 3, 2025 at 10:22 AM, Bo Lind <bo@example.org
 *     > > wrote:                               2 marks, true depth 1: the text is `> wrote:`
 *     >> Is it open?
 */
import {COLON, GT} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {classifyWords} from './attribution-words.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {trimmedEnd} from './words.ts'

/** Octets of what ends an attribution: a verb, and a word or two beside it. */
const maxTail = 24
/** Octets of the line above that are read, and of those above that for a date. */
const maxHead = 400
/** An address whose bracket is open where the line ends. */
const openAddress = /<[^<>\s]{1,64}@[^<>\s]{1,255}$/

const evidence: readonly Evidence[] = [
  {weight: 6, says: 'the line above leaves the bracket of an address open'},
  {weight: 4, says: 'what follows the ">" ends an attribution'},
]

export function bracketExtra(body: Body, row: number): Proposal | null {
  const {bytes, lines} = body
  const next = row + 1
  const depth = lines.depth[row]!
  if (lines.depth[next] !== depth + 1 || lines.marks[next] !== depth + 1) return null
  const content = lines.content[next]!
  const end = trimmedEnd(bytes, lines, next)
  if (bytes[end - 1] !== COLON || end - content > maxTail) return null
  const mark = bytes[content - 1] === GT ? content - 1 : content - 2
  if (bytes[mark] !== GT || !isBegun(body, row)) return null
  const tail = bytes.toString('utf8', content, end)
  const isVerb = classifyWords(tail).some(word => word.class === 'verb')
  if (tail !== ':' && !isVerb) return null
  return {rule: 'mark-extra', first: next, last: next, depth, evidence, content: mark}
}

/** The row ends inside an address, and a date stands in front of that or in the row above. */
function isBegun({bytes, lines}: Body, row: number): boolean {
  const text = lines.text(bytes, row, maxHead).trimEnd()
  const at = text.search(openAddress)
  if (at < 0) return false
  const above = row > 0 && lines.depth[row - 1] === lines.depth[row] ? row - 1 : row
  return /\d/.test(text.slice(0, at)) || /\d/.test(lines.text(bytes, above, maxHead))
}
