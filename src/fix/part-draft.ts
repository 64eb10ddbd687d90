/**
 * The new text of one part, gathered while its windows leave the quote room: repaired, and with marks
 * in the mail's own style on just the lines whose depth is another than their marks say.
 */
import {createHash} from 'node:crypto'
import {type Prefix, prefixOf} from '../lines/prefix.ts'
import {OctetStore} from '../mime/octet-store.ts'
import type {PartPlace} from '../mime/places.ts'
import {writeRemarked} from '../quote/remark.ts'
import type {Body, DepthRule, Output, Person, Reading, RepairName, TextPart} from '../types.ts'

/** Where the drafts of a message put their text, one after the other. */
export class DraftOutput implements Output {
  readonly store: OctetStore = new OctetStore()

  span(bytes: Buffer, start: number, end: number): void {
    this.store.append(bytes, start, end)
  }

  text(text: string): void {
    const octets = Buffer.from(text)
    this.store.append(octets, 0, octets.length)
  }
}

/** Octets of text beyond which a part is left: several copies of it would be held. */
export const maxText: number = 2 * 1024 * 1024

/** A mail that quotes with `AR>` or `|` is not damaged: its marks stay. */
export function tellsDamage(rule: string): boolean {
  return rule !== 'mark-style'
}

const none = Buffer.alloc(0)
const noRows: ReadonlySet<number> = new Set()

export class PartDraft {
  readonly part: TextPart
  /** Lines of the old text that the line of the new text with this number (from 0) stands for, if not one. */
  readonly joined: Map<number, number> = new Map()
  /** Lines that got other marks, by rule. */
  readonly depthChanges: Map<DepthRule, number> = new Map()
  place: PartPlace | null = null
  /**
   * Its lines are those of the new text, and nothing but their octets tells of their depth: who reads
   * that text reads what was read here.
   */
  isLiteral = true
  /** The text was longer than `maxText` and is not there. */
  isTooLong = false
  /** Repairs of this part, by name; those of its label are counted where the label is written. */
  readonly repairs: Map<RepairName, number> = new Map()
  /** The new text, once the part has ended. */
  text: Buffer = none
  private readonly counted: ReadonlyMap<string, number>
  private readonly out: DraftOutput
  private readonly hash = createHash('sha256')
  /** Numbers of authors in the order of their first lines, by their number in the reading. */
  private readonly authors = new Map<number, number>()
  /** Depth changes that are told by other marks, whether or not those are written. */
  private requoted = 0
  private readonly withDepth: boolean
  private readonly prefix: Prefix = prefixOf('keep')
  /** Lines of the windows before. */
  private lines = 0

  /**
   * @param counted repairs of the message so far
   * @param withDepth marks are written where the depth is another
   * @param out its own until `end`
   */
  constructor(
    part: TextPart,
    counted: ReadonlyMap<string, number>,
    withDepth: boolean,
    out: DraftOutput,
  ) {
    this.part = part
    this.out = out
    out.store.length = 0
    this.withDepth = withDepth
    this.counted = new Map(counted)
  }

  /** The part has ended. @param counted repairs of the message so far */
  end(counted: ReadonlyMap<string, number>): void {
    for (const [name, count] of counted as ReadonlyMap<RepairName, number>) {
      const own = count - (this.counted.get(name) ?? 0)
      if (own > 0 && name !== 'charset-label') this.repairs.set(name, own)
    }
    this.text = this.out.store.copy()
  }

  /** Something was found in it, its label left aside. */
  get isDamaged(): boolean {
    return this.repairs.size > 0 || this.requoted > 0
  }

  /** Of the depth, the author and the length of every line. */
  get reading(): string {
    return this.hash.copy().digest('hex')
  }

  add(body: Body, reading: Reading): void {
    const {lines} = body
    if (lines.count === 0) return
    for (const {rule} of reading.depthChanges) if (tellsDamage(rule)) this.requoted++
    if (this.isTooLong) return
    this.noteReading(body, reading)
    this.prefix.look(body)
    const marked = this.withDepth ? writeRemarked(body, this.prefix, this.out) : this.copy(body)
    if (marked.size > 0) this.count(body, reading, marked)
    this.noteJoined(body)
    const isAlike = marked.size === 0 && this.joined.size === 0 && !body.quotationStarts
    if (!isAlike) this.isLiteral = false
    if (this.out.store.length > maxText) this.giveUp()
  }

  private giveUp(): void {
    this.isTooLong = true
    this.joined.clear()
    this.out.store.length = 0
  }

  private copy({bytes, lines}: Body): ReadonlySet<number> {
    this.out.span(bytes, lines.start[0]!, lines.start[lines.count]!)
    return noRows
  }

  private count({lines, firstLine}: Body, reading: Reading, marked: ReadonlySet<number>): void {
    for (const change of reading.depthChanges) {
      if (!tellsDamage(change.rule)) continue
      let count = 0
      for (let row = 0; row < lines.count; row++) {
        const line = firstLine + lines.firstLineOf(row)
        if (line > change.lastLine) break
        if (line >= change.firstLine && marked.has(row)) count++
      }
      if (count === 0) continue
      this.depthChanges.set(change.rule, (this.depthChanges.get(change.rule) ?? 0) + count)
    }
  }

  private noteReading({lines}: Body, {authors}: Reading): void {
    const numbers = new Int32Array(lines.count * 3)
    for (let row = 0; row < lines.count; row++) {
      numbers[row * 3] = lines.depth[row]!
      numbers[row * 3 + 1] = this.authorOf(authors, lines.author[row]!)
      numbers[row * 3 + 2] = lines.end[row]! - lines.content[row]!
    }
    this.hash.update(numbers)
  }

  private authorOf(authors: readonly Person[], index: number): number {
    const author = authors[index]
    if (author === undefined) return -1
    let number = this.authors.get(index)
    if (number === undefined) {
      number = this.authors.size
      this.authors.set(index, number)
      this.hash.update(`${author.name} ${author.address}`)
    }
    return number
  }

  private noteJoined({lines, continued}: Body): void {
    const first = continued ? this.lines - 1 : this.lines
    if (lines.bodyLines !== null) {
      for (let row = 0; row < lines.count; row++) {
        const count = lines.lastLineOf(row) - lines.firstLineOf(row) + 1
        if (count !== 1) this.joined.set(first + row, count)
      }
    }
    this.lines = first + lines.count
  }
}
