import {describe, expect, test} from 'vitest'
import {lines, readText, type Setting, text} from './reading.ts'

const reply: Setting = {
  from: 'Cy Dale <cy@example.org>',
  to: 'Ana Ruiz <ana@example.org>',
  subject: 'Re: gate',
  isReply: true,
}

function shown(mail: string): string {
  return lines(mail, reply)
}

function authors(mail: string): unknown[] {
  return readText(mail, reply).reading.attributions.map(({depth, introduces, author, date}) => [
    depth,
    introduces,
    author.name,
    author.address,
    date,
  ])
}

describe('an attribution of GroupWise', () => {
  test.each([
    ['Ana Ruiz <ana@example.org> 02/03/25 9:01 AM', 'Ana Ruiz', 'ana@example.org'],
    ['"Ana Ruiz" <ana@example.org> 02/03/25 9:01:22 AM', 'Ana Ruiz', 'ana@example.org'],
    ['Ana Ruiz <ana@example.org> Monday, February 03, 2025 9:01 AM', 'Ana Ruiz', 'ana@example.org'],
    ['Ana Ruiz 02/03/25 9:01 AM', 'Ana Ruiz', 'ana@example.org'],
    ['Di Noor 2/3/2025 9:01 AM', 'Di Noor', null],
    ['<ana@example.org> 02/03/25 9:01 AM', 'Ana Ruiz', 'ana@example.org'],
    ['ana@example.org 02/03/25 09:01', 'Ana Ruiz', 'ana@example.org'],
  ])('sets off the unmarked words below: %s', (between, name, address) => {
    const mail = `Yes.\n\n>>> ${between} >>>\nIt is shut.\n\nFor the night.\n`
    const row = shown(mail).split('\n')
    expect(row.map(line => line[0]).join('')).toBe('000111')
    expect(row[2]).toMatch(/^0 attribution Cy\| >>> /)
    expect(row[5]).toMatch(`1 text ${name.split(' ')[0]}|`)
    const date = /\d{1,2}\/\d.*|Monday.*/.exec(between)![0]
    expect(authors(mail)).toEqual([[0, 1, name, address, date]])
  })

  test('makes a chain with the next one, which a list footer ends', () => {
    expect(
      shown(text`
        Yes.

        >>> Ana Ruiz <ana@example.org> 02/03/25 9:01 AM >>>
        It is shut.

        >>> Bo Lind <bo@example.org> 02/02/25 9:01 AM >>>
        Is it open?
        > The gate is oiled.

        _______________________________________________
        harbour mailing list
        https://lists.example.org/listinfo/harbour
      `),
    ).toBe(
      text`
        0 text Cy| Yes.
        0 text Cy| 
        0 attribution Cy| >>> Ana Ruiz <ana@example.org> 02/03/25 9:01 AM >>>
        1 text Ana| It is shut.
        1 text Ana| 
        1 attribution Ana| >>> Bo Lind <bo@example.org> 02/02/25 9:01 AM >>>
        2 text Bo| Is it open?
        3 text -| The gate is oiled.
        2 text Bo| 
        0 footer Cy| _______________________________________________
        0 footer Cy| harbour mailing list
        0 footer Cy| https://lists.example.org/listinfo/harbour
      `.trimEnd(),
    )
  })

  test('introduces the marked words right below, and no others', () => {
    const mail = text`
      Yes.

      >>> Ana Ruiz <ana@example.org> 02/03/25 9:01 AM >>>
      > It is shut.

      Good.
    `
    expect(shown(mail).replaceAll(/ .*/g, '')).toBe('0\n0\n0\n1\n0\n0')
  })

  test('inside a quotation stands at the depth of its other marks', () => {
    const mail = text`
      On Tue, 4 Feb 2025, Ana Ruiz <ana@example.org> wrote:
      > Yes.
      >
      > >>> Bo Lind <bo@example.org> 02/03/25 9:01 AM >>>
      > It is shut.
      No.
    `
    expect(shown(mail).replaceAll(/ .*/g, '')).toBe('0\n1\n1\n1\n2\n0')
  })

  test.each([
    ['opens the mail: an answer may stand below', '>>> Ana Ruiz 02/03/25 9:01 AM >>>\nNo.\n', '00'],
    ['tells no date', 'Yes.\n\n>>> Ana Ruiz >>>\nIt is shut.\n', '0030'],
    ['tells a year or a day alone', 'Yes.\n\n>>> Ana Ruiz 02/03/2025 >>>\nIt is shut.\n', '0030'],
    ['tells no person', 'Yes.\n\n>>> 02/03/25 9:01 AM >>>\nIt is shut.\n', '0000'],
    ['has no marks in front', 'Yes.\n\nAna Ruiz 02/03/25 9:01 AM >>>\nIt is shut.\n', '0000'],
    ['has no marks behind it', '>>> Ana Ruiz 02/03/25 9:01 AM\nIt is shut.\n', '30'],
    [
      'has one mark behind it, an address’s',
      '>>> 02/03/25 9:01 AM, Ana Ruiz <ana@example.org>\nIt is shut.\n',
      '30',
    ],
    [
      'goes on for longer than anybody’s name',
      `>>> Ana Ruiz 02/03/25 9:01 AM ${'and more, '.repeat(20)}>>>\nIt is shut.\n`,
      '30',
    ],
  ])('is none, or sets nothing off, where it %s', (_, mail, wanted) => {
    expect(shown(mail).replaceAll(/ .*\n?/g, '')).toBe(wanted)
  })

  test('is none where the marks are of something else', () => {
    expect(authors('How many?\n>= 3 apples:\nNone.\n')).toEqual([])
  })
})

describe('an attribution of GroupWise in three rows', () => {
  const rows =
    '>>> On 2/3/2025 at 9:01 AM, in message\n<4D5A.1@example.org>, Ana Ruiz\n<ana@example.org> wrote:\n'

  test.each([
    [`Yes.\n\n${rows}It is shut.\n`, '000001'],
    [`Yes.\n\n${rows}> It is shut.\n`, '000001'],
    [`${rows}> It is shut.\n\nGood.\n`, '000100'],
    [
      'Yes.\n\n>>> On 2/3/2025 at 9:01 AM, in message <4D5A.1@example.org>,\nAna Ruiz <ana@example.org> wrote:\nIt is shut.\n',
      '00001',
    ],
  ])('has no quote marks, and tells no Message-ID for an address: %j', (mail, wanted) => {
    expect(shown(mail).replaceAll(/ .*\n?/g, '')).toBe(wanted)
    expect(authors(mail)).toEqual([[0, 1, 'Ana Ruiz', 'ana@example.org', '2/3/2025 at 9:01 AM']])
  })

  const first = '>>> On 2/3/2025 at 9:01 AM, in message'

  test.each([
    ['the marks go on', `${first}\n>>> four, Ana Ruiz wrote:\n>>>> x\n`, '334'],
    ['the marks go on for a row', `${first}\n>>> four, Ana Ruiz wrote:\nShut.\n`, '330'],
    ['the marks go on below', `${first}\n<4D@example.org>, Ana Ruiz wrote:\n>>> four\n`, '303'],
    ['a blank row follows', `${first}\n\nAna Ruiz wrote:\n> Shut.\n`, '3001'],
    ['no row ends in a colon', `${first}\nfour it says so.\n`, '30'],
    ['no verb follows', `${first}\nfour, Ana Ruiz:\nShut.\n`, '300'],
    ['it ends in the fourth row', `${first}\nfour\nof the gate,\nAna wrote:\nShut.\n`, '30000'],
    ['nothing follows', `Yes.\n${first}\n`, '03'],
    ['it is prose', '>>> Oh, is it?\nAna wrote:\n> Shut.\n', '301'],
    [
      'it begins with another word',
      '>>> Once at 9:01 AM, in message\nfour, Ana wrote:\n> Shut.\n',
      '301',
    ],
    ['it tells no date', '>>> On it, in message\nfour, Ana wrote:\n> Shut.\n', '301'],
    [
      'much stands before the message',
      `>>> On Monday, and ${'more and '.repeat(8)}in the end, in message\nfour, Ana wrote:\n> Shut.\n`,
      '301',
    ],
    [
      'it is no message',
      '>>> On 2/3/2025 at 9:01 AM, in messages\nof hers, Ana wrote:\n> Shut.\n',
      '301',
    ],
  ])('is none where %s', (_, mail, wanted) => {
    expect(shown(mail).replaceAll(/ .*\n?/g, '')).toBe(wanted)
  })
})
