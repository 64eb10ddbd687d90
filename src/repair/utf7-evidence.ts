/**
 * Decides what in a body is leaked UTF-7, from all its tokens together: never from one token alone.
 *
 * The measure is the region, a run of lines with the same outer marks: they came through the same
 * hands. It is saturated when every `+` in it is an escape, which is so in every real leak, since an
 * encoder spares none; a `C++` in a region shows that no encoder has been there.
 */
import {GT} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {ASCII, LATIN, NONE, PLUS_SIGN} from './utf7-class.ts'
import {LeakScanner} from './utf7-scan.ts'
import {type Token, TokenList} from './utf7-tokens.ts'
import {isZone} from './verbatim.ts'

const tokens = new TokenList()

/** What the tokens of one region are, counted. */
export class Region {
  /** Tokens that are no escape. */
  bad = 0
  /** Islands of class A, and those among them without a closing `-`. */
  ascii = 0
  asciiOpen = 0
  /** Islands of class L with a closing `-`. */
  latin = 0
  /** Islands of the other classes, and of class L, without a closing `-`. */
  open = 0
  /** Lines that begin with an escaped quote mark. */
  marks = 0
  isSigned = false
  isArmour = false
  /** Row of the first distinctive escape; -1 when there is none. */
  proofRow = -1
  readonly firstRow: number
  lastRow: number
  /** Set by the verdict: nothing in the region is touched. */
  isProtected = false

  constructor(row: number) {
    this.firstRow = row
    this.lastRow = row
  }

  /** Every `+` in the region is an escape. Open islands count where an open class A shows the habit. */
  get isSaturated(): boolean {
    return this.bad === 0 && (this.open === 0 || this.asciiOpen > 0)
  }

  /** The region has distinctive escapes of its own. */
  get hasProof(): boolean {
    return this.ascii + this.latin + this.marks > 0
  }

  /** Every token of the region is decoded; set with the verdict. */
  isDecodedWhole = false
}

/** Nothing to do · leave and tell · decode. */
export type Strength = 'none' | 'weak' | 'strong'

export interface Evidence {
  readonly strength: Strength
  readonly regions: readonly Region[]
  /** Row of the first distinctive escape. */
  readonly row: number
}

/** What the windows of one part have shown so far. */
export interface PartEvidence {
  /** An earlier window was decoded. */
  isStrong: boolean
  /** The text speaks of UTF-7. */
  isAboutUtf7: boolean
  isTold: boolean
}

/** Weighs a body's tokens. @param needsSaturation the part was decoded once as it declares */
export function weigh(body: Body, part: PartEvidence, needsSaturation: boolean): Evidence {
  const regions = countTokens(body)
  let ascii = 0
  let latin = 0
  let marks = 0
  let suspects = 0
  let row = -1
  for (const region of regions) {
    if (region.hasProof) {
      suspects++
      if (row === -1) row = region.proofRow
    }
    const needsAll = needsSaturation || region.isArmour
    region.isProtected = region.isSigned || (needsAll && !region.isSaturated)
    region.isDecodedWhole = region.hasProof && region.isSaturated
    if (region.isProtected) continue
    ascii += region.ascii
    latin += region.latin
    if (region.isSaturated) marks += region.marks
  }
  if (suspects === 0) return {strength: 'none', regions, row}
  part.isAboutUtf7 ||= speaksOfUtf7(body)
  if (part.isAboutUtf7) return {strength: guard(body, regions), regions, row}
  const isStrong =
    ascii >= 2 || ascii + latin >= 2 || marks > 0 || (part.isStrong && ascii + latin > 0)
  part.isStrong ||= isStrong
  return {strength: isStrong ? 'strong' : 'weak', regions, row}
}

/** The tokens of the body that was weighed last, from the first. */
export function tokensOf(body: Body): Token {
  return tokens.isFull ? new LeakScanner(body) : tokens
}

/** True when the token is to be decoded, in a body of strong evidence. */
export function isDecoded(token: Token, region: Region, body: Body): boolean {
  const {kind, isClosed} = token
  if (region.isDecodedWhole || kind === ASCII || (kind === LATIN && isClosed))
    return !region.isProtected
  if (kind !== PLUS_SIGN || region.isProtected) return false
  return isZone(body.bytes, body.lines, token.row, token.at, token.to)
}

function countTokens(body: Body): Region[] {
  const regions: Region[] = []
  const token = new LeakScanner(body)
  tokens.clear()
  let region = new Region(0)
  while (token.next()) {
    if (token.region === regions.length) {
      region = new Region(token.row)
      region.isSigned = token.isSigned
      region.isArmour = token.isArmour
      regions.push(region)
    }
    region.lastRow = token.row
    countToken(token, region)
    if (token.kind !== NONE) tokens.add(token)
  }
  return regions
}

function countToken(token: LeakScanner, region: Region): void {
  const {kind, isClosed} = token
  if (kind === PLUS_SIGN) return
  if (kind === NONE) region.bad++
  else if (kind === ASCII) {
    region.ascii++
    if (!isClosed) region.asciiOpen++
  } else if (!isClosed) region.open++
  else if (kind === LATIN) region.latin++
  if (kind !== NONE && (kind === ASCII || isClosed) && token.isMark) region.marks++
  if (region.proofRow === -1 && region.hasProof) region.proofRow = token.row
}

/**
 * A text about UTF-7 shows escapes on purpose. Only a region is decoded in which two lines or more
 * begin with an escaped mark, every `+` is an escape, and no `>` stands as itself.
 */
function guard(body: Body, regions: readonly Region[]): Strength {
  let strength: Strength = 'weak'
  for (const [index, region] of regions.entries()) {
    const from = index > 0 ? regions[index - 1]!.lastRow + 1 : 0
    const to = regions[index + 1]?.firstRow ?? body.lines.count
    region.isProtected ||=
      region.marks < 2 || !region.isSaturated || hasPlainMark(body, region, from, to)
    if (!region.isProtected) strength = 'strong'
  }
  return strength
}

/** Looks at the region's rows, among rows `from … to-1`, for a `>` behind the outer marks. */
function hasPlainMark(body: Body, region: Region, from: number, to: number): boolean {
  const {bytes, lines} = body
  const outer = lines.marks[region.firstRow]
  for (let row = Math.min(from, region.firstRow); row < Math.max(to, region.lastRow + 1); row++) {
    if (lines.marks[row] !== outer) continue
    const end = lines.end[row]!
    for (let at = lines.content[row]!; at < end; at++) if (bytes[at] === GT) return true
  }
  return false
}

/** True when the body has the word `UTF-7` or `utf7`. The search is for its rarest octet, the 7. */
function speaksOfUtf7(body: Body): boolean {
  const {lines} = body
  const bytes = body.bytes.subarray(lines.start[0]!, lines.start[lines.count]!)
  for (let at = bytes.indexOf(0x37, 3); at !== -1; at = bytes.indexOf(0x37, at + 1)) {
    const octet = bytes[at - 1]! | 0x20
    if (octet !== 0x66 && octet !== 0x2d) continue
    const around = bytes.toString('latin1', Math.max(0, at - 6), at + 2)
    if (/\butf-?7\b/i.test(around)) return true
  }
  return false
}
