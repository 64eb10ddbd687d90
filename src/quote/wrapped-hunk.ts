/**
 * Tails of lines in a hunk of a unified diff, which a wrap broke off and which have the hunk's marks.
 *
 *     > @@ -1,2 +1,2 @@
 *     >  int a;
 *     > +	pr_warn("%s: the gate is not shut: 0x%02x,
 *     > the water is high\n", gate->name, level);      begins with no sign: part of the line above
 *     > -	return;
 *
 * With its tails taken as part of the lines above, the hunk has just the lines that its header counts;
 * or, where a reviewer left out its end, the code above goes on in the tail.
 */
import {contentBehind} from '../lines/marks.ts'
import {MINUS, PLUS, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {columns, firstWord} from './widths.ts'
import {codeEvidence} from './wrapped-code.ts'

const AT = 0x40
const BACKSLASH = 0x5c
/** Columns of the narrowest line that a wrap leaves; a tab is one of them. */
const leastColumns = 65
/** Rows with fewer marks that may stand together inside a hunk. */
const maxWedged = 6

/** What is left of a hunk of a unified diff behind a row. */
export interface HunkRest {
  /** Its marks. */
  readonly outer: number
  readonly oldLines: number
  readonly newLines: number
}

/** Finds the tails in hunk after hunk of one window. */
export class HunkTails {
  /** Row behind the open hunk, if all of it is there; -1 where not, null while nobody asked. */
  private end: number | null = null
  /** Rows before this one have been looked at ahead; no row is looked at twice. */
  private seen = 0

  /** Another window, whose rows are counted anew. */
  restart(): void {
    this.end = null
    this.seen = 0
  }

  /** Another hunk. */
  open(): void {
    this.end = null
  }

  /** @param row a row of the hunk's marks that begins with no sign */
  has(body: Body, row: number, rest: HunkRest): boolean {
    if (row === 0) return false
    this.end ??= row < this.seen ? -1 : this.findEnd(body, row, rest)
    return row < this.end || isRestOfCode(body, row, rest.outer)
  }

  /** Counts the lines below; `row` and others that no hunk can hold have to be tails. */
  private findEnd(body: Body, row: number, {outer, ...rest}: HunkRest): number {
    const {lines} = body
    let {oldLines, newLines} = rest
    let wedged = 0
    for (let at = row; at < lines.count; at++) {
      this.seen = at + 1
      wedged = lines.marks[at]! < outer ? wedged + 1 : 0
      if (wedged > maxWedged) return -1
      if (wedged > 0) continue
      const sign = signOf(body, at, outer)
      if (!isSign(sign) && !isTail(body, at, outer)) return -1
      if (sign === SP || sign === MINUS) oldLines--
      if (sign === SP || sign === PLUS) newLines--
      if (oldLines < 0 || newLines < 0) return -1
      if (oldLines === 0 && newLines === 0) return goesOn(body, at + 1, outer) ? -1 : at + 1
    }
    return -1
  }
}

/** The row is the rest of the code above, and a line of the hunk stands below. */
function isRestOfCode(body: Body, row: number, outer: number): boolean {
  const {lines} = body
  if (row + 1 >= lines.count || lines.marks[row + 1]! < outer) return false
  if (!isTail(body, row, outer) || !isSign(signOf(body, row + 1, outer))) return false
  return codeEvidence(body, row - 1, row).length > 0
}

/** Its first word did not fit into the line above. */
function isTail(body: Body, row: number, outer: number): boolean {
  const {bytes, lines} = body
  if (lines.marks[row] !== outer || lines.marks[row - 1]! < outer) return false
  if (bytes[lines.content[row]!] === AT) return false
  const above = columns(body, lines.start[row - 1]!, lines.end[row - 1]!)
  return above + firstWord(body, row) >= leastColumns
}

/** The hunk would have a line more. */
function goesOn({bytes, lines}: Body, row: number, outer: number): boolean {
  if (row >= lines.count || lines.marks[row] !== outer || lines.isBlank(bytes, row)) return false
  const text = lines.text(bytes, row, 4)
  return /^[ +-]/.test(text) && !/^--(?:-? |$)/.test(text)
}

function signOf({bytes, lines}: Body, row: number, outer: number): number {
  const at = contentBehind(bytes, lines, row, outer)
  return at < lines.end[row]! ? bytes[at]! : SP
}

function isSign(octet: number): boolean {
  return octet === SP || octet === PLUS || octet === MINUS || octet === BACKSLASH
}
