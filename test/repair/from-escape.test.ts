import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {repairBody} from '../../src/repair/order.ts'
import {bodyOf, context, repaired, textOf} from './bodies.ts'

describe('takes the escape', () => {
  test.each([
    ['of a paragraph', 'Hi,\n\n>From here on\nit goes.\n', 'Hi,\n\nFrom here on\nit goes.\n'],
    ['within a paragraph', 'It goes\n>From here\n\n> x\n', 'It goes\nFrom here\n\n> x\n'],
    ['of a line on its own', 'a\n\n>From the list:\n\nb\n', 'a\n\nFrom the list:\n\nb\n'],
    ['of a quoted line', '> a\n>\n> >From here\n> on\n', '> a\n>\n> From here\n> on\n'],
    ['of a text quoted twice', '>> >From here\n>> on\n', '>> From here\n>> on\n'],
    ['that stands right behind a mark', '> a\n>>From here\n> on\n', '> a\n> From here\n> on\n'],
    ['made twice', 'a\n\n>>From here\non\n', 'a\n\nFrom here\non\n'],
    ['below a quotation', '> a\n>From here on\nit goes\n', '> a\nFrom here on\nit goes\n'],
    [
      'below an introduction',
      'Bo wrote:\n> >From here on.\n>\n> b\n',
      'Bo wrote:\n> From here on.\n>\n> b\n',
    ],
    ['with CRLF', 'a\r\n>From here\r\non\r\n', 'a\r\nFrom here\r\non\r\n'],
  ])('%s', (_what, before, after) => {
    expect(repaired(before)).toBe(after)
  })

  test('and leaves the copy that a wrap made of it, for it is no escape', () => {
    expect(repaired('> > >From here,\n> > >really\n> > it goes\n')).toBe(
      '> > From here,\n> > >really\n> > it goes\n',
    )
  })
})

describe('leaves', () => {
  test.each([
    ['a line quoted without a space', '>one\n>From here\n>to there\n'],
    ['the first line of such a quotation', 'Bo wrote:\n\n>From here\n>on\n> it\n'],
    ['a question quoted without a space', '>Where?\n\nHere.\n\n>From where?\nChicago.\n'],
    ['a lone line in a mail that quotes without a space', '>Hi Ana\n\nHi.\n\n>From where?\n\nX.\n'],
    ['a lone line below an introduction', 'Bo wrote:\n>From where?\n\nHere.\n'],
    ['a line among spaced ones of its depth', '> one\n>From here\n> on\n'],
    ['other words', '>Fromage\n>From: ana@example.org\nFrom here\n> From here\n'],
    ['a hunk', '@@ -1,2 +1,2 @@\n a\n-b\n+c\n@@ -1 +1,2 @@\n a\n+>From x\n'],
    [
      'what the sender signed',
      '-----BEGIN PGP SIGNED MESSAGE-----\n\na\n>From here\non\n-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n',
    ],
  ])('%s', (_what, text) => {
    expect(repaired(text)).toBe(text)
  })
})

describe('tells', () => {
  test('line, column, and what it took', () => {
    const told = context()
    repaired('a\n\n>> é\n>> >From here\n>> on\n', told)
    expect(told.repairs).toEqual([
      {rule: 'from-escape', line: 4, column: 4, before: '>', after: '', confidence: 0.98},
    ])
  })

  test('of a doubt once a part', () => {
    const told = context()
    repaired('> one\n>From here\n> on\n>From there\n> on\n', told)
    expect(told.findings).toMatchObject([{rule: 'from-escape', severity: 'info', line: 2}])
  })

  test('only the number when nobody wants more', () => {
    const told = context(false)
    repaired('a\n>From here\non\n', told)
    expect([told.repairs, told.counted]).toEqual([[], 1])
  })
})

/** What mbox makes of a text, and a quotation of that. */
const escaped = (text: string): string => text.replace(/^From /gm, '>From ')
const quoted = (text: string, prefix: string): string => text.replace(/^/gm, prefix)

const paragraph = fc
  .array(fc.constantFrom('From here on it', 'goes', 'and goes', 'From there'), {minLength: 2})
  .map(lines => [...lines, 'to the end'].join('\n'))

test('brings back what mbox escaped, at any depth', () => {
  fc.assert(
    fc.property(paragraph, fc.constantFrom('', '> ', '> > ', '>> '), (text, prefix) => {
      const before = `${quoted(escaped(text), prefix)}\n`
      expect(repaired(before)).toBe(`${quoted(text, prefix)}\n`)
    }),
  )
})

test('changes nothing a second time', () => {
  const line = fc.constantFrom('>', '>From a', '> >From b', '>>From c', '>x', '> x', 'x', '', '.')
  fc.assert(
    fc.property(fc.array(line), lines => {
      repaired(`${lines.join('\n')}\n`)
    }),
    {numRuns: 2000},
  )
})

test.each([
  ['escapes without end', '>From a\n'],
  ['doubts without end', '>From a\n>b\n\n'],
  ['marks without end', `${'>'.repeat(1000)}From a\n`],
])('takes %s, and twice as many', (_what, line) => {
  for (const lines of [100_000, 200_000]) {
    const text = line.repeat(Math.ceil(lines / line.length))
    const body = bodyOf(text)
    repairBody(body, context(false))
    expect(textOf(body).length).toBeLessThanOrEqual(text.length)
  }
})
