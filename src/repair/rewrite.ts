/**
 * Rewrites a body place by place and keeps its table of lines right, in one pass: octets between the
 * places are copied in runs, rows move by what was gained or lost before them, and the marks of
 * changed rows are counted again. The number of lines must not change.
 */
import {countMarks} from '../lines/marks.ts'
import type {Body} from '../types.ts'

/** Shorter runs are copied octet by octet. */
const shortRun = 10

/** Takes places in order of their octets; `finish` puts the result into the body. */
export class BodyRewriter {
  private readonly body: Body
  /**
   * The new octets; `[0, size)` are written. The old ones wait at its end, since moving runs within
   * one buffer is the fastest copy that there is.
   */
  readonly out: Buffer
  size = 0
  /** Where an octet of the old body waits in `out`, less its old place. */
  private readonly waiting: number
  /** Octet of the old body up to which all is written. */
  private at: number
  private row = 0
  /** What rows before `row` are moved by is done; `row` starts this much further on. */
  private rowShift: number
  private isChanged = false
  /** Pairs: the first row of a changed run, and the row behind it. */
  private readonly changed: number[] = []

  /** @param growth octets by which the result may be longer, at every place of it */
  constructor(body: Body, growth: number) {
    const {bytes, lines} = body
    const start = lines.start[0]!
    const end = lines.start[lines.count]!
    this.body = body
    this.out = Buffer.allocUnsafe(growth + end - start)
    bytes.copy(this.out, growth, start, end)
    this.waiting = growth - start
    this.at = start
    this.rowShift = -start
  }

  /**
   * Copies up to the place `bytes[at, to)` of row `row` and steps over it. The caller then writes
   * what stands there now to `out` at `size`, and moves `size`.
   */
  replace(row: number, at: number, to: number): void {
    this.copy(this.row === row ? at : this.settle(row, at))
    this.isChanged = true
    this.at = to
  }

  /** Copies the rest and hands over: from here on the body is the repaired one. */
  finish(): void {
    const {body, out, changed} = this
    const {lines} = body
    const end = lines.start[lines.count]!
    this.copy(this.settle(lines.count, end))
    lines.start[lines.count] = this.size
    body.bytes = this.size === out.length ? out : out.subarray(0, this.size)
    for (let index = 0; index < changed.length; index += 2) {
      const [first, behind] = [changed[index]!, changed[index + 1]!]
      // A continued row's marks are the caller's: they stand in the window before.
      const counted = first === 0 && body.continued ? 1 : first
      lines.renewFacts(out, first, behind)
      countMarks(out, lines, counted, behind, body.part.flowed)
    }
  }

  /** Moves the rows before `row`; returns `at`. */
  private settle(row: number, at: number): number {
    const {start, end, content} = this.body.lines
    // What stands between the last place and `row` moves with it.
    const shift = this.size - this.at
    let moving = this.rowShift
    for (let done = this.row; done < row; done++) {
      start[done] = start[done]! + moving
      content[done] = content[done]! + moving
      end[done] = end[done]! + shift
      moving = shift
    }
    if (this.isChanged) this.addChanged(this.row)
    this.isChanged = false
    this.row = row
    this.rowShift = shift
    return at
  }

  private addChanged(row: number): void {
    const {changed} = this
    if (changed.at(-1) === row) changed[changed.length - 1] = row + 1
    else changed.push(row, row + 1)
  }

  private copy(to: number): void {
    const {out, waiting} = this
    const from = this.at + waiting
    const end = to + waiting
    if (end - from > shortRun) out.copyWithin(this.size, from, end)
    else for (let at = from, put = this.size; at < end; at++) out[put++] = out[at]!
    this.size += end - from
    this.at = to
  }
}
