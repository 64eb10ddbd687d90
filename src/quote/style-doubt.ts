/**
 * What speaks against a prefix that else looks like a quote mark: own words shown again, boxes, code,
 * and two marks at once of which nobody can tell whether they are one level or two.
 */
import {GT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {Word} from './attribution-words.ts'
import type {StyleUse} from './style-names.ts'
import {trimmedEnd} from './words.ts'

/** Who says so of himself shows his own words again. */
const firstPerson = new Set(['i', 'ich', 'je', "j'ai", 'yo', 'io', 'eu', 'ik', 'jag', 'jeg', 'я'])
/** The line that introduces the rows is about its own writer: `Here is what I said:` */
export function isOwn({words}: {readonly words: readonly Word[]}): boolean {
  return words.some(word => word.class === 'pronoun' && firstPerson.has(word.text.toLowerCase()))
}

/** Half the rows of a run close with the mark, and draw a box or columns. Colons end prose as well. */
export function isBoxed({bytes, lines}: Body, {key, rows, ends}: StyleUse): boolean {
  if (key === ':' || key === '>') return false
  let closed = 0
  let first = 0
  return rows.some((row, index) => {
    const end = trimmedEnd(bytes, lines, row) - key.length
    if (end > ends[index]! && bytes.toString('latin1', end, end + key.length) === key) closed++
    if (rows[index + 1] === row + 1) return false
    const isBox = closed > 0 && closed * 2 >= index + 1 - first
    closed = 0
    first = index + 1
    return isBox
  })
}

/** `# text` may be a style, `#include` is code. */
export function isTight({bytes, lines}: Body, {key, rows, ends}: StyleUse): boolean {
  if (key !== '#' && key !== '%') return false
  return rows.some((row, index) => ends[index]! < lines.end[row]! && bytes[ends[index]!]! > SP)
}

/**
 * Every line that has the mark has a `>` beside it, and none stands at the level between: `: > text`.
 * That may be one mark of two signs, as `|> text` surely is, or a quotation of a quotation.
 */
export function isUnclear({bytes, lines}: Body, {key, rows, ends}: StyleUse): boolean {
  const before = lines.marks[rows[0]!]!
  if (key === '>') return false
  if (before === 0) {
    let glued = 0
    let filled = 0
    for (const [index, row] of rows.entries()) {
      const end = lines.end[row]!
      let at = ends[index]!
      if (bytes[at] === GT) glued++
      while (at < end && bytes[at]! <= SP) at++
      if (at === end) continue
      filled++
      if (bytes[at] !== GT) return false
    }
    return key !== '|' || glued < filled
  }
  const own = new Set(rows)
  for (let row = 0; row < lines.count; row++) {
    if (!own.has(row) && lines.marks[row] === before && !lines.isBlank(bytes, row)) return false
  }
  return true
}
