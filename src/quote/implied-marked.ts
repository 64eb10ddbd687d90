/**
 * Tells whose the unmarked words are that stand below marked ones under a header block. Mostly they
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
 */
import type {Body, Person} from '../types.ts'
import {readAttribution} from './attribution.ts'
import {mayIntroduce} from './attribution-sight.ts'
import {endsInColon, mayStartHeaderBlock} from './header-block.ts'
import {isSeparator, type MarkedFirst, signatureRow} from './implied-evidence.ts'
import type {Acquaintances} from './people.ts'

/** Rows that an attribution may span. */
const maxAttribution = 3

/** Where to look, and for whom. */
export interface MarkedSearch {
  /** The first marked row, and the last row in sight. */
  readonly from: number
  readonly to: number
  /** Marks of the block. */
  readonly marks: number
  /** Of the block. */
  readonly author: Person
  /** Who answers it: signs the words if they are the answer's. */
  readonly reader: Person | null
}

/** Null where nothing tells the unmarked words from the reader's own, as is the rule. */
export function readMarkedFirst(
  body: Body,
  {from, to, marks, author, reader}: MarkedSearch,
  people: Acquaintances,
): MarkedFirst | null {
  let hasWords = false
  let isSigned = false
  for (let row = from; row <= to; row++) {
    if (body.lines.isBlank(body.bytes, row) || body.lines.depth[row]! > marks) continue
    if (body.lines.depth[row]! < marks || endsWords(body, row)) break
    if (reader && signatureRow(body, row, row, reader) >= 0) return null
    hasWords = true
    isSigned ||= signatureRow(body, row, row, author) >= 0
  }
  if (!hasWords) return null
  const hasAttribution = quotesOther(body, from, author, people)
  return hasAttribution || isSigned ? {hasAttribution, isSigned} : null
}

/** A signature, a rule, or the next block. */
function endsWords(body: Body, row: number): boolean {
  return isSeparator(body, row) || (mayStartHeaderBlock(body, row) && isDivider(body, row))
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

function isOther(one: Person, other: Person): boolean {
  const isSame = (a: string | null, b: string | null): boolean =>
    a !== null && a.toLowerCase() === b?.toLowerCase()
  return !isSame(one.address, other.address) && !isSame(one.name, other.name)
}
