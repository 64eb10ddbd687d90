/**
 * Mojibake in a header section: in unstructured text and in display names (RFC 5322 §3.4). The
 * section is one body of evidence; each name is a line of it, for each came from somewhere else.
 */
import type {FieldRepair} from '../types.ts'
import {placesOf} from './mojibake-class.ts'
import {
  type Candidate,
  candidateOf,
  confidenceOf,
  MojibakeEvidence,
  speaksOfCharsets,
} from './mojibake-evidence.ts'

/** A field whose text is changed in place. */
interface Field {
  readonly name: string
  readonly line: number
  text: string
}

/** A candidate and where it stands in its field, in UTF-16 units. */
interface Stretch {
  readonly field: Field
  readonly from: number
  readonly candidate: Candidate
}

const rule = 'mojibake'
const unstructured = new Set(['subject', 'comments', 'keywords', 'thread-topic'])
const addressed = new Set(['from', 'to', 'cc', 'reply-to', 'sender'])
/** A first octet and one that follows it, as they were read. */
const sequence = /[\u00c2-\u00f4][^\x00-\x7f]/
/** What stands between the marks of an address list: names, and addresses. */
const names = /[^,;:<>"]+/g

/** Undoes in place what is proven; tells what it did. */
export function repairMojibakeFields(fields: readonly Field[]): FieldRepair[] {
  const stretches = fields.filter(({text}) => sequence.test(text)).flatMap(stretchesOf)
  if (stretches.length === 0) return []
  const evidence = new MojibakeEvidence()
  for (const {candidate} of stretches) evidence.add(candidate.undone)
  evidence.isAbout = fields.some(
    ({name, text}) => unstructured.has(name.toLowerCase()) && speaksOfCharsets(text),
  )
  if (!evidence.isStrong) return []
  const repairs = stretches.flatMap(repairsOf)
  const byField = new Map<Field, Stretch[]>()
  for (const stretch of stretches) {
    const own = byField.get(stretch.field)
    if (own) own.push(stretch)
    else byField.set(stretch.field, [stretch])
  }
  for (const [field, own] of byField) field.text = undone(field, own)
  return repairs
}

function stretchesOf(field: Field): Stretch[] {
  const {text} = field
  const name = field.name.toLowerCase()
  const isAddressed = addressed.has(name)
  if (!isAddressed && !unstructured.has(name)) return []
  const stretches: Stretch[] = []
  for (const {0: line, index} of isAddressed ? text.matchAll(names) : [{0: text, index: 0}]) {
    if (!sequence.test(line) || (isAddressed && line.includes('@'))) continue
    const candidate = candidateOf(0, line)
    if (candidate) stretches.push({field, from: index, candidate})
  }
  return stretches
}

function repairsOf({field, from, candidate}: Stretch): FieldRepair[] {
  let column = from + 1
  const confidence = confidenceOf(candidate)
  return placesOf(candidate.line, candidate.undone).map(({gap, before, after}) => {
    const at = column + gap.length
    column = at + before.length
    return {rule, field: field.name, line: field.line, column: at, before, after, confidence}
  })
}

/** @param stretches of this field, in order */
function undone(field: Field, stretches: readonly Stretch[]): string {
  const pieces: string[] = []
  let at = 0
  for (const {from, candidate} of stretches) {
    pieces.push(field.text.slice(at, from), candidate.undone.text)
    at = from + candidate.line.length
  }
  return pieces.join('') + field.text.slice(at)
}
