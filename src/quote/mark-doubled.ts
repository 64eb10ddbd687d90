/**
 * The rule `mark-extra` where an editor marked a line twice: the first line of a paragraph.
 *
 *     > to put the session. It may cause an error.
 *     >> This patch sets the flag to false to avoid the      2 marks, true depth 1
 *     > double put.                                          its sentence goes on
 *
 * Nothing introduces the deeper level, no other line has it, and the line ends in a word that needs
 * the one below. A full line is left to `wrap-broken`: there it is the tail that lost a mark.
 */
import {COLON} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {Evidence, Proposal} from './evidence.ts'
import {isProtected} from './kinds.ts'
import {wrapRange} from './widths.ts'
import {endsOpen, startsLower, trimmedEnd} from './words.ts'

/** How far another line of the deeper level is looked for. */
const maxLook = 60
/** Columns from which on a line may be full. */
const full = 66

export function markDoubled(body: Body, row: number): Proposal | null {
  const {bytes, lines} = body
  const {depth, marks, kind} = lines
  const level = depth[row]!
  const below = row + 1
  if (level < 2 || depth[below] !== level - 1 || marks[row] !== level || row === 0) return null
  if (depth[row - 1]! >= level || isProtected(kind[row]!)) return null
  if (!endsOpen(body, row) || !startsLower(body, below) || isIntroduced(body, row)) return null
  if (wrapRange(body, row).most >= full || !isAlone(body, row)) return null
  const evidence: Evidence[] = [
    {weight: 4, says: 'its sentence goes on in lower case on the line below, a mark less deep'},
    {weight: 2, says: 'it ends in a word that needs another, and is not full'},
    {weight: 2.5, says: 'no other line is that deep here, and nothing introduces the level'},
  ]
  if (!lines.isBlank(bytes, row - 1) || depth[row - 1] === level - 1) {
    evidence.push({weight: 1.5, says: 'the lines around it have one mark less'})
  }
  return {rule: 'mark-extra', first: row, last: row, depth: level - 1, evidence}
}

/** The line above ends in a colon. */
function isIntroduced({bytes, lines}: Body, row: number): boolean {
  let above = row - 1
  while (above > 0 && above > row - 4 && lines.isBlank(bytes, above)) above--
  return bytes[trimmedEnd(bytes, lines, above) - 1] === COLON
}

/** No line with content around has the row's depth. */
function isAlone({bytes, lines}: Body, row: number): boolean {
  const stop = Math.min(lines.count - 1, row + maxLook)
  for (let at = Math.max(0, row - maxLook); at <= stop; at++) {
    if (at !== row && lines.depth[at]! >= lines.depth[row]! && !lines.isBlank(bytes, at))
      return false
  }
  return true
}
