/**
 * Ties attributions to the levels that they introduce, and every line to its author.
 *
 * Level 0 is the sender. An attribution at depth d says who wrote level d + 1 from there on, also after
 * an answer in between, until another attribution at depth d; what stood deeper is then unknown again.
 * Phones put the attribution inside the marks: one that opens a level nobody introduced owns that level.
 *
 *     > On Monday, Ana Ruiz wrote:
 *     > her words                      depth 1, and Ana's
 */
import type {Attribution, Body} from '../types.ts'
import {type FoundAttribution, readAttribution, rowEnd} from './attribution.ts'
import {type FoundComment, readBracketed, readComment} from './attribution-forms.ts'
import {readNeutral} from './attribution-neutral.ts'
import {readRunOn} from './attribution-run-on.ts'
import {mayEndAttribution} from './attribution-sight.ts'
import type {DigestMember} from './digests.ts'
import {
  type FoundFields,
  mayStartField,
  parseMailbox,
  readFieldAttribution,
  readNotesFields,
} from './field-attribution.ts'
import {greetedName} from './greeting.ts'
import {readWise} from './groupwise.ts'
import {ATTRIBUTION, HEADER_BLOCK, TEXT} from './kinds.ts'
import {readOwnMarked} from './own-marks.ts'
import type {People} from './people.ts'

const nobody = -1
/** Blank lines allowed between an attribution and the quotation below it. */
const maxGap = 2
/** Rows that an attribution may have above its last. */
const maxTrail = 3
/** A block of this many fields is a header section; a shorter one is an attribution. */
const minBlockFields = 3

/** Reads window after window of one part. */
export class AuthorReader {
  private readonly people: People
  /** Index of each level's author, as attributions tell it. */
  private readonly owners: (number | undefined)[]
  /** Index of each level's author, as the mail's recipient or a greeting tells it. */
  private readonly guesses: (number | undefined)[] = []
  /** Depth of the last row with content, and the level it introduced if it was an attribution. */
  private lastDepth = 0
  private lastIntroduced = nobody
  /** These two as they were before each of the last rows: a wrapped attribution is known at its end. */
  private readonly trail = new Int32Array(maxTrail * 2)
  private passed = 0
  /** Levels whose first row with content has been read. */
  private readonly begun: boolean[] = []
  /** Index of who sent the digest whose messages stand at a level. */
  private readonly digests: (number | undefined)[] = []

  constructor(people: People) {
    this.people = people
    this.owners = [people.sender]
    this.guesses[1] = people.answered
  }

  /** Fills `author`, and `kind` on attribution lines. `depth` must be known. */
  read(body: Body): Attribution[] {
    const found: [Attribution, number][] = []
    const {lines} = body
    let row = 0
    while (row < lines.count) {
      const member = body.members?.get(row)
      if (member) {
        found.push(...this.enter(body, member))
        row = member.last + 1
        continue
      }
      const attribution = this.find(body, row)
      if (attribution) {
        this.rewind(row - attribution.first)
        found.push(this.introduce(body, attribution))
        row = attribution.last + 1
      } else this.pass(body, row++)
    }
    // Later lines of a mail complete its people: they are looked up only now.
    return found.map(([attribution, person]) =>
      person === nobody ? attribution : {...attribution, author: this.people.list[person]!},
    )
  }

  /**
   * A message of a digest begins: from here on the level is its sender's, and nothing is known of deeper
   * ones. Where its last one ends, the level is again the one's who sent the digest.
   */
  private enter(body: Body, {first, last, from, date}: DigestMember): [Attribution, number][] {
    const {lines} = body
    const depth = lines.depth[first]!
    const digest = this.digests[depth] ?? this.ownerOf(depth)
    const author = from === null ? null : parseMailbox(from)
    const person = author ? this.people.index(author) : digest
    lines.author.fill(digest, first, last + 1)
    this.own(depth, person, this.ownerOf(depth))
    this.digests[depth] = digest
    this.lastDepth = depth
    this.lastIntroduced = nobody
    return author ? [[tell(body, {first, last, author, date}, depth), person]] : []
  }

  /** Forgets what the last `rows` rows told: they belong to an attribution. */
  private rewind(rows: number): void {
    if (rows <= 0 || rows > Math.min(this.passed, maxTrail)) return
    const at = ((this.passed - rows) % maxTrail) * 2
    this.lastDepth = this.trail[at]!
    this.lastIntroduced = this.trail[at + 1]!
  }

  /** A row that is no attribution: its author, and what it tells about the levels. */
  private pass(body: Body, row: number): void {
    const {lines, bytes} = body
    const depth = lines.depth[row]!
    this.note()
    if (lines.kind[row] === TEXT && !lines.isBlank(bytes, row) && !isRule(body, row)) {
      this.lastDepth = depth
      this.lastIntroduced = nobody
      if (!this.begun[depth]) this.begin(body, row, depth)
    }
    const tag = body.tags?.get(row)
    const tagged = tag === undefined ? nobody : this.people.tagged(tag)
    lines.author[row] = tagged === nobody ? this.ownerOf(depth) : tagged
  }

  private note(): void {
    const at = (this.passed++ % maxTrail) * 2
    this.trail[at] = this.lastDepth
    this.trail[at + 1] = this.lastIntroduced
  }

  private begin(body: Body, row: number, depth: number): void {
    this.begun[depth] = true
    if (depth > 0 && this.ownerOf(depth) === nobody) {
      this.guesses[depth] = this.people.ancestor(depth, this.ownerOf(depth - 1))
    }
    if ((this.guesses[depth + 1] ?? nobody) !== nobody) return
    const name = greetedName(body, row)
    const person = name ? this.people.called(name) : nobody
    if (person !== nobody && person !== this.ownerOf(depth)) this.guesses[depth + 1] = person
  }

  /** An attribution that ends at `row` (or begins there, in the case of fields), or null. */
  private find(body: Body, row: number): FoundAttribution | null {
    const {lines} = body
    const kind = lines.kind[row]!
    if (kind !== TEXT && kind !== HEADER_BLOCK) return null
    if (mayStartField(body, row)) {
      const block = this.findFields(body, row)
      if (block) return block
    }
    if (kind === HEADER_BLOCK) return readNotesFields(body, row)
    const end = rowEnd(body, row)
    if (end === null) return null
    const marked = end === 'other' ? readWise(body, row) : readOwnMarked(body, row, this.people)
    if (marked) return marked
    const comment = end === 'dashes' ? readComment(body, row, this.people) : null
    if (comment) return comment
    const deeper = isDeeperBelow(body, row)
    if (end === 'other' && !deeper) return null
    const mayBe = (end === 'colon' && deeper) || mayEndAttribution(body, row)
    const found = mayBe ? readAttribution(body, row, deeper, this.people) : null
    if (found || !deeper) return found
    const runOn = readRunOn(body, row, this.people) ?? readBracketed(body, row, this.people)
    return runOn ?? this.neutral(body, row, end === 'colon')
  }

  private findFields(body: Body, row: number): FoundFields | null {
    const block = readFieldAttribution(body, row)
    if (!block) return null
    const isKnown = body.lines.kind[row] === HEADER_BLOCK
    return isKnown || isDeeperBelow(body, block.last) || this.opens(body.lines.depth[row]!)
      ? block
      : null
  }

  /** What introduces the deeper line below in no known words: not where somebody owns that level. */
  private neutral(body: Body, row: number, isColon: boolean): FoundAttribution | null {
    const isOwned = (this.owners[body.lines.depth[row]! + 1] ?? nobody) !== nobody
    return isColon && !isOwned ? readNeutral(body, row) : null
  }

  private introduce(body: Body, found: FoundAttribution): [Attribution, number] {
    const {lines} = body
    const depth = lines.depth[found.first]!
    const level = this.levelOf(body, found)
    const {people} = this
    const named = level === 1 ? people.indexOfAnswered(found.author) : people.index(found.author)
    const writer = level === 0 ? named : this.ownerOf(Math.min(level - 1, depth))
    const person = found.isSelf ? writer : named
    for (let at = found.first; at <= found.last; at++) lines.author[at] = writer
    this.setKind(body, found)
    this.own(level, person, writer)
    this.lastDepth = depth
    this.lastIntroduced = level
    return [tell(body, found, level), person]
  }

  /**
   * The level that `found` introduces: the one below its own, or the one that it opens. Phones leave the
   * attribution one mark deeper than the words. Of two in a row the second may be of the level two below;
   * with a blank line between, a mark of the second was lost.
   */
  private levelOf(body: Body, found: FoundAttribution | FoundFields | FoundComment): number {
    const depth = body.lines.depth[found.first]!
    if ('isOwn' in found) return depth
    const below = depthBelow(body, found.last)
    if ('fields' in found && this.isFromList(depth)) return depth
    if (below === depth + 2 && this.isSecond(body, found)) return below
    const isBlock = 'fields' in found && this.opens(depth)
    if (below > depth && !isBlock) return depth + 1
    const opened = Math.min(below, depth)
    return this.opens(opened) ? opened : depth + 1
  }

  /** On the line right above stands an attribution to who wrote the level below it. */
  private isSecond({lines}: Body, {first}: FoundAttribution): boolean {
    const depth = lines.depth[first]!
    const isBelow = first > 0 && lines.kind[first - 1] === ATTRIBUTION
    return isBelow && this.lastDepth === depth && this.lastIntroduced === depth + 1
  }

  /**
   * Level `level` is `person`'s from here on; deeper levels are unknown again.
   * @param other who it is not, when nobody is named: below `You wrote:` are no words of who wrote that
   */
  private own(level: number, person: number, other: number): void {
    const owner = this.owners[level] ?? nobody
    if (person === nobody && owner !== nobody && owner !== other) return
    this.owners.length = Math.min(this.owners.length, level)
    this.guesses.length = Math.min(this.guesses.length, level + 1)
    this.begun.length = Math.min(this.begun.length, level)
    this.digests.length = Math.min(this.digests.length, level)
    this.owners[level] = person
  }

  private setKind({lines}: Body, found: FoundAttribution | FoundFields): void {
    const isBlock = 'fields' in found && found.fields >= minBlockFields
    for (let at = found.first; at <= found.last; at++) {
      if (lines.kind[at] === TEXT) lines.kind[at] = isBlock ? HEADER_BLOCK : ATTRIBUTION
    }
  }

  /** Nothing has introduced this level: the text above is shallower. */
  private opens(depth: number): boolean {
    return (
      depth > this.lastDepth &&
      this.lastIntroduced !== depth &&
      (this.owners[depth] ?? nobody) === nobody
    )
  }

  /** The level's words have not begun, and a list wrote them, as Notes has it: a block tells who did. */
  private isFromList(depth: number): boolean {
    return this.lastIntroduced === depth && this.people.isList(this.owners[depth] ?? nobody)
  }

  private ownerOf(depth: number): number {
    const owner = this.owners[depth] ?? nobody
    return owner === nobody ? (this.guesses[depth] ?? nobody) : owner
  }
}

function tell(body: Body, found: FoundAttribution, introduces: number): Attribution {
  const {lines} = body
  const {first, last, author, date} = found
  const firstLine = body.firstLine + lines.firstLineOf(first)
  const lastLine = body.firstLine + lines.lastLineOf(last)
  return {firstLine, lastLine, depth: lines.depth[first]!, introduces, author, date}
}

/** `-----Original Message-----`, `________`: no text of its own. */
function isRule({bytes, lines}: Body, row: number): boolean {
  const at = lines.content[row]!
  const first = bytes[at]
  return (first === 0x2d || first === 0x5f) && bytes[at + 1] === first
}

/** Depth of the next row with content, at most a few rows away; 0 when there is none. */
function depthBelow({bytes, lines}: Body, row: number): number {
  const stop = Math.min(lines.count - 1, row + 2 + maxGap)
  for (let at = row + 1; at <= stop; at++) if (!lines.isBlank(bytes, at)) return lines.depth[at]!
  return 0
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
