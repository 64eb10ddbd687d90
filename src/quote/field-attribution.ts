/**
 * Header-block attributions: a reply that names its author by header fields, in any known language.
 *
 *     > -----Original Message-----
 *     > From: Ana Ruiz <ana@example.org>
 *     > Date: Mon, 3 Feb 2025 10:22:00 +0100
 *     >
 *     > > her words
 *
 * Two fields or more, one of which tells the author. A field may be folded, or wrapped anew by a mailer.
 */
import {COLON, MINUS, SP} from '../lines/octets.ts'
import {once} from '../lines/once.ts'
import type {Body, Person} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {HEADER_BLOCK, TEXT} from './kinds.ts'
import {type FieldNames, languages} from './languages.ts'
import {readNotesBlockFrom} from './notes-block.ts'

const maxFields = 12
/** Rows of a block, its folded fields included: address lists are long. */
const maxRows = 60
const maxLength = 400
/** Octets of the longest known field name. */
const maxName = 40
/** Blanks inside a name, and before its colon. */
const maxBlanks = 4
/** Octets that prose has early and no field name has. */
const notInNames = Buffer.from('.,!?"<>=;0123456789')
/** Rows of a field that ends in a name, and octets of the row on which that ends. */
const maxNameRows = 4
const maxRest = 30
/** Characters of a name behind `on behalf of` that may go on below. */
const maxWriter = 40
/** Blank rows between a From field and the quotation. */
const maxGap = 2
/** Rows of a patch in which its log message ends. */
const patchRows = 60
const patchSign = /^(?:diff |---(?: |$)|index: |[a-z]+-[a-z-]{0,12}by: )/i
/** Blanks in front of a field that some programs write. */
const maxIndent = 8

type FieldClass = keyof FieldNames | 'other'

interface Names {
  readonly classes: ReadonlyMap<string, FieldClass>
  /** 1 for octets that a name may begin with. */
  readonly firstOctets: Uint8Array
}

const names = once((): Names => {
  const classes = new Map<string, FieldClass>(
    'message-id|reply-to|organization|newsgroups|importance|reply to|status|sent by|bcc|sender|resent-from|errors-to|in-reply-to|references|x-mailer|user-agent|delivered-to|mime-version|content-type|list-id'
      .split('|')
      .map(name => [name, 'other']),
  )
  for (const {fieldNames} of languages()) {
    for (const name of ['cc', 'to', 'subject', 'date', 'sent', 'from'] as const) {
      for (const word of fieldNames[name])
        if (!classes.has(word) || name === 'from') classes.set(word.normalize(), name)
    }
  }
  const firstOctets = new Uint8Array(256)
  for (const word of classes.keys()) {
    for (const form of [word, word.toUpperCase()]) firstOctets[Buffer.from(form)[0]!] = 1
  }
  firstOctets[0x2a] = 1 // `*From:* Ana`
  return {classes, firstOctets}
})

interface Field {
  readonly name: FieldClass
  readonly body: string
}

/** A block that may be introduced by nothing but itself. */
export interface FoundFields extends FoundAttribution {
  readonly fields: number
}

/** The block of fields that starts at `row`, or null. */
export function readFieldAttribution(body: Body, row: number): FoundFields | null {
  const {lines} = body
  const fields: Field[] = []
  let last = row - 1
  const stop = Math.min(lines.count, row + maxRows)
  for (let at = row; at < stop && fields.length < maxFields; at++) {
    if (lines.depth[at] !== lines.depth[row] || lines.isBlank(body.bytes, at)) break
    const field = readField(body, at)
    if (field) fields.push(field)
    else if (isRestOfFrom(body, at, row, fields.at(-1))) {
      const rest = lines.text(body.bytes, at, maxLength).trim().replace(tagged, '')
      fields.push({name: 'from', body: `${fields.pop()!.body} ${rest}`})
    } else if (fields.length === 0 || !isInside(body, at, fields.at(-1)!)) break
    last = at
  }
  const from = fields.find(({name}) => name === 'from')
  if (!from || from.body === '') return null
  const date = fields.find(({name}) => name === 'date' || name === 'sent')
  if (!date && fields.length < 3 && !isAlone(body, row, last, fields)) return null
  return {
    first: row,
    last,
    author: parseMailbox(from.body),
    date: date?.body ?? null,
    fields: fields.length,
  }
}

/** The row goes on with a From field that a mailer wrapped where it got too long. */
function isRestOfFrom(body: Body, row: number, first: number, field: Field | undefined): boolean {
  if (field?.name !== 'from') return false
  if (isBehalf(field) && isRestOfName(body, row, first, field.body)) return true
  // What readers of depth took for the inside of a header block is no text.
  if (body.lines.kind[row] === HEADER_BLOCK && row - first <= maxNameRows) return true
  const text = body.lines.text(body.bytes, row, maxLength).trim()
  if (!field.body.includes('@') && nameEnd.test(text)) return true
  if (/\bon behalf$/i.test(field.body)) return /^of\b/i.test(text)
  return /^(?:[[<]mailto:[^\s\]>]{1,200}[\]>] ?)?on behalf(?: of\b.{0,80})?$/i.test(text)
}

/** Below a name without an address: its last words, and the address. */
const nameEnd =
  /^[\p{L}\p{M}"'(),. -]{0,60}[<[](?:mailto:)?[^\s<>[\]@]{1,64}@[^\s<>[\]@]{1,200}[>\]]$/u

const behalf = once(() => {
  const words = languages().flatMap(language => language.behalf)
  return new RegExp(`[\\s\\]>*](?:${words.join('|')})(?:[\\s*]+(.{0,200}))?$`, 'iu')
})

/** What follows `on behalf of`, in any language; null where that does not stand there. */
function behalfOf(from: string): string | null {
  const found = behalf().exec(from)
  return found && (found[1] ?? '')
}

/** `list@example.org On Behalf Of Ana`: mailers wrap such a field in the middle of the name. */
function isBehalf(field: Field): boolean {
  return (behalfOf(field.body)?.length ?? maxWriter) < maxWriter
}

/** A mark with letters, as The Bat! quotes, where a mailer wrapped the field. */
const tagged = /^[A-Z]{2,3}> */

/** Whatever stands below `On Behalf Of`, and below a name a word or two that may end it. */
function isRestOfName({bytes, lines}: Body, row: number, first: number, from: string): boolean {
  if (behalfOf(from) === '') return true
  const text = lines.text(bytes, row, maxRest + 1).trim()
  return row - first <= maxNameRows && text.length <= maxRest && /^[\p{L}"'. -]+$/u.test(text)
}

/**
 * `From: Ana Ruiz` right above a deeper line; with an address or below a divider above a deeper
 * paragraph, or as the first line of the words that it introduces, inside their marks.
 */
function isAlone(body: Body, first: number, last: number, fields: readonly Field[]): boolean {
  const from = fields.find(({name}) => name === 'from')!.body
  const {bytes, lines} = body
  const next = last + 1
  const isBehalf = behalfOf(from) !== null
  const hasAddress = parseMailbox(from).address !== null
  const isWrapped = hasAddress && fields.length === 1
  if (next >= lines.count || (last !== first && !isBehalf && !isWrapped)) return false
  const depth = lines.depth[last]!
  if (lines.depth[next]! > depth) return true
  const tellsPerson = isBehalf || hasAddress || /@|^"[^"]+"$/.test(from)
  if (!tellsPerson && !isDivider(body, first - 1)) return false
  let at = next
  while (at < lines.count && at < next + maxGap && lines.isBlank(bytes, at)) at++
  if (at < lines.count && lines.depth[at]! > depth) return true
  const isOwn = depth > 0 && at < lines.count && lines.depth[at] === depth
  return isOwn && lines.kind[next] === TEXT && (isBehalf || !isPatch(body, at))
}

/** `-----Original Message-----`, which readers of depth took for the start of a header block. */
function isDivider({bytes, lines}: Body, row: number): boolean {
  if (row < 0 || lines.kind[row] !== HEADER_BLOCK) return false
  const at = lines.content[row]!
  return bytes[at] === MINUS && bytes[at + 1] === MINUS
}

/** A patch's From tells who made it, not who wrote the message. */
function isPatch({bytes, lines}: Body, row: number): boolean {
  const stop = Math.min(lines.count, row + patchRows)
  for (let at = row; at < stop && lines.depth[at] === lines.depth[row]; at++) {
    if (patchSign.test(lines.text(bytes, at, maxName))) return true
  }
  return false
}

/** Cheap: the row may begin with a field name, which ends in a colon and has few words. */
export function mayStartField({bytes, lines}: Body, row: number): boolean {
  const end = lines.end[row]!
  let at = lines.content[row]!
  for (const most = at + maxIndent; at < most && bytes[at] === SP; ) at++
  if (at >= end || names().firstOctets[bytes[at]!] === 0) return false
  const stop = Math.min(end, at + maxName + 4)
  for (let blanks = 0; at < stop && blanks <= maxBlanks; at++) {
    const octet = bytes[at]!
    if (octet === COLON || (octet === 0xef && bytes[at + 1] === 0xbc)) return true
    if (octet === SP) blanks++
    else if (octet < 0x41 && notInNames.includes(octet)) return false
  }
  return false
}

function readField(body: Body, row: number): Field | null {
  if (!mayStartField(body, row)) return null
  const text = body.lines.text(body.bytes, row, maxLength).trim()
  const field = /^\*?([^:：*]{1,40}?)\s{0,4}\*?[:：]\*?\s*(.*)$/u.exec(text)
  const name = field && names().classes.get(field[1]!.toLowerCase().normalize())
  return name ? {name, body: field[2]!.trim()} : null
}

/** The rest of a field, or one of a name that no list has in what readers of depth took for a block. */
function isInside(body: Body, row: number, field: Field): boolean {
  return isFolded(body, row, field) || body.lines.kind[row] === HEADER_BLOCK
}

/** A line that goes on with the field before: indented, or the rest of addresses or of a subject. */
function isFolded({bytes, lines}: Body, row: number, field: Field): boolean {
  const first = bytes[lines.content[row]!]
  if (first === 0x20 || first === 0x09) return true
  if (field.name === 'subject') return lines.end[row]! - lines.content[row]! < 80
  const text = lines.text(bytes, row, maxLength)
  return (field.name === 'to' || field.name === 'cc') && /[@;,]|^\S+$/.test(text)
}

/** A header block of Lotus Notes that begins at `row`, or null; `depth-implied` has found it. */
export function readNotesFields(body: Body, row: number): FoundFields | null {
  const block = readNotesBlockFrom(body, row)
  if (block === null) return null
  const {first, last, from, date, fields} = block
  return {first, last, author: parseMailbox(from), date, fields}
}

/** Who sent it on. */
const byWay = / *\(by way\b.*$/i
/** Archives write `Ana Ruiz <ana at example.org>`. */
const obfuscated =
  /([<[](?:mailto:|SMTP:)?[^\s<>[\]@]{1,64}|^[^\s<>[\]@]{1,64}) at ([\w-]{1,64}(?:\.[\w-]{1,64}){1,6})(?=[>\]]|$)/gi

/** `Ana Ruiz <ana@example.org>`, `Ana Ruiz [mailto:ana@example.org]`, `ana@example.org` or `Ana Ruiz`. */
export function parseMailbox(field: string): Person {
  const text = field.replaceAll('*', '').replace(obfuscated, '$1@$2').replace(byWay, '')
  const writer = behalfOf(text)
  // A mailer that lost the line ends has the next field behind the name.
  if (writer) return parseMailbox(writer.split(/ \p{Lu}\p{L}*\s?:\s/u, 1)[0]!)
  const open = text.search(/[<[](?=[^<[]*@)/)
  if (open < 0) {
    const bare = text.replaceAll('"', '').trim()
    const [, address, name] = /^(\S+@\S+)(?: \((.*)\))?$/.exec(bare) ?? []
    return address ? {name: name ?? null, address} : {name: bare || null, address: null}
  }
  const shown = text.slice(0, open).replaceAll('"', '').trim()
  const name = /^\S+@\S+$/.test(shown) ? '' : shown
  const address = text
    .slice(open + 1)
    .replace(/^(?:mailto|smtp):/i, '')
    .split(/[>\]\s]/, 1)[0]!
    .replace(/^mailto:/, '')
  return {name: name || null, address: address.includes('@') ? address : null}
}
