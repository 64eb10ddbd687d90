/**
 * The boundaries that are open, and the delimiter lines that end parts (RFC 2046 §5.1.1).
 *
 *     --boundary      delimiter       white space may follow, and the eol before it belongs to it
 *     --boundary--    close-delimiter
 *
 * Any open boundary ends a part, also an outer one. A line is looked up, not compared with each
 * boundary, so that deep nesting costs nothing.
 */
import {LF, MINUS} from '../lines/octets.ts'
import {maxBoundary} from './entity.ts'
import {isBlank, withoutEol} from './octets.ts'

/** Longest delimiter line, its white space included. */
const maxLine = maxBoundary + 100
const dashes = Buffer.from('\n--')

export interface Delimiter {
  /** Level of the multipart it belongs to: 0 is the outermost. */
  readonly level: number
  readonly close: boolean
  /** Offset of the line behind it. */
  readonly next: number
}

export class Delimiters {
  /** Boundary and the level that it stood for before, by level. */
  private readonly open: {readonly boundary: string; readonly shadowed: number | undefined}[] = []
  private readonly levels = new Map<string, number>()

  get depth(): number {
    return this.open.length
  }

  /** @param boundary 8-bit octets as latin-1 characters */
  push(boundary: string): void {
    this.open.push({boundary, shadowed: this.levels.get(boundary)})
    this.levels.set(boundary, this.open.length - 1)
  }

  pop(): void {
    const last = this.open.pop()
    if (last === undefined) return
    if (last.shadowed === undefined) this.levels.delete(last.boundary)
    else this.levels.set(last.boundary, last.shadowed)
  }

  clear(): void {
    this.open.length = 0
    // Clearing makes a new table, which most messages do not need.
    if (this.levels.size > 0) this.levels.clear()
  }

  /** The delimiter that the line at `at` is, or null. */
  match(bytes: Buffer, at: number, end: number): Delimiter | null {
    if (this.open.length === 0 || end - at < 3) return null
    if (bytes[at] !== MINUS || bytes[at + 1] !== MINUS) return null
    const limit = Math.min(end, at + maxLine)
    let next = bytes.indexOf(LF, at) + 1
    if (next === 0 || next > limit) {
      if (limit < end) return null
      next = end
    }
    let to = withoutEol(bytes, at, next)
    while (to > at + 2 && isBlank(bytes[to - 1]!)) to--
    const text = bytes.toString('latin1', at + 2, to)
    const level = this.levels.get(text)
    if (level !== undefined) return {level, close: false, next}
    if (!text.endsWith('--')) return null
    const closed = this.levels.get(text.slice(0, -2))
    return closed === undefined ? null : {level: closed, close: true, next}
  }

  /**
   * Offset of the next line that starts with `--`, or `end`.
   * @param lineStart whether a line starts at `at`
   */
  static candidate(bytes: Buffer, at: number, end: number, lineStart: boolean): number {
    if (lineStart && bytes[at] === MINUS && bytes[at + 1] === MINUS && at + 1 < end) return at
    const eol = bytes.indexOf(dashes, at)
    return eol === -1 || eol + 3 > end ? end : eol + 1
  }
}
