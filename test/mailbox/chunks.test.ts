import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {InputFormat} from '../../src/types.ts'
import {everyCut, type Options, read} from './collect.ts'

const directory = new URL('../../fixtures/mailbox/', import.meta.url)
const fixtures = readdirSync(directory).filter(name => name !== 'README.md')
const formats = [undefined, 'mbox', 'message', 'page', 'text'] as const

function options(format: InputFormat | undefined): Options {
  return format === undefined ? {} : {format}
}

describe.each(fixtures)('%s', name => {
  const octets = readFileSync(new URL(name, directory))

  test.each(formats)('as %s: the same messages whole, octet by octet and at each cut', format => {
    const whole = read(octets, options(format))
    expect(read(octets, options(format), everyCut(octets.length))).toEqual(whole)
    for (const cut of everyCut(octets.length)) {
      expect(read(octets, options(format), [cut])).toEqual(whole)
    }
  })

  test.each(formats)('as %s: the messages lie one behind the other up to the end', format => {
    const {messages} = read(octets, options(format))
    let at = messages[0]!.start.offset
    for (const {start, length} of messages) {
      expect(start.offset).toBe(at)
      const line = octets.toString('latin1', 0, at).split(/\n|\r(?!\n)/).length
      expect(start.line).toBe(line)
      at += length
    }
    expect(at).toBe(octets.length)
  })
})

const lines = fc.constantFrom(
  'From ana@example.org Thu Jan  1 00:00:00 1970',
  'From bo at example.org  Fri, 2 Jan 1970 10:20 +0000',
  'From here on',
  '>From here on',
  '>>From here on',
  '>> text',
  'Subject: plan',
  'Content-Length: 0',
  'Content-Length: 60',
  'Content-Length: 99999999',
  'text',
  '',
  '',
)

test('any lines: the same messages for any cuts', () => {
  const eols = fc.constantFrom('\n', '\r\n')
  const input = fc.tuple(fc.array(lines, {maxLength: 30}), eols, fc.boolean())
  fc.assert(
    fc.property(input, fc.array(fc.nat(900), {maxLength: 8}), ([all, eol, ends], places) => {
      const text = all.join(eol) + (ends ? eol : '')
      const cuts = places.filter(place => place < text.length).sort((one, other) => one - other)
      for (const format of ['mbox', undefined] as const) {
        expect(read(text, options(format), cuts)).toEqual(read(text, options(format)))
      }
    }),
  )
})

test('any octets: text and messages come out as they went in', () => {
  fc.assert(
    fc.property(fc.uint8Array(), octets => {
      const text = Buffer.from(octets).toString('latin1')
      const mac = text.includes('\r') && !text.includes('\n')
      const out = read(text, {format: 'text'}).messages.map(message => message.text)
      expect(out.join('')).toBe(mac ? text.replaceAll('\r', '\n') : text)
    }),
  )
})
