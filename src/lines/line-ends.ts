/**
 * The line ends of the octets that are under way, and what each line has (line-facts.ts), found once:
 * the mailbox's reader looks for them, and the rooms behind it go through the same octets.
 *
 *     look(chunk)  →  after(line) …  find(chunk, body)  →  offsets[index], facts[index] …
 *
 * A line ends at LF (RFC 5322 §2.1; a CR before it is looked at by who needs it).
 */
import {countLines} from './count.ts'
import {blockOctets, scanLines} from './line-scan.ts'
import {LF} from './octets.ts'

const firstCapacity = 1 << 12

export class LineEnds {
  /** Offset of each LF. Columns longer than what was found hold garbage behind it. */
  offsets: Int32Array = new Int32Array(firstCapacity)
  /** Facts of the line that ends there. */
  facts: Uint8Array = new Uint8Array(firstCapacity)
  /** Facts of what follows the last line end, as far as was searched. */
  tail = 0
  /** Line ends found. */
  count = 0
  private bytes: Buffer | null = null
  private start = 0
  private end = 0
  /** Octets before this one are searched. */
  private searched = 0
  /** Octets before this one are not, or had their line ends dropped. */
  private first = 0
  /** Index of the line end that `after` gave last. */
  private cursor = 0
  private readonly most: number

  /** @param most line ends that are kept: of octets that have more only the last ones are */
  constructor(most: number = 1 << 20) {
    this.most = most
  }

  /** Begins with other octets, `bytes[from, to)`, which do not change until `forget`. */
  look(bytes: Buffer, from: number, to: number): void {
    this.bytes = bytes
    this.end = to
    this.count = this.cursor = this.tail = 0
    this.start = this.searched = this.first = from
  }

  /** The octets are no longer lent. */
  forget(): void {
    this.bytes = null
  }

  /**
   * The octet behind the line that octet `at` is in: behind its LF, or the end of what is looked at.
   * Quick where each call goes on from the one before.
   */
  after(at: number): number {
    const index = this.indexAfter(at)
    return index === -1 ? this.end : this.offsets[index]! + 1
  }

  /**
   * Index of the first line end at `at` or behind it, -1 when none is left. Quick where each call goes
   * on from the one before.
   */
  indexAfter(at: number): number {
    for (;;) {
      const {offsets, count} = this
      let {cursor} = this
      while (cursor < count && offsets[cursor]! < at) cursor++
      this.cursor = cursor
      if (cursor < count) return cursor
      if (this.searched === this.end) return -1
      this.search()
    }
  }

  /** The first line from `at` on, which begins one, that has one of `facts`, or the end. */
  nextWith(facts: number, at: number): number {
    let line = at
    for (let index = this.indexAfter(at); index !== -1; index = this.indexAfter(line)) {
      const first = index
      while (index < this.count && (this.facts[index]! & facts) === 0) index++
      if (index > first) line = this.offsets[index - 1]! + 1
      if (index < this.count) return line
    }
    return (this.tail & facts) === 0 ? this.end : line
  }

  /** Index of the first line end at or behind `at`; -1 when those up to `to` are not known. */
  find(bytes: Buffer, at: number, to: number): number {
    if (!this.looksAt(bytes) || at < this.first || to > this.searched) return -1
    const {offsets} = this
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >> 1
      if (offsets[middle]! < at) low = middle + 1
      else high = middle
    }
    return low
  }

  /** True for the octets that are looked at, and for the first of them. */
  private looksAt(bytes: Buffer): boolean {
    const own = this.bytes
    if (bytes === own) return true
    return own !== null && bytes.buffer === own.buffer && bytes.byteOffset === own.byteOffset
  }

  /** Number of LF in `bytes[from, to)`; where they are not known they are counted. */
  countOf(bytes: Buffer, from: number, to: number): number {
    const first = this.find(bytes, from, to)
    return first === -1 ? countLines(bytes, from, to) : this.find(bytes, to, to) - first
  }

  /** Searches on to the end, or until there are `most` line ends. */
  searchAll(most: number): void {
    while (this.searched < this.end && this.count < most) this.search()
  }

  /** Searches the next block. */
  private search(): void {
    const {searched, start} = this
    const bytes = this.bytes!
    const to = Math.min(this.end, searched + blockOctets)
    const scan = scanLines(bytes, searched, to, searched === start ? LF : bytes[searched - 1]!)
    const {count} = this.reserve(scan.count)
    this.offsets.set(scan.ends.subarray(0, scan.count), count)
    this.facts.set(scan.facts.subarray(0, scan.count), count)
    if (scan.count > 0) this.facts[count]! |= this.tail
    this.tail = scan.count > 0 ? scan.tail : this.tail | scan.tail
    this.count += scan.count
    this.searched = to
  }

  /** Makes room for `more` line ends, if need be by dropping those that were found. */
  private reserve(more: number): this {
    if (this.count + more > this.most) {
      this.first = this.searched
      this.count = this.cursor = 0
    }
    if (this.count + more > this.offsets.length) {
      const capacity = Math.max(this.offsets.length * 2, this.count + more)
      const offsets = new Int32Array(capacity)
      const facts = new Uint8Array(capacity)
      offsets.set(this.offsets)
      facts.set(this.facts)
      this.offsets = offsets
      this.facts = facts
    }
    return this
  }
}
