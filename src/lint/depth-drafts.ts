/**
 * Depth changes as drafts: what is proven (`--requote safe`, which `fix` writes) apart from what is
 * only likelier by far (`full`).
 */
import {countMarks} from '../lines/marks.ts'
import {LineTable} from '../lines/table.ts'
import {QuotedMessage, type QuoteReader, quoteReader} from '../quote/reader.ts'
import type {Body, DepthChange, MessageFields, Reading, RequoteLevel} from '../types.ts'
import {OutputBuffer} from '../write/output.ts'
import {type Prefix, prefixOf} from '../write/prefix.ts'
import type {Draft} from './draft.ts'

/** The table that the second reading of a body fills; one at a time is in use. */
const scratch = new LineTable()
const written = new OutputBuffer(null, 1024)

/** Reads the windows of one part. */
export class DepthDrafts {
  private readonly level: RequoteLevel
  private readonly fields: MessageFields
  private safe: QuoteReader | null = null
  private prefix: Prefix | null = null

  /** @param level that the body was read with */
  constructor(level: RequoteLevel, fields: MessageFields) {
    this.level = level
    this.fields = fields
  }

  read(body: Body, {depthChanges}: Reading): Draft[] {
    const {level} = this
    if (depthChanges.length === 0 && body.last) return []
    this.prefix ??= prefixOf('keep')
    this.prefix.look(body)
    const safe = level === 'full' ? this.readSafe(body) : body.lines
    return depthChanges.map(change => this.draft(body, change, isSame(body, safe, change)))
  }

  /** Later windows hang on earlier ones: of a part that has several, all are read. */
  private readSafe(body: Body): LineTable {
    const {bytes, lines, part} = body
    this.safe ??= quoteReader(new QuotedMessage(this.fields), {level: 'safe', structure: false})
    scratch.build(bytes, lines.start[0]!, lines.start[lines.count]!)
    countMarks(bytes, scratch, 0, scratch.count, part.flowed)
    if (body.continued) scratch.marks[0] = lines.marks[0]!
    this.safe.read({...body, lines: scratch})
    return scratch
  }

  private draft(body: Body, change: DepthChange, isProven: boolean): Draft {
    const {rule, firstLine: first, lastLine: last, from, to, why} = change
    const {part} = body
    const isOne = first === last
    const stands = isOne ? 'the line stands' : `${last - first + 1} lines stand`
    const belongs = isProven
      ? isOne
        ? 'belongs'
        : 'belong'
      : isOne
        ? 'seems to belong'
        : 'seem to belong'
    return {
      rule,
      isWeak: !isProven,
      message: `${stands} at depth ${from}, but ${belongs} to ${to}: ${why}`,
      part: part.part,
      fixable: isProven,
      before: isProven ? marksOf(body, first) : null,
      after: isProven ? this.marks(body, first, to) : null,
      spot: {kind: 'body', part, first, last},
    }
  }

  /** The marks that `fix` would write. */
  private marks(body: Body, line: number, depth: number): string {
    written.reset()
    this.prefix!.write(written, depth, body.lines.isBlank(body.bytes, rowOf(body, line)))
    return written.take().toString()
  }
}

/** Both readings give the lines of a change the same depth. */
function isSame(body: Body, safe: LineTable, {firstLine, lastLine}: DepthChange): boolean {
  const last = rowOf(body, lastLine)
  for (let row = rowOf(body, firstLine); row <= last; row++) {
    if (safe.depth[row] !== body.lines.depth[row]) return false
  }
  return true
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
