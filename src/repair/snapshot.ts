/** A body as it was, for a repair that finds too late that it must not be made. */
import {countMarks} from '../lines/marks.ts'
import type {Body} from '../types.ts'

export class Snapshot {
  private readonly bytes: Buffer
  private readonly start: number
  private readonly end: number
  /** Marks of row 0, which in a continued body only the caller knows. */
  private readonly marks: number
  private readonly bodyLines: Int32Array | null

  constructor({bytes, lines}: Body) {
    this.bytes = bytes
    this.start = lines.start[0]!
    this.end = lines.start[lines.count]!
    this.marks = lines.marks[0]!
    this.bodyLines = lines.bodyLines
  }

  restore(body: Body): void {
    const {lines} = body
    body.bytes = this.bytes
    lines.build(this.bytes, this.start, this.end)
    lines.bodyLines = this.bodyLines
    countMarks(this.bytes, lines, 0, lines.count, body.part.flowed)
    if (!body.continued) return
    lines.marks[0] = this.marks
    lines.content[0] = this.start
  }
}
