/** Who speaks in a part of an enclosed message: its own header section is what lines are weighed by. */
import {describe, expect, test} from 'vitest'
import type {MessageRecord} from '../../src/record.ts'
import {asJson, asText, records} from '../run.ts'

/** Depth, author and text of each block of the part that a message from Cy Dale encloses. */
function blocksOf(fields: readonly string[], body: readonly string[]): unknown[] {
  const [mail] = records(asJson('-', mailOf(fields, body))) as MessageRecord[]
  const blocks = mail!.parts.find(({part}) => part === '2.1')!.blocks
  return blocks.map(({depth, author, text}) => [depth, author?.name ?? null, text])
}

function mailOf(fields: readonly string[], body: readonly string[]): Buffer {
  const lines = [
    'From: Cy Dale <cy@example.org>',
    'To: Bo Lind <bo@example.org>',
    'Subject: Fwd: gate',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=o',
    ...['', '--o', '', 'See below.', '--o', 'Content-Type: message/rfc822', ''],
    ...[...fields, '', ...body, '--o--', ''],
  ]
  return Buffer.from(lines.join('\n'))
}

const ana = 'From: Ana Ruiz <ana@example.org>'
const shut = ['It is shut.']

describe('its author', () => {
  test.each<[string, string[], string[], unknown[]]>([
    ['is who sent it', [ana], shut, [[0, 'Ana Ruiz', 'It is shut.']]],
    [
      'is decoded',
      ['From: =?utf-8?q?Ana_Ru=C3=ADz?= <ana@example.org>'],
      shut,
      [[0, 'Ana Ruíz', 'It is shut.']],
    ],
    [
      'is repaired',
      ['From: Ana RuÃ­z <ana@example.org>', 'Subject: cafÃ© isnâ€™t'],
      shut,
      [[0, 'Ana Ruíz', 'It is shut.']],
    ],
    ['is nobody without a From', ['Subject: gate'], shut, [[0, null, 'It is shut.']]],
    ['is the first of several', [`${ana}, bo@example.org`], shut, [[0, 'Ana Ruiz', 'It is shut.']]],
    [
      'of a quotation is one whom it was sent to',
      [ana, 'To: Dee Moor <dee@example.org>', 'References: <1@example.org>'],
      ['On Mon, 3 Feb 2025, Dee wrote:', '> Is it open?', 'It is shut.'],
      [
        [0, 'Ana Ruiz', 'On Mon, 3 Feb 2025, Dee wrote:'],
        [1, 'Dee Moor', 'Is it open?'],
        [0, 'Ana Ruiz', 'It is shut.'],
      ],
    ],
    [
      'of a quotation is not one whom what encloses it was sent to',
      [ana, 'References: <1@example.org>'],
      ['On Mon, 3 Feb 2025, Bo wrote:', '> Is it open?'],
      [
        [0, 'Ana Ruiz', 'On Mon, 3 Feb 2025, Bo wrote:'],
        [1, 'Bo', 'Is it open?'],
      ],
    ],
  ])('%s', (_, fields, body, expected) => {
    expect(blocksOf(fields, body)).toEqual(expected)
  })
})

test('the parts around it are of who sent the message', () => {
  const [mail] = records(asJson('-', mailOf([ana], shut))) as MessageRecord[]
  expect(mail!.parts.map(({part, from}) => [part, from])).toEqual([
    ['1', undefined],
    ['2.1', [{name: 'Ana Ruiz', address: 'ana@example.org'}]],
  ])
  expect(mail!.parts[0]!.blocks[0]!.author?.name).toBe('Cy Dale')
  expect(mail!.from.map(({name}) => name)).toEqual(['Cy Dale'])
})

test('a repair in its fields is none of the message', () => {
  const octets = mailOf(['From: Ana RuÃ­z <ana@example.org>', 'Subject: cafÃ© isnâ€™t'], shut)
  const [mail] = records(asJson('-', octets)) as MessageRecord[]
  expect(mail!.repairs).toEqual([])
})

test('its text stands as it stood', () => {
  const octets = mailOf([ana], ['> Is it open?', 'It is shut.'])
  expect(asText(octets, {headers: 'none'}).output.toString()).toBe(
    'See below.\n\n> Is it open?\nIt is shut.\n',
  )
})
