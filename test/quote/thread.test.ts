import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv} from 'ajv'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {MessageRecord} from '../../src/record.ts'
import {asJson, asText, records, root} from '../run.ts'
import {
  answers,
  blocks,
  inThread,
  type Mail,
  mbox,
  question,
  quoted,
  read,
  wish,
} from './threads.ts'

const file = 'fixtures/thread/answered.mbox'
const answered = readFileSync(join(root, file))
const schema = JSON.parse(readFileSync(join(root, 'schema/requote-1.schema.json'), 'utf8'))
const validate = new Ajv({strict: false}).compile(schema)

const lines = [question, wish, ...answers]
const signature = 'Keeper of the upper lock at the old mill'
const long = lines.join('\n')
const list = [
  '_______________________________________________',
  'Lock mailing list',
  'lock@lists.example.org',
  'https://lists.example.org/mailman/listinfo/lock',
]
const original = [
  '-----Original Message-----',
  'From: Ana Ruiz <ana@example.org>',
  'Sent: Monday, 3 February 2025 09:00',
  'To: Bo Lind <bo@example.org>',
  'Subject: The wait at the lower lock in the town',
]

describe('what the message answered has is quoted', () => {
  test('a tail that lost its marks, and who wrote it', () => {
    const octets = asText(answered, {...inThread, headers: 'none'}).output.toString()
    expect(octets.split('\f\n').at(-1)).toBe(
      [
        '>> The wait at the lower lock is far too long on market days.',
        '>> Could the',
        '>> keeper open the second gate before noon?',
        '>',
        '> He could, if somebody told him which days those are.',
        '',
        'There is a list on the door.',
        '',
      ].join('\n'),
    )
  })

  test('where its words were first written', () => {
    const found = records(asJson(file, answered, [], inThread)) as MessageRecord[]
    for (const record of found) expect([validate(record), validate.errors]).toEqual([true, null])
    const origins = found.at(-1)!.parts[0]!.blocks.map(block => block.origin)
    expect(origins).toEqual([
      {id: '<1@example.org>', firstLine: 1, lastLine: 2},
      null,
      {id: '<2@example.org>', firstLine: 4, lastLine: 4},
      null,
    ])
  })

  test('an answer between two quotations is its own', () => {
    const mails = [
      {from: 'Ana', body: `${question}\n${wish}`},
      {from: 'Bo', to: 1, body: `> ${question}\n\nIt is.\n\n> ${wish}`},
    ]
    const origins = read(mbox(mails))
      .at(-1)!
      .parts[0]!.blocks.map(({depth, origin}) => [depth, origin?.firstLine ?? null])
    expect(origins).toEqual([
      [1, 1],
      [0, null],
      [1, 2],
    ])
  })

  test('the author, where nothing else names one', () => {
    const mails = [
      {from: 'Ana', body: question},
      {from: 'Bo', to: 1, body: `> ${question}\n\nIt is.`},
    ]
    expect(blocks(mails)).toEqual([`1 Ana: ${question}`, '0 Bo: \nIt is.'])
  })

  test('wrapped otherwise, with other spaces and quotation marks', () => {
    const mails = [
      {from: 'Ana', body: 'He said "the gate is shut at nine" and went away.'},
      {from: 'Bo', to: 1, body: '> He said “the gate\n> is shut at\u00a0nine” and went away.'},
    ]
    expect(blocks(mails)).toEqual([
      '1 Ana: He said “the gate\nis shut at\u00a0nine” and went away.',
    ])
  })
})

describe('left as it was', () => {
  const left: readonly (readonly [string, readonly Mail[], readonly string[]])[] = [
    [
      'an answer in between',
      [
        {from: 'Ana', body: `${question}\n${wish}`},
        {from: 'Bo', to: 1, body: `> ${question}\nToo long for whom, I ask?\n> ${wish}`},
      ],
      [`1 Ana: ${question}`, '0 Bo: Too long for whom, I ask?', `1 Ana: ${wish}`],
    ],
    [
      'what the sender says again',
      [
        {from: 'Bo', body: question},
        {from: 'Bo', to: 1, body: `As I wrote:\n\n${question}`},
      ],
      [`0 Bo: As I wrote:\n\n${question}`],
    ],
    [
      'words that stand there at the depth of the marks, too',
      [
        {from: 'Ana', body: `> ${question}\n\n${question}`},
        {from: 'Bo', to: 1, body: `> ${question}`},
      ],
      [`1 Ana: ${question}`],
    ],
    [
      'a few words that stand elsewhere',
      [
        {from: 'Ana', body: `> Thanks in advance for it.\n\n${question}`},
        {from: 'Bo', to: 1, body: '> Thanks in advance for it all.'},
      ],
      ['1 -: Thanks in advance for it all.'],
    ],
    [
      'older text that the message answered repeats',
      [
        {from: 'Ana', body: `> > ${question}`},
        {from: 'Bo', to: 1, body: `> ${question}\n\nYes.`},
      ],
      [`1 -: ${question}`, '0 Bo: \nYes.'],
    ],
    [
      'the footer of a list, which every message has',
      [
        {from: 'Ana', body: long},
        {from: 'Bo', to: 1, body: `${quoted('>', ...lines)}\n\nIt is.\n\n${list.join('\n')}`},
        {from: 'Cy', to: 2, body: quoted('> >', ...lines, ...list)},
      ],
      [`2 Ana: ${long}`, `2 Ana: ${list.join('\n')}`],
    ],
    [
      'that footer where its place does not tell it',
      [
        {from: 'Ana', body: long},
        {from: 'Bo', to: 1, body: `${quoted('>', ...lines)}\n\nIt is.\n\n${list.join('\n')}`},
        {from: 'Cy', to: 2, body: quoted('> >', ...list.slice(1), ...lines)},
      ],
      [`2 Ana: ${list.slice(1).join('\n')}`, `2 Ana: ${long}`],
    ],
    [
      'a signature, which older messages of the same person have, too',
      [
        {from: 'Ana', body: long},
        {from: 'Bo', to: 1, body: `${quoted('>', ...lines)}\n\nIt is.\n\n-- \n${signature}`},
        {from: 'Cy', to: 2, body: quoted('> >', signature, ...lines)},
      ],
      [`2 Ana: ${signature}`, `2 Ana: ${long}`],
    ],
    [
      'the header block above what was quoted',
      [
        {from: 'Ana', body: long},
        {from: 'Bo', to: 1, body: `It is.\n\n${original.join('\n')}\n\n${long}`},
        {from: 'Cy', to: 2, body: quoted('> >', ...original, '', ...lines)},
      ],
      [`2 Ana Ruiz: ${original.join('\n')}`, '2 Ana Ruiz: ', `2 Ana Ruiz: ${long}`],
    ],
    [
      'a line whose depth was told by its marks alone, which may be a prompt',
      [
        {from: 'Ana', body: `${long}\n> open the second gate at nine\n`},
        {from: 'Bo', to: 1, body: quoted('>', ...lines, 'open the second gate at nine')},
      ],
      [`1 Ana: ${long}`, '1 Ana: open the second gate at nine'],
    ],
    [
      'an answer to a message that comes later',
      [
        {from: 'Bo', to: 2, body: `> ${question}`},
        {from: 'Ana', body: question},
      ],
      [`0 Ana: ${question}`],
    ],
  ]
  test.each(left)('%s', (_, mails, expected) => {
    expect(blocks(mails)).toEqual(expected)
  })
})

test('with --requote off, where marks alone count', () => {
  const asIs = {requote: 'off', headers: 'none'} as const
  const {output} = asText(answered, {...inThread, ...asIs})
  expect(output).toEqual(asText(answered, asIs).output)
  expect(records(asJson('-', answered, [], {...inThread, ...asIs}))).toEqual(
    records(asJson('-', answered, [], {wantStructure: true, ...asIs})),
  )
})

test('a message that answers none reads as it does alone', () => {
  const line = fc.constantFrom(question, `> ${question}`, '', 'Ana wrote:', '> Yes.', 'Bo')
  const body = fc.array(line, {maxLength: 8}).map(lines => lines.join('\n'))
  fc.assert(
    fc.property(body, body, (first, second) => {
      const octets = mbox([
        {from: 'Ana', body: first},
        {from: 'Bo', body: second},
      ])
      const depths = (all: readonly MessageRecord[]): unknown =>
        all.map(({parts}) =>
          parts.flatMap(part => part.blocks.map(block => [block.firstLine, block.depth])),
        )
      const alone = records(asJson('-', octets)) as MessageRecord[]
      expect(depths(read(octets))).toEqual(depths(alone))
    }),
  )
})

test('however the input is cut', () => {
  const whole = asText(answered, inThread).output.toString()
  for (let cut = 1; cut < answered.length; cut += 7) {
    expect(asText(answered, inThread, [cut]).output.toString()).toBe(whole)
  }
})

test('of a message the first text part is remembered, as it came last', () => {
  const part = (text: string): string => `--b\nContent-Type: text/plain\n\n${text}\n`
  const parts = `${part(`Hello.\n${question}`)}${part('A footer of the list, with its address')}--b--`
  const type = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b'
  const first = (text: string): string =>
    `From x@example.org Thu Jan  1 00:00:00 2026\nFrom: ana@example.org\nMessage-ID: <1@example.org>\n${text}\n\n`
  const answer = mbox([{from: 'Bo', to: 1, body: `> ${question}`}]).toString()
  const octets = Buffer.from(
    `${first('\nAn earlier one')}${first(`${type}\n\n${parts}`)}${answer.replace('Message-ID: <1@', 'Message-ID: <2@')}`,
  )
  expect(read(octets).at(-1)!.parts[0]!.blocks[0]!.origin).toEqual({
    id: '<1@example.org>',
    firstLine: 2,
    lastLine: 2,
  })
})
