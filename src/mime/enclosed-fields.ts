/**
 * The fields of an enclosed message (RFC 2046 §5.2.1), kept while its parts are read.
 *
 * As many of them may be open as entities may be nested, and a header section may have 1 MiB: of one
 * that is longer than senders write them, the fields that fit are kept, so that From outlasts a To of
 * thousands.
 */
import type {MessageFields} from '../types.ts'
import {DecodedFields, type RepairFields} from './message-fields.ts'
import type {RawField} from './noted-fields.ts'

/** Octets of fields that are kept of one enclosed message. */
export const maxEnclosed: number = 1 << 16
/** What a field takes beside its body. */
const fieldCost = 64

/**
 * The fields decoded, as those of the message itself are; `all` has only those that requote reads.
 * @param known in order
 * @param octets length of the section that they are of
 */
export function enclosedFields(
  known: readonly RawField[],
  octets: number,
  fallback: string,
  repair: RepairFields,
): MessageFields {
  const kept = octets <= maxEnclosed ? known : fitting(known)
  return new DecodedFields(kept, () => kept, fallback, repair)
}

function fitting(fields: readonly RawField[]): RawField[] {
  const kept: RawField[] = []
  let room = maxEnclosed
  for (const field of fields) {
    const cost = field.body.length + fieldCost
    if (cost > room) continue
    room -= cost
    kept.push({...field, name: detached(field.name), body: detached(field.body)})
  }
  return kept
}

/** A copy: a piece of a string may hold on to the whole, which here is the section. */
function detached(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
