import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {repairWordLeak} from '../../src/repair/word-leak.ts'
import {bodyOf, context, expectTableOf, type Told, textOf} from './bodies.ts'

function decoded(text: string, told: Told = context()): string {
  const body = bodyOf(text)
  repairWordLeak(body, told)
  const once = textOf(body)
  expectTableOf(body, once)
  const again = bodyOf(once)
  repairWordLeak(again, context())
  expect(textOf(again)).toBe(once)
  return once
}

describe('takes', () => {
  test.each([
    ['On Fri, =?utf-8?q?Ana_Ru=C3=ADz?= wrote:\n', 'On Fri, Ana Ruíz wrote:\n'],
    ['> From: =?UTF-8?B?QW5hIFJ1w616?= <a@example.org>\n', '> From: Ana Ruíz <a@example.org>\n'],
    [
      'Signed-off-by: =?iso-8859-1?Q?J=F6rn?= <j@example.org>',
      'Signed-off-by: Jörn <j@example.org>',
    ],
    ['Cc: "=?utf-8?q?J=C3=B6rn?=" <j@example.org>\n', 'Cc: "Jörn" <j@example.org>\n'],
    ['=?utf-8?q?Ana?= =?utf-8?q?_Ru=C3=ADz?= x\n', 'Ana Ruíz x\n'],
    ['=?utf-8?q?Ru=C3?=  =?utf-8?q?=ADz?=, =?utf-8?q?=C3=A9?=\n', 'Ruíz, é\n'],
    ['=?utf-8?q?=3D=3Futf-8=3Fq=3F=3DC3=3DA9=3F=3D?=\n', 'é\n'],
    ['=?utf-8?q?=3E?= a\n', '> a\n'],
    ['=?utf-8*en?q?caf=C3=A9?= <b@example.org>\n', 'café <b@example.org>\n'],
  ])('%j', (text, expected) => {
    expect(decoded(text)).toBe(expected)
  })
})

describe('leaves', () => {
  test.each([
    ['=?x-none?q?=C3=A9?=\n'],
    ['=?utf-8?q?=C3?=\n'],
    ['=?us-ascii?q?=C3=A9?=\n'],
    ['=?utf-8?b?a?=\n'],
    ['=?utf-8?q??=\n'],
    ['=?utf-8?q?a=0Ab?=\n'],
    ['=?utf-8?q?a=1B[0m?=\n'],
    ['=?utf-8?x?a?=\n'],
    ['=?utf-8?q?a b?=\n'],
    ['=?utf-8?q?a\n?=\n'],
    ['if (a =?b:c)\n'],
    ['code `=?utf-8?q?a?=` and `x =?utf-8?q?b?= y`\n'],
    ['decode(\'=?utf-8?q?a?=\', "=?utf-8?q?b?=")\n'],
    ['RFC 2047 has =?utf-8?q?a?= in it\n'],
    ['An encoded-word is\n\n> =?utf-8?q?a?=\n'],
    ['@@ -1 +1 @@\n-=?utf-8?q?a?=\n+=?utf-8?q?b?=\n'],
    ['-----BEGIN X-----\n=?utf-8?q?a?=\n-----END X-----\n'],
  ])('%j', text => {
    expect(decoded(text)).toBe(text)
  })
})

describe('tells', () => {
  test('each place', () => {
    const told = context()
    decoded('x\n> 😀 =?utf-8?q?=C3=A9?= é =?utf-8?q?a?=\n', told)
    const rule = 'word-leak'
    const confidence = 0.97
    expect(told.repairs).toEqual([
      {rule, line: 2, column: 6, before: '=?utf-8?q?=C3=A9?=', after: 'é', confidence},
      {rule, line: 2, column: 27, before: '=?utf-8?q?a?=', after: 'a', confidence},
    ])
  })

  test('a suspicion once', () => {
    const told = context()
    decoded('RFC 2047:\n=?utf-8?q?a?= =?utf-8?q?b?=\n', told)
    expect(told.findings).toMatchObject([{rule: 'word-leak', severity: 'info', line: 2}])
  })
})

describe('of any text', () => {
  const name = fc.string({unit: 'grapheme', minLength: 1, maxLength: 30})

  test('encoded and repaired it is itself', () => {
    const plain = name.filter(
      text => !/[\x00-\x1f\x7f-\x9f\ufffd]/.test(text) && Buffer.from(text).toString() === text,
    )
    fc.assert(
      fc.property(plain, fc.boolean(), (own, isB) => {
        const octets = Buffer.from(own)
        const word = isB
          ? `=?utf-8?b?${octets.toString('base64')}?=`
          : `=?utf-8?q?${octets.toString('hex').replace(/../g, '=$&')}?=`
        const body = bodyOf(`On Fri, x${word}x wrote:\n`)
        repairWordLeak(body, context())
        expect(textOf(body)).toBe(`On Fri, x${own}x wrote:\n`)
      }),
    )
  })

  test('twice is once, and the table fits', () => {
    const piece = fc.constantFrom(
      ...[
        '=?',
        '?=',
        'utf-8',
        'gbk',
        '?q?',
        '?b?',
        '=C3=A9',
        'YWJj',
        ' ',
        '\n',
        '> ',
        '`',
        '"',
        '=3D=3F',
      ],
      ...['=?utf-8?q?=C3=A9?=', '=?gbk?b?xOO6ww==?=', '=?utf-8?q?=3D=3F?='],
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 40}), pieces => decoded(pieces.join('')) !== null),
      {numRuns: 2000},
    )
  })

  test.each([
    ['openers', '=?a?q?'],
    ['words', '=?utf-8?q?a?= '],
    ['words that cannot be read', '=?utf-8?q?=C3?= '],
    ['back-ticks', '`=?utf-8?q?a?='],
  ])('ends on many %s', (_, unit) => {
    const body = bodyOf(unit.repeat(20_000))
    repairWordLeak(body, context(false))
    expect(body.lines.count).toBe(1)
  })
})
