import {isUtf8} from 'node:buffer'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {CharsetDecoder, decodeText, isKnownCharset} from '../../src/charset/decode.ts'

interface Decoded {
  text: string
  rules: string[]
}

/** Decodes windows that are overwritten after each call, as lent spans may be. */
function decode(
  octets: Buffer,
  label: string | null,
  cuts: number[] = [],
  fallback = 'windows-1252',
): Decoded {
  const rules: string[] = []
  const decoder = new CharsetDecoder(label, fallback, rule => rules.push(rule))
  const out: Buffer[] = []
  const edges = [0, ...cuts, octets.length]
  for (let window = 0; window + 1 < edges.length; window++) {
    const lent = Buffer.from(octets.subarray(edges[window], edges[window + 1]))
    decoder.decode(lent, 0, lent.length, window + 2 === edges.length)
    out.push(Buffer.from(decoder.bytes.subarray(decoder.start, decoder.end)))
    lent.fill(0x58)
  }
  const all = Buffer.concat(out)
  expect(isUtf8(all)).toBe(true)
  return {text: all.toString(), rules}
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

describe('takes text in its declared charset', () => {
  test.each([
    ['utf-8', Buffer.from('naïve 日本'), 'naïve 日本'],
    ['iso-8859-1', latin1('caf\xe9'), 'café'],
    ['cp1252', latin1('caf\xe9 \x93quoted\x94 \x80'), 'café “quoted” €'],
    ['windows-1252', latin1('\x81\x8d\x8f\x90\x9d'), '\x81\x8d\x8f\x90\x9d'],
    ['iso-8859-15', latin1('\xa4 5'), '€ 5'],
    ['iso-8859-2', latin1('\xb1'), 'ą'],
    ['iso-8859-16', latin1('\xaa'), 'Ș'],
    ['koi8-r', latin1('\xf0\xd2\xc9\xd7\xc5\xd4'), 'Привет'],
    ['cp850', latin1('\x84\x94\x81'), 'äöü'],
    ['gb2312', latin1('\xc4\xe3\xba\xc3'), '你好'],
    ['shift_jis', latin1('\x93\xfa\x96\x7b'), '日本'],
    ['iso-2022-jp', latin1('\x1b$BF|K\\\x1b(B!'), '日本!'],
    ['euc-kr', latin1('\xc7\xd1'), '한'],
    ['big5', latin1('\xa7\x41'), '你'],
    ['utf-16', latin1('\xfe\xff\0h\0i'), 'hi'],
    ['utf-16', latin1('\xff\xfeh\0i\0'), 'hi'],
    ['utf-16be', latin1('\0h\0i'), 'hi'],
    ['utf-32be', latin1('\0\0\0h\0\0\0i'), 'hi'],
    ['utf-7', latin1('+AD4- 1 +- 1 +AOk-\n'), '> 1 + 1 é\n'],
  ])('%s', (label, octets, text) => {
    expect(decode(octets, label)).toEqual({text, rules: []})
    for (let cut = 0; cut <= octets.length; cut++) {
      if (label !== 'utf-7') expect(decode(octets, label, [cut])).toEqual({text, rules: []})
    }
  })
})

describe('finds out a label that lies', () => {
  test.each([
    ['us-ascii', Buffer.from('naïve'), 'naïve', ['charset-label']],
    ['iso-8859-1', Buffer.from('naïve'), 'naïve', ['charset-label']],
    ['iso-8859-1', latin1('\x93a\x94'), '“a”', ['charset-label']],
    ['y', Buffer.from('naïve'), 'naïve', ['charset-label']],
    [null, Buffer.from('naïve'), 'naïve', []],
    ['us-ascii', latin1('na\xefve'), 'naïve', ['charset-label']],
    ['klingon', latin1('na\xefve'), 'naïve', ['charset-unknown']],
    [null, latin1('na\xefve'), 'naïve', []],
    ['utf-8', latin1('na\xefve \xc3\xa9'), 'naïve é', ['charset-invalid']],
    ['utf-8', latin1('\xed\xa0\x80 \xf5 \xc0\xaf'), 'í\xa0€ õ À¯', ['charset-invalid']],
    ['shift_jis', latin1('a\x93'), 'a\ufffd', ['charset-invalid']],
  ])('%s', (label, octets, text, rules) => {
    expect(decode(octets, label)).toEqual({text, rules})
  })
})

test('leaves ASCII and UTF-8 where they are', () => {
  for (const label of [null, 'us-ascii', 'iso-8859-1', 'utf-8', 'klingon']) {
    const octets = Buffer.from('xx plain text naïve xx')
    const decoder = new CharsetDecoder(label, 'windows-1252', () => {})
    decoder.decode(octets, 3, 19, true)
    const {bytes, start, end} = decoder
    expect([bytes.buffer, bytes.byteOffset + start]).toEqual([octets.buffer, octets.byteOffset + 3])
    expect(end - start).toBe(16)
  }
})

test('takes the fallback for text without a label only', () => {
  const octets = latin1('\xf0\xd2\xc9')
  expect(decode(octets, null, [], 'koi8-r').text).toBe('При')
  expect(decode(octets, 'iso-8859-1', [], 'koi8-r').text).toBe('ðÒÉ')
  expect(decode(octets, null, [], 'nonsense').text).toBe('ðÒÉ')
})

test('any octets under any label become UTF-8, wherever windows cut a character', () => {
  const labels = fc.constantFrom(
    null,
    'us-ascii',
    'utf-8',
    'iso-8859-1',
    'gb18030',
    'cp437',
    'nope',
  )
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 40}), labels, fc.nat(40), (array, label, cut) => {
      const octets = Buffer.from(array)
      decode(octets, label, [Math.min(cut, octets.length)])
    }),
  )
})

test('valid UTF-8 survives every cut', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', maxLength: 12}), fc.nat(60), (text, cut) => {
      const octets = Buffer.from(text)
      expect(decode(octets, 'utf-8', [Math.min(cut, octets.length)])).toEqual({text, rules: []})
    }),
  )
})

test('windows-1252 agrees with its table in long runs', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 200}), array => {
      const octets = Buffer.from([0xff, ...array])
      const expected = [...octets].map(
        octet => decodeText(Buffer.from([octet, 0xff]), 'cp1252')![0],
      )
      expect(decode(octets, 'cp1252').text).toBe(
        isUtf8(octets) ? octets.toString() : expected.join(''),
      )
    }),
  )
})

test('tells known charsets from others', () => {
  expect(isKnownCharset('koi8-r')).toBe(true)
  expect(isKnownCharset('y')).toBe(false)
  expect(isKnownCharset('klingon')).toBe(false)
  expect(decodeText(Buffer.from('x'), 'klingon')).toBeNull()
})
