/**
 * Repairs of a header section: encoded words that are still there, mojibake, and leaked UTF-7 in
 * unstructured text and in display names (RFC 5322 §3.4, §3.6.5).
 *
 * The section is one body of evidence, and each field a region. Addresses, identifiers and trace
 * fields are never touched: `user+tag-x@example.org` and `<a+b-c@example.org>` mean what they say.
 */
import {countMarks} from '../lines/marks.ts'
import {LineTable} from '../lines/table.ts'
import type {Body, FieldRepair, Repair, RepairName} from '../types.ts'
import {repairMojibakeFields} from './mojibake-fields.ts'
import {weigh} from './utf7-evidence.ts'
import {decodeLayer, maxLayers} from './utf7-leak.ts'
import {repairWordFields} from './word-leak-fields.ts'

/** A field of the header section, its body unfolded and decoded; `text` is changed in place. */
export interface Field {
  readonly name: string
  /** Input line of the field. */
  readonly line: number
  text: string
  /** It is known to be ASCII in which nothing is encoded. */
  readonly isPlain?: boolean
}

/** A stretch of a field's text that a person wrote, and its UTF-16 offset there. */
interface Stretch {
  readonly field: Field
  readonly from: number
  readonly to: number
}

const unstructured = new Set(['subject', 'comments', 'keywords', 'thread-topic'])
const addressed = new Set(['from', 'to', 'cc', 'reply-to', 'sender'])

/** What one of the repairs looks for: most header sections have none of it where people write. */
const damage = /[+?]|[\u00c2-\u00f4][^\x00-\x7f]/
const nothing: FieldRepair[] = []

/** Repairs the human text of the fields, and tells what was repaired. */
export function repairFields(
  fields: readonly Field[],
  enabled: ReadonlySet<RepairName>,
): FieldRepair[] {
  if (!fields.some(mayBeDamaged)) return nothing
  return [
    ...(enabled.has('utf7-leak') ? repairUtf7Fields(fields) : []),
    ...(enabled.has('word-leak') ? repairWordFields(fields) : []),
    ...(enabled.has('mojibake') ? repairMojibakeFields(fields) : []),
  ]
}

function mayBeDamaged(field: Field): boolean {
  return field.isPlain !== true && damage.test(field.text) && isHuman(field)
}

function isHuman(field: Field): boolean {
  const name = field.name.toLowerCase()
  return unstructured.has(name) || addressed.has(name)
}

function repairUtf7Fields(fields: readonly Field[]): FieldRepair[] {
  const before = fields.map(field => field.text)
  const repairs: FieldRepair[] = []
  for (let layer = 0; ; layer++) {
    const found = repairOnce(fields)
    if (found.length === 0) return repairs
    if (layer === maxLayers) break
    repairs.push(...found)
  }
  for (const [index, field] of fields.entries()) field.text = before[index]!
  return []
}

function repairOnce(fields: readonly Field[]): FieldRepair[] {
  const stretches = fields.filter(field => field.text.includes('+')).flatMap(stretchesOf)
  if (stretches.length === 0) return []
  const text = stretches.map(({field, from, to}) => field.text.slice(from, to)).join('\n')
  const body = bodyOf(Buffer.from(text), stretches)
  const part = {isStrong: false, isAboutUtf7: false, isTold: false}
  const evidence = weigh(body, part, false)
  if (evidence.strength !== 'strong') return []
  const repairs: Repair[] = []
  decodeLayer(body, evidence, repairs)
  putBack(body, stretches)
  return repairs.map(({line, column, ...repair}) => {
    const {field, from} = stretches[line - 1]!
    return {...repair, field: field.name, line: field.line, column: from + column}
  })
}

function stretchesOf(field: Field): Stretch[] {
  const name = field.name.toLowerCase()
  const {text} = field
  if (/[\r\n]/.test(text)) return []
  if (unstructured.has(name)) return [{field, from: 0, to: text.length}]
  if (!addressed.has(name)) return []
  const stretches: Stretch[] = []
  let from = 0
  const add = (to: number): void => {
    if (to > from) stretches.push({field, from, to})
  }
  // Angle addresses, and words that may hold an address.
  for (const match of text.matchAll(/<[^<>]*>|[^\s,;<>"]+/g)) {
    if (match[0][0] !== '<' && !match[0].includes('@')) continue
    add(match.index)
    from = match.index + match[0].length
  }
  add(text.length)
  return stretches
}

/** One line a stretch. No line has marks; a region is told by the field's number in that column. */
function bodyOf(bytes: Buffer, stretches: readonly Stretch[]): Body {
  const lines = new LineTable()
  lines.build(bytes, 0, bytes.length)
  countMarks(bytes, lines, 0, lines.count)
  let region = 0
  for (let row = 0; row < lines.count; row++) {
    if (stretches[row]!.field !== stretches[row - 1]?.field) region++
    lines.marks[row] = region
    lines.content[row] = lines.end[row]!
  }
  return {bytes, lines, firstLine: 1, continued: false, last: true, part: noPart}
}

const noPart: Body['part'] = {
  part: '',
  type: 'text/plain',
  charset: null,
  transferEncoding: '7bit',
  flowed: false,
  delSp: false,
  sourceLine: 1,
}

/** Puts the repaired stretches back between the text that was left out. */
function putBack(body: Body, stretches: readonly Stretch[]): void {
  const {bytes, lines} = body
  let row = 0
  while (row < lines.count) {
    const {field} = stretches[row]!
    const pieces: string[] = []
    let at = 0
    for (; row < lines.count && stretches[row]!.field === field; row++) {
      const {from, to} = stretches[row]!
      pieces.push(field.text.slice(at, from))
      pieces.push(bytes.toString('utf8', lines.start[row]!, lines.end[row]!))
      at = to
    }
    field.text = pieces.join('') + field.text.slice(at)
  }
}
