/**
 * Escapes in an mbox: how its dialect kept a body line that begins with `From ` (mbox(5)).
 *
 *     mboxrd    each line `>*From ` got one more `>`
 *     mboxo     `From ` got a `>`; what was `>From ` before cannot be told from it
 *     mboxcl    as mboxo, and Content-Length tells where the body ends
 *     mboxcl2   nothing is escaped; Content-Length alone tells
 *
 * Where nobody named the dialect, mboxrd has to be proven: by public-inbox's own sender, or by a
 * line `>>From ` that a quote does not explain, which only mboxrd writes:
 *
 *     > What do you think?                 >> What do you think?
 *     >>From here it looks good.           >>From here it looks good.
 *     proof: mboxrd of depth 1             no proof: as likely mboxo of depth 2
 *
 * The proof holds for what follows it. So that it also holds for the lines shortly before, an
 * escape with nothing proven yet looks ahead by `proofReach`. What stays unproven stays escaped: a
 * later room may find evidence in the text.
 */
import {GT, LF} from '../lines/octets.ts'
import type {MboxDialect} from '../types.ts'

/** Octets that are searched for a proof from an escaped line on. */
export const proofReach: number = 256 << 10

/** The sender that public-inbox gives every message of its mboxrd files. */
const mboxrdSender = 'mboxrd@z'

const escapedTwice = Buffer.from('>>From ')

/** The dialect of one mbox, as far as it is known. */
export class Dialect {
  name: MboxDialect | null
  /** Octet of the input up to which no proof was found by looking ahead. */
  private searched = 0

  constructor(name: MboxDialect | null) {
    this.name = name
  }

  /** Only then does Content-Length have a say: the others escape what would be a separator. */
  get believesContentLength(): boolean {
    return this.name !== 'mboxrd' && this.name !== 'mboxo'
  }

  /** A separator with this sender was read. */
  sender(sender: string): void {
    if (this.name === null && sender === mboxrdSender) this.name = 'mboxrd'
  }

  /** A line `>+From ` with so many marks was read, and the marks of the line before it. */
  escape(marks: number, marksBefore: number): void {
    if (this.name === null && marks > 1 && marksBefore < marks) this.name = 'mboxrd'
  }

  /**
   * Looks for a proof from the escaped line at `line` on.
   * @param end `proofReach` octets further, or the input's end
   * @param offset octet of the input at `line`
   */
  lookAhead(bytes: Buffer, line: number, end: number, offset: number): void {
    const from = Math.max(line, line + this.searched - escapedTwice.length - offset)
    if (hasProof(bytes.subarray(line, end), from - line)) this.name = 'mboxrd'
    this.searched = offset + end - line
  }

  /** True when a line with so many marks before `From ` has one too many. */
  removesMark(marks: number): boolean {
    if (this.name === 'mboxrd') return true
    return marks === 1 && (this.name === 'mboxo' || this.name === 'mboxcl')
  }
}

/** @param lines starts at a line's start */
function hasProof(lines: Buffer, from: number): boolean {
  let hit = lines.indexOf(escapedTwice, from)
  while (hit !== -1) {
    let start = hit
    while (start > 0 && lines[start - 1] === GT) start--
    const marks = hit + 2 - start
    if (start > 0 && lines[start - 1] === LF && marksOfLineBefore(lines, start) < marks) return true
    hit = lines.indexOf(escapedTwice, hit + escapedTwice.length)
  }
  return false
}

/** Marks of the line that ends right before `start`. */
function marksOfLineBefore(lines: Buffer, start: number): number {
  return start < 2 ? 0 : countMarks(lines, lines.lastIndexOf(LF, start - 2) + 1, start)
}

/** Number of `>` at the start of the line at `at`, spaces between them allowed. */
export function countMarks(bytes: Buffer, at: number, end: number): number {
  let marks = 0
  for (let next = at; next < end; next++) {
    if (bytes[next] === GT) marks++
    else if (bytes[next] !== 0x20) break
  }
  return marks
}
