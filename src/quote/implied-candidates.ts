/** Whether a body has anything that `depth-implied` could start from: most mail has not. */
import {COLON, MINUS, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {mayIntroduce} from './attribution-sight.ts'
import {endsInColon, isBlockSign} from './header-block.ts'
import {isProtected} from './kinds.ts'

/** The first octet of U+FF1A, the full-width colon. */
const wideLead = 0xef
const ASTERISK = 0x2a
const UNDERSCORE = 0x5f

/**
 * Some row may introduce what stands, not deeper, below it: it has a colon, or begins as dividers do,
 * with a dash or a rule behind white space and asterisks. Rows without one are not looked into.
 */
export function hasCandidate(body: Body): boolean {
  return hasDivider(body) || hasColon(body, COLON) || hasColon(body, wideLead)
}

function hasDivider(body: Body): boolean {
  const {bytes, lines} = body
  for (let row = 0; row < lines.count; row++) {
    const octet = bytes[lines.content[row]!]!
    const mayBegin = octet === MINUS || octet === UNDERSCORE || octet === ASTERISK || octet <= SP
    if (mayBegin && !lines.isBlank(bytes, row) && isCandidate(body, row)) return true
  }
  return false
}

function hasColon(body: Body, octet: number): boolean {
  const {bytes, lines} = body
  let row = 0
  for (let at = bytes.indexOf(octet, lines.start[0]!); at !== -1; ) {
    row = lines.rowOf(at, row)
    if (isCandidate(body, row)) return true
    at = bytes.indexOf(octet, lines.next(row))
  }
  return false
}

function isCandidate(body: Body, row: number): boolean {
  const {count, depth, kind} = body.lines
  if (row + 1 >= count || depth[row + 1]! > depth[row]! || isProtected(kind[row]!)) return false
  return isBlockSign(body, row) || (endsInColon(body, row) && mayIntroduce(body, row))
}
