/**
 * The rule `mark-extra` for brackets: the `>` at the start of a line closes the address of an attribution
 * which a wrap cut, or a link that web mail has put on a line of its own. In: the row above the step up;
 * out: a proposal for the solver.
 *
 *     > On Mon, Feb 3, 2025 at 10:22 AM, Bo Lind <bo@example.org
 *     > > wrote:                               2 marks, true depth 1: the text is `> wrote:`
 *     >> Is it open?
 *
 *     The box is shown here: <
 *     https://keys.example.org/lower-lock/box
 *     > and the list of keys below it.         1 mark, true depth 0
 */
import {COLON, GT, LESS} from '../lines/octets.ts'
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

/** Rows that a link is broken over, and octets of such a row that are read. */
const maxRows = 3
const maxLink = 1000
const link = /^(?:https?:\/\/|ftp:\/\/|mailto:|www\.)[^\s<>]+$/i
const restOfLink = /^[^\s<>]+$/

const address: readonly Evidence[] = [
  {weight: 6, says: 'the line above leaves the bracket of an address open'},
  {weight: 4, says: 'what follows the ">" ends an attribution'},
]

const openLink: readonly Evidence[] = [
  {weight: 6, says: 'the lines above are a link whose bracket is open'},
  {weight: 4, says: 'the line below does not go on with the mark'},
]

export function bracketExtra(body: Body, row: number): Proposal | null {
  const {bytes, lines} = body
  const next = row + 1
  const depth = lines.depth[row]!
  if (lines.depth[next] !== depth + 1 || lines.marks[next] !== depth + 1) return null
  const content = lines.content[next]!
  const mark = bytes[content - 1] === GT ? content - 1 : content - 2
  if (bytes[mark] !== GT) return null
  const evidence = endsAddress(body, next) ? address : endsLink(body, next) ? openLink : null
  if (evidence === null) return null
  return {rule: 'mark-extra', first: next, last: next, depth, evidence, content: mark}
}

/** Behind the mark stands what ends an attribution, and the row above leaves an address open. */
function endsAddress(body: Body, row: number): boolean {
  const {bytes, lines} = body
  const content = lines.content[row]!
  const end = trimmedEnd(bytes, lines, row)
  if (bytes[end - 1] !== COLON || end - content > maxTail || !isBegun(body, row - 1)) return false
  const tail = bytes.toString('utf8', content, end)
  return tail === ':' || classifyWords(tail).some(word => word.class === 'verb')
}

/** The rows above are a link below a `<`, and no quotation goes on from the row. */
function endsLink(body: Body, row: number): boolean {
  const {bytes, lines} = body
  const depth = lines.depth[row]! - 1
  const below = row + 1
  if (below < lines.count && lines.marks[below]! > depth) return false
  for (let at = row - 1; at >= Math.max(1, row - maxRows); at--) {
    const text = lines.text(bytes, at, maxLink).trim()
    if (link.test(text)) return lines.depth[at - 1] === depth && endsInLess(body, at - 1)
    if (!restOfLink.test(text)) return false
  }
  return false
}

function endsInLess({bytes, lines}: Body, row: number): boolean {
  const end = trimmedEnd(bytes, lines, row)
  return end > lines.content[row]! && bytes[end - 1] === LESS
}

/** The row ends inside an address, and a date stands in front of that or in the row above. */
function isBegun({bytes, lines}: Body, row: number): boolean {
  const text = lines.text(bytes, row, maxHead).trimEnd()
  const at = text.search(openAddress)
  if (at < 0) return false
  const above = row > 0 && lines.depth[row - 1] === lines.depth[row] ? row - 1 : row
  return /\d/.test(text.slice(0, at)) || /\d/.test(lines.text(bytes, above, maxHead))
}
