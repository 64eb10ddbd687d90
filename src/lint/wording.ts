/** Repairs in words, for one line of a report. */
import type {RepairName} from '../types.ts'
import type {Stretch} from './retrace.ts'

/** UTF-16 units of a stretch that a message quotes. */
const maxQuoted = 60

const words: Readonly<Record<RepairName, string>> = {
  'utf7-leak': 'leaked UTF-7',
  'qp-leak': 'leaked quoted-printable',
  'entity-leak': 'leaked character references',
  'word-leak': 'an encoded word left in the text',
  mojibake: 'UTF-8 that was read as windows-1252',
  'charset-label': 'a wrong charset label',
  'mark-space': 'odd white space among quote marks',
  'from-escape': "mbox's escape left in the text",
}

/** `leaked UTF-7: "+AD4-" should be ">"`. */
export function wordingOf({rule, before, after, places}: Stretch): string {
  const times = places > 1 ? `, ${places} places` : ''
  return `${words[rule]}: ${quoted(before)} should be ${quoted(after)}${times}`
}

function quoted(text: string): string {
  return JSON.stringify(text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text)
}
