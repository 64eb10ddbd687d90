import {expect, test} from 'vitest'
import {OutputBuffer} from '../../src/write/output.ts'
import {safeJson, safeLine, safeSpan, safeText} from '../../src/write/safe.ts'

test.each([
  ['escape sequences', '\x1b]0;title\x07', '\\x1b]0;title\\x07'],
  ['bare CR, BS, NUL and DEL', 'a\rb\bc\0d\x7f', 'a\\x0db\\x08c\\x00d\\x7f'],
  ['C1', '\u0080\u009f', '<U+0080><U+009F>'],
  [
    'bidi controls',
    '\u202a\u202e\u2066\u2069\u200e\u200f\u061c',
    '<U+202A><U+202E><U+2066><U+2069><U+200E><U+200F><U+061C>',
  ],
  ['tag characters', '\u{e0000}\u{e007f}', '<U+E0000><U+E007F>'],
  ['lone surrogates', 'a\ud800b\udc00', 'a<U+D800>b<U+DC00>'],
])('takes %s', (_, input, output) => {
  expect(safeText(input)).toBe(output)
})

test.each([
  ['plain text'],
  ['tab\tand\nline'],
  ['é€😀 日本 עברית'],
  ['\u00a0\u200b\u2028'],
])('leaves %j', text => {
  expect(safeText(text)).toBe(text)
  const out = new OutputBuffer()
  safeSpan(out, Buffer.from(`\x1b${text}\x1b`), 1, 1 + Buffer.byteLength(text))
  expect(out.take().toString()).toBe(text)
})

test('takes a line to one line', () => {
  expect(safeLine('a\r\nb\nc\rd\x1b')).toBe('a b c d\\x1b')
})

test('takes JSON to the same JSON', () => {
  const json = JSON.stringify('\u009b\u202e\u{e0041}')
  expect(safeJson(json)).toBe('"\\u009b\\u202e\\udb40\\udc41"')
  expect(JSON.parse(safeJson(json))).toBe(JSON.parse(json))
})
