import {describe, expect, test} from 'vitest'
import {QuotedMessage, quoteReader} from '../../src/quote/reader.ts'
import {bodyOf, fieldsOf, readText} from './reading.ts'

const date = 'On Mon, 3 Feb 2025 10:22 +0100'

describe('the marks of an attribution that are its own', () => {
  test.each([
    '>>>>> "AR" == Ana Ruiz <ana@example.org> writes:',
    '>>>>> On Mon, 3 Feb 2025, "Ana" == Ana Ruiz wrote:',
    `>>>>> ${date}, ana@example.org (Ana Ruiz) said:`,
    '>>> "Ana Ruiz" <ana@example.org> 02/03/25 9:01 AM >>>',
    '>>>Ana Ruiz said:',
    '>>> Ana Ruiz wrote',
  ])('are no quote marks: %s', line => {
    const {reading} = readText(`${line}\n> text\n`)
    expect(reading.attributions).toMatchObject([
      {depth: 0, introduces: 1, author: {name: 'Ana Ruiz'}},
    ])
  })

  test('are known where only depth is asked for, as for plain text', () => {
    const body = bodyOf('>>>Ana Ruiz said:\n > tide\n')
    quoteReader(new QuotedMessage(fieldsOf({})), {level: 'full', structure: false}).read(body)
    expect([...body.lines.depth.slice(0, 2)]).toEqual([0, 1])
  })

  test('are exmh’s however deep the quotation below begins', () => {
    const mail =
      '>>>Ana Ruiz said:\n > > On Monday, Bo Lind wrote:\n > > > gate\n > > tide\n > key\n'
    expect(readText(mail).reading.attributions).toMatchObject([
      {depth: 0, introduces: 1, author: {name: 'Ana Ruiz'}},
      {depth: 2, introduces: 3, author: {name: 'Bo Lind'}},
    ])
  })

  test('stand behind those of a quotation', () => {
    const mail = `> Yes.\n>\n> >>>>> ${date}, bo@example.org (Bo Lind) said:\n>\n> > Shut?\n`
    expect([...readText(mail).body.lines.depth.slice(0, 5)]).toEqual([1, 1, 1, 1, 2])
  })

  test.each([
    ['marks of the same form are below', '>>>Ana Ruiz said:\n>> tide\n> key\n', '321'],
    ['a line with as many is above', '>> gate\n>>>Ana Ruiz said:\n> key\n', '231'],
    ['it is a sentence', '>>>This is what Ana said and what Bo wrote:\n> key\n', '31'],
    ['it is prose without a colon', '>>> Ana Ruiz and Bo Lind wrote\n> key\n', '31'],
    ['neither colon nor verb ends it', '>>> Ana Ruiz gate\n> key\n', '31'],
    ['it has no colon, and two marks follow', '>>> Ana Ruiz wrote\n>> key\n', '32'],
    ['a blank is behind them', '>>> Ana Ruiz said:\n > key\n > gate\n', '311'],
    [
      'it is long',
      '>>>Ana Ruiz of the harbour office that is open from nine on said:\n> a\n',
      '31',
    ],
    [
      'it is in a diff',
      '--- a\n+++ b\n@@ -1,3 +1,3 @@\n >>>Ana Ruiz said:\n-a\n+b\n > c\n',
      '0000000',
    ],
    ['of five, as many are below', `>>>>> ${date}, ana@example.org said:\n>>>>> tide\n`, '55'],
    ['of five, four are above', `>>>> a\n>>>>> ${date}, ana@example.org said:\n> b\n`, '451'],
    ['of five, no date is told', '>>>>> ana@example.org said:\n> tide\n', '51'],
    ['of five, no address is told', `>>>>> ${date}, Ana said:\n> tide\n`, '51'],
    ['of five, no verb is', '>>>>> 3 Feb 2025, 10:22 ana@example.org:\n> tide\n', '51'],
    ['a frame tells no date', '>>> Summer sale >>>\n> tide\n', '31'],
  ])('are quote marks where %s', (_, mail, depths) => {
    const {depth, count} = readText(mail).body.lines
    expect(depth.slice(0, count).join('')).toBe(depths)
  })
})
