/**
 * The repair `from-escape`: mbox's escape (RFC 4155) that was left in a text, at any quote depth.
 *
 *     > in nesting.                       > in nesting.
 *     >                                   >
 *     > >From what I can see it is        > From what I can see it is
 *     > needed all the same.              > needed all the same.
 *
 * The line's paragraph tells its depth; a `>` more than that is an escape, two are one of a text
 * that was escaped already. Where nothing tells, and where the line may be quoted without a space
 * behind the mark (`>From me` among `>text`), it is left and, if in doubt, reported.
 */
import {COLON, GT, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import {type FromRun, fromRuns, isFromRow, isTight, isTightFrom} from '../lines/tight-from.ts'
import type {Body} from '../types.ts'
import type {RepairContext} from './context.ts'
import type {Explanation} from './explanation.ts'
import {ProtectedRows} from './protected-rows.ts'
import {BodyRewriter} from './rewrite.ts'

const rule = 'from-escape'
/** Confidence where the paragraph goes on below, or above, and where the line stands alone. */
const continues = 0.98
const isContinued = 0.95
const alone = 0.9
/** Rows of a line's surroundings that its verdict may rest on. */
const nearRows = 3

/** What is to be done with one line; `depth` is its true one. */
interface Escape {
  readonly row: number
  readonly depth: number
  readonly confidence: number
}

/** Takes off the escapes that are proven; tells once a part of one that is only suspected. */
export function repairFromEscape(body: Body, context: RepairContext): void {
  const {bytes, lines} = body
  const runs = fromRuns(bytes, lines)
  if (runs.length === 0) return
  const escapes = findEscapes(body, runs, row => reportDoubt(body, context, row))
  if (escapes.length === 0) return
  const rewriter = new BodyRewriter(body, 0)
  for (const {row, depth, confidence} of escapes) {
    const content = lines.content[row]!
    const [at, to] = [content + depth - lines.marks[row]!, content + 1]
    // Behind another mark a space has to tell the mark from an escape.
    const after = at > lines.start[row]! && bytes[at - 1] === GT ? ' ' : ''
    if (context.log.wanted) {
      const before = bytes.toString('latin1', at, to)
      const line = body.firstLine + lines.firstLineOf(row)
      const column = 1 + bytes.toString('utf8', lines.start[row]!, at).length
      context.log.add({rule, line, column, before, after, confidence})
    }
    rewriter.replace(row, at, to)
    if (after !== '') rewriter.out[rewriter.size++] = SP
  }
  rewriter.finish()
  if (!context.log.wanted) context.log.count(rule, escapes.length)
}

function findEscapes(
  body: Body,
  runs: readonly FromRun[],
  onDoubt: (row: number) => void,
): Escape[] {
  const protectedRows = new ProtectedRows(body)
  const tight = new TightDepths(body)
  const escapes: Escape[] = []
  let before: FromRun | null = null
  let isDoubtful = false
  // Escapes of runs so near that one was evidence for the other: taken together or not at all.
  let near: Escape[] = []
  for (const run of runs) {
    if (before === null || run.first - before.last > nearRows) {
      if (!isDoubtful) for (const one of near) escapes.push(one)
      near = []
      isDoubtful = false
    }
    before = run
    const found = protectedRows.has(run.first) ? [] : judgeRun(body, run, tight)
    for (const one of found ?? []) near.push(one)
    if (found === null && !isDoubtful) onDoubt(run.first)
    isDoubtful ||= found === null
  }
  return isDoubtful ? escapes : escapes.concat(near)
}

/** All lines of a run are escapes, or none is; null when they differ, or one is in doubt. */
function judgeRun(body: Body, run: FromRun, tight: TightDepths): Escape[] | null {
  const found: Escape[] = []
  let marks = 0
  for (let row = run.first; row <= run.last; row++) {
    if (isTightFrom(body.bytes, body.lines, row, run)) {
      marks++
      continue
    }
    const one = row === 0 && body.continued ? null : judge(body, row, run, tight)
    if (one === null || one.depth !== (found[0] ?? one).depth) return null
    found.push(one)
  }
  return found.length > 0 && marks > 0 ? null : found
}

/** Null: nothing tells the line's depth. */
function judge(body: Body, row: number, {first, last}: FromRun, tight: TightDepths): Escape | null {
  const isTail = isCopied(body, last + 1, row)
  const below = neighbour(body, row, isTail ? last + 2 : last + 1)
  const above = neighbour(body, row, first - 1)
  const runsOn = row < last || !endsSentence(body, row)
  // What a line with a colon leads to may be quoted by this one mark.
  if (above.isText && above.introduces && !(runsOn && below.isText)) return null
  if (below.fits && below.isText) {
    if (!runsOn && tight.hasOver(below.depth)) return null
    return {row, depth: below.depth, confidence: continues}
  }
  if (below.isText || (above.isText && !above.fits)) return null
  const next = above.isText ? above : below
  if (!next.fits || tight.hasOver(next.depth)) return null
  if (!above.isText && above.depth !== below.depth) return null
  return {row, depth: next.depth, confidence: above.isText ? isContinued : alone}
}

/** What is thought of a row that begins with `>From `. */
export function explainFromEscape(body: Body, row: number): Explanation[] {
  const {bytes, lines} = body
  const runs = fromRuns(bytes, lines)
  const run = runs.find(({first, last}) => first <= row && row <= last)
  if (run === undefined) return []
  const isProtected = new ProtectedRows(body).has(run.first)
  const found = judgeRun(body, run, new TightDepths(body))
  const one = findEscapes(body, runs, () => {}).find(item => item.row === row)
  const left = isProtected
    ? 'left: a patch, armour or signed text'
    : found === null
      ? 'left: nothing tells its depth'
      : 'left: a quote mark'
  return [
    {
      column: 1 + bytes.toString('utf8', lines.start[row]!, lines.content[row]!).length,
      before: '>From ',
      after: 'From ',
      class: isTightFrom(bytes, lines, row, run) ? 'mark among tight ones' : 'escape of mbox',
      firstRow: Math.max(0, run.first - 1),
      lastRow: Math.min(lines.count - 1, run.last + 1),
      evidence: one ? `its paragraph has depth ${one.depth}` : 'the lines above and below',
      decision: one && !isProtected ? 'taken off' : left,
    },
  ]
}

interface Neighbour {
  readonly depth: number
  readonly isText: boolean
  /** Taking escapes off the line may bring it to this depth. */
  readonly fits: boolean
  /** It stands above, and ends in a colon. */
  readonly introduces: boolean
}

function neighbour({bytes, lines}: Body, row: number, other: number): Neighbour {
  const most = lines.marks[row]!
  const content = lines.content[row]!
  let run = 0
  while (run < most && bytes[content - 1 - run] === GT) run++
  // Outside of the body is as a blank line of the least depth.
  if (other < 0 || other >= lines.count) {
    return {depth: most - run, isText: false, fits: true, introduces: false}
  }
  const depth = lines.marks[other]!
  const fits = (one: number): boolean => one <= most && one >= most - run
  const introduces = other < row && endsInColon(bytes, lines, other)
  // A line that introduces a quotation is as a blank one of it.
  if (introduces && fits(depth + 1))
    return {depth: depth + 1, isText: false, fits: true, introduces}
  return {depth, isText: !lines.isBlank(bytes, other), fits: fits(depth), introduces}
}

function endsInColon(bytes: Buffer, lines: LineTable, row: number): boolean {
  let end = lines.end[row]!
  while (end > lines.content[row]! && bytes[end - 1]! <= SP) end--
  return bytes[end - 1] === COLON
}

/**
 * The tail of a wrapped line, which got all that stood before its head, the escape among it:
 *
 *     > >From what I can tell,
 *     > >especially
 *     > since then
 */
function isCopied({bytes, lines}: Body, row: number, head: number): boolean {
  if (row + 1 >= lines.count || !isTight(bytes, lines, row)) return false
  const marks = lines.marks[head]!
  if (lines.marks[row] !== marks + 1 || lines.marks[row + 1] !== marks) return false
  return !isFromRow(bytes, lines, row + 1)
}

function endsSentence({bytes, lines}: Body, row: number): boolean {
  const text = bytes.toString(
    'latin1',
    Math.max(lines.content[row]!, lines.end[row]! - 8),
    lines.end[row]!,
  )
  return /[.!?:]["')]*\s*$/.test(text)
}

/** The depths at which the body has lines quoted without a space behind the mark. */
class TightDepths {
  private readonly body: Body
  private deepest = -1

  constructor(body: Body) {
    this.body = body
  }

  hasOver(depth: number): boolean {
    if (this.deepest === -1) this.deepest = this.read()
    return this.deepest > depth
  }

  private read(): number {
    const {bytes, lines} = this.body
    let deepest = 0
    for (let row = 0; row < lines.count; row++) {
      const marks = lines.marks[row]!
      if (marks > deepest && isTight(bytes, lines, row)) {
        deepest = marks
      }
    }
    return deepest
  }
}

const told = new WeakSet<RepairContext>()

function reportDoubt(body: Body, context: RepairContext, row: number): void {
  if (told.has(context)) return
  told.add(context)
  context.report({
    rule,
    severity: 'info',
    message: '">From " may be an escape or a quoted line: left as it is',
    line: body.part.sourceLine + body.firstLine - 1 + body.lines.firstLineOf(row),
    part: body.part.part,
  })
}
