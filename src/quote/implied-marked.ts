/**
 * Tells whose the unmarked words are that stand among marked ones under a header block. Mostly they
 * answer what is marked, and are the reader's. They are the block's author's where that author quoted
 * and answered in turn:
 *
 *     Fine.                                     depth 0: Bo answers Ana
 *
 *     -----Original Message-----
 *     From: Ana Ruiz
 *     …
 *     > On 2 Feb 2025 10:22, Cy Moss wrote:     the marks have an introduction of their own
 *     > Is the room free?
 *     It is.                                    depth 1, Ana's: she signs
 *
 *     Ana
 *
 * The marks may begin further down, below words of hers, with no introduction: `weighRestart`.
 */
import type {Body, Person} from '../types.ts'
import {readAttribution} from './attribution.ts'
import {mayIntroduce} from './attribution-sight.ts'
import type {Evidence} from './evidence.ts'
import {parseMailbox} from './field-attribution.ts'
import {endsInColon, type HeaderBlock, mayStartHeaderBlock} from './header-block.ts'
import {
  greetedName,
  isNameOf,
  isSeparator,
  type MarkedFirst,
  type Surroundings,
  signatureRow,
} from './implied-evidence.ts'
import {type OwnerContext, ownerOf} from './implied-owner.ts'
import type {Sight} from './implied-sight.ts'
import type {Acquaintances} from './people.ts'

/** Rows that an attribution may span. */
const maxAttribution = 3

/** Where to look, and for whom. */
interface MarkedSearch {
  /** The first row below the block, and the last row in sight. */
  readonly from: number
  readonly to: number
  /** Marks of the block. */
  readonly marks: number
  /** Of the block. */
  readonly author: Person
  /** Who answers it: signs the words if they are the answer's. */
  readonly reader: Person | null
}

/** What `depth-implied` knows at the block. */
interface BlockContext extends OwnerContext {
  readonly sight: Sight
}

/**
 * What tells that the marked words below the block are its author's quotations; null where nothing
 * tells the unmarked ones from the reader's own, as is the rule.
 *
 * @param below the first row of text below, -1 where there is none
 * @param marks of the block
 */
export function markedBelow(
  context: BlockContext,
  block: HeaderBlock,
  below: number,
  marks: number,
): MarkedFirst | null {
  const {body, ledger, message} = context
  const isAnswered = ledger.hasTextAt(body.lines.depth[block.first]!)
  if (block.isRaw || below < 0 || !isAnswered) return null
  return readMarkedFirst(body, searchBelow(context, block, below, marks), message)
}

/** What speaks for the block where marked words that nothing introduces stand among those below. */
export function weighRestart(
  context: BlockContext,
  block: HeaderBlock,
  {marksRestart, below}: Surroundings,
  marks: number,
): Evidence[] {
  const {body, ledger, levels} = context
  const isAnswered = ledger.hasTextAt(body.lines.depth[block.first]!)
  if (!marksRestart || block.isRaw || !isAnswered) return []
  const isChained = levels.openAt(marks) > 0
  return weighUnintroduced(body, searchBelow(context, block, below, marks), isChained)
}

function searchBelow(
  context: BlockContext,
  block: HeaderBlock,
  below: number,
  marks: number,
): MarkedSearch {
  const reader = ownerOf(context, context.body.lines.depth[block.first]!)
  const author = parseMailbox(block.from)
  return {from: below, to: context.sight.lookAhead(below), marks, author, reader}
}

function readMarkedFirst(
  body: Body,
  search: MarkedSearch,
  people: Acquaintances,
): MarkedFirst | null {
  const signer = readSigner(body, search)
  if (signer === null || signer === 'reader') return null
  const hasAttribution = quotesOther(body, search.from, search.author, people)
  const isSigned = signer === 'author'
  return hasAttribution || isSigned ? {hasAttribution, isSigned} : null
}

/**
 * What speaks for a block although marked words that nothing introduces stand below its own: that
 * these are its author's, who answers what is marked.
 *
 * @param isChained the block stands in the words that another introduction without marks opened
 */
function weighUnintroduced(body: Body, search: MarkedSearch, isChained: boolean): Evidence[] {
  const {from, author, reader} = search
  const greeted = greetedName(body, from) ?? ''
  const signer = readSigner(body, search)
  if (signer === 'reader' || isNameOf(greeted, author)) return []
  const evidence: Evidence[] = []
  const add = (weight: number, says: string): void => void evidence.push({weight, says})
  if (isChained) add(4, 'it stands in the words below another one')
  if (signer === 'author') add(4, 'its author signs the words below')
  if (reader !== null && isNameOf(greeted, reader)) add(4, 'they greet the one who answered above')
  return evidence
}

/** Who signs the unmarked words below the block, up to the next introduction; null: there are none. */
function readSigner(
  body: Body,
  {from, to, marks, author, reader}: MarkedSearch,
): 'author' | 'reader' | 'nobody' | null {
  const {lines, bytes} = body
  let signer: 'author' | 'nobody' | null = null
  for (let row = from; row <= to; row++) {
    if (lines.isBlank(bytes, row) || lines.depth[row]! > marks) continue
    if (lines.depth[row]! < marks || endsWords(body, row)) break
    if (reader && signatureRow(body, row, row, reader) >= 0) return 'reader'
    if (signer !== 'author') signer = signatureRow(body, row, row, author) < 0 ? 'nobody' : 'author'
  }
  return signer
}

/** A signature, a rule, or what introduces other words. */
function endsWords(body: Body, row: number): boolean {
  if (isSeparator(body, row) || (mayStartHeaderBlock(body, row) && isDivider(body, row)))
    return true
  return endsInColon(body, row) && mayIntroduce(body, row)
}

function isDivider(body: Body, row: number): boolean {
  const first = body.bytes[body.lines.content[row]!]
  const isField = first !== 0x2d && first !== 0x5f
  return !isField || (row + 1 < body.lines.count && mayStartHeaderBlock(body, row + 1))
}

/** The marked rows begin with an attribution, of another than `author`, to words of the same marks. */
function quotesOther(body: Body, from: number, author: Person, people: Acquaintances): boolean {
  const {lines, bytes} = body
  const depth = lines.depth[from]!
  for (let row = from; row < from + maxAttribution && lines.depth[row] === depth; row++) {
    if (!endsInColon(body, row) || !mayIntroduce(body, row)) continue
    let next = row + 1
    while (next < lines.count && lines.isBlank(bytes, next) && lines.depth[next] === depth) next++
    if (next >= lines.count || lines.depth[next] !== depth) return false
    const found = readAttribution(body, row, false, people)
    return found !== null && found.first === from && isOther(found.author, author)
  }
  return false
}

/** They have neither a name nor an address in common. */
export function isOther(one: Person, other: Person): boolean {
  const isSame = (a: string | null, b: string | null): boolean =>
    a !== null && a.toLowerCase() === b?.toLowerCase()
  return !isSame(one.address, other.address) && !isSame(one.name, other.name)
}
