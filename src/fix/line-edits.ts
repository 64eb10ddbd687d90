/**
 * Edits of whole lines of one body, held as numbers and one store of octets: a part may have a
 * hundred thousand of them.
 */
import {OctetStore} from '../mime/octet-store.ts'
import type {Edit} from './edit.ts'

export class LineEdits {
  private readonly store = new OctetStore()
  /** Edit by edit: start and end of the place, end of the new octets in the store. */
  private readonly places: number[] = []
  /** Of octets that were added since the last edit. */
  private from = 0

  get isEmpty(): boolean {
    return this.places.length === 0
  }

  /** Takes octets of the next edit. */
  put(bytes: Buffer, start: number, end: number): void {
    this.store.append(bytes, start, end)
  }

  /**
   * What was put stands at `bytes[start, end)` from now on; no edit if that is there already. Edits
   * side by side become one.
   */
  end(bytes: Buffer, start: number, end: number): void {
    const {places, store, from} = this
    if (store.bytes.compare(bytes, start, end, from, store.length) === 0) {
      store.length = from
      return
    }
    if (places.at(-2) === start) places.length -= 2
    else places.push(start)
    places.push(end, store.length)
    this.from = store.length
  }

  /** The octets with all edits made. */
  appliedTo(bytes: Buffer): Buffer {
    const out = new OctetStore()
    out.reserve(bytes.length + this.store.length)
    let at = 0
    this.each((start, end, from, to) => {
      out.append(bytes, at, start)
      out.append(this.store.bytes, from, to)
      at = end
    })
    out.append(bytes, at, bytes.length)
    return out.bytes.subarray(0, out.length)
  }

  /** One by one. */
  list(): Edit[] {
    const edits: Edit[] = []
    this.each((start, end, from, to) => {
      edits.push({start, end, bytes: this.store.bytes.subarray(from, to)})
    })
    return edits
  }

  /** The same change of `bytes` in fewer edits: a gap of fewer octets than `gap` is filled with its own. */
  merged(bytes: Buffer, gap: number): LineEdits {
    const out = new LineEdits()
    let first = -1
    let last = 0
    this.each((start, end, from, to) => {
      if (first !== -1 && start - last >= gap) {
        out.end(bytes, first, last)
        first = -1
      }
      if (first === -1) first = start
      else out.put(bytes, last, start)
      out.put(this.store.bytes, from, to)
      last = end
    })
    if (first !== -1) out.end(bytes, first, last)
    return out
  }

  private each(take: (start: number, end: number, from: number, to: number) => void): void {
    const {places} = this
    let from = 0
    for (let index = 0; index < places.length; index += 3) {
      const to = places[index + 2]!
      take(places[index]!, places[index + 1]!, from, to)
      from = to
    }
  }
}
