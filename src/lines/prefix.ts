/**
 * Quote marks as they are written before a line: the other way round from `marks.ts`.
 *
 *     compact   >>> text      >>>      as RFC 3676 §4.5 generates them
 *     spaced    > > > text    > > >
 *     keep      the mail's own; a line whose depth was changed takes the style of the others, and
 *               under format=flowed the standard's, where `> > text` would have depth 1
 *
 * A line that already stands in the wanted form is *canonical* and leaves in one run with its
 * neighbours; only the others cost a prefix of their own.
 */

import type {Body, Output} from '../types.ts'
import {GT, SP} from './octets.ts'
import type {LineTable} from './table.ts'

export type MarkStyle = 'compact' | 'spaced' | 'keep'

export interface Prefix {
  /** Sees a body before its lines are written. */
  look(body: Body): void
  /** True when the octets before the row's content, and a blank row whole, are as `write` makes them. */
  isCanonical(bytes: Buffer, lines: LineTable, row: number): boolean
  /** Writes `depth` marks and, unless the line is blank, the space behind them. */
  write(out: Output, depth: number, blank: boolean): void
}

export function prefixOf(style: MarkStyle): Prefix {
  if (style === 'keep') return new KeptPrefix()
  return style === 'compact' ? compact : spaced
}

const period = 1024
/** `period` marks and a space, so that `>>> ` is one span of it. */
const compactMarks = Buffer.from(`${'>'.repeat(period)} `)
const spacedMarks = Buffer.from('> '.repeat(period / 2))

const compact: Prefix = {
  look() {},
  isCanonical(bytes, lines, row) {
    const depth = lines.depth[row]!
    const start = lines.start[row]!
    const content = lines.content[row]!
    if (depth === 0) return content === start
    if (lines.isBlank(bytes, row)) {
      if (content - start !== depth || content !== lines.end[row]) return false
    } else if (content - start !== depth + 1 || bytes[content - 1] !== SP) return false
    for (let at = start; at < start + depth; at++) if (bytes[at] !== GT) return false
    return true
  },
  write(out, depth, blank) {
    if (depth === 0) return
    let left = depth
    for (; left > period; left -= period) out.span(compactMarks, 0, period)
    out.span(compactMarks, period - left, blank ? period : period + 1)
  },
}

const spaced: Prefix = {
  look() {},
  isCanonical(bytes, lines, row) {
    const depth = lines.depth[row]!
    const start = lines.start[row]!
    const content = lines.content[row]!
    if (depth === 0) return content === start
    if (lines.isBlank(bytes, row)) {
      if (content - start !== 2 * depth - 1 || content !== lines.end[row]) return false
    } else if (content - start !== 2 * depth || bytes[content - 1] !== SP) return false
    for (let at = start; at < start + 2 * depth - 1; at += 2) {
      if (bytes[at] !== GT || (at > start && bytes[at - 1] !== SP)) return false
    }
    return true
  },
  write(out, depth, blank) {
    let left = depth === 0 ? 0 : blank ? 2 * depth - 1 : 2 * depth
    for (; left > period; left -= period) out.span(spacedMarks, 0, period)
    out.span(spacedMarks, 0, left)
  },
}

/** Leaves lines as they are; learns from the first doubly marked one how changed ones should look. */
class KeptPrefix implements Prefix {
  private own: Prefix | null = null
  private flowed = false

  look(body: Body): void {
    const {bytes, lines} = body
    this.flowed = body.part.flowed
    for (let row = 0; this.own === null && row < lines.count; row++) {
      if (lines.marks[row]! < 2 || lines.marks[row] !== lines.depth[row]) continue
      this.own = bytes[lines.start[row]! + 1] === GT ? compact : spaced
    }
  }

  isCanonical(_bytes: Buffer, lines: LineTable, row: number): boolean {
    return lines.depth[row] === lines.marks[row]
  }

  write(out: Output, depth: number, blank: boolean): void {
    const style = this.flowed ? compact : (this.own ?? spaced)
    style.write(out, depth, blank)
  }
}
