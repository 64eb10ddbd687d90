/** What the header section of a message lacks or has wrong (RFC 5322 §3.6). */
import type {MessageFields, MessageHead} from '../types.ts'
import {type AddDraft, fieldSpot, lineSpot, remark} from './draft.ts'
import {findInvisible, nameOf} from './invisible.ts'
import type {MessageIds} from './message-ids.ts'

/** Fields without which a message is none; Message-ID should be there. */
const required = ['From', 'Date'] as const

/** @param ids those that came before; null: a second one is not looked for */
export function checkHeader(
  {fields, start}: MessageHead,
  ids: MessageIds | null,
  add: AddDraft,
): void {
  const first = lineSpot(start.firstLine)
  for (const name of required) {
    if (valueIn(fields, name) !== null) continue
    add(remark('header-missing', `no ${name} field`, first))
  }
  const {id, date} = fields
  if (id === null) add(remark('header-missing', 'no Message-ID field', first, true))
  else if (ids?.seen(id)) {
    const message = `Message-ID ${id} came before`
    add(remark('message-id-duplicate', message, fieldSpot('Message-ID', id)))
  }
  const written = valueIn(fields, 'Date')
  if (date === null && written !== null) {
    const message = `the date "${written.slice(0, 60)}" cannot be read`
    add(remark('date-unparsable', message, fieldSpot('Date', written)))
  }
}

/** Tells invisible characters in the fields that people read. */
export function checkFieldText({brief}: MessageFields, add: AddDraft): void {
  for (const {name, value} of brief) {
    const found = findInvisible(value)
    if (found === null) continue
    const {character, isHarmless} = found
    const message = `${nameOf(character)} in ${name}`
    add(remark('invisible-control', message, fieldSpot(name, character), isHarmless))
  }
}

function valueIn({brief}: MessageFields, wanted: string): string | null {
  return brief.find(({name}) => name === wanted)?.value ?? null
}
