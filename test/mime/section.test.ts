import {expect, test} from 'vitest'
import {readFields, Section} from '../../src/mime/section.ts'
import type {HeaderField} from '../../src/types.ts'

/** The section's fields, why it ended, and what is left. */
function read(text: string): {fields: string[]; ended: string; rest: string} {
  const section = new Section((bytes, at) => bytes.toString('latin1', at, at + 3) === '--b')
  const octets = Buffer.from(text)
  section.begin()
  let rest = octets.subarray(section.write(octets, 0, octets.length))
  if (section.ended === 'open') section.finish()
  rest = Buffer.concat([section.replay ?? Buffer.alloc(0), rest])
  const fields: HeaderField[] = []
  const all = (): boolean => true
  readFields(section.octets(), 1, all, field => fields.push(field))
  const shown = fields.map(({name, body, line}) => `${line} ${name}:${body.toString()}`)
  return {fields: shown, ended: section.ended, rest: rest.toString()}
}

test.each([
  ['a: 1\nb:\t2\n\nbody', ['1 a: 1', '2 b:\t2'], 'empty-line', 'body'],
  ['a: 1\r\n folded\r\nb: 2\r\n\r\nbody', ['1 a: 1\r\n folded', '3 b: 2'], 'empty-line', 'body'],
  ['\nbody', [], 'empty-line', 'body'],
  ['a: 1\n', ['1 a: 1'], 'open', ''],
  ['a: 1', ['1 a: 1'], 'open', ''],
  ['Subject : obsolete\n\n', ['1 Subject: obsolete'], 'empty-line', ''],
  ['text\nmore\n', [], 'no-field', 'text\nmore\n'],
  ['text', [], 'no-field', 'text'],
  ['Thanks :-)\n\nmore', [], 'no-field', 'Thanks :-)\n\nmore'],
  ['a: 1\ntext\nmore\n', ['1 a: 1'], 'no-field', 'text\nmore\n'],
  ['a: 1\ntext\n\nmore', ['1 a: 1'], 'no-field', 'text\n\nmore'],
  ['a: 1\ntext\nNote: this\n', ['1 a: 1'], 'no-field', 'text\nNote: this\n'],
  ['a: 1\nodd line\nSubject: 2\n\nbody', ['1 a: 1', '3 Subject: 2'], 'empty-line', 'body'],
  [' leading\nSubject: 2\n\nbody', ['2 Subject: 2'], 'empty-line', 'body'],
  [' leading\ntext\n', [], 'no-field', ' leading\ntext\n'],
  ['>From a\nb: 1\n\n', ['2 b: 1'], 'empty-line', ''],
  ['b: 1\n>From a\n\nbody', ['1 b: 1'], 'empty-line', 'body'],
  ['From me\n\nbody', [], 'no-field', 'From me\n\nbody'],
  ['a: 1\n--b\n', ['1 a: 1'], 'delimiter', '--b\n'],
  ['a: 1\ntext\n--b\n', ['1 a: 1'], 'delimiter', 'text\n--b\n'],
  ['a: 1\n \nb: 2\n\n', ['1 a: 1\n ', '3 b: 2'], 'empty-line', ''],
])('takes %j', (text, fields, ended, rest) => {
  expect(read(text)).toEqual({fields, ended, rest})
})
