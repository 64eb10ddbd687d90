/**
 * Reads header blocks: the header section that mailers copy above an answered message which they do
 * not mark.
 *
 *     -----Original Message-----            divider, or a rule of underscores, or nothing
 *     From: Ana Ruiz [mailto:ana@example.org]
 *     Sent: Monday, February 3, 2025 10:22
 *     To: Bo Lind; Cy Moss;                 folded where a line got too long
 *     Di Noor
 *     Subject: Re: plan
 *
 * Names in any language of languages.ts, bold (`*From:*`), indented, double spaced, behind marks.
 * Three fields (RFC 5322 §3.6) make a block, below a divider one does, if they tell the author.
 */
import {COLON, MINUS, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {type FieldClass, fieldClasses, forwardWords, originalWords} from './header-block-words.ts'
import {trimmedEnd} from './words.ts'

const UNDERSCORE = 0x5f
const ASTERISK = 0x2a
const COMMA = 0x2c
const APOSTROPHE = 0x27
const maxFields = 16
const maxLength = 300
/** Octets of a line that may introduce a quotation. */
const maxIntroduction = 400
/** Lines by which one field may run on. */
const maxFolds = 12
/** Octets of a field name; letters outside ASCII take two or three. */
const maxName = 26
const maxForeignName = 40
const minLength = 4
/** A field's line that is shorter has not been folded. */
const minFolded = 50

/** What an octet is to a field name: nothing special, its end, perhaps its end, or none of it. */
const goesOn = 0
const colon = 1
const mayBeColon = 2
const isNone = 3
const inName = new Uint8Array(256)
inName.fill(isNone, 0, COMMA + 1)
for (const octet of [SP, APOSTROPHE, ASTERISK]) inName[octet] = goesOn
inName[COLON] = colon
inName[0xef] = mayBeColon

/** Octets of a divider that are read. */
const maxDivider = 120
/** A divider that ends a message, which some mailers name the writer of. Lower case. */
const endLine =
  /^-{2,} *end (?:of )?(?:the )?(forwarded|original) (?:message|mail|e-mail|text)(?: from [^-].*)? *-*$/

/** What stands above the fields: words between dashes, or a rule. */
export type Divider = 'original' | 'forward' | 'rule' | null

/** A run of fields in rows `first … last`, values trimmed, '' where absent. */
export interface HeaderBlock {
  /** False when the fields are too few or tell no author: nothing is introduced. */
  readonly isBlock: boolean
  readonly first: number
  readonly last: number
  readonly divider: Divider
  readonly fields: number
  /** Fields among or beside them that no mailer quotes, such as `Received`. */
  readonly isRaw: boolean
  readonly from: string
  readonly date: string
  readonly to: string
  readonly subject: string
}

/** The row begins like a divider or a field: `--`, `__`, or a name and a colon. Most rows end here. */
export function mayStartHeaderBlock({bytes, lines}: Body, row: number): boolean {
  const end = lines.end[row]!
  let at = lines.content[row]!
  while (at < end && (bytes[at]! <= SP || bytes[at] === ASTERISK)) at++
  if (end - at < minLength) return false
  const octet = bytes[at]!
  if (octet === MINUS || octet === UNDERSCORE) return bytes[at + 1] === octet
  const isForeign = octet >= 0x80
  if (!isForeign && (octet < 0x41 || octet > 0x5a)) return false
  const stop = Math.min(end, at + (isForeign ? maxForeignName : maxName))
  for (at++; at < stop; at++) {
    const kind = inName[bytes[at]!]!
    if (kind === goesOn) continue
    if (kind === isNone) return false
    if (kind === colon || isFullWidthColon(bytes, at + 3)) return true
  }
  return false
}

/**
 * The row is a divider with words in it or a field that every mailer quotes: without one of them a
 * body has no header block.
 */
export function isBlockSign(body: Body, row: number): boolean {
  if (!mayStartHeaderBlock(body, row)) return false
  const text = body.lines.text(body.bytes, row, maxForeignName).replace(/^[\s*]+/, '')
  if (text.startsWith('-') || text.startsWith('_')) return /\p{L}/u.test(text)
  const name = text.split(/[:：]/, 1)[0]!.replaceAll('*', '').trim().toLowerCase()
  return fieldClasses().has(name.normalize())
}

/** The row is what a mailer announces a forwarded message with, of any length, and nothing else. */
export function isAnnouncement(body: Body, row: number): boolean {
  const {bytes, lines} = body
  if (!endsInColon(body, row) || lines.end[row]! - lines.content[row]! > maxDivider) return false
  const text = lines.text(bytes, row, maxDivider).trim().toLowerCase()
  return forwardWords().includes(text.replace(/\s*[:：]$/, ''))
}

/** The row's text ends in a colon, as introductions do, and is not too long for one. */
export function endsInColon({bytes, lines}: Body, row: number): boolean {
  const content = lines.content[row]!
  const end = trimmedEnd(bytes, lines, row)
  if (end <= content || end - content > maxIntroduction) return false
  return bytes[end - 1] === COLON || isFullWidthColon(bytes, end)
}

/** U+FF1A stands right before `end`. */
function isFullWidthColon(bytes: Buffer, end: number): boolean {
  return bytes[end - 1] === 0x9a && bytes[end - 2] === 0xbc && bytes[end - 3] === 0xef
}

/** The run of fields whose divider or first field is `row`, or null when no field is there. */
export function readHeaderBlock(body: Body, row: number): HeaderBlock | null {
  const divider = readDivider(body, row)
  const values: Record<FieldClass, string> = {
    from: '',
    date: '',
    to: '',
    subject: '',
    other: '',
    raw: '',
  }
  let isRaw = divider === null && row > 0 && looksLikeField(body, row - 1)
  let fields = 0
  let last = row
  let at = divider ? skipBlank(body, row + 1, 2) : row
  while (fields < maxFields) {
    const field = readField(body, at)
    if (!field) break
    if (field.kind === 'raw') isRaw = true
    if (values[field.kind] === '') values[field.kind] = field.value
    fields++
    last = foldEnd(body, at, field.kind)
    at = nextField(body, last)
  }
  if (fields === 0) return null
  isRaw ||= looksLikeField(body, last + 1)
  const {from, date, to, subject} = values
  const isBlock =
    from !== '' && (isWords(divider) ? fields >= 1 : fields >= 3 && (date !== '' || to !== ''))
  return {isBlock, first: row, last, divider, fields, isRaw, from, date, to, subject}
}

/** What ends at the row: `----- End forwarded message -----` and the like; null when nothing does. */
export function readEnd(body: Body, row: number): 'forward' | 'original' | null {
  const ended = endLine.exec(body.lines.text(body.bytes, row, maxDivider).trim().toLowerCase())
  if (ended === null) return null
  return ended[1] === 'original' ? 'original' : 'forward'
}

function isWords(divider: Divider): boolean {
  return divider === 'original' || divider === 'forward'
}

interface Field {
  readonly kind: FieldClass
  readonly value: string
}

function readField(body: Body, row: number): Field | null {
  if (row >= body.lines.count || !mayStartHeaderBlock(body, row)) return null
  const text = body.lines.text(body.bytes, row, maxLength).replaceAll('*', '').trim()
  const colon = text.search(/[:：]/)
  const name = text.slice(0, Math.max(0, colon)).trim().toLowerCase()
  const kind = fieldClasses().get(name.normalize())
  return kind ? {kind, value: text.slice(colon + 1).trim()} : null
}

/** `Name-In-Latin: value`, whether the name is known or not. */
function looksLikeField(body: Body, row: number): boolean {
  if (row >= body.lines.count || !mayStartHeaderBlock(body, row)) return false
  return /^[A-Z][A-Za-z]*(?:-[A-Za-z]+)*: \S/.test(body.lines.text(body.bytes, row, 60))
}

/** Last row of the field at `row`: it runs on up to the next field, if no blank row comes first. */
function foldEnd(body: Body, row: number, kind: FieldClass): number {
  const {bytes, lines} = body
  for (let at = row + 1; at < lines.count && at <= row + maxFolds; at++) {
    if (lines.isBlank(bytes, at)) return isFolded(body, row, at - 1, kind) ? at - 1 : row
    if (readField(body, at)) return at - 1
    if (endsInColon(body, at) || lines.depth[at]! > lines.depth[row]!) return row
  }
  return row
}

/** Rows `row + 1 … last` are the rest of the block's last field: one line, or a list of addresses. */
function isFolded({bytes, lines}: Body, row: number, last: number, kind: FieldClass): boolean {
  if (last === row || kind === 'date') return false
  if (lines.end[row]! - lines.content[row]! <= minFolded) return false
  return last === row + 1 || lines.text(bytes, row + 1, maxLength).includes('@')
}

/** The row after `last`, or the one behind a blank row where that is a field too. */
function nextField(body: Body, last: number): number {
  const {lines, bytes} = body
  const next = last + 1
  if (next >= lines.count || !lines.isBlank(bytes, next)) return next
  return readField(body, next + 1) ? next + 1 : next
}

function skipBlank({bytes, lines}: Body, row: number, most: number): number {
  let at = row
  while (at < lines.count && at < row + most && lines.isBlank(bytes, at)) at++
  return at
}

/** `-----Original Message-----`, `Begin forwarded message:` or `________`. */
export function readDivider(body: Body, row: number): Divider {
  const text = body.lines.text(body.bytes, row, maxDivider).trim().toLowerCase()
  if (/^[-_]{5,}$/.test(text)) return 'rule'
  if (!text.startsWith('--') && !/[:：]$/.test(text)) return null
  if (endLine.test(text)) return null
  if (forwardWords().some(words => text.includes(words))) return 'forward'
  if (!text.startsWith('--') || !text.endsWith('--')) return null
  return originalWords().some(words => text.includes(words)) ? 'original' : 'rule'
}
