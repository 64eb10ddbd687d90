/**
 * Reads the cells in which Lotus Notes tells who wrote and when: the left column of its header
 * sections, broken wherever the column was too narrow. Cells in, name and date out.
 *
 *     Ana Ruiz                name
 *     <ana@exam               address, on two rows
 *     ple.org>
 *     Sent by:                who sent it in her name: passed over
 *     list-bounces@exam
 *     ple.org
 *     02/04/2025 08:12        date and time, on two rows
 *     AM
 */
import {fieldClasses} from './header-block-words.ts'

/** Who and when, as written. */
export interface Sent {
  readonly from: string
  readonly date: string
}

/** Rows behind which stands who else is to be told of: nothing of who wrote. */
export const asideWords: RegExp =
  /^(?:sent by|please respond to|please|gesendet von|antwort an|bitte antwort)\b/i
/** `02/04/2025 08:12 AM`, `04.02.2025`, `4 Feb 2025`, `08:12`, `2025-02-04 08:12` */
const dateCell =
  /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[. -]{1,2}\p{L}{3,9}[. -]{1,2}\d{4}|\d{4}-\d\d-\d\d|\d{1,2}:\d\d)(?:[ ,]|:\d\d|$)/u
/** The rest of a time whose column was too narrow. */
const restOfDate = /^(?:[AP]M|[A-Z]{3,4}|\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)$/

/** `To:   Bo Lind`, `cc:` */
const namedRow = /^\s*(\p{L}{2,12}):(?:\s(.*))?$/u

/** The fields of a header section, '' where absent. */
export interface Fields {
  readonly to: string
  readonly subject: string
  /** Those whose name is known. */
  readonly count: number
}

/** The name of the row's field in lower case, '' where it has none, and its value. */
export function fieldOf(row: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = namedRow.exec(row) ?? []
  return fieldClasses().has(name.toLowerCase())
    ? [name.toLowerCase(), value.trim()]
    : ['', row.trim()]
}

/** A row without a name goes on with the field above. */
export function readFields(rows: readonly string[]): Fields {
  const values = {to: '', subject: ''}
  let count = 0
  let kind: string | undefined
  for (const row of rows) {
    const [name, value] = fieldOf(row)
    if (name !== '') {
      count++
      kind = fieldClasses().get(name)
    }
    if (kind === 'to' || kind === 'subject') values[kind] = `${values[kind]} ${value}`.trim()
  }
  return {...values, count}
}

export function isDateCell(cell: string): boolean {
  return dateCell.test(cell)
}

/** @param cells trimmed, from the top; '' where a row has none. Null when they tell no date or name. */
export function readSent(cells: readonly string[]): Sent | null {
  let from = ''
  let date = ''
  let isAside = false
  let isDating = false
  for (const cell of cells) {
    if (cell === '') isDating = false
    else if (isDating && restOfDate.test(cell)) date += ` ${cell}`
    else if (date === '' && isDateCell(cell)) [date, isDating] = [cell, true]
    else if (asideWords.test(cell)) isAside = true
    else if (!isAside && date === '') from = joined(from, cell)
  }
  return isName(from) && date !== '' ? {from: withoutPlace(from), date} : null
}

/** An address goes on without a blank, a name with one. */
function joined(text: string, cell: string): string {
  if (text === '') return cell
  const isOpen = text.lastIndexOf('<') > text.lastIndexOf('>')
  return isOpen ? text + cell : `${text} ${cell}`
}

/** Short, with capitals or an address, and no sentence: `Ana Ruiz/Munich/Example <ana@example.org>`. */
export function isName(text: string): boolean {
  return (
    text.length > 0 && text.length <= 120 && /^["']?\p{Lu}|@/u.test(text) && !/[.?!:]$/.test(text)
  )
}

/** Without the server or domain behind a name that is no address: `Ana Ruiz@HARBOUR`. */
export function withoutPlace(name: string): string {
  const bare = name.replace(/(?<=[>)])@\S+$/, '')
  return /^[^@<>]+@[^@<>.\s]+$/.test(bare) ? bare.slice(0, bare.indexOf('@')) : bare
}
