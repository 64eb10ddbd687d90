/** Inputs made to be slow or to swell. They end in the runner's own time limit when a cost is not linear. */
import {expect, test} from 'vitest'
import {mailboxReader} from '../../src/mailbox/reader.ts'
import {texts} from './collect.ts'

const one = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'

/** Messages, and octets written, of an input given in chunks of `size`. */
function tally(octets: Buffer, size: number): {messages: number; written: number} {
  const result = {messages: 0, written: 0}
  const reader = mailboxReader(
    {format: 'mbox', mbox: null},
    {
      messageStart: () => void result.messages++,
      write: (_, start, end) => {
        result.written += end - start
      },
      messageEnd: () => {},
    },
    () => {},
  )
  for (let at = 0; at < octets.length; at += size) reader.write(octets.subarray(at, at + size))
  reader.end()
  return result
}

test.each([1 << 20, 997])('a million lines From, in chunks of %i', size => {
  const lines = Buffer.from(`${one}A: 1\n\n${'From \n'.repeat(1_000_000)}`)
  expect(tally(lines, size)).toEqual({messages: 1, written: lines.length - one.length})
})

test('a hundred thousand empty messages', () => {
  const messages = Buffer.from(`${one}\n`.repeat(100_000))
  expect(tally(messages, 65_536)).toEqual({messages: 100_000, written: 0})
})

test('many unproven escapes', () => {
  const lines = Buffer.from(`${one}A: 1\n\n${'>From x\n'.repeat(400_000)}`)
  expect(tally(lines, 65_536).written).toBe(lines.length - one.length)
})

test('many separators without an empty line before or a field behind', () => {
  const lines = Buffer.from(`${one}A: 1\n\nx\n${one.repeat(100_000)}`)
  expect(tally(lines, 997)).toEqual({messages: 1, written: lines.length - one.length})
})

test('claims of 15 MiB, each with a separator inside', () => {
  const claim = `${one}Content-Length: 15000000\n\nx\n\n`
  const messages = Buffer.from(claim.repeat(100_000))
  expect(tally(messages, 4096).messages).toBe(100_000)
})

test('one line of 4 MiB', () => {
  const line = 'From x '.repeat(600_000)
  const text = `A: 1\n\n${line}`
  expect(texts(`${one}${text}\n\n${one}B: 2\n`)).toEqual([`${text}\n`, 'B: 2\n'])
  const cut = Buffer.from(`${one}${text}`)
  expect(tally(cut, 65_536)).toEqual({messages: 1, written: text.length})
})

test('a run of marks before From', () => {
  const line = `${'>'.repeat(1_000_000)}From x\n`
  expect(texts(`${one}A: 1\n\n${line}${line}`)[0]).toHaveLength(2 * line.length + 6 - 2)
})
