import fc from 'fast-check'
import {expect, test} from 'vitest'
import {decodeWords} from '../../src/mime/encoded-word.ts'

const decode = (text: string): string => decodeWords(text, 'windows-1252')

test.each([
  ['=?utf-8?q?Jos=C3=A9_Cruz?=', 'José Cruz'],
  ['=?UTF-8?B?Sm9zw6k=?=', 'José'],
  ['=?utf-8?b?Sm9zw6k?=', 'José'],
  ['=?iso-8859-1*en?q?Jos=e9?=', 'José'],
  ['=?utf-7?q?Jos+AOk-?=', 'José'],
  ['=?gb2312?b?xOO6ww==?=', '你好'],
  ['Re: =?utf-8?q?a?= b =?utf-8?q?c?=', 'Re: a b c'],
  ['=?utf-8?q?one_?= =?utf-8?q?two?=', 'one two'],
  ['=?utf-8?b?w?= =?utf-8?q?x?=', '=?utf-8?b?w?= x'],
  // A character cut between two words.
  ['=?utf-8?b?5pel5pw=?=  =?utf-8?b?rOiqng==?=', '日本語'],
  ['=?utf-8?q?=E6=97?= =?utf-8?q?=A5?=', '日'],
  ['=?utf-8?q?caf=C3=A9?= =?iso-8859-1?q?_cr=E8me?=', 'café crème'],
  ['(=?utf-8?q?glued?=)text', '(glued)text'],
  ['=?utf-8?q?raw space?=', 'raw space'],
  ['=?y?q?na=C3=AFve?=', 'naïve'],
  ['=?utf-8?q?esc=1B[31m?=', 'esc\x1b[31m'],
])('takes %s', (text, expected) => {
  expect(decode(text)).toBe(expected)
})

test.each([
  '=?klingon?q?nuqneH?=',
  '=?utf-8?b?not*base64?=',
  '=?utf-8?x?what?=',
  '=?utf-8?q?open',
  '=? ?q?x?=',
  'a =? b ?= c',
  '=??=',
  '=?utf-8?q?=E6=97',
])('leaves %s', text => {
  expect(decode(text)).toBe(text)
})

test('keeps text around words of any content', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({unit: 'grapheme'}), (before, content) => {
      const plain = before.replaceAll('=?', '')
      const word = `=?utf-8?b?${Buffer.from(content).toString('base64')}?=`
      expect(decode(`${plain} ${word}`)).toBe(`${plain} ${content}`)
    }),
  )
})

test('reads hostile text once', () => {
  expect(decode('=?a?q?'.repeat(200_000)).length).toBeGreaterThan(0)
  expect(decode('=?a?q?x '.repeat(200_000)).length).toBe(1_600_000)
  expect(decode('=?zz?q?x?= '.repeat(50_000)).length).toBe(550_000)
  expect(decode('=?'.repeat(500_000)).length).toBe(1_000_000)
  expect(decode('=?utf-8?q?x?= '.repeat(100_000)).length).toBe(100_001)
})
