/**
 * The rule `depth-implied`: text below a header block or an attribution that no mark sets off is one
 * level deeper than its introduction, to the end of the level that the introduction stands in.
 *
 *     Fine with me.
 *
 *     From: Ana Ruiz <ana@example.org>     depth 0: the block is the answer's
 *     Sent: Monday, February 3, 2025 10:22
 *     To: Bo Lind <bo@example.org>
 *     Subject: plan
 *
 *     Shall we start?                      depth 1
 *     > We should.                         depth 2: marks count on top
 *
 * Runs once the other rules have settled what the marks say. One decision moves many lines, so each
 * is weighed (implied-evidence.ts) and none is made where the level below is marked, or where the
 * introduction is what opens its own level (`> -----Original Message-----`). A phone's attribution
 * inside the marks that it introduces (`> On Monday, Ana wrote:`) moves out of them by one.
 */
import type {Body, DepthChange, RequoteLevel} from '../types.ts'
import {type FoundAttribution, readAttribution} from './attribution.ts'
import {dayOf} from './attribution-day.ts'
import {readRunOn} from './attribution-run-on.ts'
import {mayIntroduce} from './attribution-sight.ts'
import {confidenceOf, passes, reasonsIn} from './evidence.ts'
import {parseMailbox} from './field-attribution.ts'
import {readWise} from './groupwise.ts'
import {endsInColon, type HeaderBlock} from './header-block.ts'
import {hasCandidate} from './implied-candidates.ts'
import {Ends} from './implied-ends.ts'
import {
  isIndented,
  isSeparator,
  type MarkedFirst,
  minIndent,
  type Surroundings,
  weighAttribution,
} from './implied-evidence.ts'
import {weighBlockIn} from './implied-forward.ts'
import {Ledger, type Opening, orderOf} from './implied-ledger.ts'
import {enterLeft, isMissed, type LeftContext} from './implied-left.ts'
import {ImpliedLevels, indentAt, lowered} from './implied-levels.ts'
import {markedBelow, weighRestart} from './implied-marked.ts'
import {ImpliedMembers} from './implied-members.ts'
import {closeAtSignature, type ImpliedMessage} from './implied-owner.ts'
import {Sight} from './implied-sight.ts'
import {isProtected} from './kinds.ts'
import {markBlock, type Rows, readBlock} from './notes-block.ts'

/** Nobody answers so deep without marks: what goes on so is data, and each line of it would cost marks. */
const maxDepth = 50

/**
 * Raises `depth` below introductions without marks, in one window of a body, and sets `kind` on their
 * header blocks. `depth` must hold what the marks say. Linear time.
 */
export function impliedDepth(
  body: Body,
  level: RequoteLevel,
  message: ImpliedMessage,
): DepthChange[] {
  if (level === 'off' || !hasCandidate(body)) return []
  return new ImpliedReader(body, level, message).read()
}

class ImpliedReader implements LeftContext {
  readonly body: Body
  readonly level: RequoteLevel
  readonly message: ImpliedMessage
  readonly levels: ImpliedLevels
  readonly ledger: Ledger
  readonly sight: Sight
  private readonly ends: Ends

  constructor(body: Body, level: RequoteLevel, message: ImpliedMessage) {
    this.body = body
    this.level = level
    this.message = message
    this.levels = new ImpliedLevels(body)
    this.sight = new Sight(body)
    this.ledger = new Ledger(body)
    this.ends = new Ends(body, this.levels)
  }

  read(): DepthChange[] {
    const {bytes, lines, members: starts} = this.body
    const footer = this.sight.footer()
    const members = new ImpliedMembers(this)
    for (let row = 0; row < lines.count; row++) {
      if (row === footer) this.levels.closeBelow(-1, row)
      const member = starts?.get(row)
      if (member) {
        row = members.read(member)
        continue
      }
      if (this.levels.isOpen && isSeparator(this.body, row)) closeAtSignature(this, row)
      if (this.ends.read(row)) continue
      const marks = this.levels.settle(row)
      if (lines.isBlank(bytes, row)) continue
      const last = isProtected(lines.kind[row]!) ? -1 : this.introduce(row, marks)
      if (last < 0) this.ledger.note(row)
      else row = last
    }
    return this.levels.changes
  }

  /** Reads an introduction that starts or ends at `row`; its last row, or -1 when there is none. */
  private introduce(row: number, marks: number): number {
    const {body, levels} = this
    const block = readBlock(body, row)
    if (block && (block.isBlock || block.last > row)) {
      this.ledger.unnote(block.first, row)
      for (let at = row + 1; at <= block.last; at++) levels.settle(at)
      if (block.isBlock) this.decide(block, marks, block, null)
      else for (let at = row; at <= block.last; at++) this.ledger.note(at)
      return block.last
    }
    const wise = readWise(body, row) ?? readRunOn(body, row, this.message)
    if (wise) {
      this.ledger.unnote(wise.first, row)
      this.decide(wise, marks, null, wise)
      return row
    }
    if (!endsInColon(body, row)) return -1
    if (this.isDeeperBelow(row, marks)) return this.leadIn(row, marks)
    const found = mayIntroduce(body, row) ? this.attributionAt(row) : null
    if (!found) return -1
    this.ledger.unnote(found.first, row)
    this.decide(found, marks, null, found)
    return row
  }

  private attributionAt(row: number): FoundAttribution | null {
    return readAttribution(this.body, row, false, this.message)
  }

  /** Deeper text follows, as below most attributions: words are read only if an owner is asked for. */
  private leadIn(row: number, marks: number): number {
    const isAttribution = mayIntroduce(this.body, row)
    this.opens(row, marks, {how: isAttribution ? 2 : 1, owner: row, day: null})
    return isAttribution ? row : -1
  }

  /** The next row has more marks, or after blank ones the next with content. */
  private isDeeperBelow(row: number, marks: number): boolean {
    const {lines} = this.body
    if (row + 1 < lines.count && lines.depth[row + 1]! > marks) return true
    const below = this.sight.quotationBelow(row)
    return below >= 0 && this.levels.placeOf(below).marks > marks
  }

  private decide(
    rows: Rows,
    marks: number,
    block: HeaderBlock | null,
    found: FoundAttribution | null,
  ): void {
    const {lines} = this.body
    const day = dayOf(found?.date ?? block?.date ?? null)
    const owner = found?.author ?? (block && parseMailbox(block.from))
    const opening: Opening = {how: 2, owner, day}
    const below = this.sight.textBelow(rows.last)
    const isDeeper = this.isDeeperBelow(rows.last, marks)
    const marked = isDeeper && block ? markedBelow(this, block, below, marks) : null
    if (isDeeper && marked === null) {
      this.opens(rows.first, marks, opening)
      if (block && !block.isRaw) markBlock(this.body, rows)
      return
    }
    const depth = lines.depth[rows.first]! + 1
    if (below < 0 || this.levels.placeOf(below).marks < marks || depth > maxDepth) return
    if (!isDeeper && this.opensItsOwn(rows, block !== null)) {
      if (block && !block.isRaw) markBlock(this.body, rows)
      return
    }
    const around = this.lookAround(rows, below, marks, found, day, marked)
    const evidence = block
      ? [...weighBlockIn(this, block, around), ...weighRestart(this, block, around, marks)]
      : weighAttribution(this.body, rows, found!, around, this.message)
    const proposal = {rule: 'depth-implied', first: below, last: below, depth, evidence} as const
    const confidence = confidenceOf(proposal)
    if (!passes(confidence, this.level)) {
      if (found?.date && found.author.name) this.ledger.leave(depth - 1, opening, false)
      if (block && isMissed(this, block, around)) this.ledger.leave(depth - 1, opening, true)
      if (isDeeper) this.opens(rows.first, marks, opening)
      if (isDeeper) markBlock(this.body, rows)
      return
    }
    enterLeft(this, rows, block !== null, marks)
    this.opens(rows.first, marks, opening)
    if (block) markBlock(this.body, rows)
    const opened = this.ends.bind(rows.first, {
      marks,
      indent: isIndented(around) ? around.indentBelow : 0,
      until: around.isBounded ? around.signedEnd : lines.count,
      confidence: Math.round(confidence * 1000) / 1000,
      why: reasonsIn(evidence),
    })
    this.levels.add(opened)
  }

  /**
   * The introduction is the first line of its own level, which nothing above introduces: it has been
   * marked along with the text that it introduces.
   */
  private opensItsOwn(rows: Rows, isBlock: boolean): boolean {
    const {lines} = this.body
    const depth = lines.depth[rows.first]!
    const above = this.sight.textAbove(rows.first)
    const isFresh = above < 0 ? depth > 0 : lines.depth[above]! < depth
    const isFirst = this.ledger.rowsAt(depth) === 0
    if (isBlock && isFirst && isFresh && lines.marks[rows.first]! > 0) return true
    const how = this.ledger.how(depth)
    const isLedTo = this.leadsTo(above, depth)
    if (how === 2 || isLedTo || !(isFirst || isFresh)) return false
    this.ledger.opensItself(depth)
    const isInside = !isBlock && isFresh && above >= 0 && (isFirst || how === 1)
    if (isInside && passes(lowered.confidence, this.level)) this.levels.lower(rows.first, rows.last)
    return true
  }

  /** The row may introduce this depth: it stands one above it and ends in a colon. */
  private leadsTo(row: number, depth: number): boolean {
    return row >= 0 && this.body.lines.depth[row] === depth - 1 && endsInColon(this.body, row)
  }

  private lookAround(
    {first, last}: Rows,
    below: number,
    marks: number,
    found: FoundAttribution | null,
    day: number | null,
    marked: MarkedFirst | null,
  ): Surroundings {
    const {bytes, lines} = this.body
    const {sight} = this
    const depth = lines.depth[first]!
    const above = sight.textAbove(first)
    const hasTextAbove = this.ledger.hasTextAt(depth)
    const indent = indentAt(bytes, lines.content[first]!, lines.end[first]!)
    const indentBelow = this.levels.placeOf(sight.quotationBelow(last)).indent
    const signedEnd = found ? sight.signedEnd(below, found.author) : -1
    const isFresh = above >= 0 && lines.marks[above]! < lines.marks[first]!
    return {
      first,
      last,
      depth,
      below,
      hasTextAbove,
      above: hasTextAbove && above >= 0 && lines.depth[above] === depth ? above : -1,
      indent,
      indentBelow,
      indentGain: indentBelow - indent,
      marksRestart: marked === null && sight.marksRestart(below, marks),
      marked,
      signedEnd,
      isBounded: !hasTextAbove && signedEnd >= 0 && indentBelow - indent < minIndent,
      senderSigns:
        depth === 0 && this.message.sender !== null && sight.isSigned(below, this.message.sender),
      isFresh: isFresh && !this.leadsTo(above, depth),
      isKnown: found?.author.name != null && this.message.knows(found.author.name),
      isTooLate: this.ledger.isTooLate(day, depth),
      hasLeft: this.ledger.left(depth, false) !== null,
      order: found ? orderOf(day, this.nextDay(below, marks)) : 0,
    }
  }

  /** Day of the next attribution of so many marks, which may be one more link of a chain. */
  private nextDay(below: number, marks: number): number | null {
    const row = this.sight.nextAttribution(below, marks)
    return row < 0 ? null : dayOf(this.attributionAt(row)?.date ?? null)
  }

  /** The row introduces the level below its own: what stood deeper is over. */
  private opens(row: number, marks: number, opening: Opening): void {
    this.ledger.open(this.body.lines.depth[row]! + 1, opening)
    this.levels.closeBelow(marks, row)
  }
}
