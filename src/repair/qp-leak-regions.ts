/**
 * Decides which rows of a body are leaked quoted-printable.
 *
 * Who quotes an undecoded text quotes all of it, so the measure is a run of rows with a number of
 * outer marks or more. A run is saturated when every `=` in it is an escape or a soft line break,
 * as an encoder leaves no other. Where a run is not, the runs within it that are quoted once more
 * are looked at: the writer of `a = b` quotes what was encoded.
 */

import {MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {Breaks, isJoining} from './qp-leak-breaks.ts'
import {BAD, PROTECTED, type RowStates, SHOWN, SOFT} from './qp-leak-rows.ts'

/** Points and tokens that prove a saturated run: never one token alone. */
export const provenPoints = 2
export const provenTokens = 2
/** What a text needs that speaks of quoted-printable, or has quotes around an escape. */
const guardedPoints = 8
const guardedSofts = 2
/** A line of so many underscores is where a list's footer begins. */
const shortestRule = 20

export interface LeakedRows {
  /** For each row 0, or 1 more than the outer marks that its region has at least. */
  readonly region: Int32Array
  /** For each row 1 where the region's soft breaks show that only those outer marks came later. */
  readonly isOuter: Uint8Array
  /** Rows of at least one region are to be decoded. */
  readonly isLeaked: boolean
  /** Row that only looks leaked, or -1. */
  readonly suspect: number
  /** The runs that were weighed: behind one that is not saturated those within it. */
  readonly runs: readonly WeighedRun[]
}

/** Rows `from … to-1`. */
interface Run {
  readonly from: number
  readonly to: number
}

/** A run, and what was thought of it. */
export interface WeighedRun {
  readonly run: Run
  readonly evidence: Evidence
  readonly isTaken: boolean
}

/** What the rows of a run show together. */
export interface Evidence {
  readonly bad: number
  readonly tokens: number
  readonly points: number
  readonly softs: number
  /** Fewest marks of any row. */
  readonly lowest: number
  /** Fewest marks of the rows that were encoded. */
  readonly floor: number
  /** What a soft break joins lacks marks of the row above: those were encoded with the text. */
  readonly lacksMarks: boolean
  /** Soft breaks join what is not in the run: it is no run of encoded text. */
  readonly isCut: boolean
  /** An escape stands between quotes. */
  readonly isShown: boolean
  readonly firstRow: number
  /** The first row with a point; -1 where there is none. */
  readonly pointRow: number
}

export function findLeaks(body: Body, rows: RowStates): LeakedRows {
  let speaks: boolean | null = null
  const isGuarded = (): boolean => {
    speaks ??= speaksOfQuotedPrintable(body)
    return speaks
  }
  const isProofOf = (evidence: Evidence): boolean => isStrong(evidence, isGuarded)
  const region = new Int32Array(body.lines.count)
  const isOuter = new Uint8Array(body.lines.count)
  let isLeaked = false
  let suspect = -1
  // What stands among other `=` is suspected where nothing else is.
  let doubtful = -1
  const weighed: WeighedRun[] = []
  const whole = {from: 0, to: body.lines.count}
  const pending: {runs: Run[]; isOneHand: boolean}[] = [{runs: [whole], isOneHand: false}]
  for (let group = pending.pop(); group; group = pending.pop()) {
    const found = group.runs.map(run => ({run, evidence: weigh(body, rows, run)}))
    const isProven = found.some(({evidence}) => evidence.bad === 0 && isProofOf(evidence))
    const isPooled = group.isOneHand && isProven && found.every(({evidence}) => isClean(evidence))
    for (const {run, evidence} of found) {
      const isTaken = isClean(evidence) && evidence.tokens > 0 && (isPooled || isProofOf(evidence))
      weighed.push({run, evidence, isTaken})
      if (evidence.bad > 0) {
        if (doubtful === -1) doubtful = evidence.pointRow
        const cut = run === whole ? segments(body) : []
        if (cut.length > 1) pending.push({runs: cut, isOneHand: false})
        else pending.push({runs: deeper(body, run, evidence.lowest + 1), isOneHand: true})
      } else if (isTaken) {
        isLeaked = true
        accept(body, region, run, evidence.floor)
        if (evidence.lacksMarks) isOuter.fill(1, run.from, run.to)
      } else if (evidence.points > 0 && suspect === -1) suspect = evidence.firstRow
    }
  }
  if (suspect === -1 && !isLeaked) suspect = doubtful
  return {region, isOuter, isLeaked, suspect, runs: weighed}
}

/** Every `=` is an escape or a soft break, and none joins what is outside. */
export function isClean({bad, isCut}: Evidence): boolean {
  return bad === 0 && !isCut
}

function isStrong(evidence: Evidence, isGuarded: () => boolean): boolean {
  const {points, tokens, softs, isShown, isCut} = evidence
  if (points < provenPoints || tokens < provenTokens || isCut) return false
  return (points >= guardedPoints && softs >= guardedSofts) || !(isShown || isGuarded())
}

function weigh(body: Body, rows: RowStates, {from, to}: Run): Evidence {
  const {marks} = body.lines
  let [bad, tokens, points, softs] = [0, 0, 0, 0]
  let [lowest, floor, firstRow] = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, -1]
  let pointRow = -1
  let isShown = false
  const breaks = new Breaks(body)
  for (let row = from; row < to; row++) {
    const state = rows.state[row]!
    if (marks[row]! < lowest) lowest = marks[row]!
    if (state === 0 || state === PROTECTED) continue
    bad += state & BAD
    tokens += rows.tokens[row]!
    points += rows.points[row]!
    if (pointRow === -1 && rows.points[row]! > 0) pointRow = row
    if (firstRow === -1) firstRow = row
    if (marks[row]! < floor) floor = marks[row]!
    isShown ||= (state & SHOWN) !== 0
    if ((state & SOFT) === 0) continue
    if (row + 1 === to) breaks.leave(row)
    else if (isJoining(body, row)) {
      softs++
      breaks.add(row)
    }
  }
  floor = breaks.isUnquoted ? 0 : Math.min(floor, breaks.lowest)
  const {lacksMarks, isCut} = breaks
  return {
    ...{bad, tokens, points, softs, lowest, floor},
    ...{lacksMarks, isCut, isShown, firstRow, pointRow},
  }
}

function accept({lines}: Body, region: Int32Array, {from, to}: Run, floor: number): void {
  for (let row = from; row < to; row++) if (lines.marks[row]! >= floor) region[row] = floor + 1
}

/** The whole body, cut before a signature and a list's footer: they come from other hands. */
function segments(body: Body): Run[] {
  const {lines} = body
  const runs: Run[] = []
  let from = 0
  for (let row = 0; row < lines.count; row++) {
    if (!isRule(body, row) && !isSignatureSeparator(body, row)) continue
    runs.push({from, to: row})
    from = row
  }
  runs.push({from, to: lines.count})
  return runs
}

function isRule({bytes, lines}: Body, row: number): boolean {
  const from = lines.start[row]!
  const end = lines.end[row]!
  if (bytes[from] !== 0x5f || end - from < shortestRule) return false
  for (let at = from; at < end; at++) if (bytes[at] !== 0x5f) return false
  return true
}

/** `-- ` (RFC 3676 §4.3), escaped or not. */
function isSignatureSeparator({bytes, lines}: Body, row: number): boolean {
  const from = lines.start[row]!
  const end = lines.end[row]!
  if (bytes[from] !== MINUS || bytes[from + 1] !== MINUS || end - from > 5) return false
  const text = bytes.toString('latin1', from, end)
  return text === '-- ' || text === '--=20'
}

function deeper({lines}: Body, {from, to}: Run, marks: number): Run[] {
  const runs: Run[] = []
  let first = -1
  for (let row = from; row < to; row++) {
    const isIn = lines.marks[row]! >= marks
    if (isIn && first === -1) first = row
    if (isIn || first === -1) continue
    runs.push({from: first, to: row})
    first = -1
  }
  if (first !== -1) runs.push({from: first, to})
  return runs
}

/** The name as a word of the text; a field that leaked with the text is none. */
function speaksOfQuotedPrintable({bytes, lines}: Body): boolean {
  const text = bytes.toString('latin1', lines.start[0]!, lines.start[lines.count]!)
  return /(?<!encoding: ?"?)\bquoted[- ]printable\b|\bquopri\b|\brfc ?204[57]\b/i.test(text)
}
