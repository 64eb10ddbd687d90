import {describe, expect, test} from 'vitest'
import {repairWordFields} from '../../src/repair/word-leak-fields.ts'

function decoded(name: string, text: string): string {
  const field = {name, line: 3, text}
  repairWordFields([field])
  const once = field.text
  expect(repairWordFields([field])).toEqual([])
  return once
}

describe('takes', () => {
  test.each([
    ['Subject', 'a = ?utf-8?q?caf=C3=A9? = b', 'a café b'],
    ['Subject', '=?utf-8 ?q? caf=C3=A9 ?=', 'café'],
    ['Subject', '=? utf-8?B?Y2Fm w6k=?=', 'café'],
    ['Subject', '=?utf-8?q?=3D=3Futf-8=3Fq=3Fcaf=3DC3=3DA9=3F=3D?=', 'café'],
    ['From', '=?utf-8?q?Ana_Ru=C3=ADz <a@example.org>', 'Ana Ruíz <a@example.org>'],
    ['From', '=?utf-8?q?Ana_Ru=C3=ADz? <a@example.org>', 'Ana Ruíz <a@example.org>'],
  ])('%s: %j', (name, text, expected) => {
    expect(decoded(name, text)).toBe(expected)
  })
})

describe('leaves', () => {
  test.each([
    ['Subject', 'is a = ? or b = ? here'],
    ['Subject', '=?utf-8?q?plain words'],
    ['Subject', '=?x-none?q?caf=C3=A9 x'],
    ['Subject', '=?utf-8?q?caf=C3 x'],
    ['Subject', 'http://example.org/?a=?b?q?c=3D'],
    ['From', '=?utf-8?q?a=2C_b=C3=AD <a@example.org>'],
    ['Message-ID', '<=?utf-8?q?=C3=A9?=@example.org>'],
  ])('%s: %j', (name, text) => {
    expect(decoded(name, text)).toBe(text)
  })
})

test('tells each place', () => {
  const field = {name: 'Subject', line: 3, text: 'é =?utf-8?q?=C3=A9 x'}
  expect(repairWordFields([field])).toEqual([
    {
      rule: 'word-leak',
      field: 'Subject',
      line: 3,
      column: 3,
      before: '=?utf-8?q?=C3=A9',
      after: 'é',
      confidence: 0.9,
    },
  ])
})

test.each([
  ['equals signs', '= '],
  ['openers', '=?utf-8?q?a'],
  ['spaced openers', '= ? utf-8 ? q ? '],
  ['words', '=?utf-8?q?a?= '],
])('ends on many %s', (_, unit) => {
  const field = {name: 'Subject', line: 1, text: unit.repeat(50_000)}
  repairWordFields([field])
  expect(field.text.length).toBeGreaterThan(0)
})
