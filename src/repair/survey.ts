/**
 * One look at a body before any repair: which of them may find something. Nearly all mail is sound,
 * and what it has of `=`, `+` and `&` is told from an escape where it stands.
 *
 *     > if (a == b) x += 10;            nothing
 *     > On Mon at 10:22 +-0200 =20      qp-leak
 *
 * It may name a repair that then leaves all as it is, never miss one that would not.
 */
import {
  hasAmpersand,
  hasBeyondAscii,
  hasEquals,
  hasFrom,
  hasOddLead,
  hasPlus,
} from '../lines/line-facts.ts'
import {EQUALS, QUESTION} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import {isFromRow} from '../lines/tight-from.ts'
import type {Body} from '../types.ts'
import {hasReference} from './entity-leak.ts'
import {mayBeUnusual} from './mark-space.ts'
import {mayWeigh} from './qp-leak-weights.ts'
import {seek} from './seek.ts'
import {hasIsland} from './utf7-scan.ts'

export const qpLeak = 1
export const utf7Leak = 2
export const wordLeak = 4
export const entityLeak = 8
export const mojibake = 16
export const markSpace = 32
export const fromEscape = 64

const looked = hasEquals | hasPlus | hasAmpersand | hasBeyondAscii | hasFrom

/** @returns bits of the repairs that may have something to do */
export function survey({bytes, lines}: Body): number {
  const {count, facts, start, end} = lines
  if ((lines.allFacts & looked) === 0) return 0
  let found = 0
  for (let row = 0; row < count; row++) {
    const has = facts[row]!
    if ((has & looked) === 0) continue
    if ((has & hasEquals) !== 0) found |= lookAtEquals(bytes, lines, row)
    if ((has & hasPlus) !== 0 && (found & utf7Leak) === 0) {
      if (hasIsland(bytes, start[row]!, end[row]!)) found |= utf7Leak
    }
    if ((has & hasAmpersand) !== 0 && (found & entityLeak) === 0) {
      if (hasReference(bytes, start[row]!, end[row]!)) found |= entityLeak
    }
    if ((has & hasFrom) !== 0 && isFromRow(bytes, lines, row)) found |= fromEscape
    if ((has & hasBeyondAscii) === 0) continue
    found |= mojibake
    if ((has & hasOddLead) !== 0 && mayBeUnusual(bytes, start[row]!, end[row]!)) found |= markSpace
  }
  return found
}

function lookAtEquals(bytes: Buffer, lines: LineTable, row: number): number {
  const end = lines.end[row]!
  let found = 0
  let at = seek(bytes, EQUALS, lines.start[row]!, end)
  for (; at < end; at = seek(bytes, EQUALS, at + 1, end)) {
    if (bytes[at + 1] === QUESTION) found |= wordLeak
    else if (mayWeigh(bytes, lines, row, at)) found |= qpLeak
  }
  return found
}
