/** What was mangled twice, by two programs in a row, comes back as it was. */
import {describe, expect, test} from 'vitest'
import {manglers} from '../manglers.js'
import {repaired} from './bodies.ts'
import {mails} from './mails.ts'

const names = Object.keys(manglers)
/** What leaves too little to be seen of the outer layer, or of both. */
function isHidden(inner: string, outer: string): boolean {
  // `>` is `+AD4-` and that is `+-AD4-`: there is nothing but plus signs.
  if (/UTF-7/.test(inner) && /UTF-7/.test(outer)) return true
  // An escape that a soft line break cuts has no end of its own.
  return inner === 'UTF-7 of glibc' && outer === 'quoted-printable'
}
const pairs = names.flatMap(inner =>
  names
    .filter(outer => outer !== inner && !isHidden(inner, outer))
    .map(outer => [inner, outer] as const),
)
/** UTF-7 leaves no `=` to be escaped: more than one or two soft line breaks are needed as proof. */
const enough = (mail: string, inner: string, outer: string): string =>
  inner === 'UTF-7' && outer === 'quoted-printable' ? mail.repeat(4) : mail

describe.each(Object.entries(mails))('%s comes back from', (_, mail) => {
  test.each(pairs)('%s, then %s', (inner, outer) => {
    const text = enough(mail, inner, outer)
    expect(repaired(manglers[outer]!(manglers[inner]!(text)))).toBe(text)
  })
})
