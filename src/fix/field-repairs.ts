/**
 * Header fields with a repair, written again; every other field stays octet for octet. A field whose
 * new body would not read back as the repaired one is left.
 */
import {parseAddresses} from '../mime/addresses.ts'
import {decodeField, isAddressField, isBriefField} from '../mime/message-fields.ts'
import {repairFields} from '../repair/order.ts'
import type {Repair, RepairName} from '../types.ts'
import type {Edit} from './edit.ts'
import {encodeAddresses, encodeUnstructured} from './encode-words.ts'
import type {HeaderSection, PlacedField} from './header-section.ts'

export interface RepairedFields {
  readonly edits: readonly Edit[]
  readonly repairs: ReadonlyMap<RepairName, number>
  /** Names of fields whose repair cannot be written. */
  readonly refused: readonly string[]
}

export function fieldEdits(
  section: HeaderSection,
  enabled: ReadonlySet<RepairName>,
  fallback: string,
): RepairedFields {
  const fields = section.fields.filter(({key}) => isBriefField(key))
  // Each is known by its number, for names and lines may come twice.
  const texts = fields.map((field, line) => decodeField({...field, line}, fallback))
  const before = texts.map(({text}) => text)
  const rules = rulesByLine(repairFields(texts, enabled))
  const edits: Edit[] = []
  const repairs = new Map<RepairName, number>()
  const refused: string[] = []
  for (const [index, field] of fields.entries()) {
    const {text} = texts[index]!
    if (text === before[index]) continue
    const body = encoded(field, text, section.eol, fallback)
    if (body === null) refused.push(field.name)
    else {
      edits.push(section.withBody(field, body))
      for (const rule of rules.get(index) ?? []) repairs.set(rule, (repairs.get(rule) ?? 0) + 1)
    }
  }
  return {edits, repairs, refused}
}

function rulesByLine(repairs: readonly Repair[]): Map<number, RepairName[]> {
  const rules = new Map<number, RepairName[]>()
  for (const {rule, line} of repairs) {
    const those = rules.get(line)
    if (those) those.push(rule)
    else rules.set(line, [rule])
  }
  return rules
}

/** The new field body, or null when it does not say what was meant. */
function encoded(field: PlacedField, text: string, eol: string, fallback: string): string | null {
  const {name, key} = field
  const isAddress = isAddressField(key)
  const encode = isAddress ? encodeAddresses : encodeUnstructured
  const body = encode(name, text, eol)
  if (body === null) return null
  const read = decodeField({name, key, body, line: 0}, fallback).text
  if (read === text) return body
  return isAddress && people(read) === people(text) ? body : null
}

function people(text: string): string {
  return JSON.stringify(parseAddresses(text))
}
