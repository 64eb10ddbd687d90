/** Repairs in words, for one line of a report. */
import type {RepairName} from '../types.ts'
import type {Stretch} from './retrace.ts'

/** UTF-16 units of a stretch that a message quotes. */
const maxQuoted = 60

const unseen = /[\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/g

const widthless = /^[\u200b-\u200d\u2060\ufeff]+$/

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
  const isUnseen = rule === 'mark-space' && after === '' && widthless.test(before)
  const what = isUnseen ? 'a character without width in front of the text' : words[rule]
  return `${what}: ${quoted(before)} should be ${quoted(after)}${times}`
}

/** White space and what has no width are shown as their numbers: they are what it is about. */
function quoted(text: string): string {
  const short = text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text
  return JSON.stringify(short).replace(unseen, character => {
    const number = character.charCodeAt(0).toString(16)
    return `\\u${number.padStart(4, '0')}`
  })
}
