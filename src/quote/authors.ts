/**
 * Ties attributions to the levels that they introduce, and every line to its author.
 *
 * Level 0 is the sender. An attribution at depth d says who wrote level d + 1 from there on, also after
 * an answer in between, until another attribution at depth d; what stood deeper is then unknown again.
 */
import type {Attribution, Body} from '../types.ts'
import {type FoundAttribution, mayEndAttribution, readAttribution} from './attribution.ts'
import {mayStartField, readFieldAttribution} from './field-attribution.ts'
import {ATTRIBUTION, TEXT} from './kinds.ts'
import type {People} from './people.ts'

const nobody = -1
/** Blank lines allowed between an attribution and the quotation below it. */
const maxGap = 2

/** Reads window after window of one part. */
export class AuthorReader {
  private readonly people: People
  /** Index of each level's author. */
  private readonly owners: number[]

  constructor(people: People) {
    this.people = people
    this.owners = [people.sender]
  }

  /** Fills `author`, and `kind` on attribution lines. `depth` must be known. */
  read(body: Body): Attribution[] {
    const {lines} = body
    const attributions: Attribution[] = []
    let row = 0
    while (row < lines.count) {
      const found = this.find(body, row)
      const last = found ? found.last : row
      for (let at = row; at <= last; at++) lines.author[at] = this.ownerOf(lines.depth[at]!)
      if (found) attributions.push(this.introduce(body, found))
      row = last + 1
    }
    return attributions
  }

  /** An attribution that ends at `row`, or a block of fields that starts there. */
  private find(body: Body, row: number): FoundAttribution | null {
    if (body.lines.kind[row] !== TEXT) return null
    if (mayStartField(body, row)) {
      const block = readFieldAttribution(body, row, last => isDeeperBelow(body, last))
      if (block) return block
    }
    if (!mayEndAttribution(body, row)) return null
    const deeper = isDeeperBelow(body, row)
    const found = readAttribution(body, row, deeper, this.people)
    if (found) return found
    return deeper && this.ownerOf(body.lines.depth[row]! + 1) === nobody ? neutral(row) : null
  }

  private introduce({lines, firstLine}: Body, found: FoundAttribution): Attribution {
    const depth = lines.depth[found.last]!
    const person = this.people.index(found.author)
    lines.kind.fill(ATTRIBUTION, found.first, found.last + 1)
    if (person !== nobody || this.ownerOf(depth + 1) === nobody) {
      this.owners.length = Math.min(this.owners.length, depth + 1)
      while (this.owners.length <= depth) this.owners.push(nobody)
      this.owners.push(person)
    }
    return {
      firstLine: firstLine + found.first,
      lastLine: firstLine + found.last,
      depth,
      introduces: depth + 1,
      author: person === nobody ? found.author : this.people.list[person]!,
      date: found.date,
    }
  }

  private ownerOf(depth: number): number {
    return this.owners[depth] ?? nobody
  }
}

/** A short line that ends in a colon right above a deeper one introduces it, whatever its language. */
function neutral(row: number): FoundAttribution {
  return {first: row, last: row, author: {name: null, address: null}, date: null}
}

/** The next line with content, at most two blank ones away, is deeper than `row`. */
function isDeeperBelow({bytes, lines}: Body, row: number): boolean {
  const stop = Math.min(lines.count - 1, row + 1 + maxGap)
  for (let at = row + 1; at <= stop; at++) {
    if (lines.depth[at]! > lines.depth[row]!) return true
    if (!lines.isBlank(bytes, at)) return false
  }
  return false
}
