/**
 * The rule `marks-inline`: a paragraph that a mailer filled anew with its inner marks in it. They ended
 * up in mid-line, and only the first line still begins with one.
 *
 *     > > + struct lun *unpacked; > + int rc =     2 marks, and one more where a line began
 *     > unpack(lun, &unpacked); > + if (rc)        1 mark, true depth 2
 *     > > + return rc;                             2 marks by chance: the line broke there
 *
 * A `>` in mid-line is a comparison or a shell's redirection anywhere else; here the line above has
 * lost as many marks in its middle as it has more at its beginning, and no room was left in it.
 */
import {GT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {wrapRange} from './widths.ts'
import {endsSentence} from './words.ts'

/** Columns at which paragraphs are filled. */
const narrowest = 60
const widest = 80
/** Rows of one paragraph, and octets of one row, that are looked through. */
const maxRows = 40
const maxLength = 400

/** What a path may begin with: a shell writes to it, `echo 1 > /tmp/log`. */
const paths = new Set(Buffer.from('/~$&.'))

/** @param row the last line before the step down to lines that lost their inner marks */
export function marksInline(body: Body, row: number): Proposal | null {
  const {bytes, lines} = body
  const first = row + 1
  const inner = lines.depth[row]! - lines.depth[first]!
  if (inner <= 0 || lines.isBlank(bytes, first)) return null
  const above = countInline(body, row, inner)
  if (above === 0 || !isFilled(body, row)) return null
  let found = above
  let last = row
  let marks = above
  // A line without such a mark goes on with one that has it, and ends the paragraph or leads to more.
  while (marks > 0 && last - row < maxRows && goesOn(body, last, first)) {
    last++
    marks = countInline(body, last, inner)
    found += marks
  }
  if (last === row || found < 2) return null
  const evidence = weigh(body, row, last, found)
  return {rule: 'marks-inline', first, last, depth: lines.depth[row]!, evidence}
}

/** The row below `row` belongs to the same paragraph, one or more marks short. */
function goesOn({bytes, lines}: Body, row: number, first: number): boolean {
  const next = row + 1
  return (
    next < lines.count &&
    lines.depth[next] === lines.depth[first] &&
    lines.marks[next] === lines.depth[next] &&
    !lines.isBlank(bytes, next)
  )
}

/** The first word below would not have fitted. */
function isFilled(body: Body, row: number): boolean {
  const {least, most} = wrapRange(body, row)
  return least <= widest && most >= narrowest
}

/** Runs of exactly `inner` marks in the row's text, with a blank on both sides. */
function countInline({bytes, lines}: Body, row: number, inner: number): number {
  const end = Math.min(lines.end[row]!, lines.content[row]! + maxLength)
  let runs = 0
  for (let at = lines.content[row]! + 1; at < end; at++) {
    if (bytes[at] !== GT || bytes[at - 1] !== SP) continue
    let marks = 0
    let behind = at
    while (behind < end && bytes[behind] === GT) {
      marks++
      behind = bytes[behind + 1] === SP && bytes[behind + 2] === GT ? behind + 2 : behind + 1
    }
    const isText = behind === end || (bytes[behind] === SP && !paths.has(bytes[behind + 1]!))
    if (marks === inner && isText) runs++
    at = behind
  }
  return runs
}

function weigh(body: Body, row: number, last: number, found: number): Evidence[] {
  const {depth, count} = body.lines
  const evidence: Evidence[] = [
    {weight: 5, says: 'the line above has the marks that this one lacks in its middle'},
    {weight: Math.min(4, found - 1) * 2, says: `${found} such marks stand in mid-line`},
    {weight: 2, says: 'the line above is full: the next word did not fit'},
  ]
  evidence.push(
    endsSentence(body, row)
      ? {weight: -1, says: 'the line above ends its sentence'}
      : {weight: 1, says: 'the line above goes on'},
  )
  if (last + 1 < count && depth[last + 1]! >= depth[row]!) {
    evidence.push({weight: 1, says: 'the text goes back to the deeper level right below'})
  }
  return evidence
}
