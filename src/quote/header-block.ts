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
 * Names in any language of header-block-words.ts, bold (`*From:*`), indented, double spaced, behind
 * marks. Three fields make a block (RFC 5322 §3.6 names), two do below a divider.
 */
import {MINUS, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {type FieldClass, fieldClasses} from './header-block-words.ts'

const UNDERSCORE = 0x5f
const ASTERISK = 0x2a
const maxFields = 16
const maxLength = 300
/** Lines by which one field may run on. */
const maxFolds = 12
/** Octets of a field name, bold marks and indentation left out. */
const maxName = 40
const minRule = 5

/** A block's rows `first … last` and what its fields say (values trimmed, '' where absent). */
export interface HeaderBlock {
  readonly first: number
  readonly last: number
  readonly divider: 'words' | 'rule' | null
  readonly fields: number
  readonly from: string
  readonly date: string
  readonly to: string
  readonly subject: string
}

/** The row's first octets: a divider, or a name and a colon. Cheap; most rows end here. */
export function mayStartHeaderBlock({bytes, lines}: Body, row: number): boolean {
  const end = lines.end[row]!
  let at = lines.content[row]!
  while (at < end && (bytes[at]! <= SP || bytes[at] === ASTERISK)) at++
  if (end - at < minRule) return false
  const octet = bytes[at]!
  if (octet === MINUS || octet === UNDERSCORE) return bytes[at + 1] === octet
  if (!((octet >= 0x41 && octet <= 0x5a) || octet >= 0x80)) return false
  const stop = Math.min(end, at + maxName)
  for (at++; at < stop; at++) {
    const next = bytes[at]!
    if (next === 0x3a) return true
    if (next === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x9a) return true // '：'
    if (next <= 0x2c && next !== SP && next !== 0x27 && next !== ASTERISK) return false
  }
  return false
}

/** The block whose divider or first field is `row`, or null. */
export function readHeaderBlock(body: Body, row: number): HeaderBlock | null {
  const divider = readDivider(body, row)
  const start = divider ? skipBlank(body, row + 1, 2) : row
  const values: Record<FieldClass, string> = {from: '', date: '', to: '', subject: '', other: ''}
  let fields = 0
  let last = start - 1
  let at = start
  while (at < body.lines.count && fields < maxFields) {
    const field = readField(body, at)
    if (!field) break
    if (fields === 0 && !divider && field.kind !== 'from' && field.kind !== 'date') return null
    if (values[field.kind] === '') values[field.kind] = field.value
    fields++
    last = foldEnd(body, at, field.kind)
    at = nextField(body, last)
  }
  const {from, date, to, subject} = values
  const isBlock =
    from !== '' && (divider === 'words' ? fields >= 1 : fields >= 3 && (date !== '' || to !== ''))
  return isBlock ? {first: row, last, divider, fields, from, date, to, subject} : null
}

interface Field {
  readonly kind: FieldClass
  readonly value: string
}

function readField(body: Body, row: number): Field | null {
  if (row >= body.lines.count || !mayStartHeaderBlock(body, row)) return null
  const text = body.lines.text(body.bytes, row, maxLength).trim()
  const colon = text.search(/[:：]/)
  if (colon < 1) return null
  const name = text.slice(0, colon).replaceAll('*', '').trim().toLowerCase()
  const kind = fieldClasses.get(name)
  if (!kind) return null
  return {
    kind,
    value: text
      .slice(colon + 1)
      .replaceAll('*', '')
      .trim(),
  }
}

/** Last row of the field at `row`: it runs on where a later row, no blank one between, is a field. */
function foldEnd(body: Body, row: number, kind: FieldClass): number {
  const {bytes, lines} = body
  for (let at = row + 1; at < lines.count && at <= row + maxFolds; at++) {
    if (lines.isBlank(bytes, at)) {
      // a long subject's rest, or the long rest of a list, ends the block
      const folded = at - 1 - row
      const isLong = lines.end[row]! - lines.content[row]! > (kind === 'subject' ? 50 : 60)
      const isRest =
        folded >= 1 &&
        isLong &&
        (folded <= 1 || lines.text(bytes, row + 1, maxLength).includes('@'))
      return isRest && kind !== 'date' ? at - 1 : row
    }
    if (readField(body, at)) return at - 1
    if (lines.depth[at]! > lines.depth[row]!) return row
  }
  return row
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

/** `-----Original Message-----`, `Begin forwarded message:` (with words) or `________` (a rule). */
function readDivider(body: Body, row: number): HeaderBlock['divider'] {
  const text = body.lines.text(body.bytes, row, 120).trim()
  if (/^[-_]{5,}$/.test(text)) return 'rule'
  if (/^-{2,} ?[^-]{4,60}? ?-{2,}$/.test(text)) return 'words'
  return null
}
