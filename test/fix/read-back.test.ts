import {describe, expect, test} from 'vitest'
import {readBack, run} from './run.ts'

const from = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
const octets = Buffer.from(
  `\n${from}Subject: a\n\nSound.\n\n${from}Subject: b\n\n+AD4- Leaked.\n+AD4- Text.\n\n${from}Subject: c\n\nBye.\n`,
)
const {output, expectation} = run(octets)

test('takes what was written', () => {
  expect(output.toString()).toContain('> Leaked.\n')
  expect(readBack(expectation, output)).toBeNull()
})

describe('tells of', () => {
  const wrong = 'its octets are not those that were meant'

  test('any octet that is another', () => {
    for (let at = 0; at < output.length; at++) {
      const damaged = Buffer.from(output)
      damaged[at]! ^= 1
      expect(readBack(expectation, damaged)).not.toBeNull()
    }
  })

  test('an end that is missing, and one that is too long', () => {
    for (let end = 0; end < output.length; end++) {
      expect(readBack(expectation, output.subarray(0, end))).not.toBeNull()
    }
    expect(readBack(expectation, Buffer.concat([output, Buffer.from('\n')]))).toBe(wrong)
  })

  test('a message more', () => {
    const more = Buffer.concat([output, Buffer.from(`\n${from}\n`)])
    expect(readBack(expectation, more)).toBe('it reads as 4 messages instead of 3')
  })

  test('messages that changed places', () => {
    const text = output.toString()
    const [first, second] = [text.indexOf(from), text.indexOf(`${from}Subject: b`)]
    const third = text.indexOf(`${from}Subject: c`)
    const moved =
      text.slice(0, first) +
      text.slice(second, third) +
      text.slice(first, second) +
      text.slice(third)
    expect(readBack(expectation, Buffer.from(moved))).toBe(wrong)
  })
})

test('takes an input that is empty', () => {
  const empty = run(Buffer.alloc(0))
  expect(empty.reports).toEqual([])
  expect(readBack(empty.expectation, empty.output)).toBeNull()
})
