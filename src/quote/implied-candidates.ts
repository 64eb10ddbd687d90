/** Whether a body has anything that `depth-implied` could start from: most mail has not. */
import {hasColon, hasOddLead} from '../lines/line-facts.ts'
import {COLON, GT, MINUS, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {readRunOn} from './attribution-run-on.ts'
import {mayIntroduce} from './attribution-sight.ts'
import {readWise} from './groupwise.ts'
import {endsInColon, isBlockSign} from './header-block.ts'
import {isProtected} from './kinds.ts'
import {readNotesBlock} from './notes-block.ts'

const ASTERISK = 0x2a
const UNDERSCORE = 0x5f
/** A colon, or what a divider begins with. */
const mayTell = hasColon | hasOddLead
/** The last octet of U+FF1A, the full-width colon. */
const wideTail = 0x9a

/** Octets that a divider or a field can begin with: a capital, a dash or rule, what is passed over. */
const opens = new Uint8Array(256)
opens.fill(1, 0, SP + 1)
opens.fill(1, 0x41, 0x5b)
opens.fill(1, 0x80)
for (const octet of [MINUS, UNDERSCORE, ASTERISK]) opens[octet] = 1

/** Notes has a row with nothing but `To`. */
const shortRow = 5

/** Octets that a line which introduces something can end with: a colon, blanks behind it, GroupWise’s mark. */
const closes = new Uint8Array(256)
closes.fill(1, 0, SP + 1)
for (const octet of [COLON, GT, wideTail]) closes[octet] = 1

/**
 * Some row may introduce what stands, not deeper, below it. Most rows have no colon, and two octets
 * tell of most others that they do not: those are not looked into.
 */
export function hasCandidate(body: Body): boolean {
  const {bytes, lines} = body
  const {content, end, count, facts} = lines
  for (let row = 0; row + 1 < count; row++) {
    const from = content[row]!
    const to = end[row]!
    if ((facts[row]! & mayTell) === 0 && to - from > shortRow) continue
    if (from === to) continue
    if (opens[bytes[from]!] === 0 && closes[bytes[to - 1]!] === 0) continue
    if (isCandidate(body, row)) return true
  }
  return false
}

/** @param row not the last one */
function isCandidate(body: Body, row: number): boolean {
  const {depth, kind} = body.lines
  if (isProtected(kind[row]!)) return false
  if (depth[row + 1]! > depth[row]!) return readNotesBlock(body, row) !== null
  if (readWise(body, row) !== null || readRunOn(body, row) !== null) return true
  if (readRunOn(body, row + 1) !== null) return true
  if (isBlockSign(body, row) || (endsInColon(body, row) && mayIntroduce(body, row))) return true
  return readNotesBlock(body, row) !== null
}
