/**
 * The repair `entity-leak`: character references (HTML 4 §5.3) that stand in plain text, since a web
 * mail or an archive made text of HTML and forgot them.
 *
 *     > &gt; &gt; if (a-&gt;b &amp;&amp; c)     > > > if (a->b && c)
 *
 * One layer is taken off a round; each round must prove itself, so `&amp;gt;` loses its second layer
 * only where two layers leaked.
 */
import {hasAmpersand} from '../lines/line-facts.ts'
import type {Body, Repair} from '../types.ts'
import {Columns} from './columns.ts'
import type {RepairContext} from './context.ts'
import {type EntityEvidence, type EntityRegion, weighRegions} from './entity-evidence.ts'
import {referenced, references} from './entity-names.ts'
import {leakedMark} from './entity-rows.ts'
import {BodyRewriter} from './rewrite.ts'
import {seek, seekRow} from './seek.ts'
import {Snapshot} from './snapshot.ts'
import {SparedRows} from './spared-rows.ts'

const rule = 'entity-leak'
const HASH = 0x23
const AMPERSAND = 0x26
const SEMICOLON = 0x3b
/** Octets of the longest reference that is known. */
const longest = 10
/** Each reply may have added a layer; more were never seen. */
const maxRounds = 8
/** The leaked marks that a line begins with. */
export const leakedMarks: RegExp = /^(?:&(?:amp;){0,3}gt;[ \t]?)+/
const parts = new WeakMap<RepairContext, EntityEvidence>()

/** Decodes what is proven to be leaked in one window; reports what is only suspected. */
export function repairEntityLeak(body: Body, context: RepairContext): void {
  if (!mayHaveReference(body)) return
  const part = partEvidence(context)
  const before = new Snapshot(body)
  const repairs: Repair[] | null = context.log.wanted ? [] : null
  let places = 0
  for (let round = 0; ; round++) {
    // What a round decoded proves nothing of the next.
    const known = round === 0 ? part : {...part, depths: new Set<number>()}
    const regions = weighRegions(body, known)
    part.isAboutMarkup ||= known.isAboutMarkup
    if (round === 0) reportSuspect(body, context, part, regions)
    if (regions.every(region => region.scope === 'none')) break
    if (round === maxRounds) {
      before.restore(body)
      return
    }
    places += decodeRound(body, regions, repairs)
    if (!mayHaveReference(body)) break
  }
  if (repairs) for (const repair of repairs) context.log.add(repair)
  else if (places > 0) context.log.count(rule, places)
}

function partEvidence(context: RepairContext): EntityEvidence {
  let part = parts.get(context)
  if (!part) {
    part = {isAboutMarkup: false, depths: new Set(), isTold: false}
    parts.set(context, part)
  }
  return part
}

/** True when an ampersand in the body begins a reference. */
function mayHaveReference(body: Body): boolean {
  return seekRow(body, hasAmpersand, hasReference) < body.lines.count
}

/** An ampersand of the row `bytes[from, end)` begins one. */
export function hasReference(bytes: Buffer, from: number, end: number): boolean {
  let at = seek(bytes, AMPERSAND, from, end)
  for (; at < end; at = seek(bytes, AMPERSAND, at + 1, end)) {
    if (looksLikeReference(bytes, at) && isReference(bytes, at)) return true
  }
  return false
}

function isReference(bytes: Buffer, at: number): boolean {
  for (const match of bytes.toString('latin1', at, at + longest).matchAll(references)) {
    if (referenced(match) !== null) return true
  }
  return false
}

/** A word or a number up to a semicolon; most ampersands fail at the first octet. */
function looksLikeReference(bytes: Buffer, at: number): boolean {
  for (let next = at + 1; next < Math.min(at + longest, bytes.length); next++) {
    const octet = bytes[next]! | 0x20
    const isWord = (octet >= 0x61 && octet <= 0x7a) || (octet >= 0x30 && octet <= 0x39)
    if (!isWord && bytes[next] !== HASH) return bytes[next] === SEMICOLON && next > at + 2
  }
  return false
}

/** Takes one layer off the regions that are proven; returns the number of places. */
function decodeRound(
  body: Body,
  regions: readonly EntityRegion[],
  repairs: Repair[] | null,
): number {
  const writer = new ReferenceWriter(body, repairs)
  const spared = new SparedRows(body)
  for (const region of regions) {
    if (region.scope === 'none') continue
    for (let row = region.firstRow; row <= region.lastRow; row++) {
      if (!spared.has(row)) writer.row(row, region)
    }
  }
  return writer.finish()
}

/** Writes the decoded rows. */
class ReferenceWriter {
  private readonly body: Body
  private readonly bytes: Buffer
  private readonly repairs: Repair[] | null
  private readonly rewriter: BodyRewriter
  private readonly columns = new Columns()
  /** The next ampersand from the row that was written last. */
  private next = -1
  private places = 0

  constructor(body: Body, repairs: Repair[] | null) {
    this.body = body
    this.bytes = body.bytes
    this.repairs = repairs
    // No character takes more octets than its reference.
    this.rewriter = new BodyRewriter(body, 0)
  }

  row(row: number, {scope, confidence}: EntityRegion): void {
    const {bytes, body} = this
    const [content, end] = [body.lines.content[row]!, body.lines.end[row]!]
    if (this.next < content) this.next = this.find(content)
    if (this.next >= end) return
    const text = bytes.toString('latin1', content, end)
    let to = text.length
    if (scope !== 'whole') {
      if ((row === 0 && body.continued) || !leakedMark.test(text)) return
      if (scope === 'marks') to = leakedMarks.exec(text)?.[0].length ?? 0
    }
    const start = body.lines.start[row]!
    for (const match of text.matchAll(references)) {
      if (match.index >= to) break
      const char = referenced(match)
      if (char === null) continue
      const from = content + match.index
      this.tell(row, start, from, match[0], char, confidence)
      this.rewriter.replace(row, from, from + match[0].length)
      this.rewriter.size += this.rewriter.out.write(char, this.rewriter.size)
      this.places++
    }
  }

  finish(): number {
    this.rewriter.finish()
    return this.places
  }

  private find(from: number): number {
    const at = this.bytes.indexOf(AMPERSAND, from)
    return at === -1 ? this.bytes.length : at
  }

  private tell(
    row: number,
    start: number,
    at: number,
    before: string,
    after: string,
    confidence: number,
  ): void {
    if (!this.repairs) return
    const line = this.body.firstLine + this.body.lines.firstLineOf(row)
    const column = this.columns.of(this.bytes, row, start, at)
    this.repairs.push({rule, line, column, before, after, confidence})
  }
}

/** The first row of the region that has a reference. */
function firstLeak({bytes, lines}: Body, {firstRow, lastRow}: EntityRegion): number {
  for (let row = firstRow; row < lastRow; row++) {
    const text = bytes.toString('latin1', lines.content[row]!, lines.end[row]!)
    for (const match of text.matchAll(references)) if (referenced(match) !== null) return row
  }
  return lastRow
}

/** Tells a suspicion, once a part. */
function reportSuspect(
  body: Body,
  context: RepairContext,
  part: EntityEvidence,
  regions: readonly EntityRegion[],
): void {
  const region = regions.find(({isSuspect}) => isSuspect)
  if (!region || part.isTold) return
  part.isTold = true
  const why = part.isAboutMarkup
    ? 'the text speaks of markup'
    : 'there is too little of it to be sure'
  context.report({
    rule,
    severity: 'info',
    message: `looks like leaked character references but ${why}: left as it is`,
    line:
      body.part.sourceLine + body.firstLine - 1 + body.lines.firstLineOf(firstLeak(body, region)),
    part: body.part.part,
  })
}
