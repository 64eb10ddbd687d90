/**
 * Tells which lines a later wrap broke off the line above, so that a writer can join them again.
 *
 *     > > Can you please point to the things that bother you or not   full: the next word did not fit
 *     > > working correctly?                                          tail: short, though the next would fit
 *     > > I can't really fix it if I don't know what's wrong.
 *
 * RFC 3676 §3.2 calls this the embarrassing line wrap. A tail follows a full line, is short itself and
 * is not the last line of its paragraph, or a tail stands in the same paragraph above it. Under
 * format=flowed a line that ends in a space goes on in the next one of the same depth (§4.2).
 */
import {SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'
import {ATTRIBUTION, TEXT} from './kinds.ts'
import {isSignatureSeparator} from './signatures.ts'
import {columns, firstWord, widest as widestWrap} from './widths.ts'
import {countWords, isLetter} from './words.ts'

export const joinWithSpace = 1
/** The space that ends the flowed line above is the one between the words. */
export const joinAsIs = 2

/** Columns by which a wrap may miss the widest line: no-break spaces, a long word. */
const slack = 3
const minWordsOfFullLine = 3

/**
 * Row i is 1 or 2 when line i is to be joined to line i - 1; null when no line is.
 * Under DelSp (RFC 3676 §4) the space at the end of a flowed line is taken off the table's line.
 */
export function joins(body: Body): Uint8Array | null {
  return body.part.flowed ? flowedJoins(body) : wrapJoins(body)
}

function flowedJoins({bytes, lines, part}: Body): Uint8Array | null {
  let found: Uint8Array | null = null
  for (let row = 1; row < lines.count; row++) {
    const above = row - 1
    const isFlowed =
      bytes[lines.end[above]! - 1] === SP && lines.end[above]! > lines.content[above]!
    if (!isFlowed || lines.depth[above] !== lines.depth[row]) continue
    if (isSignatureSeparator(bytes, lines, above) || isSignatureSeparator(bytes, lines, row))
      continue
    found ??= new Uint8Array(lines.count)
    found[row] = joinAsIs
    if (part.delSp) lines.end[above]!--
  }
  return found
}

function wrapJoins(body: Body): Uint8Array | null {
  const {lines} = body
  const width = wrapWidth(body)
  const found = new Uint8Array(lines.count)
  let any = false
  let toothAbove = false
  for (let row = 1; row < lines.count; row++) {
    if (!isSameParagraph(body, row - 1, row)) {
      toothAbove = false
      continue
    }
    if (!isFull(body, row - 1, width) || !isTail(body, row, width)) continue
    const isLast = row + 1 >= lines.count || !isSameParagraph(body, row, row + 1)
    if (isLast && !toothAbove) continue
    found[row] = joinWithSpace
    any = true
    toothAbove ||= !isLast
  }
  return any ? found : null
}

/** The widest quoted line of words that a wrap can have left. */
function wrapWidth(body: Body): number {
  const {lines} = body
  let widest = 0
  for (let row = 0; row < lines.count; row++) {
    const width = columns(body, lines.start[row]!, lines.end[row]!)
    if (width <= widest || width > widestWrap || lines.depth[row] === 0) continue
    if (lines.kind[row] === TEXT && countWords(body, row, 2) === 2) widest = width
  }
  return widest
}

function isSameParagraph({bytes, lines}: Body, above: number, row: number): boolean {
  return (
    lines.depth[row]! > 0 &&
    lines.depth[above] === lines.depth[row] &&
    isText(lines, above) &&
    lines.kind[above] === lines.kind[row] &&
    !lines.isBlank(bytes, above) &&
    !lines.isBlank(bytes, row)
  )
}

function isText(lines: LineTable, row: number): boolean {
  return lines.kind[row] === TEXT || lines.kind[row] === ATTRIBUTION
}

/** The first word of the next line would not have fitted. */
function isFull(body: Body, row: number, width: number): boolean {
  const {lines} = body
  const own = columns(body, lines.start[row]!, lines.end[row]!)
  return (
    own <= width &&
    own + 1 + nextWord(body, row + 1) > width - slack &&
    countWords(body, row, minWordsOfFullLine) === minWordsOfFullLine
  )
}

/** A short line of words that was broken off although what follows it would have fitted. */
function isTail(body: Body, row: number, width: number): boolean {
  const {bytes, lines} = body
  const own = columns(body, lines.content[row]!, lines.end[row]!)
  if (own * 2 > width || isListItem(bytes, lines, row)) return false
  return row + 1 >= lines.count || !isFull(body, row, width)
}

/** `- item`, `* item`, `1. item`, `[1] note`: begins a line of its own on purpose. */
function isListItem(bytes: Buffer, lines: LineTable, row: number): boolean {
  const first = bytes[lines.content[row]!]!
  return !(isLetter(first) || first === 0x22 || first === 0x28)
}

/** Columns of a row's first word; none behind the table's end. */
function nextWord(body: Body, row: number): number {
  return row < body.lines.count ? firstWord(body, row) : 0
}
