/** The bench's inputs: the same everywhere, and well-formed by the RFCs they claim to follow. */
import {isUtf8} from 'node:buffer'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {generate, type InputKind, inputFile, inputs} from './bench/inputs.js'

const kinds: readonly InputKind[] = ['leak', 'clean', 'mime']
const separator = /^From \S+@\S+ \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\n/

function messages(kind: InputKind, megabytes: number): string[] {
  return [...generate(kind, megabytes * 1e6)].map(bytes => bytes.toString('latin1'))
}

/** Header section without its separator line, and body. */
function sections(message: string): [head: string, body: string] {
  const from = message.indexOf('\n') + 1
  const to = message.indexOf('\n\n')
  return [message.slice(from, to + 1), message.slice(to + 2)]
}

/** Header section and body of each body part, or of the message where it has one body. */
function leaves(message: string): [head: string, body: string][] {
  const [head, body] = sections(message)
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1]
  if (boundary === undefined) return [[head, body]]
  const parts = body.split(`--${boundary}`)
  expect(parts.at(-1)).toBe('--\n\n')
  return parts.slice(1, -1).map(part => sections(part))
}

describe('every input', () => {
  test.each(kinds)('%s: is the same each time, a small one the start of a large one', kind => {
    const small = Buffer.concat([...generate(kind, 100_000)])
    const large = Buffer.concat([...generate(kind, 400_000)])
    expect(large.subarray(0, small.length).equals(small)).toBe(true)
  })

  test.each(kinds)('%s: reaches its size and ends with the message that does', kind => {
    const list = [...generate(kind, 200_000)]
    const size = list.reduce((sum, {length}) => sum + length, 0)
    expect(size).toBeGreaterThanOrEqual(200_000)
    expect(size - (list.at(-1)?.length ?? 0)).toBeLessThan(200_000)
  })

  test.each(kinds)('%s: is written to a file once and found there again', kind => {
    const folder = mkdtempSync(join(tmpdir(), 'requote-inputs-'))
    try {
      const path = inputFile(kind, 0.1, folder)
      expect(readFileSync(path).equals(Buffer.concat([...generate(kind, 100_000)]))).toBe(true)
      expect(inputFile(kind, 0.1, folder)).toBe(path)
      expect(path.endsWith(inputs[kind].extension)).toBe(true)
    } finally {
      rmSync(folder, {recursive: true})
    }
  })

  test.each(kinds)('%s: has only example.org addresses', kind => {
    for (const message of messages(kind, 0.3)) {
      const text = message.replace(/\+AEA-/g, '@').replace(/=40/g, '@')
      for (const [, domain] of text.matchAll(/<[\w.]+@([\w.-]+)>/g)) {
        expect(domain).toMatch(/(^|\.)example\.org$/)
      }
    }
  })
})

describe('leak', () => {
  const leaked = messages('leak', 0.5).join('')
  const text = leaked.replace(/\+([A-Za-z0-9+/]*)-/g, (_, payload: string) =>
    payload === '' ? '+' : Buffer.from(payload, 'base64').swap16().toString('utf16le'),
  )

  test('is ASCII with every plus sign in an island', () => {
    expect(leaked).toMatch(/^[A-Za-z0-9'(),\-./:? \t\n+]*$/)
    expect(leaked.replace(/\+[A-Za-z0-9+/]*-/g, '')).not.toContain('+')
  })

  test('holds quotations of depth 0 to 9', () => {
    const depths = text.split('\n').map(line => /^(?:> ?)*/.exec(line)![0].replace(/ /g, '').length)
    expect([...new Set(depths)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('has islands of one character and of several', () => {
    expect(leaked).toMatch(/^\+AD4-\+AD4-/m)
    expect(leaked).toMatch(/^\+AD4APg/m)
    expect(text).toMatch(/^On .* wrote:$/m)
  })
})

describe('mailboxes', () => {
  test.each(['clean', 'mime'] as const)('%s: separator lines, and no others like them', kind => {
    for (const message of messages(kind, 0.8)) {
      expect(message).toMatch(separator)
      expect(message.endsWith('\n\n')).toBe(true)
      expect(message.indexOf('\nFrom ')).toBe(-1)
    }
  })

  test.each(['clean', 'mime'] as const)('%s: header sections are ASCII, lines bounded', kind => {
    for (const message of messages(kind, 0.8)) {
      const [head] = sections(message)
      expect(head).toMatch(/^(?:[A-Za-z-]+:[\x20-\x7e\t]*\n(?:[ \t][\x20-\x7e\t]*\n)*)+$/)
      expect(Math.max(...message.split('\n').map(line => line.length))).toBeLessThanOrEqual(998)
      for (const [word] of head.matchAll(/=\?.*?\?=/g)) {
        expect(word).toMatch(/^=\?utf-8\?Q\?[\w=]+\?=$/)
        expect(word.length).toBeLessThanOrEqual(75)
      }
    }
  })

  test('clean: messages of about 4 KB, escapes of mboxrd, only what the charset allows', () => {
    const list = [...generate('clean', 2e6)]
    const text = Buffer.concat(list).toString('latin1')
    expect(2e6 / list.length).toBeGreaterThan(3500)
    expect(2e6 / list.length).toBeLessThan(5000)
    expect(text).toMatch(/^>From /m)
    expect(text).toMatch(/^>>From /m)
    for (const bytes of list) {
      const ascii = bytes.includes('charset=us-ascii')
      expect(ascii ? /^[\x00-\x7f]*$/.test(bytes.toString('latin1')) : isUtf8(bytes)).toBe(true)
    }
  })

  test('mime: every kind of body, each in its own encoding', () => {
    const seen = new Set<string>()
    for (const [head, body] of messages('mime', 3).flatMap(leaves)) {
      const encoding = /^Content-Transfer-Encoding: (.*)$/m.exec(head)?.[1] ?? '7bit'
      const type = /^Content-Type: (\S+?)(?:;|$)/m.exec(head)?.[1] ?? ''
      const charset = /charset="?([\w-]+)/.exec(head)?.[1]?.toLowerCase() ?? ''
      seen.add(`${type} ${charset} ${encoding}${/format=flowed/.test(head) ? ' flowed' : ''}`)
      const longest = Math.max(...body.split('\n').map(line => line.length))
      if (encoding !== '8bit') expect(body).toMatch(/^[\x00-\x7f]*$/)
      if (encoding === 'quoted-printable') {
        expect(longest).toBeLessThanOrEqual(76)
        expect(body).not.toMatch(/=(?![0-9A-F]{2}|\n)|[ \t]$/m)
      }
      if (encoding === 'base64') expect(body).toMatch(/^(?:[A-Za-z0-9+/]{1,76}={0,2}\n)+\n$/)
      if (type === 'application/pdf') {
        const octets = Buffer.from(body, 'base64').length
        expect(octets).toBeGreaterThanOrEqual(50_000)
        expect(octets).toBeLessThanOrEqual(200_000)
      }
    }
    expect([...seen].sort()).toEqual([
      'application/pdf  base64',
      'text/html utf-8 quoted-printable',
      'text/plain iso-8859-1 8bit',
      'text/plain us-ascii 7bit',
      'text/plain utf-7 quoted-printable',
      'text/plain utf-8 8bit flowed',
      'text/plain utf-8 base64',
      'text/plain utf-8 quoted-printable',
    ])
  })

  test('mime: some bodies declared us-ascii hold leaked UTF-7', () => {
    const bodies = messages('mime', 2).flatMap(leaves)
    const leaked = ([head, body]: [string, string]): boolean =>
      head.includes('us-ascii') && body.includes('+AD4-')
    expect(bodies.some(leaked)).toBe(true)
    expect(bodies.every(leaked)).toBe(false)
  })

  test('mime: flowed bodies are stuffed, their marks stand together', () => {
    const flowed = messages('mime', 2)
      .flatMap(leaves)
      .filter(([head]) => head.includes('format=flowed'))
    for (const [, body] of flowed) {
      expect(body).not.toMatch(/^>+ >/m)
      expect(body).not.toMatch(/^From /m)
    }
    expect(flowed.some(([, body]) => /[a-z] \n/.test(body))).toBe(true)
  })
})
