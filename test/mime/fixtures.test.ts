import {readdirSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {lineEnds, readCalls} from './read.ts'

const folder = new URL('../../fixtures/mime/', import.meta.url)
const names = readdirSync(folder)
const cases = names.filter(name => name.endsWith('.eml')).map(name => name.slice(0, -4))

test('every fixture has its calls', () => {
  const calls = names.filter(name => name.endsWith('.calls')).map(name => name.slice(0, -6))
  expect(calls).toEqual(cases)
})

test.each(cases)('takes %s at every cut', name => {
  const octets = readFileSync(new URL(`${name}.eml`, folder))
  const expected = readFileSync(new URL(`${name}.calls`, folder), 'utf8')
  const ends = lineEnds(octets)
  expect(readCalls(octets)).toBe(expected)
  expect(readCalls(octets, ends)).toBe(expected)
  for (const end of ends) expect(readCalls(octets, [end])).toBe(expected)
})
