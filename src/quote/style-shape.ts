/**
 * What the rows of a prefix look like: prose whose sentences run on from row to row, or tables,
 * labels and drawings.
 */
import {GT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {StyleUse} from './style-names.ts'
import {isLetter, isLower, trimmedEnd} from './words.ts'

const minWordsOfProse = 4
/** Octets of a row that no blank but its width ended. */
const minFlowWidth = 40
/** Octets of a tail that a later wrap broke off. */
const maxTail = 30
const minTails = 2
/** Octets of a row that are looked at for prose. */
const maxText = 120
const COMMA = 0x2c
/** Marks that may stand behind one another; a sentence flows on behind them all. */
const nestedOctets = new Set(Buffer.from('>|:}]'))

/** Behind the mark of one row stands a `>`: `| > text`. Tables, labels and drawings have none. */
export function quotesQuotation({bytes, lines}: Body, {rows, ends}: StyleUse): boolean {
  return rows.some((row, index) => {
    let at = ends[index]!
    const end = lines.end[row]!
    if (at < end && bytes[at] === SP) at++
    return bytes[at] === GT && at + 1 < end && (bytes[at + 1] === SP || isLetter(bytes[at + 1]!))
  })
}

/** The first line with content has the mark: a reply that begins with its quotation. */
export function opensBody({bytes, lines}: Body, {rows}: StyleUse): boolean {
  for (let row = 0; row < rows[0]!; row++) if (!lines.isBlank(bytes, row)) return false
  return true
}

/**
 * Two of the rows are neighbours, or have but a blank line between them; or some have the tails of
 * their lines between them, all that a later wrap left of a run.
 */
export function hasRun(body: Body, use: StyleUse): boolean {
  const {bytes, lines} = body
  let tails = 0
  return use.rows.some((row, index) => {
    const next = use.rows[index + 1]
    if (next !== row + 2) return next === row + 1
    if (isTail(body, row + 1) && isFlowing(body, use, index)) tails++
    return tails >= minTails || lines.isBlank(bytes, row + 1)
  })
}

/**
 * The mark stands alone between two rows that have it: a quoted blank line. Boxes close such a row, and
 * a log has it right below the line that announces the log.
 */
export function hasEmptyRow({bytes, lines}: Body, {rows, ends}: StyleUse): boolean {
  const above = rows[0]! - 1
  if (above >= 0 && !lines.isBlank(bytes, above)) return false
  return rows.some((row, index) => {
    const isBetween = rows[index - 1] === row - 1 && rows[index + 1] === row + 1
    return isBetween && trimmedEnd(bytes, lines, row) <= ends[index]!
  })
}

/**
 * Share of the rows with content that have a few words, most of their octets being letters, or that
 * go on with the sentence of the row above.
 * @param lettered rows without a letter (rules, underlines) do not count
 */
export function proseShare(body: Body, use: StyleUse, lettered: boolean = false): number {
  const {rows} = use
  let prose = 0
  let filled = 0
  for (let index = 0; index < rows.length; index++) {
    const words = textOf(body, use, index)
    const letters = words.replaceAll(/[^A-Za-z\x80-\xff]+/g, '').length
    if (words === '' || (lettered && letters === 0)) continue
    filled++
    const isProse = words.split(' ').length >= minWordsOfProse && letters * 10 >= words.length * 6
    if (isProse || (rows[index - 1] === rows[index]! - 1 && isFlowing(body, use, index - 1)))
      prose++
  }
  return filled >= 2 ? prose / filled : 0
}

function textOf({bytes, lines}: Body, {rows, ends}: StyleUse, index: number): string {
  const from = ends[index]!
  return bytes.toString('latin1', from, Math.min(lines.end[rows[index]!]!, from + maxText)).trim()
}

/**
 * Rows that close with the mark, or have it again inside, draw boxes or columns. Right behind the first
 * one it quotes a quotation: `| | text`, `| > | text`.
 */
export function isTable({bytes, lines}: Body, use: StyleUse): boolean {
  let closed = 0
  for (let index = 0; index < use.rows.length; index++) {
    const end = trimmedEnd(bytes, lines, use.rows[index]!)
    const from = nestedEnd(bytes, use.ends[index]!, end, use.key)
    const again = bytes.indexOf(use.key, from)
    if (again < 0 || again + use.key.length > end) continue
    // Colons stand in prose; only one that closes the line counts.
    if (use.key !== ':' || bytes[end - 1] === 0x3a) closed++
  }
  return closed * 4 > use.rows.length
}

/** Offset behind the marks, `>` and `key`, that have but one blank in front of them, behind `>` two. */
function nestedEnd(bytes: Buffer, from: number, end: number, key: string): number {
  let at = from
  for (;;) {
    let mark = bytes[at] === SP ? at + 1 : at
    if (bytes[at - 1] === GT && bytes[mark] === SP) mark++
    if (mark >= end) return at
    if (bytes[mark] === GT) at = mark + 1
    else if (key.length === 1 && bytes[mark] === key.charCodeAt(0)) at = mark + 1
    else return at
  }
}

/** The line above a run has the mark in its text: it means something else here, `|code|` say. */
export function isInText({bytes, lines}: Body, {key, rows}: StyleUse): boolean {
  return rows.some((row, index) => {
    if (row === 0 || rows[index - 1] === row - 1) return false
    const at = bytes.indexOf(key, lines.content[row - 1]!)
    return key !== ':' && key !== '>' && at >= 0 && at < lines.end[row - 1]!
  })
}

/** Of the wide rows with a filled row of the mark below, the share whose sentence runs on in lower case. */
export function flowShare(body: Body, use: StyleUse): number {
  const {pairs, flowing} = flowOf(body, use)
  return pairs === 0 ? 0 : flowing / pairs
}

/**
 * Wide rows with a filled row of the mark below, and those whose sentence runs on in lower case. The
 * tail that a later wrap broke off may stand between them, without the mark.
 */
export function flowOf(body: Body, use: StyleUse): {pairs: number; flowing: number} {
  const {bytes, lines} = body
  const {rows, ends} = use
  let pairs = 0
  let flowing = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    if (!isWide(body, use, index)) continue
    if (rows[index + 1] === row + 1) {
      const end = lines.end[row + 1]!
      if (behindMarks(bytes, ends[index + 1]!, end) === end) continue
    } else if (rows[index + 1] !== row + 2 || !isTail(body, row + 1)) continue
    pairs++
    if (isFlowing(body, use, index)) flowing++
  }
  return {pairs, flowing}
}

function isWide({lines}: Body, {rows, ends}: StyleUse, index: number): boolean {
  return lines.end[rows[index]!]! - ends[index]! >= minFlowWidth
}

/** The row is wide, and the line below goes on with its sentence. */
function isFlowing(body: Body, use: StyleUse, index: number): boolean {
  const {bytes, lines} = body
  const {rows, ends} = use
  const row = rows[index]!
  if (!isWide(body, use, index)) return false
  const from = rows[index + 1] === row + 1 ? ends[index + 1]! : lines.content[row + 1]!
  const next = behindMarks(bytes, from, lines.end[row + 1]!)
  const last = bytes[trimmedEnd(bytes, lines, row) - 1]!
  return (isLetter(last) || last === COMMA) && next < lines.end[row + 1]! && isLower(bytes[next]!)
}

function isTail({bytes, lines}: Body, row: number): boolean {
  const length = lines.end[row]! - lines.content[row]!
  return length > 0 && length <= maxTail && isLower(bytes[lines.content[row]!]!)
}

/** The first octet that is neither blank nor mark. */
function behindMarks(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at]! <= SP || nestedOctets.has(bytes[at]!))) at++
  return at
}
