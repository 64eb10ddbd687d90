/** What was mangled comes back, or is left: nothing is made of it that was never there. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {manglers} from '../manglers.js'
import {remangle, ways} from '../remangle.js'
import {repaired} from './bodies.ts'
import {mails} from './mails.ts'

const names = Object.keys(manglers)
const cases = Object.entries(mails).flatMap(([what, mail]) =>
  names.flatMap(name => ways.map(way => [what, name, way, mail] as const)),
)

test.each(cases)('%s comes back from %s, %s', (_, name, way, mail) => {
  expect(remangle(mail, name, way, repaired)?.verdict).toBe('exact')
})

/** Lines of the mails, in any order, some of them quoted once more. */
const line = fc.constantFrom(...Object.values(mails).flatMap(mail => mail.split('\n')))
const text = fc
  .array(fc.tuple(line, fc.boolean()), {minLength: 1, maxLength: 12})
  .map(lines => lines.map(([content, isQuoted]) => `${isQuoted ? '> ' : ''}${content}\n`).join(''))
  // What has to be repaired before it is mangled proves nothing.
  .filter(lines => repaired(lines) === lines)

describe('lines of mail, mangled in any order,', () => {
  test.each(names)('from %s come back or are left', name => {
    fc.assert(
      fc.property(text, fc.constantFrom(...ways), (lines, way) => {
        expect(remangle(lines, name, way, repaired)?.verdict).not.toBe('wrong')
      }),
      {numRuns: 300},
    )
  })
})
