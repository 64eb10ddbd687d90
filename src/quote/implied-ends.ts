/**
 * Where mail programs tell that what was passed on ends, and so the level that they opened for it.
 *
 *     ----- Forwarded message from Ana Ruiz <ana@example.org> -----
 *     From: Ana Ruiz <ana@example.org>     depth 0
 *     Subject: gate
 *
 *     It is shut.                          depth 1
 *
 *     ----- End forwarded message -----    depth 0, as the line that it answers to
 *     And mine again.                      depth 0
 *
 * Lines that begin and end are counted like brackets, so that what was passed on may hold the like.
 */
import {MINUS, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {readDivider, readEnd} from './header-block.ts'
import type {ImpliedLevel, ImpliedLevels} from './implied-levels.ts'
import {isProtected} from './kinds.ts'

/** A divider that begins a message, and the level that opened below it, if one did. */
interface Begun {
  readonly row: number
  readonly marks: number
  readonly divider: 'forward' | 'original'
  level: ImpliedLevel | null
}

/** The dividers above whose message has not ended. Each is put on and taken off once. */
export class Ends {
  private readonly body: Body
  private readonly levels: ImpliedLevels
  private readonly begun: Begun[] = []

  constructor(body: Body, levels: ImpliedLevels) {
    this.body = body
    this.levels = levels
  }

  /**
   * Reads a row that is not settled yet. True where it ends a level: then it is settled, outside, and
   * introduces nothing.
   */
  read(row: number): boolean {
    const {body, levels} = this
    if (!startsWithDashes(body, row) || isProtected(body.lines.kind[row]!)) return false
    const {marks} = levels.placeOf(row)
    const ended = readEnd(body, row)
    if (ended === null) {
      this.begin(row, marks)
      return false
    }
    const level = this.take(marks, ended)
    if (level === null) return false
    levels.close(level)
    levels.settle(row)
    return true
  }

  /** The level opens below the introduction that begins at `row`. */
  bind(row: number, level: ImpliedLevel): ImpliedLevel {
    const last = this.begun.at(-1)
    if (last?.row === row) last.level = level
    return level
  }

  private begin(row: number, marks: number): void {
    const divider = readDivider(this.body, row)
    if (divider !== 'forward' && divider !== 'original') return
    this.begun.push({row, marks, divider, level: null})
  }

  /** Takes the last such divider of so many marks off, and those that it holds; its level. */
  private take(marks: number, divider: Begun['divider']): ImpliedLevel | null {
    while ((this.begun.at(-1)?.marks ?? -1) >= marks) {
      const last = this.begun.pop()!
      if (last.marks === marks && last.divider === divider) return last.level
    }
    return null
  }
}

function startsWithDashes({bytes, lines}: Body, row: number): boolean {
  const end = lines.end[row]!
  let at = lines.content[row]!
  while (at < end && bytes[at] === SP) at++
  return bytes[at] === MINUS && bytes[at + 1] === MINUS
}
