/**
 * Finds diffs at every quote depth and protects them: inside a hunk only the marks that stand outside
 * the diff count as quote marks.
 *
 *     > @@ -1,3 +1,4 @@     a hunk of 3 old and 4 new lines behind 1 mark
 *     >  > context          content ` > context`: depth 1, the second `>` is text
 *     > +> added            content `+> added`
 *     *** 3,5 ****          the old lines of a hunk of a context diff, here 3
 *     --- 3,6 ----          its new ones; plain-diff.ts reads diffs of the third form
 *
 * The hunk header's own counts say where it ends (POSIX diff, -u, -c). An answer between the lines of a
 * quoted hunk has fewer marks and is not counted; a line that no hunk can hold ends it, unless a wrap
 * broke it off the line above (wrapped-hunk.ts).
 */
import {contentBehind} from '../lines/marks.ts'
import {CR, MINUS, PLUS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'
import {binaryDiffEnd} from './binary-diff.ts'
import {PATCH} from './kinds.ts'
import {plainHunkEnd} from './plain-diff.ts'
import {HunkTails} from './wrapped-hunk.ts'

const AT = 0x40
const ASTERISK = 0x2a
const BACKSLASH = 0x5c
const EXCLAMATION = 0x21
const G = 0x47
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39

/** What is left of the hunk that a line table is in; carried from window to window. */
export class PatchReader {
  private outer = -1
  private oldLines = 0
  private newLines = 0
  /** Each line of a context diff has a sign and a blank, and counts for one file. */
  private isContext = false
  private readonly tails = new HunkTails()

  /** Sets `kind` to patch, and `marks` and `content` to the outer marks, on all rows of hunks. */
  read(body: Body): void {
    const {bytes, lines} = body
    const {content} = lines
    this.tails.restart()
    for (let row = 0; row < lines.count; row++) {
      if (this.outer >= 0 && this.takes(body, row)) continue
      const first = bytes[content[row]!]!
      if (opensPatch[first] === 0) continue
      if (first === AT) this.openHunk(bytes, lines, row)
      else if (first === G) row = takeRows(lines, row, binaryDiffEnd(bytes, lines, row))
      else if (first >= DIGIT_0 && first <= DIGIT_9) row = takePlainHunk(bytes, lines, row)
      else if (mayBeFileHeader(bytes, content[row]!)) this.readHeader(bytes, lines, row)
    }
  }

  /** True when the row belongs to the open hunk, which it then shortens. */
  private takes(body: Body, row: number): boolean {
    const {bytes, lines} = body
    if (lines.marks[row]! < this.outer) return false // an answer wedged in, or the quotation's end
    const content =
      lines.marks[row] === this.outer
        ? lines.content[row]!
        : contentBehind(bytes, lines, row, this.outer)
    if (!this.counts(bytes, content, lines.end[row]!)) {
      if (lines.marks[row] !== this.outer) return false
      const {outer, oldLines, newLines, isContext} = this
      if (isContext || !this.tails.has(body, row, {outer, oldLines, newLines})) {
        this.outer = -1
        return false
      }
    }
    takeRow(lines, row, this.outer, content)
    if (this.oldLines <= 0 && this.newLines <= 0) this.outer = -1
    return true
  }

  /** Counts the line if a hunk can hold it. */
  private counts(bytes: Buffer, content: number, end: number): boolean {
    const sign = content < end ? bytes[content]! : SP
    if (sign === BACKSLASH) return true
    if (this.isContext) {
      const isSigned = sign === SP || sign === EXCLAMATION || sign === PLUS || sign === MINUS
      if (!isSigned || (content + 1 < end && bytes[content + 1] !== SP)) return false
      this.oldLines--
      return true
    }
    if (sign !== SP && sign !== PLUS && sign !== MINUS) return false
    if (sign !== PLUS) this.oldLines--
    if (sign !== MINUS) this.newLines--
    return true
  }

  /** The lines above a file's first hunk, and the two headers in a hunk of a context diff. */
  private readHeader(bytes: Buffer, lines: LineTable, row: number): void {
    const from = lines.content[row]!
    const to = Math.min(lines.end[row]!, from + 80)
    const text = bytes.toString('latin1', from, bytes[to - 1] === CR ? to - 1 : to)
    const section = contextHeader.exec(text)
    if (section) {
      const first = Number(section[1])
      this.outer = lines.marks[row]!
      this.isContext = true
      this.oldLines = first === 0 ? 0 : Number(section[2] ?? first) - first + 1
      this.newLines = 0
      if (this.oldLines <= 0) this.outer = -1
    }
    if (contextStart.test(text)) takeFileNames(bytes, lines, row)
    if (section || isFileHeader(text)) lines.kind[row] = PATCH
  }

  /** `@@ -12,7 +12,9 @@`: a count left out is 1. */
  private openHunk(bytes: Buffer, lines: LineTable, row: number): void {
    const from = lines.content[row]!
    const text = bytes.toString('latin1', from, Math.min(lines.end[row]!, from + 64))
    const hunk = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/.exec(text)
    if (!hunk) return
    this.outer = lines.marks[row]!
    this.isContext = false
    this.tails.open()
    this.oldLines = Number(hunk[1] ?? 1)
    this.newLines = Number(hunk[2] ?? 1)
    lines.kind[row] = PATCH
  }
}

/** Whether an octet may begin a line that stands above hunks or opens one. */
const opensPatch: Uint8Array = new Uint8Array(256)
for (const octet of '@-+*diG0123456789') opensPatch[octet.charCodeAt(0)] = 1

/** `*** 12,15 ****`, `--- 12 ----` */
const contextHeader = /^(?:\*{3} |--- )(\d{1,9})(?:,(\d{1,9}))? (?:\*{4}|----)$/

/** What stands above the first hunk of a context diff, and between its hunks. */
const contextStart = /^\*{15}(?: |$)/

/** `*** old.c …` and `--- new.c …` stand above it: alone they are much else. */
function takeFileNames(bytes: Buffer, lines: LineTable, row: number): void {
  const starts = (at: number, sign: string): boolean =>
    at >= 0 && lines.text(bytes, at, 4) === sign && lines.marks[at] === lines.marks[row]
  if (!starts(row - 2, '*** ') || !starts(row - 1, '--- ')) return
  lines.kind.fill(PATCH, row - 2, row)
}

/** `dif`, `ind`, `--`, `++` or `**`: worth making a string of the line. */
function mayBeFileHeader(bytes: Buffer, at: number): boolean {
  const first = bytes[at]
  const second = bytes[at + 1]
  if (first === MINUS || first === PLUS || first === ASTERISK) return second === first
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

function isFileHeader(text: string): boolean {
  if (text.startsWith('index ')) return /^index [0-9a-f]{7,40}\.\.[0-9a-f]{7,40}/.test(text)
  return contextStart.test(text) || fileHeaders.some(header => text.startsWith(header))
}

/** Takes the plain hunk that begins at `row`, if one does; its last row, else `row`. */
function takePlainHunk(bytes: Buffer, lines: LineTable, row: number): number {
  const end = plainHunkEnd(bytes, lines, row)
  const outer = lines.marks[row]!
  for (let at = row; at < end; at++) {
    takeRow(lines, at, outer, contentBehind(bytes, lines, at, outer))
  }
  return Math.max(row, end - 1)
}

/** Takes the rows before `end`, which have their outer marks; the last of them, else `row`. */
function takeRows(lines: LineTable, row: number, end: number): number {
  lines.kind.fill(PATCH, row, end)
  return Math.max(row, end - 1)
}

function takeRow(lines: LineTable, row: number, outer: number, content: number): void {
  lines.marks[row] = outer
  lines.content[row] = content
  lines.kind[row] = PATCH
}
