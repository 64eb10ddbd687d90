/** What a look at a body says of the repairs that it may need: enough of them, and few too many. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {repairs} from '../../src/repair/order.ts'
import {survey} from '../../src/repair/survey.ts'
import {bodyOf, context, textOf} from './bodies.ts'

function namesOf(text: string): string[] {
  const found = survey(bodyOf(text))
  return repairs.filter(({bit}) => (found & bit) !== 0).map(({name}) => name)
}

describe('sound mail needs no look of a repair', () => {
  test.each([
    ['code', 'if (a == b) x += 10;\ny=10 z=85 a&b &c; &x\n'],
    ['a zone', 'On Mon at 10:22 +0200 Ana wrote:\n'],
    ['a list’s footer', 'https://example.org/?id=20&list=7F+a\n=-=-=-=-=\n'],
    ['text that begins with From', 'From here\n> From there\n>> >F\n'],
    ['a ruler', '=\n==\n= \n'],
  ])('%s', (_what, text) => expect(namesOf(text)).toEqual([]))
})

test('a line that begins with a letter beyond ASCII needs no look at its marks', () => {
  expect(namesOf('été\n> “a”\n> 了解\n')).toEqual(['mojibake'])
})

describe('what may be damage is given to its repair alone', () => {
  test.each([
    ['a =3D b', ['qp-leak']],
    ['end.=20', ['qp-leak']],
    ['a wo=\nrd', ['qp-leak']],
    ['caf=E9', ['qp-leak']],
    ['> =3Ex', ['qp-leak']],
    ['=09x', ['qp-leak']],
    ['+AD4- a', ['utf7-leak']],
    ['=?utf-8?q?a?=', ['word-leak']],
    ['a -&gt; b', ['entity-leak']],
    ['café', ['mojibake']],
    ['> \u00a0> a', ['mojibake', 'mark-space']],
    ['>From here', ['from-escape']],
  ])('%j', (text, names) => expect(namesOf(text)).toEqual(names))
})

const pieces = fc.constantFrom(
  ...['=', '=3D', '=20', '=C3=A9', '=\n', '= \n', '=?utf-8?q?=C3?=', '=09', '=2E', '=85'],
  ...[
    '+',
    '-',
    'AD4',
    '+AD4-',
    '&',
    'gt;',
    '&gt;',
    '&#62;',
    ';',
    '> ',
    '>',
    '\n',
    ' ',
    'a',
    'From ',
  ],
  ...['\u00a0', '\ufeff', 'Ã©', 'é', '\ufffd', 'x'.repeat(72)],
)

test('a repair that is not named changes nothing and tells nothing', () => {
  fc.assert(
    fc.property(fc.array(pieces, {maxLength: 40}), parts => {
      const text = parts.join('')
      const found = survey(bodyOf(text))
      for (const step of repairs.filter(({bit}) => (found & bit) === 0)) {
        const [body, told] = [bodyOf(text), context()]
        step.repair(body, told)
        expect([step.name, textOf(body)]).toEqual([step.name, text])
        expect([told.repairs, told.findings]).toEqual([[], []])
      }
    }),
    {numRuns: 500},
  )
})
