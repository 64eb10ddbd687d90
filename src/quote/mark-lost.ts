/**
 * The rule `mark-lost`: a quoted line that a mailer left one mark short.
 *
 *     >> structured and designed.            depth 2, its sentence is over
 *     > Why is that?                         depth 1
 *     >
 *     > And because of the way it works, the     1 mark, true depth 2
 *     >> folks should have a chance to review.   2 marks, goes on in mid-sentence
 *
 * A paragraph of one line runs on, without a sentence end, into a deeper line that starts in lower
 * case, and the deeper text has nothing else that this line could continue.
 */
import type {Body} from '../types.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {isProtected} from './kinds.ts'
import {countWords, endsInWord, endsSentence, startsLower, startsUpper} from './words.ts'

/** Fewer words may be a greeting, a name, a heading. */
const minWords = 5
/** How far up the last line of the deeper level is looked for. */
const maxLookBack = 200

export function markLost(body: Body, row: number): Proposal | null {
  const {lines} = body
  const depth = lines.depth[row]!
  const isShortStep = depth >= 1 && lines.depth[row + 1] === depth + 1
  if (!isShortStep || isVetoed(body, row)) return null
  const evidence = weigh(body, row)
  return evidence ? {rule: 'mark-lost', first: row, last: row, depth: depth + 1, evidence} : null
}

/** A line that ends its sentence, introduces what follows, or stands above a patch stays. */
function isVetoed(body: Body, row: number): boolean {
  const {bytes, lines} = body
  return (
    row === 0 ||
    isProtected(lines.kind[row + 1]!) ||
    !lines.isBlank(bytes, row - 1) ||
    lines.depth[row - 1]! > lines.depth[row]! ||
    !endsInWord(body, row) ||
    !startsUpper(body, row) ||
    countWords(body, row, minWords) < minWords
  )
}

function weigh(body: Body, row: number): Evidence[] | null {
  const {lines} = body
  const depth = lines.depth[row]!
  if (!startsLower(body, row + 1)) return null
  const deeper = lastWithDepth(body, row - 1, depth + 1)
  if (deeper < 0) return null // the deeper level is not open: nothing says whose words these are
  const evidence: Evidence[] = [
    {weight: 4, says: 'its sentence goes on in lower case on the deeper line below'},
    {weight: 1.5, says: 'it is a paragraph of its own, opened by a blank line'},
  ]
  evidence.push(
    endsSentence(body, deeper)
      ? {weight: 3.5, says: 'the deeper text above had ended its sentence'}
      : {weight: -6, says: 'the deeper text above is still in mid-sentence'},
  )
  const own = lastWithDepth(body, row - 1, depth)
  if (own >= 0 && endsSentence(body, own)) {
    evidence.push({weight: 2, says: 'the text above at its own depth had ended its sentence'})
  }
  return evidence
}

/** The nearest line with content above `row` that has this depth, or -1. */
function lastWithDepth({bytes, lines}: Body, row: number, depth: number): number {
  const stop = Math.max(0, row - maxLookBack)
  for (let at = row; at >= stop; at--) {
    if (lines.depth[at] === depth && !lines.isBlank(bytes, at)) return at
  }
  return -1
}
