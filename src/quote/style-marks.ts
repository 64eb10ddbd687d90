/**
 * Marks beside those of a style: what Supercite indents as it indents its tags, and the `>` that
 * belongs to a mark of two signs.
 */
import {GT, HT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {isProtected} from './kinds.ts'
import {isTag, type StyleUse} from './style-names.ts'

/**
 * Supercite indents its tags, and puts one more `>` in front of what was quoted before, in the same
 * column: `    >> text` beside `    Ana> text`. Counts the marks of such rows.
 */
export function countIndented({bytes, lines}: Body, proven: readonly StyleUse[]): StyleUse[] {
  const indents = new Set(proven.flatMap(use => (isTag(use) ? [indentOf(bytes, use)] : [])))
  indents.delete(0)
  if (indents.size === 0) return []
  const use: StyleUse = {key: '>', rows: [], ends: []}
  for (let row = 0; row < lines.count; row++) {
    const from = lines.content[row]!
    if (lines.marks[row] !== 0 || bytes[from] !== SP || isProtected(lines.kind[row]!)) continue
    let at = skipBlanks(bytes, from, lines.end[row]!)
    if (bytes[at] !== GT || bytes[at + 1] !== GT || !indents.has(at - from)) continue
    for (; at < lines.end[row]! && bytes[at] === GT; at++) lines.marks[row]!++
    lines.content[row] = bytes[at] === SP ? at + 1 : at
    use.rows.push(row)
    use.ends.push(at)
  }
  return use.rows.length > 0 ? [use] : []
}

/** Blanks in front of the style's mark on its first row. */
function indentOf(bytes: Buffer, {key, ends}: StyleUse): number {
  const mark = ends[0]! - key.length
  let at = mark
  while (at > 0 && bytes[at - 1] === SP) at--
  return mark - at
}

/**
 * Some programs quote with two marks at once, `: > ` or `>: `: every line that has the one has the
 * other, and no line stands at the level between.
 */
export function isComposite({bytes, lines}: Body, {key, rows, ends}: StyleUse): boolean {
  if (key.endsWith('>')) return false
  const inStyle = new Set(rows)
  const before = bytes.subarray(lines.start[rows[0]!], ends[0]).filter(octet => octet === GT).length
  if (before === 0) {
    const filled = rows.filter((row, index) => !isEmptyFrom(bytes, ends[index]!, lines.end[row]!))
    return filled.every(row => lines.marks[row]! >= 2)
  }
  for (let row = 0; row < lines.count; row++) {
    if (!inStyle.has(row) && lines.marks[row] === before && !lines.isBlank(bytes, row)) return false
  }
  return true
}

function isEmptyFrom(bytes: Buffer, from: number, end: number): boolean {
  return skipBlanks(bytes, from, end) === end
}

export function skipBlanks(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at] === SP || bytes[at] === HT)) at++
  return at
}
