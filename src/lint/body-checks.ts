/**
 * What a part's quotations lack: a level between two depths (`depth-jump`), and words that say who is
 * quoted (`attribution-missing`). Told at the end of a part, once each at the most.
 */
import {ATTRIBUTION, HEADER_BLOCK, isProtected} from '../quote/kinds.ts'
import type {Body, Reading} from '../types.ts'
import type {ReadBody} from './second-reading.ts'

/** Lines above a quotation that may introduce it in words that no list has. */
const introducedWithin = 3

const maxText = 200
/** Words that say who is quoted though no attribution was read there. */
const mayIntroduce =
  /^\s*\[.*\]\s*$|[:：]["'*_)\]>]*\s*$|@|\b(?:19|20)\d\d\b|\b(?:quot|wr[io]te|sa(?:id|ys)|according to|from|i (?:sent|asked|posted)\b)/i
/** A quoted header field (`> Von: Ana <ana@example.org>`), attribution (`> Ana R:`) or name (`> AR> `). */
const quotedFrom =
  /^[*_ ]*[\p{L}-]{2,20}[*_]*\s?[:：].*@|^[ >]*\p{Lu}.{0,40}[:：]\s*$|^\s*\p{Lu}\p{L}{0,15}> /u
/**
 * What stands behind marks that are no quotation: prompts, what compilers and their robots print, and
 * exmh's attribution (`>>>Ana Ruiz said:`).
 */
const noQuotation =
  /^(?:(?:import|from|print|def|class|for|with) |[\w.[\]]+ ?=[^=]|[\w.]+\(|[\w./+-]+:\d+|.*<<$|\S.{0,60} said:$)/

/** Reads the windows of one part. */
export class QuoteChecks {
  /** Body line that is deeper than what leads to it, from 1, and the two depths; null while none is. */
  jump: {readonly line: number; readonly from: number; readonly to: number} | null = null
  /** First quoted body line, and whether something above it may introduce it. */
  private quoted = 0
  private isIntroduced = false
  private attributions = 0
  /** Depths that lines had, or attributions introduced. */
  private readonly known: boolean[] = [true]
  private lastDepth = 0
  private lastKind = 0

  /**
   * @param isReply quotations need an attribution
   * @param structured the body with kinds and attributions, which most bodies are not read for
   */
  read(body: Body, isReply: boolean, structured: () => ReadBody): void {
    const {lines} = body
    let deepest = 0
    for (let row = 0; row < lines.count; row++) {
      if (lines.depth[row]! > deepest) deepest = lines.depth[row]!
    }
    const isWhole = body.last && body.firstLine === 1
    if (!isWhole || (deepest > 0 && isReply && isBareQuotation(body)) || hasJump(body)) {
      this.readClosely(structured(), deepest)
    }
  }

  private readClosely({body, reading}: ReadBody, deepest: number): void {
    const {lines} = body
    this.attributions += reading.attributions.length
    if (deepest > 0 && this.quoted === 0) this.findQuoted(body, reading)
    if (deepest > 1 && this.jump === null) this.findJump(body, reading)
    if (lines.count > 0) this.lastDepth = lines.depth[lines.count - 1]!
  }

  /** The first quoted body line of a part that says nowhere who is quoted; 0 where it does. */
  get unattributed(): number {
    return this.attributions > 0 || this.isIntroduced ? 0 : this.quoted
  }

  private findQuoted(body: Body, {depthChanges}: Reading): void {
    const {lines} = body
    const first = firstQuoted(body)
    if (first === -1 || !isQuotation(body, first)) return
    this.quoted = body.firstLine + lines.firstLineOf(first)
    this.isIntroduced =
      isIntroduced(body, first) ||
      depthChanges.some(({rule}) => rule === 'mark-style') ||
      lines.kind.subarray(0, lines.count).includes(HEADER_BLOCK)
  }

  private findJump(body: Body, reading: Reading): void {
    const {bytes, lines} = body
    for (const {introduces} of reading.attributions) this.known[Math.min(introduces, 1000)] = true
    let depth = this.lastDepth
    let kind = this.lastKind
    for (let row = 0; row < lines.count; row++) {
      const next = lines.depth[row]!
      const isPlain =
        kind !== ATTRIBUTION && kind !== HEADER_BLOCK && !isProtected(lines.kind[row]!)
      if (next > depth + 1 && isPlain && this.isBeyond(depth, next) && isQuotation(body, row)) {
        this.jump = {line: body.firstLine + lines.firstLineOf(row), from: depth, to: next}
        return
      }
      this.known[Math.min(next, 1000)] = true
      depth = next
      if (!lines.isBlank(bytes, row)) kind = lines.kind[row]!
    }
    this.lastKind = kind
  }

  /** None of the levels between, nor the deeper one, was there before. */
  private isBeyond(from: number, to: number): boolean {
    for (let depth = from + 1; depth <= Math.min(to, 1000); depth++) {
      if (this.known[depth]) return false
    }
    return true
  }
}

/** A quotation to which nothing near it leads. */
function isBareQuotation(body: Body): boolean {
  const first = firstQuoted(body)
  return first !== -1 && isQuotation(body, first) && !isIntroduced(body, first)
}

/** The first row with content that is quoted, or -1. */
function firstQuoted({bytes, lines}: Body): number {
  for (let row = 0; row < lines.count; row++) {
    if (lines.depth[row]! > 0 && !lines.isBlank(bytes, row)) return row
  }
  return -1
}

/** Words above the first quoted row, or a header section in it, say whom it quotes. */
function isIntroduced({bytes, lines}: Body, first: number): boolean {
  let near = 0
  for (let above = first - 1; above >= 0 && near < introducedWithin; above--) {
    if (lines.isBlank(bytes, above)) continue
    near++
    if (mayIntroduce.test(lines.text(bytes, above, maxText))) return true
  }
  const top = Math.min(lines.count, first + introducedWithin)
  for (let row = first; row < top; row++) {
    if (quotedFrom.test(lines.text(bytes, row, maxText))) return true
  }
  return false
}

/** A row is deeper than the one above by two or more, and reads as a quotation. */
function hasJump(body: Body): boolean {
  const {depth, count} = body.lines
  for (let row = 0; row < count; row++) {
    const above = row === 0 ? 0 : depth[row - 1]!
    if (depth[row]! > above + 1 && isQuotation(body, row)) return true
  }
  return false
}

/** Two lines or more that are quoted, and read as if somebody had written them. */
function isQuotation({bytes, lines}: Body, row: number): boolean {
  const depth = lines.depth[row]!
  if (noQuotation.test(lines.text(bytes, row, maxText))) return false
  let rows = 0
  for (let next = row; next < lines.count && lines.depth[next]! >= depth; next++) {
    if (!lines.isBlank(bytes, next) && ++rows === 2) return true
  }
  return false
}
