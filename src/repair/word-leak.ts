/**
 * The repair `word-leak`: encoded words (RFC 2047) in a body, since archives and patch tools put
 * header fields there as they stood.
 *
 *     On Fri, =?utf-8?q?Ana_Ru=C3=ADz?= wrote:        On Fri, Ana Ruíz wrote:
 *
 * A body that speaks of encoded words shows them on purpose, and so does code.
 */
import {hasEquals} from '../lines/line-facts.ts'
import {EQUALS, QUESTION} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {RepairContext} from './context.ts'
import {ProtectedRows} from './protected-rows.ts'
import {BodyRewriter} from './rewrite.ts'
import {seek, seekRow} from './seek.ts'
import {Snapshot} from './snapshot.ts'
import {decodeWord, endOfRun} from './word-leak-decode.ts'

const rule = 'word-leak'
/** A word within a word within a word was never seen. */
const maxLayers = 3
const confidence = 0.97
const told = new WeakSet<RepairContext>()

/** A word that is to be decoded. */
interface Place {
  readonly row: number
  /** Octets of the body. */
  readonly from: number
  readonly to: number
  readonly line: number
  readonly column: number
  readonly before: string
  readonly after: string
}

/** Decodes the encoded words of one window. */
export function repairWordLeak(body: Body, context: RepairContext): void {
  if (nextOpened(body, 0) === body.lines.count) return
  const snapshot = new Snapshot(body)
  const places: Place[] = []
  for (let layer = 0; ; layer++) {
    const found = findPlaces(body)
    if (found.length === 0) break
    if (layer === 0 && speaksOfWords(body)) {
      report(body, context, found[0]!.line)
      return
    }
    if (layer === maxLayers) {
      snapshot.restore(body)
      return
    }
    rewrite(body, found)
    for (const place of found) places.push(place)
  }
  if (!context.log.wanted) {
    if (places.length > 0) context.log.count(rule, places.length)
    return
  }
  for (const {line, column, before, after} of places) {
    context.log.add({rule, line, column, before, after, confidence})
  }
}

function findPlaces(body: Body): Place[] {
  const places: Place[] = []
  const shielded = new ProtectedRows(body)
  for (let row = nextOpened(body, 0); row < body.lines.count; row = nextOpened(body, row + 1)) {
    if (!shielded.has(row)) readRow(body, row, places)
  }
  return places
}

/** The first row from `from` on that has a `=?`, or the number of rows. */
function nextOpened(body: Body, from: number): number {
  return seekRow(body, hasEquals, isOpened, from)
}

function isOpened(bytes: Buffer, from: number, end: number): boolean {
  let at = seek(bytes, EQUALS, from, end)
  while (at < end && bytes[at + 1] !== QUESTION) at = seek(bytes, EQUALS, at + 1, end)
  return at < end
}

function readRow({bytes, lines, firstLine}: Body, row: number, places: Place[]): void {
  const text = bytes.toString('utf8', lines.start[row]!, lines.end[row]!)
  const line = firstLine + lines.firstLineOf(row)
  const ticks = new Ticks(text)
  let octet = lines.start[row]!
  let counted = 0
  for (let at = text.indexOf('=?'); at !== -1; ) {
    const word = decodeWord(text, at)
    if (word === null) {
      // What its first word breaks is left whole.
      at = text.indexOf('=?', Math.max(at + 2, endOfRun(text, at)))
      continue
    }
    const {end} = word
    if (!ticks.isOpen(at) && !isLiteral(text, at, end)) {
      const before = text.slice(at, end)
      const from = octet + Buffer.byteLength(text.slice(counted, at))
      octet = from + Buffer.byteLength(before)
      counted = end
      places.push({row, from, to: octet, line, column: at + 1, before, after: word.text})
    }
    at = text.indexOf('=?', end)
  }
}

/** Counts the back-ticks of a line for offsets that come in order. */
export class Ticks {
  private readonly text: string
  private next: number
  private isOdd = false

  constructor(text: string) {
    this.text = text
    this.next = text.indexOf('`')
  }

  /** The offset stands in code: behind a back-tick that has no partner yet. */
  isOpen(at: number): boolean {
    for (; this.next !== -1 && this.next < at; this.next = this.text.indexOf('`', this.next + 1)) {
      this.isOdd = !this.isOdd
    }
    return this.isOdd
  }
}

/** The word is a string of a program: it fills a pair of quotes that are no display name's. */
export function isLiteral(text: string, at: number, end: number): boolean {
  const quote = text[at - 1]
  if (quote !== text[end]) return false
  return quote === "'" || (quote === '"' && !/^" ?</.test(text.slice(end, end + 3)))
}

function rewrite(body: Body, places: readonly Place[]): void {
  let growth = 0
  const texts = places.map(({from, to, after}) => {
    const text = Buffer.from(after)
    growth += Math.max(0, text.length - (to - from))
    return text
  })
  const rewriter = new BodyRewriter(body, growth)
  for (const [index, {row, from, to}] of places.entries()) {
    rewriter.replace(row, from, to)
    rewriter.size += texts[index]!.copy(rewriter.out, rewriter.size)
  }
  rewriter.finish()
}

/** A body that speaks of encoded words shows them on purpose. */
export function speaksOfWords({bytes, lines}: Body): boolean {
  const text = bytes.toString('latin1', lines.start[0]!, lines.start[lines.count]!)
  return /\brfc[ -]?(?:1342|1522|2047)\b|\bencoded[ -]?words?\b/i.test(text)
}

/** Tells a suspicion, once a part. */
function report(body: Body, context: RepairContext, line: number): void {
  if (told.has(context)) return
  told.add(context)
  context.report({
    rule,
    severity: 'info',
    message: 'has encoded words, but the text speaks of them: left as it is',
    line: body.part.sourceLine + line - 1,
    part: body.part.part,
  })
}
