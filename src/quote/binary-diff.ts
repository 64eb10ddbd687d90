/**
 * Reads what git shows of files that are no text, at any quote depth.
 *
 *     GIT binary patch
 *     literal 12              or delta: the octets of the file, or of what changed in it
 *     LcmZQzU|@Z&s4q%5        a letter for the octets of the row, and these in base85
 *
 *     literal 0               and the way back
 *     HcmV?d00001
 *
 * It is believed when each row has as much as its letter tells. In: a row; out: the row behind.
 */
import type {LineTable} from '../lines/table.ts'

/** Octets of the longest row: 52 of them in base85. */
const maxRow = 66
const size = /^(?:literal|delta) \d{1,12}\s*$/
const base85 = /^[A-Za-z][0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]+\s*$/

/** The row behind the last that has data; `row` itself where none does. */
export function binaryDiffEnd(bytes: Buffer, lines: LineTable, row: number): number {
  if (textOf(bytes, lines, row, row).trimEnd() !== 'GIT binary patch') return row
  let end = row
  let at = row + 1
  while (size.test(textOf(bytes, lines, at, row))) {
    const first = ++at
    while (isData(textOf(bytes, lines, at, row))) at++
    if (at === first) break
    end = at
    if (at < lines.count && lines.isBlank(bytes, at)) at++
  }
  return end
}

/** The row as far as it may matter; nothing where other marks stand before it. */
function textOf(bytes: Buffer, lines: LineTable, row: number, first: number): string {
  if (row >= lines.count || lines.marks[row] !== lines.marks[first]) return ''
  return lines.text(bytes, row, maxRow + 2)
}

/** `A` to `Z` are 1 to 26 octets, `a` to `z` 27 to 52; each four of them are five in base85. */
function isData(row: string): boolean {
  if (!base85.test(row)) return false
  const letter = row.charCodeAt(0)
  const octets = letter <= 0x5a ? letter - 0x40 : letter - 0x60 + 26
  return row.trimEnd().length === 1 + Math.ceil(octets / 4) * 5
}
