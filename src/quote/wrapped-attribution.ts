/**
 * The rule `wrap-broken` for an attribution inside a quotation: the wrap left its verb without marks.
 *
 *     > On Sunday, February 2, 2025 9:00 AM Bo Lind <bo.lind@harbour-office.example.org>
 *     wrote:                                  no marks, true depth 1
 *     >> Is it open?
 *
 * However wide the lines are: what it is the end of stands above, and what it introduces below, one
 * level deeper than that, or in the same marks and indented. In: the row above the step down; out: a proposal for the solver.
 */
import {COLON} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {type FoundAttribution, readAttribution} from './attribution.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {TEXT} from './kinds.ts'
import {nobodyKnown} from './people.ts'
import {startsUpper, trimmedEnd} from './words.ts'

/** Octets of a tail: a verb, and a word or two beside it. */
const maxTail = 20

const ends: Evidence = {weight: 6, says: 'it ends the attribution that the line above begins'}
const introduces: Evidence = {weight: 6, says: 'what that introduces stands right below'}
const goesOn: Evidence = {weight: 4, says: 'the quotation goes on below'}

/** @param row the last line before the step down to the tail */
export function wrappedAttribution(body: Body, row: number): Proposal | null {
  const {bytes, lines} = body
  const {depth, marks, kind} = lines
  const tail = row + 1
  const below = tail + 1
  if (below >= lines.count || depth[tail]! >= depth[row]!) return null
  const step = marks[below]! - depth[row]!
  if (step < 0) return null
  if (kind[row] !== TEXT || lines.isBlank(bytes, row)) return null
  const isRight = step === 1 && !lines.isBlank(bytes, below)
  const end = trimmedEnd(bytes, lines, tail)
  if (end - lines.content[tail]! >= maxTail || bytes[end - 1] !== COLON) return null
  if (startsUpper(body, tail)) return null
  const found = readAttribution(body, tail, true, nobodyKnown)
  if (found === null || found.first === tail || !isWhole(found)) return null
  const evidence = [ends, isRight ? introduces : goesOn]
  return {rule: 'wrap-broken', first: tail, last: tail, depth: depth[row]!, evidence}
}

/** It tells an address, or who wrote and when: a list may stand where the address was. */
function isWhole({author, date}: FoundAttribution): boolean {
  return author.address !== null || (author.name !== null && date !== null)
}
