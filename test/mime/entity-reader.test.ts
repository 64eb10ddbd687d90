import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {entityReader, maxNesting, maxParts} from '../../src/mime/entity-reader.ts'
import {windowOctets} from '../../src/mime/text-body.ts'
import type {EntityHandler, MessageFields} from '../../src/types.ts'
import {lineEnds, readCalls} from './read.ts'

interface Told {
  parts: string[]
  bodies: Buffer[]
  windows: {octets: number; continued: boolean; last: boolean}[]
  attachments: string[]
  findings: string[]
}

/** Reads one message given in spans. */
function tell(spans: Iterable<Buffer>): Told {
  const told: Told = {parts: [], bodies: [], windows: [], attachments: [], findings: []}
  const handler: EntityHandler = {
    fields: () => {},
    partStart: part => told.parts.push(part.part),
    body: (bytes, start, end, continued, last) => {
      told.windows.push({octets: end - start, continued, last})
      told.bodies.push(Buffer.from(bytes.subarray(start, end)))
    },
    partEnd: () => {},
    attachment: ({part, octets}) => told.attachments.push(`${part} ${octets}`),
  }
  const reader = entityReader({fallbackCharset: 'windows-1252'}, handler, ({rule}) =>
    told.findings.push(rule),
  )
  reader.messageStart({
    ...{format: 'message', index: 0, offset: 0, line: 1, firstLine: 1, header: 'section'},
  })
  for (const span of spans) reader.write(span, 0, span.length)
  reader.messageEnd(0)
  return told
}

function fieldsOf(text: string): MessageFields {
  const seen: MessageFields[] = []
  const nothing = (): void => {}
  const handler = {partStart: nothing, body: nothing, partEnd: nothing, attachment: nothing}
  const reader = entityReader(
    {
      fallbackCharset: 'windows-1252',
      repairFields: fields =>
        fields.flatMap(field => {
          const {name, line, text: before} = field
          field.text = before.replaceAll('+AD4-', '>')
          const repair = {rule: 'utf7-leak', column: 1, confidence: 1, before, after: '>'} as const
          return before === field.text ? [] : [{...repair, field: name, line}]
        }),
    },
    {...handler, fields: fields => seen.push(fields)},
    nothing,
  )
  reader.messageStart({
    ...{format: 'message', index: 0, offset: 0, line: 1, firstLine: 7, header: 'section'},
  })
  const octets = Buffer.from(text)
  reader.write(octets, 0, octets.length)
  reader.messageEnd(0)
  return seen[0]!
}

describe('fields', () => {
  test('brief ones come in order, all of them as they stand', () => {
    const fields = fieldsOf(
      'Subject: s\nX-A: =?utf-8?q?=C3=A9?=\nTO: bo@example.org\nFrom: a\n b\n\n',
    )
    expect(fields.brief).toEqual([
      {name: 'From', value: 'a b', isPlain: false},
      {name: 'To', value: 'bo@example.org', isPlain: true},
      {name: 'Subject', value: 's', isPlain: true},
    ])
    expect(fields.all).toEqual([
      {name: 'Subject', value: 's'},
      {name: 'X-A', value: 'é'},
      {name: 'TO', value: 'bo@example.org'},
      {name: 'From', value: 'a b'},
    ])
  })

  test.each([
    ['Subject: a [b] "c" = d; \\ e\t\n', 'a [b] "c" = d; \\ e', true],
    ['Subject:a\r\n', 'a', true],
    ['SUBJECT \t: a\n', 'a', true],
    ['Date: 1 Jan 2020 10:00 +0100\n', '1 Jan 2020 10:00 +0100', true],
    ['Subject: a +AD4- b\n', 'a > b', false],
    ['Subject: a?\n', 'a?', false],
    ['Subject: a\n b\n', 'a b', false],
    ['Subject: a\r\n\t b\r\n', 'a b', false],
    ['Subject: a\rb\n', 'a\rb', false],
    ['Subject: \x1b[1m\n', '\x1b[1m', false],
    ['Subject: é\n', 'é', false],
  ])('%j is what it says, or is decoded', (text, value, isPlain) => {
    const [field] = fieldsOf(`${text}\n`).brief
    expect(field).toMatchObject({value, isPlain})
  })

  test('repairs come before addresses are parsed', () => {
    const fields = fieldsOf('From: Ana <ana@example.org+AD4-\nSubject: x\nX-A: +AD4-\n\n')
    expect(fields.from).toEqual([{name: 'Ana', address: 'ana@example.org'}])
    expect(fields.repairs.map(({field, line}) => [field, line])).toEqual([['From', 7]])
    expect(fields.all.at(-1)).toEqual({name: 'X-A', value: '>'})
  })

  test('control characters stay', () => {
    expect(fieldsOf('Subject: a\0b\x1b[31m\x07\n\n').subject).toBe('a\0b\x1b[31m\x07')
  })
})

test('takes a page: its own fields, then a body', () => {
  const field = (name: string, body: string) => ({name, body: Buffer.from(body), line: 1})
  const fields = [field('Subject', ' Re: plan'), field('From', ' Ruiz, Ana')]
  expect(readCalls(Buffer.from('Not-A: field\n\nbody\n'), [], fields)).toBe(
    `From: Ruiz, Ana
Subject: Re: plan
{"id":null,"date":null,"from":[{"name":"Ruiz, Ana","address":null}],"to":[],"cc":[],"inReplyTo":null,"references":[]}
part {"part":"1","type":"text/plain","charset":null,"transferEncoding":"7bit","flowed":false,"delSp":false,"sourceLine":1}
| Not-A: field
| 
| body
part end
`,
  )
})

test('takes a body alone', () => {
  const calls = readCalls(Buffer.from('a: b\n\nc'), [], 'none')
  expect(calls).toContain('| a: b\n| \n| c\\\npart end')
})

test('takes an empty message', () => {
  expect(readCalls(Buffer.alloc(0))).toContain('"sourceLine":1}\n\npart end')
})

test('leaves HTML with a text twin out of the attachments', () => {
  const html = 'Content-Type: text/html\n\n<p>\n'
  const multipart = (parts: string): string =>
    `Content-Type: multipart/alternative; boundary=b\n\n${parts}--b--\n`
  const twin = tell([Buffer.from(multipart(`--b\n${html}--b\n\ntext\n`))])
  expect(twin).toMatchObject({parts: ['2'], attachments: [], findings: []})
  const alone = tell([Buffer.from(multipart(`--b\n${html}`))])
  expect(alone).toMatchObject({parts: [], attachments: ['1 3'], findings: ['html-only']})
})

describe('cut anywhere', () => {
  const pieces = [
    ...['--b', '--b--', '--c', '--c--', '', '', ' ', 'text', '-- ', '--', 'Subject: x', '>From y'],
    ...['Content-Type: multipart/mixed; boundary=b', 'Content-Type: multipart/digest; boundary=c'],
    ...['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', 'aGVsbG8=', 'caf\xe9'],
    ...['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', 'a=', '=41 '],
  ]
  test('any lines give the same calls', () => {
    const lines = fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('\n', '\r\n')))
    fc.assert(
      fc.property(lines, fc.boolean(), (list, mime) => {
        const head = mime ? 'Content-Type: multipart/mixed; boundary=b\n\n' : ''
        const octets = Buffer.from(head + list.flat().join(''), 'latin1')
        const whole = readCalls(octets)
        const ends = lineEnds(octets)
        expect(readCalls(octets, ends)).toBe(whole)
        for (const end of ends) expect(readCalls(octets, [end])).toBe(whole)
      }),
      {numRuns: 300},
    )
  })
})

describe('windows', () => {
  const line = `${'x'.repeat(99)}\n`
  const long = Buffer.from(line.repeat(Math.ceil((windowOctets * 2.5) / line.length)))

  test('end at line ends and add up, wherever spans were cut', () => {
    const head = Buffer.from('Subject: long\n\n')
    const whole = tell([head, long])
    const spans = [head]
    for (let at = 0; at < long.length; at += 70_000) spans.push(long.subarray(at, at + 70_000))
    expect(
      whole.windows.map(({octets, ...rest}) => ({whole: octets % line.length === 0, ...rest})),
    ).toEqual([
      {whole: true, continued: false, last: false},
      {whole: true, continued: false, last: false},
      {whole: true, continued: false, last: true},
    ])
    expect(Buffer.concat(whole.bodies).equals(long)).toBe(true)
    expect(tell(spans).windows).toEqual(whole.windows)
  })

  test.each(['base64', 'quoted-printable'])('end at line ends of decoded %s', encoding => {
    const raw =
      encoding === 'base64'
        ? long.toString('base64').replace(/.{76}/g, '$&\r\n')
        : long.toString().replaceAll('x\n', 'x\r\n')
    const head = `Content-Transfer-Encoding: ${encoding}\nContent-Type: text/plain; charset=utf-8\n\n`
    const {windows, bodies} = tell([Buffer.from(head + raw)])
    expect(windows.length).toBeGreaterThan(1)
    expect(windows.some(({continued}) => continued)).toBe(false)
    expect(Buffer.concat(bodies).toString().replaceAll('\r', '') === long.toString()).toBe(true)
  })

  test.each(['é', '\n', 'x\r\n'])('a line without an end is cut between characters (%j)', unit => {
    const text = Buffer.from(
      `${unit === 'é' ? 'a' : 'é'.repeat(windowOctets)}${unit.repeat(windowOctets)}`,
    )
    const {windows, bodies} = tell([
      Buffer.from('Content-Type: text/plain; charset=utf-8\n\n'),
      text,
    ])
    expect(Buffer.concat(bodies).equals(text)).toBe(true)
    expect(windows[1]?.continued).toBe(true)
  })

  test('the eol before a delimiter is dropped, also behind a full window', () => {
    const head = 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\n'
    for (const size of [-3, -2, -1, 0, 1, 2].map(more => windowOctets + more)) {
      const body = `${'y'.repeat(size)}`
      const {bodies} = tell([Buffer.from(`${head}${body}\r\n--b--\r\n`)])
      expect(Buffer.concat(bodies).length).toBe(size)
    }
  })
})

describe('limits', () => {
  test('a header section over 1 MiB goes on as body', () => {
    const octets = Buffer.from('a: b\n'.repeat(300_000))
    const {bodies, findings} = tell([octets])
    expect(Buffer.concat(bodies).length).toBe(octets.length - (1 << 20))
    expect(findings).toEqual(['limit-reached'])
  })

  test('more than 64 MiB of text is told once and passed on', () => {
    const chunk = Buffer.from(`${'x'.repeat(1023)}\n`.repeat(1 << 10))
    const {windows, findings} = tell([Buffer.from('\n'), ...Array.from({length: 66}, () => chunk)])
    expect(windows.reduce((sum, {octets}) => sum + octets, 0)).toBe(66 << 20)
    expect(findings).toEqual(['limit-reached'])
  })

  test('100,000 nested multiparts', () => {
    const nested = Array.from(
      {length: 100_000},
      (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`,
    ).join('')
    const {parts, attachments, findings} = tell([Buffer.from(nested)])
    expect([parts.length, attachments.length]).toEqual([0, 1])
    expect(findings.filter(rule => rule === 'limit-reached')).toHaveLength(1)
    expect(findings).toHaveLength(1 + maxNesting)
  })

  test('100,000 nested messages', () => {
    const {attachments, findings} = tell([
      Buffer.from('Content-Type: message/rfc822\n\n'.repeat(100_000)),
    ])
    expect(attachments).toHaveLength(1)
    expect(findings).toEqual(['limit-reached'])
  })

  test('a million delimiters', () => {
    const head = 'Content-Type: multipart/mixed; boundary=b\n\n'
    const {parts, findings} = tell([Buffer.from(head), Buffer.from('--b\n'.repeat(1_000_000))])
    expect(parts).toHaveLength(maxParts)
    expect(findings).toEqual(['limit-reached'])
  })

  test('a million lines that are nearly delimiters', () => {
    const head = 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\n'
    const body = '--c\n'.repeat(1_000_000)
    expect(tell([Buffer.from(head + body)]).bodies.join('').length).toBe(body.length)
  })
})
