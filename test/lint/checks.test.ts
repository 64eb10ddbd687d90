import {describe, expect, test} from 'vitest'
import type {LintOptions} from '../../src/lint/types.ts'
import {lint} from './lint.ts'

/** Lines and severities of one rule's findings. */
function found(rule: string, input: string, options: Partial<LintOptions> = {}): string[] {
  return lint(input, options)
    .filter(finding => finding.rule === rule)
    .map(({line, severity}) => `${line} ${severity}`)
}

const reply = (body: string): string =>
  `From: bo@example.org\nSubject: Re: plan\nIn-Reply-To: <1@example.org>\n\n${body}`

describe('depth-jump', () => {
  const jumps = (text: string): string[] => found('depth-jump', text)
  const deep = '>> The gate is shut at nine.\n>> Bring the key.\n'

  test.each([
    ['nothing above', `Hello.\n\n${deep}\nWhich?\n`, ['3 info']],
    ['a level left out', `Ana wrote:\n> So.\n${deep.replaceAll('>>', '> >>')}`, ['3 info']],
  ])('takes %s', (_, text, expected) => {
    expect(jumps(text)).toEqual(expected)
  })

  test.each([
    ['an attribution above', `Ana Ruiz wrote:\n${deep}`],
    ['levels that were there before', `Ana wrote:\n> Bo wrote:\n> > x y\n> So.\nNo.\n${deep}`],
    ['a prompt', 'Try this:\n\n>>> import os\n>>> os.getcwd()\nand that.\n'],
    [
      'what a compiler prints',
      'All errors:\n\n>> gate.c:12:3: error: no key\n>> gate.c:14:3: error: no lock\n',
    ],
    ['a single line', 'Hello.\n\n>> code here <<\n\nmore\n'],
    ['what exmh writes', 'I see.\n\n>>>Ana Ruiz said:\n > > > Why?\n > > So.\n > Bring it.\n'],
  ])('leaves %s', (_, text) => {
    expect(jumps(text)).toEqual([])
  })
})

describe('attribution-missing', () => {
  const missing = (text: string): string[] => found('attribution-missing', text)
  const quote = '> The gate is shut at nine.\n> Bring the key.\n\nWhich key?\n'

  test('takes a reply that quotes at once', () => {
    expect(missing(reply(quote))).toEqual(['5 info'])
    expect(missing(reply(`Hi Ana,\n\n${quote}`))).toEqual(['7 info'])
  })

  test.each([
    ['an attribution', reply(`Ana Ruiz wrote:\n${quote}`)],
    ['words that lead to it', reply(`So then, Ana is all like:\n${quote}`)],
    ['one’s own mail', reply(`I ask again, as I sent this on Friday.\n\n${quote}`)],
    [
      'what exmh writes',
      reply('>>>Ana Ruiz said:\n> The gate is shut.\n> Bring the key.\nWhich?\n'),
    ],
    ['a quoted header field', reply(`> Von: Ana Ruiz <ana@example.org>\n${quote}`)],
    ['initials', reply('AR> The gate is shut at nine.\nAR> Bring the key.\n\nWhich key?\n')],
    ['a mail that is no reply', `From: bo@example.org\nSubject: plan\n\n${quote}`],
    ['a reply without a quotation', reply('Which key?\n')],
  ])('leaves %s', (_, text) => {
    expect(missing(text)).toEqual([])
  })

  const forward = (fields: string): string =>
    `${fields}MIME-Version: 1.0\nContent-Type: message/rfc822\n\n`
  const plan = 'From: bo@example.org\nSubject: plan\n'

  test('takes an enclosed reply', () => {
    expect(missing(forward(plan) + reply(quote))).toEqual(['10 info'])
  })

  test('leaves an enclosed mail that is no reply', () => {
    expect(missing(`${forward(`${plan}In-Reply-To: <1@example.org>\n`)}${plan}\n${quote}`)).toEqual(
      [],
    )
  })
})

describe('invisible-control', () => {
  const unseen = (text: string): string[] => found('invisible-control', text)

  test.each([
    ['an override', 'open gate\u202egnp.exe now', '1 warning'],
    ['an isolate without letters that need it', 'open \u2067gate\u2069 now', '1 warning'],
    ['a tag character', 'hello\u{e0041} there', '1 warning'],
    ['an escape', 'hello \u001b[31m there', '1 warning'],
    ['a C1 control', 'hello \u0090 there', '1 warning'],
    ['a byte order mark inside text', 'hello \ufeff there', '1 info'],
    ['an embedding of right-to-left words', '\u202bשלום\u202c', '1 info'],
  ])('takes %s', (_, text, expected) => {
    expect(unseen(`${text}\n`)).toEqual([expected])
  })

  test.each([
    ['tabs and form feeds', 'a\tb\f\n'],
    ['a byte order mark at the start', '\ufeffhello\n'],
    ['a flag that is made of tags', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}\n'],
    ['joiners of emoji and scripts', '👩\u200d👧 \u0645\u200c\u0646\n'],
  ])('leaves %s', (_, text) => {
    expect(unseen(text)).toEqual([])
  })

  test('reads header fields, and says which character', () => {
    const mail = 'From: ana@example.org\nSubject: gate\u202egnp.exe\nTo: bo@example.org\n\nx\n'
    const [only] = lint(mail).filter(({rule}) => rule === 'invisible-control')
    expect(only).toMatchObject({line: 2, column: 14, endColumn: 15})
    expect(only!.message).toBe('U+202E RIGHT-TO-LEFT OVERRIDE in Subject')
  })
})

describe('mbox-from-unescaped', () => {
  const separator = 'From ana@example.org Thu Jan  1 00:00:00 2026\nFrom: ana@example.org\n\n'
  const lines = (body: string, options: Partial<LintOptions> = {}): string[] =>
    found('mbox-from-unescaped', `${separator}${body}`, options)

  test.each([
    ['behind an empty line', 'text\n\nFrom here on it is free.\n', ['6 warning']],
    ['with a date', 'text\nFrom bo Fri Jan  2 10:20 1970\nmore\n', ['5 warning']],
    ['amid text, where few programs split', 'text\nFrom here on it is free.\n', ['5 info']],
  ])('takes a line %s', (_, body, expected) => {
    expect(lines(body)).toEqual(expected)
  })

  test('leaves separators, escapes and mboxcl2', () => {
    expect(lines(`text\n\n${separator}more\n\n>From here on\n`)).toEqual([])
    expect(lines('text\n\nFrom here on\n', {format: 'mbox', mbox: 'mboxcl2'})).toEqual([])
  })
})

describe('content-length-wrong', () => {
  const mail = (length: number): string =>
    `From: a@example.org\nContent-Length: ${length}\n\n12345678\n`

  test.each([1, 4, 12, 900])('takes %d for 9', length => {
    expect(found('content-length-wrong', mail(length))).toEqual(['2 info'])
  })

  test.each([8, 9, 10, 11])('leaves %d for 9: an eol more or less', length => {
    expect(found('content-length-wrong', mail(length))).toEqual([])
  })

  test('the empty line before the next separator may count', () => {
    const one = (length: number): string =>
      `From ana@example.org Thu Jan  1 00:00:00 2026\n${mail(length)}\n`
    expect(found('content-length-wrong', `${one(9)}${one(10)}${one(9)}`)).toEqual([])
  })
})

describe('line-too-long', () => {
  const lines = (text: string): string[] =>
    found('line-too-long', `From: a@example.org\n\n${text}\n`)
  const octets = (count: number): string => 'x'.repeat(count)

  test('takes 999 octets and leaves 998, CRLF not counted', () => {
    expect(lines(`${octets(998)}\n${octets(999)}\n${octets(998)}\r\nx\n${octets(5000)}`)).toEqual([
      '4 info',
      '7 info',
    ])
  })

  test('counts octets, also those of other lines that are close', () => {
    expect(lines(`${'é'.repeat(499)}\n${'é'.repeat(500)}`)).toEqual(['4 info'])
    expect(lines(Array.from({length: 50}, (_, n) => octets(960 + n)).join('\n'))).toHaveLength(11)
  })
})

describe('header-missing', () => {
  const fields = {
    From: 'a@example.org',
    Date: 'Thu, 1 Jan 2026 00:00:00 +0000',
    'Message-ID': '<1@x>',
  }
  const without = (name: string): string =>
    `${Object.entries({...fields, Subject: 'x', To: 'b@example.org'})
      .filter(([field]) => field !== name)
      .map(([field, value]) => `${field}: ${value}\n`)
      .join('')}\ntext\n`

  test.each([
    ['From', ['1 warning']],
    ['Date', ['1 warning']],
    ['Message-ID', ['1 info']],
    ['Subject', []],
  ])('without %s: %j', (name, expected) => {
    expect(found('header-missing', without(name))).toEqual(expected)
  })

  test('text and pages have no header section', () => {
    expect(found('header-missing', 'Hello.\n')).toEqual([])
    expect(found('header-missing', 'Re: plan\n\nFrom: Ana\nDate: Wed Sep 16 2020\n\nHi\n')).toEqual(
      [],
    )
  })
})
