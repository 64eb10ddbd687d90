/**
 * Finds what may be leaked UTF-7 in a body, one token after the other, in one pass over the octets.
 *
 * A token is `+-`, or `+`, a run of base64 and perhaps a `-`. Behind a bad run the scan goes on: a
 * look inside it would be quadratic. A scan depends on the octets alone, so a second one brings the
 * same tokens with the same region numbers.
 */
import {base64Value, decodePayload, isWellFormed, payloadEnd} from '../charset/utf7.ts'
import {hasPlus} from '../lines/line-facts.ts'
import {EQUALS, GT, MINUS, PLUS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'
import {seek, seekRow} from './seek.ts'
import {type Kind, kindOfPayload, kindOfUnit, NONE, PLUS_SIGN} from './utf7-class.ts'
import type {Token} from './utf7-tokens.ts'
import {armourEnd, hunkEnd, isDateField, isDense, isSignedText, isZone} from './verbatim.ts'

const AT = 0x40
const GRAVE = 0x60
/** No encoder was seen to write longer payloads. */
const maxPayload = 4096
/** A run of base64 this long is an encoded block, not text. */
const blockOctets = 40
/** One octet in so many is a plus sign in rows of escapes, and one a minus sign. */
const fewestSigns = 10
/** Islands of one or two units turn up in encoded data by chance; longer ones do not. */
const shortPayload = 6
/** Walks the tokens of one body; the fields tell of the token that `next` found. */
export class LeakScanner implements Token {
  at = 0
  to = 0
  kind: Kind = NONE
  isClosed = false
  unit = -1
  row = 0
  region = -1
  /** The token stands in text that an OpenPGP signature covers. */
  isSigned = false

  private readonly body: Body
  private readonly bytes: Buffer
  private readonly lines: LineTable
  private readonly end: number
  /** Where the search goes on. */
  private position: number
  private isNewRegion = true
  /** Where the row's content begins; -1 in a row that began in the window before. */
  private first = -1
  /** The row is a line of encoded data. */
  private isData = false
  /** The next back-tick that has not been paired; -1 when there is none. */
  private tick: number
  /** Octet behind the armoured block that the row is in; 0 outside. */
  private armourTo = 0
  private mayHaveArmour = true

  constructor(body: Body) {
    const {lines} = body
    this.body = body
    this.lines = lines
    this.end = lines.start[lines.count]!
    this.bytes = body.bytes
    this.position = lines.start[0]!
    this.tick = this.bytes.indexOf(GRAVE, this.position)
    if (lines.count > 0) this.startRow(0, 0)
  }

  /** Finds the next token; false when there is none. */
  next(): boolean {
    for (;;) {
      const at = this.findPlus()
      if (at === -1) return false
      if (at >= this.lines.start[this.row + 1]!) this.enterRow(at)
      if (at < this.position) continue
      if (this.tick !== -1 && this.tick < at && this.skipCode(at)) continue
      this.readToken(at)
      this.position = this.to
      if (this.to === this.end && this.isCut()) return false
      if (this.kind === NONE && this.isOwnZone(at)) continue
      if (this.isNewRegion) this.region++
      this.isNewRegion = false
      return true
    }
  }

  /** The token stands in an armoured block. */
  get isArmour(): boolean {
    return this.armourTo > 0
  }

  /** The island is an escaped quote mark, first behind the line's outer marks. */
  get isMark(): boolean {
    return this.at === this.first && unitAt(this.bytes, this.at + 1) === GT
  }

  /** Marks come as `+AD4- +AD4- `: a look two octets on saves most calls of the native search. */
  private findPlus(): number {
    const {bytes, position} = this
    if (position + 1 < this.end) {
      if (bytes[position + 1] === PLUS && bytes[position] !== PLUS) return position + 1
    }
    return bytes.indexOf(PLUS, position)
  }

  /** Goes to the row of `bytes[at]`, and notes where regions change on the way. */
  private enterRow(at: number): void {
    const {bytes, lines} = this
    const {start, marks, content} = lines
    let row = this.row
    let outer = marks[row]!
    while (start[row + 1]! <= at) {
      row++
      if (marks[row] !== outer) {
        outer = marks[row]!
        this.isNewRegion = true
      }
      if (bytes[content[row]!] === MINUS) this.startArmour(row)
    }
    this.startRow(row, lines.end[row - 1]! - content[row - 1]!)
    if (this.armourTo > 0 && at >= this.armourTo) this.endArmour()
  }

  private startRow(row: number, lengthBefore: number): void {
    const {bytes, lines} = this
    this.row = row
    this.isData = isDense(bytes, lines, row, lengthBefore) && !this.isEscapes(row)
    const first = lines.content[row]!
    this.first = row === 0 && this.body.continued ? -1 : first
    if (row === 0 && bytes[first] === MINUS) this.startArmour(row)
    if (bytes[first] !== AT) return
    const next = hunkEnd(bytes, lines, row)
    if (next === -1) return
    this.position = lines.start[next]!
    this.isNewRegion = true
  }

  /** A row of nothing but escapes has more plus and minus signs than data has. */
  private isEscapes(row: number): boolean {
    const [from, to] = [this.lines.content[row]!, this.lines.end[row]!]
    let [plus, minus] = [0, 0]
    for (let at = from; at < to; at++) {
      if (this.bytes[at] === PLUS) plus++
      else if (this.bytes[at] === MINUS) minus++
    }
    return Math.min(plus, minus) * fewestSigns > to - from
  }

  /** An armoured block is a region of its own. */
  private startArmour(row: number): void {
    const {bytes, lines} = this
    const from = lines.content[row]!
    if (this.armourTo > from || !this.mayHaveArmour) return
    const to = armourEnd(bytes, from)
    if (to === 0) return
    this.mayHaveArmour = to !== -1
    if (to === -1) return
    this.armourTo = to
    this.isSigned = lines.marks[row] === 0 && isSignedText(bytes, from)
    this.isNewRegion = true
  }

  private endArmour(): void {
    this.armourTo = 0
    this.isSigned = false
    this.isNewRegion = true
  }

  /** Pairs the line's back-ticks up to `at`; skips a pair around it that hugs its content: code. */
  private skipCode(at: number): boolean {
    const {bytes, lines, row} = this
    const first = lines.start[row]!
    if (this.tick < first) this.tick = bytes.indexOf(GRAVE, first)
    while (this.tick !== -1 && this.tick < at) {
      const open = this.tick
      const close = bytes.indexOf(GRAVE, open + 1)
      this.tick = close
      if (close === -1 || close >= lines.end[row]!) return false
      this.tick = bytes.indexOf(GRAVE, close + 1)
      if (close < at || bytes[open + 1] === SP || bytes[close - 1] === SP) continue
      this.position = close + 1
      return true
    }
    return false
  }

  private readToken(at: number): void {
    const {bytes, end} = this
    const from = at + 1
    this.at = at
    this.unit = -1
    const unit = from + 3 < end ? unitAt(bytes, from) : -1
    let to = from
    if (unit >= 0 && base64Value[bytes[from + 3]!]! < 0) {
      to = from + 3
      this.unit = unit
      this.kind = kindOfThree(bytes, from, unit)
    } else {
      to = payloadEnd(bytes, from, end)
      this.kind = this.classify(from, to)
    }
    this.isClosed = to < end && bytes[to] === MINUS
    this.to = this.isClosed ? to + 1 : to
    if (to === from) this.kind = this.isClosed ? PLUS_SIGN : NONE
    else if (this.kind !== NONE && this.isChance(at, to)) this.kind = NONE
  }

  private classify(from: number, to: number): Kind {
    if (to - from === 3) this.unit = unitAt(this.bytes, from)
    return kindAt(this.bytes, from, to)
  }

  /** True when the token ends where the window was cut in mid-line: the rest of it may follow. */
  private isCut(): boolean {
    return !this.isClosed && !this.body.last && this.lines.end[this.row] === this.end
  }

  /** True when the payload stands among encoded data: what it decodes to is chance. */
  private isChance(at: number, to: number): boolean {
    if (this.isData && to - at <= shortPayload + 1) return true
    return !this.isClosed && this.isInBlock(at, to)
  }

  /** True before a base64 `=` and inside a run of base64; looks back `blockOctets` at the most. */
  private isInBlock(at: number, to: number): boolean {
    const {bytes} = this
    if (to < this.end && bytes[to] === EQUALS) return true
    const first = Math.max(this.lines.start[this.row]!, to - blockOctets)
    let from = at
    while (from > first && base64Value[bytes[from - 1]!]! >= 0) from--
    return to - from >= blockOctets && to - at < blockOctets
  }

  /** A page's own `Date:` line says nothing of the body's encoder. */
  private isOwnZone(at: number): boolean {
    const {bytes, lines, row} = this
    return isZone(bytes, lines, row, at, at + 1) && isDateField(bytes, lines, row)
  }
}

/**
 * False for nearly every body: no `+` in it begins an island that an encoder could have written, so
 * that nothing can be proven. Only rows with a `+` are read.
 */
export function mayLeak(body: Body): boolean {
  return seekRow(body, hasPlus, hasIsland) < body.lines.count
}

/** A `+` of the row `bytes[from, end)` begins one. */
export function hasIsland(bytes: Buffer, from: number, end: number): boolean {
  for (let at = seek(bytes, PLUS, from, end); at < end; ) {
    const to = payloadEnd(bytes, at + 1, end)
    if (kindAt(bytes, at + 1, to) !== NONE) return true
    at = seek(bytes, PLUS, to, end)
  }
  return false
}

/** Class of the payload `bytes[from, to)`, which may be empty. */
function kindAt(bytes: Buffer, from: number, to: number): Kind {
  if (to - from < 3 || to - from > maxPayload || !isWellFormed(bytes, from, to)) return NONE
  return to - from > 3
    ? kindOfPayload(decodePayload(bytes, from, to))
    : kindOfThree(bytes, from, unitAt(bytes, from))
}

/** The first UTF-16 unit of a payload; negative where its first three octets are not all base64. */
function unitAt(bytes: Buffer, from: number): number {
  const a = base64Value[bytes[from]!]!
  const b = base64Value[bytes[from + 1]!]!
  const c = base64Value[bytes[from + 2]!]!
  return (a | b | c) < 0 ? -1 : (a << 10) | (b << 4) | (c >> 2)
}

/** Class of a payload of three octets: two bits are spare. */
function kindOfThree(bytes: Buffer, from: number, unit: number): Kind {
  return (base64Value[bytes[from + 2]!]! & 3) === 0 ? kindOfUnit(unit) : NONE
}
