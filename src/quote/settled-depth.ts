/**
 * Depth that is its own evidence: what is decided is put into marks and read again, until the marks
 * are those that the reading asks for. So the text that `fix` writes reads as the mail did.
 *
 *     >     On Monday, Bo wrote:
 *     >         When we measured it, the wait for the    indented: depth 2
 *     > lock                                             a broken tail, of which depth?
 *     >         was far too long.
 *
 * The tail is compared with marks, and the quotation has none before the first reading is over.
 */
import {countMarks} from '../lines/marks.ts'
import {prefixOf} from '../lines/prefix.ts'
import {LineTable} from '../lines/table.ts'
import {OctetStore} from '../mime/octet-store.ts'
import type {Body, DepthChange, Output} from '../types.ts'
import {writeRemarked} from './remark.ts'

/** What one reading decides may be evidence for the next: once for each indented quotation in another. */
const maxRounds = 8

/** Decides the depth of a body's lines; `marks` and `content` are those that are written there. */
export type ReadDepth = (body: Body) => DepthChange[]

export interface SettledDepth {
  /** The body with the marks that the reading asks for, read; the one given where none are new. */
  readonly written: Body
  readonly changes: readonly DepthChange[]
}

/**
 * @param body a whole part, whose depth has been read; gets the depths that are settled on
 * @param first what that reading changed
 */
export function settleDepth(
  body: Body,
  first: readonly DepthChange[],
  readDepth: ReadDepth,
): SettledDepth {
  const {bytes, lines} = body
  const rounds = [first]
  const text = new Text()
  let written = body
  let isMoved = false
  let before = bytes.subarray(lines.start[0], lines.start[lines.count])
  for (let round = 0; round < maxRounds; round++) {
    const after = text.of(body)
    if (after.equals(before)) break
    before = after
    written = {...body, bytes: after, lines: tableOf(after, body)}
    delete written.quotationStarts
    rounds.push(readDepth(written))
    if (takeDepth(body, written)) isMoved = true
  }
  return {written, changes: isMoved ? mergedChanges(body, rounds) : first}
}

/** What the structure of a body tells of its rows, from the one with its marks put right. */
export function takeStructure(body: Body, written: Body): void {
  const {lines} = body
  const from = written.lines
  lines.kind.set(from.kind.subarray(0, lines.count))
  lines.author.set(from.author.subarray(0, lines.count))
}

class Text implements Output {
  private readonly store = new OctetStore()

  of(body: Body): Buffer {
    this.store.length = 0
    const prefix = prefixOf('keep')
    prefix.look(body)
    writeRemarked(body, prefix, this)
    return this.store.copy()
  }

  span(bytes: Buffer, start: number, end: number): void {
    this.store.append(bytes, start, end)
  }

  text(text: string): void {
    const octets = Buffer.from(text)
    this.store.append(octets, 0, octets.length)
  }
}

function tableOf(bytes: Buffer, {lines: {bodyLines}, part}: Body): LineTable {
  const lines = new LineTable()
  lines.build(bytes, 0, bytes.length)
  lines.bodyLines = bodyLines
  countMarks(bytes, lines, 0, lines.count, part.flowed)
  return lines
}

/** @returns whether a depth is another than it was */
function takeDepth({lines}: Body, {lines: from}: Body): boolean {
  let isMoved = false
  for (let row = 0; row < lines.count; row++) {
    if (lines.depth[row] !== from.depth[row]) isMoved = true
    lines.depth[row] = from.depth[row]!
    // A mark that was written there may be text again.
    const length = from.end[row]! - from.content[row]!
    lines.content[row] = Math.max(lines.start[row]!, lines.end[row]! - length)
  }
  return isMoved
}

/** What rounds changed together: each line from its marks to where it came to stand, by its last change. */
export function mergedChanges(
  body: Body,
  rounds: readonly (readonly DepthChange[])[],
): DepthChange[] {
  const {lines, firstLine} = body
  const by = new Map<number, DepthChange>()
  const from = new Map<number, number>()
  for (const [round, changes] of rounds.entries()) {
    for (const [row, change] of rowsOf(body, changes)) {
      by.set(row, change)
      if (round === 0 && !from.has(row)) from.set(row, change.from)
    }
  }
  const found: DepthChange[] = []
  let last: DepthChange | null = null
  for (let row = 0; row < lines.count; row++) {
    const change = by.get(row)
    const marks = from.get(row) ?? lines.marks[row]!
    const to = lines.depth[row]!
    if (change === undefined || marks === to) {
      last = null
      continue
    }
    const lastLine = firstLine + lines.lastLineOf(row)
    const goesOn = last !== null && last.from === marks && last.to === to
    if (goesOn && last!.rule === change.rule && last!.why === change.why) {
      last = {...last!, lastLine}
      found[found.length - 1] = last
    } else {
      last = {...change, firstLine: firstLine + lines.firstLineOf(row), lastLine, from: marks, to}
      found.push(last)
    }
  }
  return found
}

function* rowsOf(
  {lines, firstLine}: Body,
  changes: readonly DepthChange[],
): Generator<[number, DepthChange]> {
  for (const change of changes) {
    let row = lines.rowOfLine(change.firstLine - firstLine)
    while (row < lines.count && firstLine + lines.firstLineOf(row) <= change.lastLine) {
      yield [row++, change]
    }
  }
}
