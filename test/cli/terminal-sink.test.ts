import {expect, test} from 'vitest'
import type {Sink} from '../../src/cli/sink.ts'
import {TerminalSink} from '../../src/cli/terminal-sink.ts'

/** What a terminal is sent of octets that come in pieces of a size. */
async function shown(octets: Buffer, size: number): Promise<string> {
  let text = ''
  const to: Sink = {
    write: bytes => {
      text += bytes.toString('utf8')
    },
    drained: async () => {},
    end: async () => {},
  }
  const sink = new TerminalSink(to)
  for (let at = 0; at < octets.length; at += size) sink.write(octets.subarray(at, at + size))
  await sink.end()
  return text
}

test.each([
  ['text and tabs', 'Grüße\tan Bo\n', 'Grüße\tan Bo\n'],
  ['CRLF as a line end', 'a\r\nb\r\n', 'a\nb\n'],
  ['a bare CR as what it is', 'a\rb\r', 'a\\x0db\\x0d'],
  ['escape sequences as text', '\x1b]0;title\x07\u202e', '\\x1b]0;title\\x07<U+202E>'],
])('shows %s, however it is cut', async (_, mail, text) => {
  for (let size = 1; size < 8; size++) expect(await shown(Buffer.from(mail), size)).toBe(text)
})

test('shows octets that are no UTF-8', async () => {
  expect(await shown(Buffer.from([0x61, 0xe9, 0x0a]), 1)).toBe('a\ufffd\n')
})
