/**
 * The repair `mark-space`: what web mail and telephones put into quote prefixes. A no-break space
 * before a mark becomes a space, a full-width mark a mark, and what has no width is dropped.
 *
 *     >>> ·>> text        >>> >> text        (· is U+00A0)
 *     >     > ¦text       >     > text       (¦ is U+FEFF: Apple Mail's, quoted with an indentation)
 *
 * One unusual gap may be an indented prompt, one full-width mark an arrow: those need a second line,
 * and full-width marks more: a reply, or lines that no list of arrows has.
 */
import {hasBeyondAscii, hasOddLead} from '../lines/line-facts.ts'
import {COLON, GT, HT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {Columns} from './columns.ts'
import type {RepairContext} from './context.ts'
import type {Explanation} from './explanation.ts'
import {isInvisible, markSize, PrefixZone, specialSize} from './prefix-zone.ts'
import {ProtectedRows} from './protected-rows.ts'
import {BodyRewriter} from './rewrite.ts'

const rule = 'mark-space'
/** Marks of an interactive Python: never the only evidence. */
const promptMarks = 3
const sure = 0.98
const likely = 0.92
const zone = new PrefixZone()
const bom = Buffer.from('\ufeff')

/** What the lines of one body show together. */
interface Evidence {
  readonly takesWide: boolean
  readonly takesIndented: boolean
  readonly takesFull: boolean
}

export function repairMarkSpace(body: Body, context: RepairContext): void {
  const {lines} = body
  const rows = findRows(body)
  if (rows.length === 0) return
  const evidence = weigh(body, rows, context)
  const writer = new PrefixWriter(body, context)
  for (const row of rows) {
    zone.read(body.bytes, lines.start[row]!, lines.end[row]!)
    writer.row(row, isTaken(evidence))
  }
  writer.finish()
}

/** What is thought of a row whose prefix is unusual. */
export function explainMarkSpace(body: Body, row: number, context: RepairContext): Explanation[] {
  const {bytes, lines} = body
  const rows = findRows(body)
  if (!rows.includes(row)) return []
  const {takesWide, takesIndented, takesFull} = weigh(body, rows, context)
  zone.read(bytes, lines.start[row]!, lines.end[row]!)
  const [start, end] = [lines.start[row]!, zone.textStart]
  const taken = !zone.isUnusual || isTaken({takesWide, takesIndented, takesFull})
  const proven = [
    ...(takesWide ? ['wide gaps'] : []),
    ...(takesIndented ? ['indented marks'] : []),
    ...(takesFull ? ['full-width marks'] : []),
  ]
  return [
    {
      column: 1,
      before: bytes.toString('utf8', start, end),
      after: prefixText(bytes, start, zone),
      class: `${zone.marks} marks, ${zone.inner} of them unusual or behind such, ${zone.full} full-width`,
      firstRow: 0,
      lastRow: lines.count - 1,
      evidence: `${rows.length} lines are unusual; proven: ${proven.join(', ') || 'nothing that needs proof'}`,
      decision: taken ? 'taken' : 'left',
    },
  ]
}

/** Rows with something unusual in their prefix or right behind it. */
function findRows(body: Body): number[] {
  const {bytes, lines} = body
  const rows: number[] = []
  let protectedRows: ProtectedRows | null = null
  let row = lines.nextWith(hasBeyondAscii, body.continued ? 1 : 0)
  for (; row < lines.count; row = lines.nextWith(hasBeyondAscii, row + 1)) {
    if ((lines.facts[row]! & hasOddLead) === 0) continue
    if (!mayBeUnusual(bytes, lines.start[row]!, lines.end[row]!)) continue
    zone.read(bytes, lines.start[row]!, lines.end[row]!)
    const isBehind = zone.marks > 0 && specialSize(bytes, zone.markEnd, lines.end[row]!) === 2
    const isUsual = !zone.isUnusual && !zone.hasInvisible && !isBehind
    if (isUsual && indentedBom(bytes, zone.textStart, lines.end[row]!) < 0) continue
    protectedRows ??= new ProtectedRows(body)
    if (!protectedRows.has(row)) rows.push(row)
  }
  return rows
}

/** The first octet that is no blank and no mark begins a full-width mark or what is put before marks. */
export function mayBeUnusual(bytes: Buffer, start: number, end: number): boolean {
  let at = start
  while (at < end && (bytes[at] === GT || bytes[at]! <= SP)) at++
  return specialSize(bytes, at, end) > 0 || markSize(bytes, at, end) > 0
}

/**
 * Octet of a BOM behind marks that are too far indented for a prefix, or -1. It has no width and no
 * meaning there, and once the indentation is known for a quotation it stands in a prefix.
 */
function indentedBom(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at] === GT || bytes[at] === SP || bytes[at] === HT)) at++
  const isBom = at + bom.length <= end && bom.compare(bytes, at, at + bom.length) === 0
  return isBom ? at : -1
}

function weigh(body: Body, rows: readonly number[], context: RepairContext): Evidence {
  const {bytes, lines} = body
  const wide = new Inner()
  const indented = new Inner()
  let full = 0
  let isProven = false
  for (const row of rows) {
    zone.read(bytes, lines.start[row]!, lines.end[row]!)
    if (zone.isWide) wide.add(zone.inner)
    if (zone.isIndented) indented.add(zone.inner)
    if (zone.full === 0) continue
    full++
    isProven ||= isQuotation(body, row)
  }
  const isReply = context.isReply === true
  return {
    takesWide: wide.isProven,
    takesIndented: indented.isProven,
    takesFull: full >= 2 ? isProven || isReply : isProven && isReply,
  }
}

/** True when the row whose zone was read is no item in a list of arrows, to look at it alone. */
function isQuotation(body: Body, row: number): boolean {
  const isSpaced = zone.textStart > zone.markEnd
  return (
    zone.marks > 1 || isSpaced || zone.textStart === body.lines.end[row] || isIntroduced(body, row)
  )
}

/** Counts lines by their inner marks: prompts have always the same three. */
class Inner {
  private count = 0
  private others = 0

  add(marks: number): void {
    this.count++
    if (marks !== promptMarks) this.others++
  }

  get isProven(): boolean {
    return this.count >= 2 && this.others > 0
  }
}

/** The line above, but for a blank one, ends in a colon as introductions do. */
function isIntroduced({bytes, lines}: Body, row: number): boolean {
  let above = row - 1
  if (above >= 0 && lines.isBlank(bytes, above)) above--
  if (above < 0) return false
  const end = lines.end[above]!
  const isFull = end >= 3 && bytes.toString('utf8', end - 3, end) === '：'
  return bytes[end - 1] === COLON || isFull
}

/** True when all that is unusual among the marks of the zone that was read is proven. */
function isTaken({takesWide, takesIndented, takesFull}: Evidence): boolean {
  if (zone.isWide && !takesWide) return false
  if (zone.isIndented && !takesIndented) return false
  return zone.full === 0 || takesFull
}

/** Rewrites the prefixes of rows that come in order, and tells of each. */
class PrefixWriter {
  private readonly body: Body
  private readonly context: RepairContext
  private readonly columns = new Columns()
  private rewriter: BodyRewriter | null = null
  private places = 0

  constructor(body: Body, context: RepairContext) {
    this.body = body
    this.context = context
  }

  /** @param takesMarks the marks of the zone are taken; else only what is behind the plain ones */
  row(row: number, takesMarks: boolean): void {
    this.prefix(row, takesMarks)
    const {bytes, lines} = this.body
    const end = lines.end[row]!
    for (let at = zone.textStart; ; at += bom.length) {
      at = indentedBom(bytes, at, end)
      if (at < 0) break
      this.replace(row, at, at + bom.length, '')
    }
  }

  private prefix(row: number, takesMarks: boolean): void {
    const {bytes, lines} = this.body
    const start = lines.start[row]!
    const isPlain = !zone.isUnusual || takesMarks
    const from = isPlain ? start : lines.content[row]!
    const to = isPlain ? zone.textStart : from
    const after = isPlain ? prefixText(bytes, start, zone) : ''
    const before = bytes.toString('utf8', from, to)
    if (after === before) return
    // Only what differs is replaced.
    const [head, tail] = common(before, after)
    if (zone.hasInvisible && before.includes('\ufeff')) this.noteStart(row)
    const at = from + Buffer.byteLength(before.slice(0, head))
    const end = to - Buffer.byteLength(before.slice(before.length - tail))
    const put = after.slice(head, after.length - tail)
    this.replace(row, at, end, put)
  }

  private replace(row: number, at: number, end: number, put: string): void {
    this.tell(row, at, end, put)
    this.rewriter ??= new BodyRewriter(this.body, 0)
    this.rewriter.replace(row, at, end)
    this.rewriter.size += this.rewriter.out.write(put, this.rewriter.size)
  }

  /** What is dropped here is evidence of a quotation to those who read depth. */
  private noteStart(row: number): void {
    const {body} = this
    body.quotationStarts ??= new Set()
    body.quotationStarts.add(body.lines.firstLineOf(row))
  }

  finish(): void {
    this.rewriter?.finish()
    if (!this.context.log.wanted && this.places > 0) this.context.log.count(rule, this.places)
  }

  private tell(row: number, at: number, end: number, after: string): void {
    const {bytes, lines, firstLine} = this.body
    this.places++
    if (!this.context.log.wanted) return
    this.context.log.add({
      rule,
      line: firstLine + lines.firstLineOf(row),
      column: this.columns.of(bytes, row, lines.start[row]!, at),
      before: bytes.toString('utf8', at, end),
      after,
      confidence: zone.full > 0 || zone.isIndented ? likely : sure,
    })
  }
}

/** The line's start up to its text, as it should be. */
function prefixText(bytes: Buffer, start: number, {markEnd, textStart, marks}: PrefixZone): string {
  const parts: string[] = []
  let hasBlank = false
  for (let at = start; at < markEnd; ) {
    const size = markSize(bytes, at, markEnd)
    const isBlank = size === 0 && isBlankAt(bytes, at, markEnd)
    if (size > 0) parts.push('>')
    else if (isBlank && !hasBlank) parts.push(bytes[at] === HT ? '\t' : ' ')
    hasBlank = size === 0 && (hasBlank || isBlank)
    at += size || specialSize(bytes, at, markEnd) || 1
  }
  let isFirst = marks > 0
  for (let at = markEnd; at < textStart; ) {
    const size = specialSize(bytes, at, textStart) || 1
    // The first blank behind the marks is theirs; others, and directional marks, are the text's.
    if (size === 2 && isFirst) parts.push(' ')
    else if (size < 3 || !isInvisible(bytes, at)) parts.push(bytes.toString('utf8', at, at + size))
    else if (marks === 0 && bytes[at] === 0xe2) parts.push('\u200b')
    if (size < 3) isFirst = false
    at += size
  }
  return parts.join('')
}

function isBlankAt(bytes: Buffer, at: number, end: number): boolean {
  return bytes[at]! <= SP || specialSize(bytes, at, end) === 2
}

/** Length of what two texts share at their start and, behind that, at their end. */
function common(a: string, b: string): [number, number] {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return [head, tail]
}
