/**
 * Measures at which column a body was wrapped after it was quoted.
 *
 *     >> > I can receive data without any overflows at 200 MHz (one channel per
 *     >> USRP), but transmitting results in massive underflows for 184.32 and 200
 *
 * The reply of depth 2 wrapped the deeper line when it was sent; every quoting since then put the same
 * marks before both. So a width is counted without the prefix of the line below, and it lies between
 * the upper line's width and what that width had been with the first word of the lower line.
 */
import {SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {countWords, trimmedEnd, trimmedStart} from './words.ts'

/** Mail programs wrap at 65 to 80 columns. */
const narrowest = 65
export const widest = 80
/** Share of the steps that one width explains, which another one does nearly as well. */
const nearly = 0.9
/** Words of what a later wrap left of a line, and rows of such pieces. */
export const maxWords = 2
export const maxPieces = 3
/** Octets of a line that are compared with another. */
const maxPair = 100

export interface WrapWidth {
  /** The widest of the widths that explain most steps, and the narrowest of them. */
  readonly columns: number
  readonly narrowest: number
  /** The widest of those that explain nearly as many. */
  readonly loosest: number
  /** Steps down to that depth which fit these columns. */
  readonly support: number
  /** Steps down to that depth which do not. */
  readonly against: number
}

/** The wrap width of each depth of a body; measured when first asked for. */
export class WrapWidths {
  private readonly body: Body
  private byDepth: Map<number, WrapWidth> | null = null
  private pairs: Map<string, number> | null = null

  constructor(body: Body) {
    this.body = body
  }

  /** The width that explains most steps down to lines of `depth`; null when none does. */
  at(depth: number): WrapWidth | null {
    this.byDepth ??= measure(this.body)
    return this.byDepth.get(depth) ?? null
  }

  /** The row and the one below, of fewer marks, stand one below the other elsewhere as well. */
  isRepeated(row: number): boolean {
    this.pairs ??= countPairs(this.body)
    return (this.pairs.get(pairOf(this.body, row)) ?? 0) > 1
  }
}

/** How often the two lines of each step down stand so in the body. */
function countPairs(body: Body): Map<string, number> {
  const counts = new Map<string, number>()
  for (let row = 0; row + 1 < body.lines.count; row++) {
    if (!isStep(body, row)) continue
    const pair = pairOf(body, row)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

function pairOf({bytes, lines}: Body, row: number): string {
  return `${lines.text(bytes, row, maxPair)}\n${lines.text(bytes, row + 1, maxPair)}`
}

/** A line stands above one with fewer marks, and neither is blank. */
function isStep({bytes, lines}: Body, row: number): boolean {
  if (lines.marks[row]! <= lines.marks[row + 1]!) return false
  return !lines.isBlank(bytes, row) && !lines.isBlank(bytes, row + 1)
}

/** Least and most columns that the wrap can have had between `row` and the row below. */
export function wrapRange(
  body: Body,
  row: number,
): {readonly least: number; readonly most: number} {
  const {lines} = body
  const below = row + 1
  const prefix = lines.content[below]! - lines.start[below]!
  const indent = trimmedStart(body, below) - lines.content[below]!
  const least =
    columns(body, lines.start[row]!, trimmedEnd(body.bytes, lines, row)) - prefix + indent
  return {least, most: least + firstWord(body, below)}
}

/**
 * As `wrapRange`; where `row` is what a later wrap left of a line, that line's with the pieces above:
 *
 *     > > The gate and the box of keys that were left in the room for
 *     > > Ana                            with the piece above too wide for `and`
 *     > and                              1 mark, true depth 2
 */
export function stepRange(
  body: Body,
  row: number,
): {readonly least: number; readonly most: number} {
  const own = wrapRange(body, row)
  const {lines, bytes} = body
  let pieces = 0
  let at = row
  while (own.most + pieces < narrowest) {
    const isPiece = row - at < maxPieces && countWords(body, at, maxWords + 1) <= maxWords
    if (!isPiece || at === 0 || lines.marks[at - 1] !== lines.marks[row]) return own
    at--
    if (lines.isBlank(bytes, at)) return own
    pieces += columns(body, lines.content[at]!, trimmedEnd(bytes, lines, at)) + 1
  }
  return {least: own.least + pieces, most: own.most + pieces}
}

/** Columns of `[from, to)`: a UTF-8 sequence is one, and counting stops where no wrap is that wide. */
export function columns({bytes}: Body, from: number, to: number): number {
  if (to - from > widest * 4) return to - from
  let count = 0
  for (let at = from; at < to; at++) if ((bytes[at]! & 0xc0) !== 0x80) count++
  return count
}

/** Columns of the first word of a row's content. */
export function firstWord(body: Body, row: number): number {
  const {bytes, lines} = body
  const at = trimmedStart(body, row)
  const stop = Math.min(lines.end[row]!, at + widest * 4)
  let end = at
  while (end < stop && bytes[end]! > SP) end++
  return columns(body, at, end)
}

function measure(body: Body): Map<number, WrapWidth> {
  const steps = new Map<number, Int32Array>()
  const totals = new Map<number, number>()
  const {lines} = body
  for (let row = 0; row + 1 < lines.count; row++) {
    if (!isStep(body, row)) continue
    const depth = lines.marks[row + 1]!
    const {least, most} = stepRange(body, row)
    const fits = steps.get(depth) ?? new Int32Array(widest + 1)
    for (let width = Math.max(least, narrowest); width <= Math.min(most, widest); width++) {
      fits[width]!++
    }
    steps.set(depth, fits)
    totals.set(depth, (totals.get(depth) ?? 0) + 1)
  }
  return new Map([...steps].map(([depth, fits]) => [depth, best(fits, totals.get(depth)!)]))
}

/** The widths that explain most. */
function best(fits: Int32Array, total: number): WrapWidth {
  let least = narrowest
  let columns = narrowest
  for (let width = narrowest; width <= widest; width++) {
    if (fits[width]! > fits[least]!) least = width
    if (fits[width]! >= fits[columns]!) columns = width
  }
  const support = fits[columns]!
  let loosest = widest
  while (fits[loosest]! < support * nearly) loosest--
  return {columns, narrowest: least, loosest, support, against: total - support}
}
