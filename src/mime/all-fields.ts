/** Every field of a header section, for those who ask for more than the few that requote notes. */
import type {HeaderField} from '../types.ts'
import type {RawField} from './noted-fields.ts'
import {readFields} from './section.ts'

/** Every field of a section, whose octets are given as latin-1 characters. */
export function allFields(section: string, line: number): RawField[] {
  const fields: RawField[] = []
  readFields(
    Buffer.from(section, 'latin1'),
    line,
    () => true,
    field => fields.push(rawField(field)),
  )
  return fields
}

/** The same field with octets as latin-1 characters. */
export function rawField({name, body, line}: HeaderField): RawField {
  return {name, key: name.toLowerCase(), body: body.toString('latin1'), line}
}
