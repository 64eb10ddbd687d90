import {describe, expect, test} from 'vitest'
import {Expectation} from '../../src/fix/expectation.ts'
import {readBack, run} from './run.ts'

const from = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
const octets = Buffer.from(
  `\n${from}Subject: a\n\nSound.\n\n${from}Subject: b\n\n+AD4- Leaked.\n+AD4- Text.\n\n${from}Subject: c\n\nBye.\n`,
)
const {output, expectation} = run(octets)

/** What is said of `written`, which should be `output`. */
function said(written: Buffer): Promise<string | null> {
  return readBack(expectation, octets, written)
}

test('takes what was written', async () => {
  expect(output.toString()).toContain('> Leaked.\n')
  expect(await said(output)).toBeNull()
})

describe('tells of', () => {
  const wrong = 'its octets are not those that were meant'

  test('any octet that is another', async () => {
    for (let at = 0; at < output.length; at++) {
      const damaged = Buffer.from(output)
      damaged[at]! ^= 1
      expect(await said(damaged)).not.toBeNull()
    }
  })

  test('an end that is missing, and one that is too long', async () => {
    for (let end = 0; end < output.length; end++) {
      expect(await said(output.subarray(0, end))).not.toBeNull()
    }
    expect(await said(Buffer.concat([output, Buffer.from('\n')]))).toBe(wrong)
  })

  test('a message more', async () => {
    const more = Buffer.concat([output, Buffer.from(`\n${from}\n`)])
    expect(await said(more)).toBe('it reads as 4 messages instead of 3')
  })

  test('messages that changed places', async () => {
    const text = output.toString()
    const [first, second] = [text.indexOf(from), text.indexOf(`${from}Subject: b`)]
    const third = text.indexOf(`${from}Subject: c`)
    const moved =
      text.slice(0, first) +
      text.slice(second, third) +
      text.slice(first, second) +
      text.slice(third)
    expect(await said(Buffer.from(moved))).toBe(wrong)
  })
})

test('compares with all of the input but what was replaced', async () => {
  const [second, third] = ['b', 'c'].map(name => octets.indexOf(`${from}Subject: ${name}`))
  for (let at = 0; at < octets.length; at++) {
    const other = Buffer.from(octets)
    other[at]! ^= 1
    const isReplaced = at >= second! && at < third!
    const answer = await readBack(expectation, other, output)
    expect(answer === null, `octet ${at}`).toBe(isReplaced)
  }
})

test('tells of two messages where one was put', async () => {
  const input = Buffer.from(`${from}Subject: a\n\nHello.\n\n`)
  const two = Buffer.concat([input, input])
  const meant = new Expectation({format: null, mbox: null})
  meant.replaced(0, input.length, two)
  meant.messages = 2
  expect(await readBack(meant, input, two)).toBe('a repaired message is not one message')
})

test('takes an input that is empty', async () => {
  const empty = run(Buffer.alloc(0))
  expect(empty.reports).toEqual([])
  expect(await readBack(empty.expectation, Buffer.alloc(0), empty.output)).toBeNull()
})
