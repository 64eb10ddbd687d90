/** The repair `charset-label`: told by the pipeline, decided where bodies are decoded. */
import {describe, expect, test} from 'vitest'
import {type ReadOptions, readAll} from '../src/index.ts'
import type {MessageRecord} from '../src/record.ts'

/** A mail of these octets, its label as given. */
function read(label: string | null, octets: string, options: ReadOptions = {}): MessageRecord {
  const field = label === null ? '' : `Content-Type: text/plain; charset="${label}"\n`
  const mail = Buffer.from(`From: ana@example.org\nSubject: x\n${field}\n${octets}\n`, 'latin1')
  return readAll(mail, options)[0]!
}

const utf8 = Buffer.from('naïve').toString('latin1')
const koi8 = '\xf0\xd2\xc9\xd7\xc5\xd4'

describe('takes a label', () => {
  test.each([
    // label        octets    read as        text
    ['iso-8859-1', utf8, 'utf-8', 'naïve'],
    ['us-ascii', utf8, 'utf-8', 'naïve'],
    ['y', utf8, 'utf-8', 'naïve'],
    ['x-nobody', utf8, 'utf-8', 'naïve'],
    [null, utf8, 'utf-8', 'naïve'],
    ['us-ascii', 'na\xefve', 'windows-1252', 'naïve'],
    [null, 'na\xefve', 'windows-1252', 'naïve'],
    ['iso-8859-1', '\x93naive\x94', 'windows-1252', '“naive”'],
    ['latin1', '\x93naive\x94', 'windows-1252', '“naive”'],
  ])('%s with %j: %s', (label, octets, after, text) => {
    const part = read(label, octets).parts[0]!
    const isCertain = label === 'iso-8859-1' || label === 'latin1'
    const confidence = after === 'utf-8' ? 0.99 : isCertain ? 0.95 : 0.7
    expect(part.repairs).toEqual([
      {rule: 'charset-label', line: 1, column: 1, before: label ?? '', after, confidence},
    ])
    expect(part.blocks[0]!.text).toBe(text)
  })
})

describe('leaves a label', () => {
  test.each([
    ['utf-8', utf8],
    ['iso-8859-1', 'na\xefve'],
    ['windows-1252', '\x93naive\x94'],
    ['koi8-r', koi8],
    ['us-ascii', 'naive'],
    ['y', 'naive'],
    [null, 'naive'],
  ])('%s with %j', (label, octets) => {
    expect(read(label, octets).parts[0]!.repairs).toEqual([])
  })
})

test('leaves text without a header section: it has no label to miss', () => {
  expect(readAll(Buffer.from('naïve\n'))[0]!.parts[0]!.repairs).toEqual([])
})

test('tells nothing when it is left out', () => {
  expect(read('y', utf8, {repairs: []}).parts[0]!.repairs).toEqual([])
})

test('tells on which line another charset begins, and does not guess it', () => {
  const {parts, findings} = read('utf-8', `${utf8}\n> ${koi8} ${koi8}`)
  expect(parts[0]!.repairs).toEqual([])
  expect(parts[0]!.blocks[1]!.text).toBe('ðÒÉ×ÅÔ ðÒÉ×ÅÔ')
  expect(findings).toMatchObject([
    {rule: 'charset-invalid', severity: 'warning', line: 6},
    {rule: 'charset-label', severity: 'info', line: 6},
  ])
})
