import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {decodeText} from '../../src/charset/decode.ts'
import {encodeText} from '../../src/charset/encode.ts'
import {findCharset} from '../../src/charset/labels.ts'
import {encodeUtf7} from '../../src/charset/utf7-encode.ts'

const encode = (text: string, label: string, strict = false): string | null =>
  encodeText(Buffer.from(text), findCharset(label)!, strict)?.toString('latin1') ?? null

describe('takes what the charset can carry', () => {
  test.each([
    ['us-ascii', 'a + b', 'a + b'],
    ['utf-8', 'é', '\xc3\xa9'],
    ['iso-8859-1', '“é”', '\x93\xe9\x94'],
    ['koi8-r', 'Привет', '\xf0\xd2\xc9\xd7\xc5\xd4'],
    ['iso-8859-15', '€', '\xa4'],
    ['shift_jis', '日本', '\x93\xfa\x96{'],
    ['gbk', '你好', '\xc4\xe3\xba\xc3'],
    ['big5', '你', '\xa7A'],
    ['euc-kr', '한', '\xc7\xd1'],
    ['cp850', 'é', '\x82'],
    ['iso-8859-16', 'Ș', '\xaa'],
    ['utf-7', 'a + £', 'a +- +AKM-'],
    ['iso-2022-jp', 'plain', 'plain'],
    ['utf-16le', 'é\n', '\xe9\0\n\0'],
  ])('%s: %j', (label, text, octets) => {
    expect(encode(text, label)).toBe(octets)
  })
})

describe('leaves what it cannot carry', () => {
  test.each([
    ['us-ascii', 'é'],
    ['iso-8859-1', '日'],
    ['koi8-r', 'é'],
    ['shift_jis', '😀'],
    ['cp850', '“'],
    ['iso-2022-jp', '日本'],
  ])('%s: %j', (label, text) => {
    expect(encode(text, label)).toBeNull()
  })

  test('Latin-1 in the strict sense has no curly quotes', () => {
    expect(encode('“é”', 'iso-8859-1', true)).toBeNull()
    expect(encode('é', 'iso-8859-1', true)).toBe('\xe9')
  })
})

describe('UTF-7', () => {
  test.each([
    ['> > é', '> > +AOk-'],
    ['1 + 1 = 2', '1 +- 1 = 2'],
    ['a+é', 'a+ACsA6Q-'],
    ['~ \\', '+AH4- +AFw-'],
    ['日本-x', '+ZeVnLA--x'],
    ['😀\r\n', '+2D3eAA-\r\n'],
  ])('%j: %s', (text, octets) => {
    expect(encodeUtf7(text).toString('latin1')).toBe(octets)
  })

  test('every text reads back', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), text => {
        expect(decodeText(encodeUtf7(text), 'utf-7')).toBe(Buffer.from(text).toString())
      }),
    )
  })
})
