/**
 * The rule `mark-extra`: a `>` at the start of a line that is half of a C arrow, which a wrap cut.
 *
 *     > list_for_each_entry(cmd, &dev-        depth 1, ends in a word and `-`
 *     > >queues[i].state_list,                2 marks, true depth 1: the text is `>queues[i]`
 */
import {GT, MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {trimmedEnd} from './words.ts'

/** Of the text behind the mark so much is read. */
const maxMember = 60
/** A member's name, and what can follow one in C: prose has a blank there. */
const member = /^[A-Za-z_]\w*(?:[[.();,]|->|$)/
const wordBeforeDash = /[\w)\]]-$/

export function markExtra(body: Body, row: number): Proposal | null {
  const {bytes, lines} = body
  const next = row + 1
  const depth = lines.depth[row]!
  if (lines.depth[next] !== depth + 1 || lines.marks[next] !== depth + 1) return null
  const end = trimmedEnd(bytes, lines, row)
  const content = lines.content[next]!
  if (bytes[end - 1] !== MINUS || bytes[content - 1] !== GT) return null
  if (!wordBeforeDash.test(bytes.toString('latin1', Math.max(lines.content[row]!, end - 4), end))) {
    return null
  }
  if (!member.test(lines.text(bytes, next, maxMember))) return null
  const behind = next + 1
  if (
    behind < lines.count &&
    lines.depth[behind]! > depth &&
    bytes[lines.content[behind]! - 1] === GT
  ) {
    return null // a quotation without blanks behind its marks goes on
  }
  const evidence: Evidence[] = [
    {weight: 7, says: 'the line above ends in a word and "-", and a member’s name follows the ">"'},
    {weight: 1.5, says: 'no blank stands between them'},
  ]
  if (behind >= lines.count || lines.depth[behind]! <= depth) {
    evidence.push({weight: 1.5, says: 'no other line has that depth here'})
  }
  return {rule: 'mark-extra', first: next, last: next, depth, evidence, content: content - 1}
}
