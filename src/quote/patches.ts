/**
 * Finds unified diffs at every quote depth and protects them: inside a hunk only the marks that stand
 * outside the diff count as quote marks.
 *
 *     > @@ -1,3 +1,4 @@     a hunk of 3 old and 4 new lines behind 1 mark
 *     >  > context          content ` > context`: depth 1, the second `>` is text
 *     > +> added            content `+> added`
 *
 * The hunk header's own counts say where it ends (POSIX diff -u). An answer between the lines of a
 * quoted hunk has fewer marks and is not counted; a line that no hunk can hold ends it.
 */
import {contentBehind} from '../lines/marks.ts'
import {CR, MINUS, PLUS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'
import {PATCH} from './kinds.ts'

const AT = 0x40
const BACKSLASH = 0x5c

/** What is left of the hunk that a line table is in; carried from window to window. */
export class PatchReader {
  private outer = -1
  private oldLines = 0
  private newLines = 0

  /** Sets `kind` to patch, and `marks` and `content` to the outer marks, on all rows of hunks. */
  read({bytes, lines}: Body): void {
    const {content} = lines
    for (let row = 0; row < lines.count; row++) {
      if (this.outer >= 0 && this.takes(bytes, lines, row)) continue
      const first = bytes[content[row]!]!
      if (opensPatch[first] === 0) continue
      if (first === AT) this.openHunk(bytes, lines, row)
      else if (mayBeFileHeader(bytes, content[row]!) && isFileHeader(bytes, lines, row)) {
        lines.kind[row] = PATCH
      }
    }
  }

  /** True when the row belongs to the open hunk, which it then shortens. */
  private takes(bytes: Buffer, lines: LineTable, row: number): boolean {
    if (lines.marks[row]! < this.outer) return false // an answer wedged in, or the quotation's end
    const content =
      lines.marks[row] === this.outer
        ? lines.content[row]!
        : contentBehind(bytes, lines, row, this.outer)
    const sign = content < lines.end[row]! ? bytes[content]! : SP
    if (sign === SP || sign === PLUS || sign === MINUS) {
      if (sign !== PLUS) this.oldLines--
      if (sign !== MINUS) this.newLines--
    } else if (sign !== BACKSLASH) {
      if (lines.marks[row] === this.outer) this.outer = -1
      return false
    }
    lines.marks[row] = this.outer
    lines.content[row] = content
    lines.kind[row] = PATCH
    if (this.oldLines <= 0 && this.newLines <= 0) this.outer = -1
    return true
  }

  /** `@@ -12,7 +12,9 @@`: a count left out is 1. */
  private openHunk(bytes: Buffer, lines: LineTable, row: number): void {
    const from = lines.content[row]!
    const text = bytes.toString('latin1', from, Math.min(lines.end[row]!, from + 64))
    const hunk = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/.exec(text)
    if (!hunk) return
    this.outer = lines.marks[row]!
    this.oldLines = Number(hunk[1] ?? 1)
    this.newLines = Number(hunk[2] ?? 1)
    lines.kind[row] = PATCH
  }
}

/** Whether an octet may begin a line that stands above hunks or opens one. */
const opensPatch: Uint8Array = new Uint8Array(256)
for (const octet of '@-+di') opensPatch[octet.charCodeAt(0)] = 1

/** `dif`, `ind`, `--` or `++`: worth making a string of the line. */
function mayBeFileHeader(bytes: Buffer, at: number): boolean {
  const first = bytes[at]
  const second = bytes[at + 1]
  if (first === MINUS || first === PLUS) return second === first
  const third = bytes[at + 2]
  return first === 0x64 ? second === 0x69 && third === 0x66 : second === 0x6e && third === 0x64
}

const fileHeaders = [
  'diff --git ',
  'diff -',
  '--- a/',
  '+++ b/',
  '--- /dev/null',
  '+++ /dev/null',
  'index ',
]

/** The lines above a file's first hunk. */
function isFileHeader(bytes: Buffer, lines: LineTable, row: number): boolean {
  const from = lines.content[row]!
  const to = Math.min(lines.end[row]!, from + 80)
  const text = bytes.toString('latin1', from, bytes[to - 1] === CR ? to - 1 : to)
  if (text.startsWith('index ')) return /^index [0-9a-f]{7,40}\.\.[0-9a-f]{7,40}/.test(text)
  return fileHeaders.some(header => text.startsWith(header))
}
