/**
 * What is known of each depth while `depth-implied` reads a body from the top: whether text has stood
 * there since it was introduced, by what, by whom, and on which day.
 */
import type {Body, Person} from '../types.ts'
import {isGreeting} from './implied-evidence.ts'

/** Who wrote a level: known, unknown, or told by the attribution that ends at a row. */
export type Owner = Person | null | number

/** How a level came to be: by nothing, by a line that ends in a colon, by an attribution or block. */
export type Introduced = 0 | 1 | 2

/** What an introduction tells of the level that it opens. */
export interface Opening {
  readonly how: Introduced
  readonly owner: Owner
  /** As `dayOf` counts, or null. */
  readonly day: number | null
}

/** An attribution, or a header block, whose words nothing sets off from the answers to them. */
interface Left {
  /** Rows of text seen at its depth above it. */
  readonly rows: number
  /** Whose words it introduces. */
  readonly opening: Opening
}

/** Zones and wrong clocks move a date by this many days. */
const tolerance = 1

/** One entry a depth; introducing a depth forgets what was known of it and of deeper ones. */
export class Ledger {
  private readonly body: Body
  /** Rows of text seen at each depth since it was introduced, and the last of them. */
  private readonly text: number[] = []
  private readonly lastText: number[] = []
  private readonly openings: Opening[] = [{how: 2, owner: null, day: null}]
  /** What stood at each depth when an introduction turned out to set nothing off, by its form. */
  private readonly leftAt: {attribution?: Left; block?: Left}[] = []

  constructor(body: Body) {
    this.body = body
  }

  /** The row is text of its depth. */
  note(row: number): void {
    const depth = this.body.lines.depth[row]!
    this.text[depth] = (this.text[depth] ?? 0) + 1
    this.lastText[depth] = row
  }

  /** Rows `first … row - 1` turned out to be an introduction's. */
  unnote(first: number, row: number): void {
    const {bytes, lines} = this.body
    const depth = lines.depth[row]!
    for (let at = first; at < row; at++) if (!lines.isBlank(bytes, at)) this.text[depth]!--
  }

  rowsAt(depth: number): number {
    return this.text[depth] ?? 0
  }

  /** Text that is more than a greeting. */
  hasTextAt(depth: number): boolean {
    const rows = this.rowsAt(depth)
    return rows > 1 || (rows === 1 && !isGreeting(this.body, this.lastText[depth]!))
  }

  how(depth: number): Introduced {
    return this.openings[depth]?.how ?? 0
  }

  owner(depth: number): Owner {
    return this.openings[depth]?.owner ?? null
  }

  /** What was written on `day` cannot stand at `depth`, whose words are older. */
  isTooLate(day: number | null, depth: number): boolean {
    const own = this.openings[depth]?.day ?? null
    return day !== null && own !== null && day > own + tolerance
  }

  /** `depth` is introduced anew. */
  open(depth: number, opening: Opening): void {
    this.text.length = Math.min(this.text.length, depth)
    this.leftAt.length = Math.min(this.leftAt.length, depth)
    this.openings.length = Math.min(this.openings.length, depth)
    this.openings[depth] = opening
  }

  /** An introduction turned out to open its own depth. */
  opensItself(depth: number): void {
    this.openings[depth] = {how: 2, owner: this.owner(depth), day: null}
  }

  /** What an introduction at `depth` introduces cannot be told from the answers to it. */
  leave(depth: number, opening: Opening, isBlock: boolean): void {
    this.leftAt[depth] ??= {}
    this.leftAt[depth][isBlock ? 'block' : 'attribution'] ??= {rows: this.rowsAt(depth), opening}
  }

  /** What such a one of the wanted form introduces; it stands above, and text that may be an answer. */
  left(depth: number, isBlock: boolean): Opening | null {
    const left = this.leftAt[depth]?.[isBlock ? 'block' : 'attribution']
    return left !== undefined && this.rowsAt(depth) > left.rows ? left.opening : null
  }
}

/** In a chain each attribution is older than the one above: 1 if so, -1 if not, 0 when unknown. */
export function orderOf(day: number | null, next: number | null): -1 | 0 | 1 {
  if (day === null || next === null) return 0
  return next > day + tolerance ? -1 : 1
}
