/**
 * The entries of a JSON list that has to wait until the list before it is complete: kept as encoded
 * text, up to a bound. What comes after is counted, so that the record can say what is missing.
 */
import {OutputBuffer} from './output.ts'

/** Entries that one list of a part may hold. */
export const entryLimit = 20_000

export class Entries {
  /** Entries left out. */
  dropped = 0
  private count = 0
  private readonly text = new OutputBuffer(null, 4096)

  /** Takes one entry; any object that stringifies to JSON. */
  add(entry: object): void {
    if (this.count === entryLimit) {
      this.dropped++
      return
    }
    this.text.text(`${this.count++ > 0 ? ',' : ''}${JSON.stringify(entry)}`)
  }

  /** Writes the list with its brackets and starts an empty one. */
  writeTo(out: OutputBuffer): void {
    const bytes = this.text.take()
    out.text('[')
    out.span(bytes, 0, bytes.length)
    out.text(']')
    this.text.reset()
    this.count = 0
    this.dropped = 0
  }
}
