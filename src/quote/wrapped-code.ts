/**
 * Code that a wrap cut: does the line above go on in the one below?
 *
 *     > > +	pr_warn("%s: the gate is not shut: 0x%02x,
 *     > the water is high\n", gate->name, level);     it closes the string, and the parenthesis
 *
 * Sentences tell nothing there; what one line opens and the next one closes does. A reviewer's remark
 * (`nit: space`), or the code that he would have, closes nothing.
 */
import type {Body} from '../types.ts'
import type {Evidence} from './evidence.ts'
import {closesParenthesis, unmatched} from './parentheses.ts'
import {trimmedEnd} from './words.ts'

const BACKSLASH = 0x5c
const COMMA = 0x2c
const QUOTE = 0x22
/** Octets that a statement cannot end with, and those that one, or what is behind its head, ends with. */
const operators = new Set(Buffer.from('=+*/%&|^?'))
const ends = new Set(Buffer.from(';{\\'))

/** What says that rows `row + 1 … last` are the rest of the code in `row`; none where nothing does. */
export function codeEvidence(body: Body, row: number, last: number): Evidence[] {
  const found: Evidence[] = []
  if (closesString(body, row, last)) {
    found.push({weight: 2.5, says: 'it closes a string of the line above'})
  }
  if (closesParenthesis(body, row, last)) {
    found.push({weight: 2.5, says: 'it closes a parenthesis of the line above'})
  } else if (endsStatement(body, row, last)) {
    found.push({weight: 1.5, says: 'it ends the statement that the line above begins'})
  }
  return found
}

/** The line above cannot end one: a reviewer's own code stands below one that does. */
function endsStatement(body: Body, row: number, last: number): boolean {
  const above = lastOctet(body, row)
  if (above === COMMA) return unmatched(body, row + 1, last).closed > 0
  if (!operators.has(above) || !ends.has(lastOctet(body, last))) return false
  return unmatched(body, row, row).open === 0
}

/** Behind the sign of a hunk's line a comment begins, or goes on. */
export function isComment({bytes, lines}: Body, row: number): boolean {
  return /^[ +-]\s{0,60}(?:\/?\*|\/\/|#)/.test(lines.text(bytes, row, 64))
}

function closesString(body: Body, row: number, last: number): boolean {
  return isInString(body, row, row) && isInString(body, row + 1, last)
}

/** The number of `"` without a backslash is odd. */
function isInString({bytes, lines}: Body, first: number, last: number): boolean {
  let isIn = false
  for (let row = first; row <= last; row++) {
    for (let at = lines.content[row]!; at < lines.end[row]!; at++) {
      if (bytes[at] === QUOTE && bytes[at - 1] !== BACKSLASH) isIn = !isIn
    }
  }
  return isIn
}

function lastOctet({bytes, lines}: Body, row: number): number {
  return bytes[trimmedEnd(bytes, lines, row) - 1] ?? 0
}
