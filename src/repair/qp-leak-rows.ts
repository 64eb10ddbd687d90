/**
 * What each row of a body shows of leaked quoted-printable (RFC 2045 §6.7), before anything is
 * decided: escapes, soft line breaks, points of evidence, and every `=` that an encoder would have
 * escaped.
 */
import {hasEquals} from '../lines/line-facts.ts'
import {CR, EQUALS, GT, HT, LF, MINUS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'
import {
  escapedOctet,
  hexDigits,
  isEscapedEol,
  isLower,
  isSoftBreak,
  isWordOctet,
  wordEnd,
} from './qp-leak-octets.ts'
import {isQuoted, weighBlank, weighEquals} from './qp-leak-weights.ts'
import {RowCells} from './row-cells.ts'
import {armourEnd, hasArmour, isSignedText} from './verbatim.ts'

/** An `=` that is neither an escape nor a soft line break: no encoder has been here. */
export const BAD = 1
/** The row ends in a soft line break. */
export const SOFT = 2
export const ESCAPED = 4
/** Armour, signed text, MIME boundaries and fields: neither counted nor touched. */
export const PROTECTED = 8
/** Somebody may show an escape on purpose: `"=20"`. */
export const SHOWN = 16

const UNDERSCORE = 0x5f
/** A soft line break comes where the line is full (76 octets), less what a word boundary costs. */
const shortestFull = 70
const longestFull = 78
const shortestRuler = 10
/** What goes on without a space for longer is base64 and its kin, and may end in `=`. */
const longestWord = 40
const longestTail = 9
const most = 255
const stateCells = new RowCells()
const tokenCells = new RowCells()
const pointCells = new RowCells()

/** One cell a row; sums stop at 255. */
export interface RowStates {
  readonly state: Uint8Array
  readonly tokens: Uint8Array
  readonly points: Uint8Array
}

/** False for nearly every body: no escape and no soft break in mid-word is in it. */
export function mayLeak({bytes, lines}: Body): boolean {
  for (let at = bytes.indexOf(EQUALS, lines.start[0]!); at !== -1; ) {
    const next = bytes[at + 1]
    if (hexDigits[next!]! >= 0 && escapedOctet(bytes, at, bytes.length) >= 0) return true
    if ((next === LF || next === CR) && isWordOctet(bytes[at - 1]!)) return true
    at = next === EQUALS ? at + 1 : bytes.indexOf(EQUALS, at + 1)
  }
  return false
}

/** Reads all rows; null when no row has any evidence. The result is good until the next call. */
export function readRows(body: Body): RowStates | null {
  // Armour only takes evidence away: most bodies need not be searched for it.
  const rows = new RowReader(body, false)
  if (!rows.readAll()) return null
  if (!hasArmour(body)) return rows
  const spared = new RowReader(body, true)
  return spared.readAll() ? spared : null
}

/** What all rows show, be it nothing. Good until the next call, as above. */
export function rowStates(body: Body): RowStates {
  const rows = new RowReader(body, hasArmour(body))
  rows.readAll()
  return rows
}

class RowReader implements RowStates {
  readonly state: Uint8Array
  readonly tokens: Uint8Array
  readonly points: Uint8Array
  private readonly body: Body
  private readonly bytes: Buffer
  private readonly lines: LineTable
  private equals: number
  private protectedTo = 0
  private mayHaveArmour: boolean

  constructor(body: Body, mayHaveArmour: boolean) {
    const {lines} = body
    this.body = body
    this.lines = lines
    this.bytes = body.bytes
    this.state = stateCells.take(lines.count)
    this.tokens = tokenCells.take(lines.count)
    this.points = pointCells.take(lines.count)
    this.equals = this.find(lines.start[0]!)
    this.mayHaveArmour = mayHaveArmour
  }

  /** False when no row has any evidence. */
  readAll(): boolean {
    let evidence = 0
    const {count} = this.lines
    for (let row = this.next(0); row < count; row = this.next(row + 1)) evidence |= this.read(row)
    return evidence > 0
  }

  /** The first row from `row` on that has an `=`; where armour may protect rows, `row`. */
  private next(row: number): number {
    return this.mayHaveArmour ? row : this.lines.nextWith(hasEquals, row)
  }

  /** Gives the row's points. */
  private read(row: number): number {
    const {bytes, lines, state} = this
    const {content, end} = lines
    if (bytes[content[row]!] === MINUS) this.startArmour(row)
    if (content[row]! < this.protectedTo) state[row] = PROTECTED
    if (this.equals < lines.start[row]!) this.equals = this.find(lines.start[row]!)
    if (this.equals >= end[row]!) return 0
    // An `=` before the content belongs to a row whose marks stand in another window.
    if (this.isMime(row) || this.isRuler(row)) state[row] = PROTECTED
    if (state[row] !== PROTECTED) {
      while (this.equals < end[row]!) this.equals = this.find(this.readToken(row, this.equals))
    }
    return this.points[row]!
  }

  private find(from: number): number {
    const at = this.bytes[from] === EQUALS ? from : this.bytes.indexOf(EQUALS, from)
    return at === -1 ? this.bytes.length : at
  }

  /** Reads what begins with the `=` at `at`; gives the octet behind it. */
  private readToken(row: number, at: number): number {
    const {bytes, state} = this
    const end = this.lines.end[row]!
    if (escapedOctet(bytes, at, end) >= 0) return this.readRun(row, at)
    if (isSoftBreak(bytes, at, end)) {
      this.addSoft(row, at)
      return end
    }
    const next = wordEnd(bytes, at, end)
    if (next > at) return next
    state[row] = state[row]! | BAD
    return at + 1
  }

  private addSoft(row: number, at: number): void {
    const {lines, state} = this
    // What it joins stands in the next window.
    const isCut = row + 1 === lines.count && !this.body.last
    const isEol = escapedOctet(this.bytes, at - 3, at) === LF
    if (!isEol) state[row] = state[row]! | (isCut ? BAD : SOFT)
    this.add(row, 1, this.isFullLine(row, at) ? 1 : 0)
  }

  /** The row is as long as an encoder makes it, and the break cuts a word or what has no space. */
  private isFullLine(row: number, at: number): boolean {
    const {bytes, lines} = this
    const length = at + 1 - lines.start[row]!
    if (row + 1 >= lines.count || length < shortestFull) return false
    if (length > longestFull + 2 * lines.marks[row]!) return false
    const first = Math.max(lines.content[row]!, at - longestWord)
    let space = at - 1
    while (space >= first && bytes[space] !== SP) space--
    const next = lines.content[row + 1]!
    const isOpen = next < lines.end[row + 1]! && isWordOctet(bytes[next]!)
    return isOpen && isWordOctet(bytes[at - 1]!) && space >= first
  }

  /** Reads a run of escapes: each one's octet, and what they are together. */
  private readRun(row: number, from: number): number {
    const {bytes, lines} = this
    const end = lines.end[row]!
    let at = from
    let tokens = 0
    let points = 0
    while (at < end) {
      const octet = escapedOctet(bytes, at, end)
      if (octet < 0) break
      const length = octet < 0x80 ? 1 : this.sequence(at, end)
      if (octet < 0x80) points += this.weighAscii(row, at, octet)
      else if (length > 1) points += length > 2 ? 2 : 1
      else points += this.weighHigh(row, from, at)
      tokens += length
      at += 3 * length
    }
    if (isQuoted(bytes, from, at)) this.state[row] = this.state[row]! | SHOWN
    this.state[row] = this.state[row]! | ESCAPED
    this.add(row, tokens, points)
    return at
  }

  /** Length of the UTF-8 sequence that the escapes at `at` spell; 1 when they spell none. */
  private sequence(at: number, end: number): number {
    const {bytes} = this
    const lead = escapedOctet(bytes, at, end)
    const length = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    for (let index = 1; index < length; index++) {
      const next = at + 3 * index
      const octet = escapedOctet(bytes, next, end)
      if (octet >= 0x80 && octet < 0xc0) continue
      // A soft break may cut the sequence.
      return bytes[next] === EQUALS && isSoftBreak(bytes, next, end) ? index : 1
    }
    return length
  }

  /** An octet of an 8-bit charset: `caf=E9`. Three in a row are of a charset that nobody names. */
  private weighHigh(row: number, from: number, at: number): number {
    const {bytes, lines, state} = this
    const end = lines.end[row]!
    const octet = escapedOctet(bytes, at, end)
    const isCutLead = isSoftBreak(bytes, at + 3, end) && bytes[at + 3] === EQUALS
    const isCutTail =
      octet < 0xc0 &&
      at - lines.content[row]! < longestTail &&
      from === lines.content[row]! &&
      row > 0 &&
      (state[row - 1]! & SOFT) !== 0
    if (isCutLead || isCutTail) return 0
    const isLong =
      at - from >= 6 &&
      escapedOctet(bytes, at - 3, end) >= 0x80 &&
      escapedOctet(bytes, at - 6, end) >= 0x80
    const hasNoCharacter = [0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(octet)
    if (isLong || hasNoCharacter) state[row] = state[row]! | BAD
    const isInWord = isLower(bytes[at - 1]!) && at + 3 < end && isLower(bytes[at + 3]!)
    return octet >= 0xc0 && isInWord ? 1 : 0
  }

  /** Points of an escape in the ASCII range; a control character never leaks. */
  private weighAscii(row: number, at: number, octet: number): number {
    const {bytes, lines, state} = this
    const first = lines.content[row]!
    const end = lines.end[row]!
    if (octet === SP || octet === HT) return weighBlank(bytes, first, at, end)
    if (octet < SP || octet === 0x7f) {
      if (!isEscapedEol(bytes, at, end)) state[row] = state[row]! | BAD
      return 0
    }
    if (octet === EQUALS) return weighEquals(bytes, at, end)
    if (at !== first) return 0
    if (octet === GT) return 2
    // `From ` and a lone dot at a line's start are what mail must not carry.
    if (octet === 0x2e) return 2
    return octet === 0x46 && bytes.toString('latin1', at + 3, at + 7) === 'rom ' ? 2 : 0
  }

  private startArmour(row: number): void {
    const {bytes, lines} = this
    const from = lines.content[row]!
    if (from < this.protectedTo || !this.mayHaveArmour) return
    // A quotation of signed text proves nothing any more.
    if (lines.marks[row]! > 0 && isSignedText(bytes, from)) return
    const to = armourEnd(bytes, from)
    if (to === -1) this.mayHaveArmour = false
    else if (to > 0) this.protectedTo = to
  }

  /** A boundary or a field of a body part that leaked with its header section. */
  private isMime(row: number): boolean {
    const {bytes, lines, state} = this
    const first = lines.content[row]!
    const octet = bytes[first]
    if (octet === MINUS && bytes[first + 1] === MINUS) {
      const at = this.equals
      return bytes[at + 1] === UNDERSCORE || bytes[at - 1] === UNDERSCORE
    }
    if (octet === 0x43 || octet === 0x63) {
      return /^content-(?:type|disposition):/i.test(bytes.toString('latin1', first, first + 24))
    }
    if (row === 0 || (octet !== HT && octet !== SP) || state[row - 1] !== PROTECTED) return false
    return /^[\t ]+[a-z-]+=/i.test(bytes.toString('latin1', first, first + 40))
  }

  /** `=-=-=-=-=`: a list puts it around its footer, after all encoding. */
  private isRuler(row: number): boolean {
    const {bytes, lines} = this
    const end = lines.end[row]!
    let at = lines.content[row]!
    if (end - at < shortestRuler || bytes[at + 1] !== (bytes[at] === EQUALS ? MINUS : EQUALS))
      return false
    while (at < end && (bytes[at] === EQUALS || bytes[at] === MINUS)) at++
    return at === end
  }

  private add(row: number, tokens: number, points: number): void {
    this.tokens[row] = Math.min(most, this.tokens[row]! + tokens)
    this.points[row] = Math.min(most, this.points[row]! + points)
  }
}
