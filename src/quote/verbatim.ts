/**
 * Finds what is shown, not said, at every quote depth: fenced code, armour, tables and logs.
 *
 *     > ```                      a fence, closed by the next one of the same depth
 *     > > const a = 1            depth 1: the second `>` is the program's prompt
 *     > ```
 *     ~~~ c                      another one, which tildes close
 *     begin 644 gate.txt         what uuencode.ts reads
 *     -----BEGIN CERTIFICATE-----   armour (RFC 7468, RFC 4880 §6.2), to its own END line
 *     +------+-------+           a table has a ruling row
 *     [ 1042.123456] usb 1-1: …  a log has a time on every row
 *     iVBORw0KGgoAAAANSUhEUg…    base64 has rows of one width, and one that may be shorter
 *
 * Fences and armour come first, for inside them only the outer marks count; tables and logs are told
 * once depth is known. Each row is looked at a fixed number of times.
 */
import {leaveMarks} from '../lines/marks.ts'
import {MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {mayIntroduce} from './attribution-sight.ts'
import {TEXT, VERBATIM} from './kinds.ts'
import {uuencodedEnd} from './uuencode.ts'
import {trimmedEnd} from './words.ts'

const B = 0x62
const GRAVE = 0x60
const TILDE = 0x7e
const PIPE = 0x7c
const PLUS = 0x2b
const OPEN_BRACKET = 0x5b
/** Rows that a table or a log has at the least. */
const minRun = 3
/** Octets of base64 that a full row has (RFC 2045 §6.8: at most 76; RFC 7468 §2: 64). */
const minBase64 = 60
const maxBase64 = 76
const base64 = /^[A-Za-z0-9+/]+={0,2}$/
/** Of a log's row so much is read. */
const maxTime = 40

const beginning = /^-----BEGIN (?!PGP SIGNED MESSAGE)([A-Z0-9 ]{1,40})-----\s*$/
const ending = /^-----END ([A-Z0-9 ]{1,40})-----\s*$/
/** `[ 1042.123456]`, `2025-02-03 10:22:01`, `Feb  3 10:22:01 host`, `10:22:01.250` */
const time =
  /^(?:\[ *\d{1,7}\.\d{3,9}\] |\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S|\d\d:\d\d:\d\d[.,]\d{3,6} )/

/** Tildes of a fence, and the language that may stand behind the first. */
const tildes = /^(~{3,5})( ?[\w+#.-]{1,20})?\s*$/
/** Whether an octet may begin a line that opens or closes a region. */
const opensRegion: Uint8Array = new Uint8Array(256)
for (const octet of '`~-b') opensRegion[octet.charCodeAt(0)] = 1

/** A region that has begun: its row, its outer marks, and its armour's name or a fence's sign. */
interface Opening {
  readonly row: number
  readonly marks: number
  readonly name: string
}

function isFence({name}: Opening): boolean {
  return name === '`' || name === '~'
}

/** Sets `kind` in fences and armour, and takes `marks` inside back to the outer ones. */
export function readRegions(body: Body): void {
  const {bytes, lines} = body
  let open: Opening | null = null
  for (let row = 0; row < lines.count; row++) {
    const marks = lines.marks[row]!
    if (open !== null && marks < open.marks) open = null
    const first = bytes[lines.content[row]!]!
    if (!opensRegion[first] || lines.kind[row] !== TEXT) continue
    if (first === B) {
      const end = uuencodedEnd(bytes, lines, row)
      if (end > row) fill(body, {row, marks, name: ''}, end - 1)
      continue
    }
    const name = nameOfRegion(body, row, open)
    if (name === undefined) continue
    if (open !== null && open.marks === marks && open.name === name) {
      if (isOneSpeaker(body, open, row)) fill(body, open, row)
      open = null
    } else if (open === null || !isFence(open)) open = {row, marks, name}
  }
}

/** A fence's sign, or the armour's name for its first or last line; undefined for other rows. */
function nameOfRegion(body: Body, row: number, open: Opening | null): string | undefined {
  const {bytes, lines} = body
  const from = lines.content[row]!
  const end = lines.end[row]!
  if (bytes[from] === GRAVE) {
    return bytes[from + 1] === GRAVE && bytes[from + 2] === GRAVE && end - from < maxTime
      ? '`'
      : undefined
  }
  if (bytes[from] === TILDE) return isTildes(body, row, open?.name === '~') ? '~' : undefined
  if (bytes[from + 4] !== MINUS || end - from > 60) return undefined
  const text = lines.text(bytes, row)
  return (open && !isFence(open) ? ending.exec(text) : null)?.[1] ?? beginning.exec(text)?.[1]
}

/** Two fences with a quotation between them are two people's: a deeper fence, or an attribution. */
function isOneSpeaker(body: Body, open: Opening, last: number): boolean {
  if (!isFence(open)) return true
  const {row: first, marks} = open
  const {lines} = body
  for (let row = first + 1; row < last; row++) {
    if (mayIntroduce(body, row) && lines.marks[row + 1]! > lines.marks[row]!) return false
    if (lines.marks[row]! > marks && isSameSign(body, first, row)) return false
  }
  return true
}

function isSameSign({bytes, lines}: Body, row: number, other: number): boolean {
  return bytes[lines.content[row]!] === bytes[lines.content[other]!]
}

/**
 * `~~~`, and what it is code of where it opens. More of them rule something off, and under words that
 * are hardly longer they make a heading.
 */
function isTildes({bytes, lines}: Body, row: number, isOpen: boolean): boolean {
  const found = tildes.exec(lines.text(bytes, row, maxTime))
  if (found === null) return false
  if (isOpen) return found[2] === undefined
  if (row === 0 || lines.marks[row - 1] !== lines.marks[row]) return true
  const above = lines.end[row - 1]! - lines.content[row - 1]!
  return lines.isBlank(bytes, row - 1) || above > found[1]!.length + 2
}

function fill({bytes, lines}: Body, {row: first, marks}: Opening, last: number): void {
  for (let row = first; row <= last; row++) {
    if (lines.marks[row]! > marks) leaveMarks(bytes, lines, row, marks)
    lines.kind[row] = VERBATIM
  }
}

/** Sets `kind` on the text rows of tables and logs. `depth` must be known. */
export function readTables(body: Body): void {
  const {lines} = body
  for (let row = 0; row < lines.count; row++) {
    const shape = shapeOf(body, row)
    if (shape === null) continue
    let last = row
    let ruled = shape === 'rule'
    for (; last + 1 < lines.count && lines.depth[last + 1] === lines.depth[row]; last++) {
      const next = shapeOf(body, last + 1)
      if (next === null || formOf(next) !== formOf(shape)) break
      if (next === 'rule') ruled = true
    }
    const isRun = last - row + 1 >= minRun
    if (isRun && shape === 'base64' && isRestOfBase64(body, last + 1)) last++
    if (isRun && (ruled || formOf(shape) !== 'table')) lines.kind.fill(VERBATIM, row, last + 1)
    row = last
  }
}

type Shape = 'rule' | 'cells' | 'log' | 'base64'

function formOf(shape: Shape): 'table' | 'log' | 'base64' {
  return shape === 'log' || shape === 'base64' ? shape : 'table'
}

/** The last row of base64 is as short as it comes. */
function isRestOfBase64({bytes, lines}: Body, row: number): boolean {
  if (row >= lines.count || lines.kind[row] !== TEXT) return false
  const length = lines.end[row]! - lines.content[row]!
  const isSameDepth = lines.depth[row] === lines.depth[row - 1]
  if (!isSameDepth || length > maxBase64 || length % 4 !== 0) return false
  return base64.test(lines.text(bytes, row))
}

/** What a row of text can be part of. */
function shapeOf({bytes, lines}: Body, row: number): Shape | null {
  if (lines.kind[row] !== TEXT) return null
  const from = lines.content[row]!
  const first = bytes[from]!
  if (first === PLUS || first === PIPE) {
    const end = trimmedEnd(bytes, lines, row)
    const last = bytes[end - 1]!
    if (end - from < minRun || (last !== PLUS && last !== PIPE)) return null
    return isRuling(bytes, from, end) ? 'rule' : first === PIPE ? 'cells' : null
  }
  const length = lines.end[row]! - from
  if (length >= minBase64 && length <= maxBase64 && base64.test(lines.text(bytes, row))) {
    return 'base64'
  }
  const mayBeTime = first === OPEN_BRACKET || (first >= 0x30 && first <= 0x39) || isCapital(first)
  if (!mayBeTime || lines.end[row]! - from < 12) return null
  return time.test(lines.text(bytes, row, maxTime)) ? 'log' : null
}

function isRuling(bytes: Buffer, from: number, end: number): boolean {
  for (let at = from; at < end; at++) if (!rulingOctets.has(bytes[at]!)) return false
  return true
}

const rulingOctets = new Set(Buffer.from('+-=|: '))

/** The first letter of a month. */
function isCapital(octet: number): boolean {
  return octet >= 0x41 && octet <= 0x53
}
