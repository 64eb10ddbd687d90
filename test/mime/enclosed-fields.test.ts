import {describe, expect, test} from 'vitest'
import {enclosedFields, maxEnclosed} from '../../src/mime/enclosed-fields.ts'
import {entityReader} from '../../src/mime/entity-reader.ts'
import type {RawField} from '../../src/mime/noted-fields.ts'

/** The number of each text part, and the address of who sent what encloses it. */
function sendersOf(lines: readonly string[]): string[] {
  const told: string[] = []
  const ignore = (): void => undefined
  const reader = entityReader(
    {fallbackCharset: 'windows-1252'},
    {
      fields: ignore,
      partStart: ({part}, enclosed) => {
        const from = enclosed?.from.map(({address}) => address).join() || 'nobody'
        told.push(`${part} ${enclosed === null ? 'own' : from}`)
      },
      body: ignore,
      partEnd: ignore,
      attachment: ignore,
    },
    ignore,
  )
  const octets = Buffer.from(lines.map(line => `${line}\n`).join(''))
  const place = {index: 0, offset: 0, line: 1, firstLine: 1}
  reader.messageStart({format: 'message', ...place, header: 'section'})
  reader.write(octets, 0, octets.length)
  reader.messageEnd(octets.length)
  return told
}

const head = ['From: cy@example.org', 'MIME-Version: 1.0']
const rfc822 = 'Content-Type: message/rfc822'
const mixed = 'Content-Type: multipart/mixed; boundary'
const ana = 'From: ana@example.org'
const bo = 'From: bo@example.org'

describe('a part is told with the fields of the innermost message that encloses it', () => {
  test.each<[string, string[], string[]]>([
    ['none', ['', 'text'], ['1 own']],
    ['a message', [rfc822, '', ana, '', 'text'], ['1.1 ana@example.org']],
    ['two', [rfc822, '', ana, rfc822, '', bo, '', 'text'], ['1.1.1 bo@example.org']],
    ['one without From', [rfc822, '', 'Subject: x', '', 'text'], ['1.1 nobody']],
    [
      'one without From in one',
      [rfc822, '', ana, rfc822, '', 'To: x', '', 'text'],
      ['1.1.1 nobody'],
    ],
    ['one without a header section', [rfc822, '', 'no field', '', 'text'], ['1.1 nobody']],
    ['one that ends early', [rfc822, '', ana], ['1.1 ana@example.org']],
    [
      'one between parts',
      [`${mixed}=b`, '', '--b', '', 'own', '--b', rfc822, '', ana, '', 'text', '--b', '', 'own'],
      ['1 own', '2.1 ana@example.org', '3 own'],
    ],
    [
      'one with parts, around one',
      [
        ...[`${mixed}=b`, '', '--b', rfc822, '', ana, `${mixed}=i`, ''],
        ...['--i', '', 'hers', '--i', rfc822, '', bo, '', 'his', '--i', '', 'hers', '--i--'],
        ...['--b', '', 'own', '--b--'],
      ],
      ['1.1 ana@example.org', '1.2.1 bo@example.org', '1.3 ana@example.org', '2 own'],
    ],
    [
      'a digest',
      [
        'Content-Type: multipart/digest; boundary=b',
        '',
        '--b',
        '',
        ana,
        '',
        'x',
        '--b',
        '',
        bo,
        '',
        'y',
      ],
      ['1.1 ana@example.org', '2.1 bo@example.org'],
    ],
    [
      'one with a multipart that has no parts',
      [rfc822, '', ana, `${mixed}=i`, '', 'text'],
      ['1.1 ana@example.org'],
    ],
    ['one that is attached', [rfc822, 'Content-Disposition: attachment', '', ana, '', 'text'], []],
  ])('%s', (_, lines, expected) => {
    expect(sendersOf([...head, ...lines])).toEqual(expected)
  })
})

describe('what is kept of a long header section', () => {
  const field = (name: string, body: string): RawField => {
    return {name, key: name.toLowerCase(), body, line: 1}
  }
  const many = ' bo@example.org,'.repeat(maxEnclosed / 16)
  const read = (fields: RawField[], octets: number): string[] =>
    enclosedFields(fields, octets, 'utf-8', () => []).brief.map(({name}) => name)

  test.each([
    ['all where it is short', [field('To', 'x'), field('From', 'y')], 100, ['From', 'To']],
    ['what fits', [field('To', many), field('From', 'y')], 1e6, ['From']],
    ['no endless empty fields', Array(2000).fill(field('Cc', '')), 1e6, Array(1024).fill('Cc')],
  ])('%s', (_, fields, octets, expected) => {
    expect(read(fields, octets)).toEqual(expected)
  })
})
