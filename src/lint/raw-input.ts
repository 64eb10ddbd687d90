/**
 * The octets of an input as they are stored, kept while the message that they belong to is read, so
 * that a finding can be told in lines and columns of the file.
 *
 *     chunks in ─▶ what is held: from the open message's first octet to the last chunk's end
 *
 * A message that outgrows `maxHeld` is not held any longer: its findings have a line and no column.
 */
import {OctetStore} from '../mime/octet-store.ts'
import {RawLines} from './raw-lines.ts'

/** Octets that are held at the most; the chunk that comes is one of them. */
export const maxHeld: number = 32 << 20
/** A buffer that grew larger is given back once it is not needed. */
const usualRoom = 4 << 20

export class RawInput {
  private store = new OctetStore()
  /** Octet of the input at the store's first. */
  private base = 0
  /** Octets at the store's start that nobody needs. */
  private released = 0

  /** The next octets of the input; copied. */
  append(chunk: Buffer): void {
    const {store, released} = this
    if (store.length - released + chunk.length > maxHeld) this.drop(store.length)
    else if (released * 2 >= store.length) this.drop(released)
    this.store.append(chunk, 0, chunk.length)
  }

  /** Octets before `offset` of the input are not needed any longer. */
  release(offset: number): void {
    this.released = Math.max(this.released, Math.min(offset - this.base, this.store.length))
  }

  /**
   * The lines of `length` octets at `offset` of the input, lent until the next chunk; null when they
   * are not held.
   * @param line input line of the first octet
   */
  lines(offset: number, length: number, line: number): RawLines | null {
    const from = offset - this.base
    const to = Math.min(from + length, this.store.length)
    return from < this.released ? null : new RawLines(this.store.bytes.subarray(from, to), line)
  }

  private drop(octets: number): void {
    const {store} = this
    this.base += octets
    this.released = 0
    if (octets < store.length) store.drop(octets)
    else if (store.bytes.length > usualRoom) this.store = new OctetStore()
    else store.length = 0
  }
}
