/**
 * Depth changes as drafts: what is proven (`--requote safe`, which `fix` writes) apart from what is
 * only likelier by far (`full`).
 */

import {tellsDamage} from '../fix/part-draft.ts'
import {type Prefix, prefixOf} from '../lines/prefix.ts'
import {LineTable} from '../lines/table.ts'
import {ATTRIBUTION} from '../quote/kinds.ts'
import type {QuotedMessage} from '../quote/reader.ts'
import {writeMarksOf} from '../quote/remark.ts'
import type {Body, DepthChange, DepthRule, Reading} from '../types.ts'
import {OutputBuffer} from '../write/output.ts'
import type {Draft} from './draft.ts'
import {type ReadBody, SecondReading} from './second-reading.ts'

/** One mistake of a whole quotation; each change of the others is a mistake of its own. */
const wholeRules: ReadonlySet<DepthRule> = new Set(['depth-implied', 'mark-style'])
/** The table that the second reading of a body fills; one at a time is in use. */
const scratch = new LineTable()
const written = new OutputBuffer(null, 1024)

/** Reads the windows of one part. */
export class DepthDrafts {
  private readonly message: QuotedMessage
  private safe: SecondReading | null = null
  private prefix: Prefix | null = null

  /** @param message one for all parts, and for no other reading of them */
  constructor(message: QuotedMessage) {
    this.message = message
  }

  /** @param reading that the pipeline made */
  read(body: Body, {depthChanges}: Reading): Draft[] {
    // Later windows hang on earlier ones: of a part that has several, all are read.
    if (depthChanges.length === 0 && body.last && this.safe === null) return []
    this.prefix ??= prefixOf('keep')
    this.prefix.look(body)
    const safe = this.readSafe(body)
    const made = standing(depthChanges).filter(change => isMade(body, safe, change))
    return grouped(made, change => isSame(body, safe.body.lines, change)).map(group =>
      this.draft(body, safe.marks, group),
    )
  }

  private readSafe(body: Body): ReadBody {
    this.safe ??= new SecondReading(this.message, 'safe', scratch)
    return this.safe.read(body)
  }

  private draft(body: Body, marks: Int32Array, {changes, isProven}: Group): Draft {
    const {rule, firstLine: first, lastLine: last} = changes[0]!
    const {part} = body
    // A quotation inside a quotation is moved twice: what is told is where that ends.
    const [from, to] = [marks[rowOf(body, first)]!, depthOf(body, first)]
    const level = isProven ? 'safe' : 'full'
    return {
      rule,
      isWeak: !isProven,
      message: wordingOf(changes, from, to, isProven),
      part: part.part,
      mendedAt: tellsDamage(rule) ? level : null,
      before: marksOf(body, first),
      after: this.marksFor(body, first),
      spot: {kind: 'body', part, first, last},
    }
  }

  /** The marks that `fix` would write. */
  private marksFor(body: Body, line: number): string {
    written.reset()
    writeMarksOf(body, rowOf(body, line), this.prefix!, written)
    return written.take().toString()
  }
}

/** Changes that one piece of evidence made: a quotation without marks has many runs of lines. */
interface Group {
  readonly changes: DepthChange[]
  readonly isProven: boolean
}

function grouped(
  changes: readonly DepthChange[],
  isSafe: (change: DepthChange) => boolean,
): Group[] {
  const groups = new Map<string, Group>()
  for (const [index, change] of changes.entries()) {
    const {rule, from, to, why} = change
    const isProven = isSafe(change)
    const own = wholeRules.has(rule) ? `${to - from} ${why}` : `${index}`
    const key = `${rule} ${isProven} ${own}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, {changes: [change], isProven})
    else group.changes.push(change)
  }
  return [...groups.values()]
}

/** @param from what the marks of the first line say @param to where it belongs */
function wordingOf(
  changes: readonly DepthChange[],
  from: number,
  to: number,
  isProven: boolean,
): string {
  const {rule, why} = changes[0]!
  const gain = changes[0]!.to - changes[0]!.from
  // Answers between lines without marks are not seen: what they answer is deeper still.
  const isLeast = gain > 0 && (rule === 'depth-implied' || to > changes[0]!.to)
  const lines = changes.reduce((sum, {firstLine, lastLine}) => sum + lastLine - firstLine + 1, 0)
  const places = changes.length > 1 ? ` in ${changes.length} places` : ''
  const what = lines === 1 ? 'the line stands' : `${lines} lines${places} stand`
  const s = lines === 1 ? 's' : ''
  const verb = isProven ? `belong${s}` : `seem${s} to belong`
  if (changes.length === 1) {
    return `${what} at depth ${from}, but ${verb} to ${to}${isLeast ? ' or deeper' : ''}: ${why}`
  }
  const levels = `${Math.abs(gain)} ${Math.abs(gain) === 1 ? 'level' : 'levels'}`
  const deep = gain > 0 ? 'too shallow' : 'too deep'
  const seems = isProven ? '' : ', it seems'
  return `${what} ${isLeast ? 'at least ' : ''}${levels} ${deep}${seems}: ${why}`
}

/** Without those of `depth-implied` whose lines a later one moved again: it tells where they belong. */
function standing(changes: readonly DepthChange[]): DepthChange[] {
  const moved = new Set<number>()
  return changes
    .toReversed()
    .filter(({rule, firstLine, lastLine}) => {
      if (rule !== 'depth-implied') return true
      const before = moved.size
      for (let line = firstLine; line <= lastLine; line++) moved.add(line)
      return moved.size > before
    })
    .toReversed()
}

/** A later change may have taken it back. */
function isMade(body: Body, safe: ReadBody, {firstLine, lastLine}: DepthChange): boolean {
  const {lines} = safe.body
  const last = rowOf(body, lastLine)
  for (let row = rowOf(body, firstLine); row <= last; row++) {
    if (body.lines.depth[row] !== safe.marks[row] && !isUnmarked(body, lines, row)) return true
  }
  return false
}

/** An attribution such as exmh's `>>>Ana Ruiz said:`, whose marks were never meant as quote marks. */
function isUnmarked({lines}: Body, plain: LineTable, row: number): boolean {
  return plain.kind[row] === ATTRIBUTION && plain.content[row]! < lines.content[row]!
}

/** Both readings give the lines of a change the same depth. */
function isSame(body: Body, safe: LineTable, {firstLine, lastLine}: DepthChange): boolean {
  const last = rowOf(body, lastLine)
  for (let row = rowOf(body, firstLine); row <= last; row++) {
    if (safe.depth[row] !== body.lines.depth[row]) return false
  }
  return true
}

/** The depth at which a line was read in the end. */
function depthOf(body: Body, line: number): number {
  return body.lines.depth[rowOf(body, line)]!
}

/** What stands before the content of a line. */
function marksOf(body: Body, line: number): string {
  const {bytes, lines} = body
  const row = rowOf(body, line)
  return bytes.toString('utf8', lines.start[row]!, lines.content[row]!)
}

/** The row that has a line of the body. */
function rowOf({lines, firstLine}: Body, line: number): number {
  const wanted = line - firstLine
  let [from, to] = [0, lines.count]
  while (to - from > 1) {
    const middle = (from + to) >>> 1
    if (lines.firstLineOf(middle) <= wanted) from = middle
    else to = middle
  }
  return from
}
