/**
 * Marks signatures and list footers at every depth.
 *
 * A signature follows a sig-sep, the line `-- ` (RFC 3676 §4.3), at the sig-sep's own quote depth; in
 * a quotation the blank may be gone. It ends where the depth changes, at an attribution, or with the body. A footer is a rule and what a list
 * put below it: its address, its page, how to unsubscribe (RFC 2369 has these as fields).
 *
 *     _______________________________________________
 *     Plan mailing list
 *     plan@lists.example.org
 */
import {MINUS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'
import {FOOTER, SIGNATURE, TEXT} from './kinds.ts'

const UNDERSCORE = 0x5f
const EQUALS = 0x3d
const STAR = 0x2a
/** A rule has this many signs or more, and nothing else. */
const minRule = 10
/** Rows that a footer may have below its rule. */
const maxFooter = 12
const maxLength = 200
/** Rows below a sig-sep that has lost its blank. */
const maxSignature = 6

const listWords =
  /unsubscribe|mailing list|\/listinfo|\/mailman|lists?[.@]\S|-request@|abmelden|désinscri|desuscri|cancelar sua inscri|to leave (?:this|the) list|list archive|google groups|majordomo|listserv/i

/** Finds signatures in window after window of one part. */
export class SignatureReader {
  private depth = -1

  /** Sets `kind` on text rows below a sig-sep or a list's rule. `depth` must be known. */
  read(body: Body): void {
    const {bytes, lines} = body
    for (let row = 0; row < lines.count; row++) {
      const isText = lines.kind[row] === TEXT
      if (this.depth !== lines.depth[row] || !isText) this.depth = -1
      if (!isText) continue
      if (isRule(bytes, lines, row)) {
        const last = footerEnd(body, row)
        if (last > row) {
          lines.kind.fill(FOOTER, row, last + 1)
          continue
        }
      }
      const isSeparator = isSignatureSeparator(bytes, lines, row) || isBareSeparator(body, row)
      if (isSeparator) this.depth = lines.depth[row]!
      if (this.depth >= 0) lines.kind[row] = SIGNATURE
    }
  }
}

export function isSignatureSeparator(bytes: Buffer, lines: LineTable, row: number): boolean {
  const at = lines.content[row]!
  return (
    lines.end[row]! - at === 3 &&
    bytes[at] === MINUS &&
    bytes[at + 1] === MINUS &&
    bytes[at + 2] === SP
  )
}

/** `> --`: many mailers cut the blank at the end of what they quote. A signature is short. */
function isBareSeparator({bytes, lines}: Body, row: number): boolean {
  const {content, end, depth, count} = lines
  const at = content[row]!
  if (end[row]! - at !== 2 || bytes[at] !== MINUS || bytes[at + 1] !== MINUS) return false
  if (depth[row] === 0) return false
  let last = row
  while (last + 1 < count && last - row <= maxSignature && depth[last + 1] === depth[row]) last++
  return last > row && last - row <= maxSignature
}

/** Ten `_`, `-`, `=` or `*` and more, alone on the row; `--` also counts: lists put it above their footer. */
function isRule(bytes: Buffer, lines: LineTable, row: number): boolean {
  const at = lines.content[row]!
  const sign = bytes[at]!
  if (sign !== UNDERSCORE && sign !== MINUS && sign !== EQUALS && sign !== STAR) return false
  let end = at
  while (end < lines.end[row]! && bytes[end] === sign) end++
  const length = end - at
  while (end < lines.end[row]! && bytes[end]! <= SP) end++
  return end === lines.end[row] && (length >= minRule || (sign === MINUS && length === 2))
}

/**
 * Last row of the footer that the rule at `row` opens; `row` itself when what follows is no footer. A
 * footer is one short paragraph, or a few; a list's words stand in its first rows.
 */
function footerEnd({bytes, lines}: Body, row: number): number {
  const stop = Math.min(lines.count, row + 1 + maxFooter)
  let last = row
  let isList = false
  for (let at = row + 1; at < stop; at++) {
    if (lines.depth[at] !== lines.depth[row] || lines.kind[at] !== TEXT) break
    if (lines.isBlank(bytes, at)) {
      if (isList) break
      continue
    }
    if (lines.end[at]! - lines.content[at]! > maxLength) break
    if (isRule(bytes, lines, at)) {
      if (isList) return at
      // A signature of its own stands between its separator and the footer's rule.
      if (isSignatureSeparator(bytes, lines, row)) return row
    }
    if (listWords.test(lines.text(bytes, at, maxLength))) isList = true
    last = at
    if (!isList && at - row >= 4) break
  }
  return isList ? last : row
}
