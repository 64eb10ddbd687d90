/**
 * The rule `mark-extra`: a `>` at the start of a line that is half of a C arrow, which a wrap cut.
 *
 *     > list_for_each_entry(cmd, &dev-        depth 1, ends in a word and `-`
 *     > >queues[i].state_list,                2 marks, true depth 1: the text is `>queues[i]`
 *     > > queues[i].state_list,               the same, from a mailer that sets a blank behind marks
 */
import {GT, MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {trimmedEnd} from './words.ts'

/** Of the text behind the mark so much is read. */
const maxMember = 60
/** A member's name, and what can follow one in C: prose has a blank there. */
const member = /^[A-Za-z_]\w*(?:[[.();,]|->|$)/
/** A name that prose cannot go on behind as this does. */
const onlyCode = /^[A-Za-z_]\w*(?:\[|\(|->|\.[a-z_])/
const wordBeforeDash = /[\w)\]]-$/

export function markExtra(body: Body, row: number): Proposal | null {
  const {bytes, lines} = body
  const next = row + 1
  const depth = lines.depth[row]!
  if (lines.depth[next] !== depth + 1 || lines.marks[next] !== depth + 1) return null
  const end = trimmedEnd(bytes, lines, row)
  const content = lines.content[next]!
  if (bytes[end - 1] !== MINUS) return null
  const mark = bytes[content - 1] === GT ? content - 1 : content - 2
  if (bytes[mark] !== GT) return null
  if (!wordBeforeDash.test(bytes.toString('latin1', end - 2, end))) return null
  const text = lines.text(bytes, next, maxMember)
  if (!member.test(text)) return null
  const behind = next + 1
  const isAlone = behind >= lines.count || lines.depth[behind]! <= depth
  const isTight = mark === content - 1
  const evidence: Evidence[] = [
    {weight: 7, says: 'the line above ends in a word and "-", and a member’s name follows the ">"'},
  ]
  if (isTight) evidence.push({weight: 1.5, says: 'no blank stands between them'})
  else if (onlyCode.test(text)) evidence.push({weight: 1.5, says: 'the name is used as in C'})
  if (isAlone) evidence.push({weight: 1.5, says: 'no other line has that depth here'})
  return {rule: 'mark-extra', first: next, last: next, depth, evidence, content: mark}
}
