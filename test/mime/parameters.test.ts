import {expect, test} from 'vitest'
import {parseParameters} from '../../src/mime/parameters.ts'

function parse(text: string): [string, Record<string, string>] {
  const {value, parameters} = parseParameters(text, 'windows-1252')
  return [value, Object.fromEntries(parameters)]
}

test.each<[string, string, Record<string, string>]>([
  ['text/plain', 'text/plain', {}],
  ['Text/PLAIN; Charset="utf-8"', 'text/plain', {charset: 'utf-8'}],
  ['text/plain; charset=us-ascii (Plain text)', 'text/plain', {charset: 'us-ascii'}],
  ['text/plain (a (nested) one); format=flowed', 'text/plain', {format: 'flowed'}],
  ['multipart/mixed; boundary = "a;b (c)"', 'multipart/mixed', {boundary: 'a;b (c)'}],
  ['a/b; name="say \\"hi\\""', 'a/b', {name: 'say "hi"'}],
  ['a/b; name=two words.txt; x=1', 'a/b', {name: 'two words.txt', x: '1'}],
  ['a/b; name="=?utf-8?q?r=C3=A9sum=C3=A9?=.pdf"', 'a/b', {name: 'résumé.pdf'}],
  ["a/b; name*=utf-8'en'r%C3%A9sum%c3%a9", 'a/b', {name: 'résumé'}],
  ["a/b; name*1=b; name*0*=iso-8859-1''%E9; name*2*=%E8", 'a/b', {name: 'ébè'}],
  ['a/b; name*0="first "; name*1="second"', 'a/b', {name: 'first second'}],
  ["a/b; name=plain; name*=''%41", 'a/b', {name: 'A'}],
  ['a/b; charset="utf-8; format=flowed', 'a/b', {charset: 'utf-8', format: 'flowed'}],
  ['a/b;; ; x=1;', 'a/b', {x: '1'}],
  ['a/b; x', 'a/b', {}],
  ['(', '(', {}],
  ['', '', {}],
])('takes %s', (text, value, parameters) => {
  expect(parse(text)).toEqual([value, parameters])
})

test('reads hostile fields once', () => {
  expect(parse('('.repeat(300_000))[0].length).toBe(300_000)
  expect(parse(`a/b${'; x="'.repeat(200_000)}`)[0]).toBe('a/b')
  expect(parse(`a/b${';name*0*=%'.repeat(100_000)}`)[0]).toBe('a/b')
})
