import {describe, expect, test} from 'vitest'
import type {MboxDialect} from '../../src/types.ts'
import {read, texts} from './collect.ts'

const one = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
const two = 'From bo@example.org Fri Jan  2 10:20:30 1970\n'

/** The body of the only message of an mbox with this body. */
function body(text: string, mbox?: MboxDialect): string {
  const [only] = texts(`${one}Subject: x\n\n${text}`, mbox ? {mbox, format: 'mbox'} : {})
  return only!.slice('Subject: x\n\n'.length)
}

describe('separators', () => {
  test('the empty line before a separator or the end is not the message’s', () => {
    expect(texts(`${one}A: 1\n\ntext\n\n\n${two}B: 2\n\nmore\n\n`)).toEqual([
      'A: 1\n\ntext\n\n',
      'B: 2\n\nmore\n',
    ])
  })

  test('offset, lines and length', () => {
    const first = `${one}A: 1\r\n\r\ntext\r\n\r\n`
    expect(read(`\n${first}${two}B: 2\n\nmore`).messages).toMatchObject([
      {start: {index: 0, offset: 1, line: 2, firstLine: 3}, length: first.length},
      {start: {index: 1, offset: 1 + first.length, line: 7, firstLine: 8}},
    ])
  })

  test('takes a full one before a header field without an empty line', () => {
    expect(texts(`${one}A: 1\n\ntext\n${two}Subject: 2\n\nmore`)).toHaveLength(2)
    expect(texts(`${one}${two}Subject: 2\n\nmore`)).toEqual(['', 'Subject: 2\n\nmore'])
  })

  test.each([
    `${two}more text\n`,
    `${two}`,
    `From bo Fri Jan  2 10:20 1970\nSubject: 2\n`,
    '\nFrom here on it is free.\n',
    `\n> ${two}`,
    `\nx${two}`,
  ])('leaves %j in the body', text => {
    expect(texts(`${one}A: 1\n\ntext\n${text}`)).toEqual([`A: 1\n\ntext\n${text}`])
  })

  test('messages without anything', () => {
    expect(texts(`${one}\n${two}\n${one}`)).toEqual(['', '', ''])
  })

  test('text before the first one is a message and told', () => {
    const {messages, findings} = read(`\njunk\n\n${one}A: 1\n\ntext\n`, {format: 'mbox'})
    expect(findings).toMatchObject([{rule: 'mbox-junk', severity: 'warning', line: 2}])
    expect(messages).toMatchObject([
      {text: 'junk\n', start: {index: 0, offset: 1, line: 2, firstLine: 2, header: 'none'}},
      {text: 'A: 1\n\ntext\n', start: {index: 1, offset: 7, line: 4, header: 'section'}},
    ])
  })

  test('a message without a separator keeps its header section', () => {
    expect(read('Subject: x\n\ntext\n', {format: 'mbox'}).messages).toMatchObject([
      {text: 'Subject: x\n\ntext\n', start: {format: 'mbox', header: 'section'}},
    ])
  })
})

describe('escapes', () => {
  test.each<[MboxDialect, string, string]>([
    ['mboxrd', '>From a\n>>From b\n> >From c\n', 'From a\n>From b\n> >From c\n'],
    ['mboxo', '>From a\n>>From b\n> >From c\n', 'From a\n>>From b\n> >From c\n'],
    ['mboxcl', '>From a\n>>From b\n> >From c\n', 'From a\n>>From b\n> >From c\n'],
    ['mboxcl2', '>From a\n>>From b\n> >From c\n', '>From a\n>>From b\n> >From c\n'],
  ])('%s by option', (dialect, stored, meant) => {
    expect(body(stored, dialect)).toBe(meant)
  })

  test('takes >>From as proof of mboxrd, for lines shortly before it too', () => {
    expect(body('>From a\ntext\n>>From b\n')).toBe('From a\ntext\n>From b\n')
    expect(body('> text\n>>From b\n')).toBe('> text\n>From b\n')
  })

  test('takes public-inbox’s sender as proof of mboxrd', () => {
    const separator = 'From mboxrd@z Thu Jan  1 00:00:00 1970\n'
    expect(texts(`${separator}A: 1\n\n>From a\n`)).toEqual(['A: 1\n\nFrom a\n'])
  })

  test('leaves >From where nothing is proven', () => {
    expect(body('>From a\ntext\n')).toBe('>From a\ntext\n')
  })

  test('leaves >>From inside a quote of that depth', () => {
    expect(body('>> text\n>>From b\n>From a\n')).toBe('>> text\n>>From b\n>From a\n')
  })

  test('a proof holds from the message with it on', () => {
    const stored = `${one}A: 1\n\n>From a\n\n${two}B: 2\n\n${'x\n'.repeat(200_000)}>>From b\n\n${one}C: 3\n\n>From c\n`
    const [first, second, third] = texts(stored)
    expect(first).toBe('A: 1\n\n>From a\n')
    expect(second).toMatch(/\n>From b\n$/)
    expect(third).toBe('C: 3\n\nFrom c\n')
  })

  test('leaves header sections alone', () => {
    expect(texts(`${one}>From a\nA: 1\n\ntext\n`, {mbox: 'mboxrd'})).toEqual([
      '>From a\nA: 1\n\ntext\n',
    ])
  })
})

describe('Content-Length', () => {
  const inner = `text\n\n${two}B: 2\n`

  /** An mbox whose first body is `inner`, with a Content-Length of so many octets. */
  function stored(octets: number, behind: string): string {
    return `${one}Content-Length: ${octets}\n\n${inner}${behind}`
  }

  test.each([
    ['a separator', `${two}C: 3\n\nmore\n`, 2],
    ['an empty line and a separator', `\n${two}C: 3\n\nmore\n`, 2],
    ['the end', '', 1],
    ['an empty line and the end', '\n', 1],
  ])('takes it when behind the body stands %s', (_, behind, count) => {
    const read = texts(stored(inner.length, behind))
    expect(read).toHaveLength(count)
    expect(read[0]).toBe(`Content-Length: ${inner.length}\n\n${inner}`)
  })

  test.each([
    inner.length - 1,
    inner.length + 3,
    8,
    99_999_999,
  ])('leaves %i when something else stands there', octets => {
    expect(texts(stored(octets, `text\n\n${one}C: 3\n\nmore\n`))).toHaveLength(3)
  })

  test('leaves it in a dialect that escapes separators', () => {
    expect(texts(stored(inner.length, ''), {mbox: 'mboxrd'})).toHaveLength(2)
  })

  test('tells once when a claim is too long to be checked', () => {
    const {findings} = read(stored(99_999_999, `\n${stored(99_999_999, '')}`))
    expect(findings.map(finding => finding.rule)).toEqual(['limit-reached'])
  })

  test('takes a body over several chunks', () => {
    const long = `text\n\n${two}${'x'.repeat(70)}\n`.repeat(20_000)
    const all = `${one}Content-Length: ${long.length}\n\n${long}\n${two}B: 2\n\nmore\n`
    expect(read(all, {}, [100, 70_000, 900_000, 2_000_000]).messages).toMatchObject([
      {text: `Content-Length: ${long.length}\n\n${long}`},
      {text: 'B: 2\n\nmore\n'},
    ])
  })
})
