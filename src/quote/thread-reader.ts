/**
 * Reads one part with the message that it answers beside it (`--thread`, DESIGN §6.7): a line whose
 * words stand in a row there was said there, so its depth is one more, and its author the same.
 *
 * Only a line all whose words are found in lines of one depth is proof, and not by few words. Words that
 * stand there at the depth of the marks, too, prove nothing. A line without marks may be said again by
 * its sender: it is taken for a quotation where a quoted line goes on in it, or below an introduction.
 */
import type {Attribution, Body, DepthChange, MessageFields, Origin} from '../types.ts'
import {blockKinds, SIGNATURE} from './kinds.ts'
import {isSame, type People} from './people.ts'
import {answeredId, type Said, type SaidLine, type Thread} from './thread.ts'
import {takeAuthors} from './thread-authors.ts'
import {type Claim, takeDepths} from './thread-depth.ts'
import {matchWords} from './thread-match.ts'
import {type Words, wordsOf} from './thread-words.ts'

/** A line of so many words is proof by itself, */
const longEnough = 6
/** a shorter one where its words go on from the line above or in the one below, and any where in both. */
const leastWords = 3
/** Rows below an introduction in which unmarked text may be quoted. */
const introduced = 40

/** Kinds of rows that a list or a person has in every message, at whatever depth they are quoted. */
const repeats: readonly boolean[] = blockKinds.map(
  kind => kind === 'footer' || kind === 'signature',
)
/** Kinds of rows that every message of a thread has alike. */
const saysNothing: readonly boolean[] = blockKinds.map(
  kind => kind === 'footer' || kind === 'header-block',
)

/** Reads the windows of one part, in order. */
export class ThreadReader {
  private readonly thread: Thread
  private readonly fields: MessageFields
  private readonly people: People
  private readonly said: Said | null
  private words: Words | null = null
  /** For the words of each line that was said, together, the depths at which they stand. */
  private readonly depths = new Map<number, Set<number>>()

  /** @param fields those of the message that the part is of */
  constructor(thread: Thread, fields: MessageFields, people: People) {
    this.thread = thread
    this.fields = fields
    this.people = people
    this.said = thread.answered(fields)
  }

  /** Sets depth and author of what is proven; gives the changes of depth, and each row's origin. */
  read(
    body: Body,
    attributions: readonly Attribution[],
  ): {readonly changes: DepthChange[]; readonly origins: (Origin | null)[]} {
    const words = wordsOf(body)
    const {claims, own} = this.compare(body, words, (depth, row) => depth === body.lines.depth[row])
    this.dropUnproven(body, words, claims, attributions)
    const changes = takeDepths(body, claims, own)
    takeAuthors(body, claims, this.people)
    const origins = claims.map(claim => claim?.origin ?? null)
    this.remember(body, words, origins)
    return {changes, origins}
  }

  /** Before depth is read: for each row the depth that its words prove, or 0; null where none can. */
  depthsSaid(body: Body): Int32Array | null {
    if (this.said === null) return null
    const {count, marks} = body.lines
    const {claims} = this.compare(body, wordsOf(body), (depth, row) => depth > marks[row]!)
    return Int32Array.from({length: count}, (_, row) => {
      const claim = claims[row]
      return claim && isProven(claim.said) ? claim.depth : 0
    })
  }

  /** For each row what its words prove, or null, and whether most of them were not said. */
  private compare(
    body: Body,
    words: Words,
    isLikely: (depth: number, row: number) => boolean,
  ): {claims: (Claim | null)[]; own: Uint8Array} {
    const claims = new Array<Claim | null>(body.lines.count).fill(null)
    const own = new Uint8Array(body.lines.count)
    const {said} = this
    if (said === null) return {claims, own}
    this.words ??= this.learn(said)
    const {hashes, rows} = this.words
    const found = matchWords(words.hashes, hashes, (word, place) => {
      return isLikely(said.lines[rows[place]!]!.depth + 1, words.rows[word]!)
    })
    for (let first = 0, next = 0; first < found.length; first = next) {
      const row = words.rows[first]!
      while (next < found.length && words.rows[next] === row) next++
      claims[row] = this.claim(said, found, first, next)
      own[row] = Number(isMostlyNew(found.subarray(first, next)))
    }
    return {claims, own}
  }

  private learn(said: Said): Words {
    const words = said.words()
    for (const [row, key] of keysOf(words)) {
      const depths = this.depths.get(key) ?? new Set()
      this.depths.set(key, depths.add(said.lines[row]!.depth))
    }
    return words
  }

  private claim(
    {lines, numbers}: Said,
    found: Int32Array,
    first: number,
    next: number,
  ): Claim | null {
    const rows = this.words!.rows
    if (found.subarray(first, next).includes(-1)) return null
    const neighbours = Number(goesOn(found, first)) + Number(goesOn(found, next))
    if (next - first < [longEnough, leastWords, 1][neighbours]!) return null
    const row = rows[found[first]!]!
    const said = lines[row]!
    for (let word = first; word < next; word++) {
      if (lines[rows[found[word]!]!]!.depth !== said.depth) return null
    }
    const origin = said.origin ?? {id: answeredId(this.fields)!, line: numbers[row]!}
    return {depth: said.depth + 1, said, origin}
  }

  private dropUnproven(
    body: Body,
    words: Words,
    claims: (Claim | null)[],
    attributions: readonly Attribution[],
  ): void {
    const {lines} = body
    const keys = new Map(keysOf(words))
    const above = unmarkedIntroductions(body, attributions)
    const isShifted = above.length === 0 && isSteadyShift(body, claims)
    const introductions = lines.marks.subarray(0, lines.count).some(Boolean) ? [] : above
    for (let row = 0; row < lines.count; row++) {
      const claim = claims[row]
      if (!claim || claim.depth === lines.depth[row]) continue
      const marks = lines.marks[row]!
      const said = this.depths.get(keys.get(row)!)
      const isAlsoThere =
        said?.has((claim.depth === marks ? lines.depth[row]! : marks) - 1) ?? false
      const isUnsure = !isProven(claim.said) || saysNothing[lines.kind[row]!]!
      if (
        isAlsoThere ||
        isUnsure ||
        (marks > 0 && isShifted) ||
        (marks === 0 && !this.isQuotedUnmarked(body, row, claims, introductions))
      ) {
        claims[row] = null
      }
    }
  }

  /** A row without marks is a quotation: of a line that goes on in it, or below an introduction. */
  private isQuotedUnmarked(
    {lines}: Body,
    row: number,
    claims: readonly (Claim | null)[],
    introductions: readonly number[],
  ): boolean {
    const claim = claims[row]!
    const sender = this.people.list[this.people.sender]
    if (sender && claim.said.author && isSame(sender, claim.said.author)) return false
    if (lines.kind[row] === SIGNATURE) return false
    if (lines.depth[row]! > 0) return true
    const above = claims[row - 1]
    if (above && above.depth === claim.depth && lines.depth[row - 1]! > 0) return true
    if (above && above.depth === claim.depth && lines.marks[row - 1] === 0) return true
    return introductions.some(at => at < row && row - at <= introduced)
  }

  private remember(body: Body, words: Words, origins: readonly (Origin | null)[]): void {
    const {depth, author, kind} = body.lines
    const {list, sender} = this.people
    const lines: SaidLine[] = []
    for (const [row, origin] of origins.entries()) {
      const index = depth[row] === 0 ? sender : author[row]!
      const isRepeated = repeats[kind[row]!]!
      const line = {depth: depth[row]!, author: list[index] ?? null, origin, isRepeated}
      // Most lines are like the one above: a thousand messages are remembered.
      lines.push(isAlike(lines[row - 1], line) ? lines[row - 1]! : line)
    }
    this.thread.remember(this.fields, body, words, lines)
  }
}

/**
 * Its depth does not hang on marks alone, which may be prompts: own words, or found in turn. Nor does it
 * stand in older messages as well.
 */
function isProven({depth, origin, isRepeated}: SaidLine): boolean {
  return !isRepeated && (depth === 0 || origin !== null)
}

/** Of one row's words most were not found in what was said. */
function isMostlyNew(found: Int32Array): boolean {
  return found.filter(place => place < 0).length * 2 > found.length
}

/**
 * Most marked rows are said to be of another depth, and no introduction without marks tells why: the
 * message answered repeats older text, which is not what this one quotes.
 */
function isSteadyShift({lines}: Body, claims: readonly (Claim | null)[]): boolean {
  let others = 0
  let marked = 0
  for (const [row, claim] of claims.entries()) {
    if (!claim || lines.marks[row] === 0) continue
    marked++
    if (claim.depth !== lines.depth[row]) others++
  }
  return others * 2 > marked
}

/** Last rows of the introductions that have no marks, nor has what follows them: a level without marks. */
function unmarkedIntroductions(
  {bytes, lines, firstLine}: Body,
  attributions: readonly Attribution[],
): number[] {
  return attributions
    .map(({lastLine}) => lines.rowOfLine(lastLine - firstLine))
    .filter(row => {
      let next = row + 1
      while (next < lines.count && lines.isBlank(bytes, next)) next++
      return lines.marks[row] === 0 && next < lines.count && lines.marks[next] === 0
    })
}

/** The words on both sides of `word` stand beside each other in what was said, too. */
function goesOn(found: Int32Array, word: number): boolean {
  return word > 0 && word < found.length && found[word] === found[word - 1]! + 1
}

/** The words of each row together. */
function* keysOf({hashes, rows}: Words): Generator<[number, number]> {
  let key = 0
  for (let word = 0; word < hashes.length; word++) {
    key = (Math.imul(key, 31) + hashes[word]!) | 0
    if (rows[word + 1] === rows[word]) continue
    yield [rows[word]!, key]
    key = 0
  }
}

function isAlike(one: SaidLine | undefined, other: SaidLine): boolean {
  if (one?.depth !== other.depth || one.author !== other.author) return false
  if (one.isRepeated !== other.isRepeated) return false
  return one.origin === null && other.origin === null
}
