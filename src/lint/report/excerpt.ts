/**
 * The piece of a source line that fits on a terminal, and where its damaged place stands in it.
 *
 *     > 日本 +AD4- text
 *            ^^^^^          column 6 of the line, 8 columns from the left
 *
 * A character may fill two columns (East Asian Width, UAX #11), one, or none; a tab goes on to the next
 * eighth column. What a terminal would obey is shown instead, and so is, in the damaged place, what
 * nobody would see there.
 */
import {eastAsianWidth} from 'get-east-asian-width'
import {brokenMark, commandMarks, logText} from './log-text.ts'

export interface Excerpt {
  /** One line, safe for a terminal; `…` where something is left out. */
  readonly text: string
  /** Columns of `text` before the place, and those that it fills; 0 when the line has no such place. */
  readonly before: number
  readonly marked: number
}

/** UTF-16 units of a line from `from` to `to`, from 0; `to` may be behind its end. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface Cell {
  readonly text: string
  readonly width: number
  readonly isMarked: boolean
}

/** Units of a line that are looked at. */
const sourceLimit = 500
const tabStop = 8
const combining = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u
const unseen = /[\p{Z}\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/u

/** Cuts `source` to at most `columns` columns, around the place where there is one. */
export function excerptOf(source: string, place: Stretch | null, columns: number): Excerpt {
  const cells = cellsOf(source.slice(0, sourceLimit).replace(/[\r\n]+$/, ''), place)
  const first = cells.findIndex(({isMarked}) => isMarked)
  const start = startOf(cells, first, columns)
  const end = endOf(cells, start, columns)
  const shown = cells.slice(start, end)
  const text = shown.map(cell => cell.text).join('')
  const opening = start > 0 ? '…' : ''
  const closing = end < cells.length ? '…' : ''
  if (first < 0) return {text: opening + text + closing, before: 0, marked: 0}
  const before = widthOf(cells.slice(start, first)) + opening.length
  const marked = widthOf(shown.filter(({isMarked}) => isMarked))
  return {text: opening + text + closing, before, marked}
}

function cellsOf(source: string, place: Stretch | null): Cell[] {
  const cells: Cell[] = []
  const marks = commandMarks(source)
  let unit = 0
  let column = 0
  for (const character of source) {
    const isMarked = place !== null && unit < place.to && unit + character.length > place.from
    const cell = marks.has(unit)
      ? shownCell(brokenMark, isMarked)
      : cellOf(character, column, isMarked)
    cells.push(cell)
    unit += character.length
    column += cell.width
  }
  // An insertion at the line's end is marked behind its last character.
  if (place !== null && place.from === source.length) {
    cells.push({text: ' ', width: 1, isMarked: true})
  }
  return cells
}

function cellOf(character: string, column: number, isMarked: boolean): Cell {
  if (character === '\t') {
    const width = tabStop - (column % tabStop)
    return {text: ' '.repeat(width), width, isMarked}
  }
  if (character >= ' ' && character <= '~') return {text: character, width: 1, isMarked}
  const code = character.codePointAt(0)!
  if (isMarked && unseen.test(character)) {
    return shownCell(`<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`, isMarked)
  }
  const text = logText(character)
  if (text !== character) return shownCell(text, isMarked)
  return {text, width: combining.test(character) ? 0 : eastAsianWidth(code), isMarked}
}

/** Words in ASCII that stand for a character. */
function shownCell(text: string, isMarked: boolean): Cell {
  return {text, width: text.length, isMarked}
}

/** The first cell to show: that of the line, or one a little before the place. */
function startOf(cells: readonly Cell[], first: number, columns: number): number {
  if (first < 0 || widthOf(cells) <= columns) return 0
  // The place and what follows up to half of the line fit already: the beginning tells most.
  if (widthOf(cells.slice(0, first)) <= columns / 2) return 0
  let start = first
  for (let width = 0; start > 0 && width < columns / 4; ) width += cells[--start]!.width
  return start
}

/** Behind the last cell that fits; one column is left for each `…`. */
function endOf(cells: readonly Cell[], start: number, columns: number): number {
  if (start === 0 && widthOf(cells) <= columns) return cells.length
  let room = columns - (start > 0 ? 2 : 1)
  let end = start
  while (end < cells.length && cells[end]!.width <= room) room -= cells[end++]!.width
  return end
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((width, cell) => width + cell.width, 0)
}
