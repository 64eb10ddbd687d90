import {describe, expect, test} from 'vitest'
import {depths, lines, readText, type Setting, text} from './reading.ts'

const reply: Setting = {
  from: 'Bo Lind <bo@example.org>',
  to: 'Ana Ruiz <ana@example.org>',
  subject: 'Re: plan',
  isReply: true,
}

describe('header sections of Lotus Notes', () => {
  test('take the other names in lines of their own', () => {
    expect(
      lines(
        text`
          Sounds good.

          Bo


          Ana Ruiz <ana@example.org>
          02/03/2025 10:22 AM

          To
          Bo Lind <bo@example.org>
          cc

          Subject
          plan

          Shall we start?
        `,
        reply,
      ),
    ).toBe(
      text`
        0 text Bo| Sounds good.
        0 text Bo| 
        0 text Bo| Bo
        0 text Bo| 
        0 text Bo| 
        0 header-block Bo| Ana Ruiz <ana@example.org>
        0 header-block Bo| 02/03/2025 10:22 AM
        0 header-block Bo| 
        0 header-block Bo| To
        0 header-block Bo| Bo Lind <bo@example.org>
        0 header-block Bo| cc
        0 header-block Bo| 
        0 header-block Bo| Subject
        0 header-block Bo| plan
        1 text Ana| 
        1 text Ana| Shall we start?
      `.trimEnd(),
    )
  })

  test('take them in a second column', () => {
    const mail = text`
      Sounds good.

                            Ana Ruiz
                            <ana@example.org>        To:       Bo Lind <bo@example.org>
                            03.02.2025 10:22         cc:
                                                     Subject:  plan

      Shall we start?
    `
    expect(lines(mail, reply).split('\n').slice(5)).toEqual([
      '0 header-block Bo|                                                Subject:  plan',
      '1 text Ana| ',
      '1 text Ana| Shall we start?',
    ])
    const {author, date} = readText(mail, reply).reading.attributions[0]!
    expect([author, date]).toEqual([
      {name: 'Ana Ruiz', address: 'ana@example.org'},
      '03.02.2025 10:22',
    ])
  })

  test('take one that is marked along with its text: it opens the level that it stands in', () => {
    const mail = text`
      list@example.org wrote on 02/03/2025 10:22:01 AM:

      > Ana Ruiz <ana@example.org>
      > Sent by: list@example.org
      >
      > 02/03/2025 10:22 AM
      >
      > To
      >
      > bo@example.org
      >
      > Subject
      >
      > plan
      >
      > Shall we start?
    `
    const all = lines(mail, reply).split('\n')
    expect(all[7]).toMatch(/^1 header-block/)
    expect(all[15]).toMatch(/^1 text Ana.*Shall we start/)
    const {attributions} = readText(mail, reply).reading
    expect(attributions).toMatchObject([
      {firstLine: 1, introduces: 1, author: {address: 'list@example.org'}},
      {firstLine: 3, depth: 1, introduces: 1, author: {address: 'ana@example.org'}},
    ])
  })

  test('tell of a quotation inside the marks when the line above them names a person', () => {
    const mail = text`
      Ana Ruiz <ana@example.org> wrote on 02/03/2025 10:22:01 AM:

      > From: Cy Moss <cy@example.org>
      > Date: 02/03/2025 09:10 AM
      > Subject: plan
      >
      > > Shall we start?
    `
    const {attributions} = readText(mail, reply).reading
    expect(attributions.map(({introduces}) => introduces)).toEqual([1, 2])
  })

  test('take whom to answer for no part of the name, on one line and on two', () => {
    const mail = (aside: string): string =>
      `Yes.\n\nAna Ruiz <ana@example.org>\n02/03/2025 10:22 AM\n${aside}\nTo\nBo Lind\nSubject\nplan\n\n> Shall we?\n`
    for (const aside of [
      'Please respond to Cy Moss',
      'Please respond to\nCy Moss <cy@example.org>',
    ]) {
      expect(lines(mail(aside), reply)).toMatch(/^1 text Ana\| Shall we/m)
    }
    expect(lines(mail('On other matters'), reply)).not.toContain('header-block')
  })

  test.each([
    [
      'a text that has the word alone',
      'Ana Ruiz\nMonday 3 Feb 2025\n\nTo\n\nwhom it may concern\n',
    ],
    ['a form without a date', 'Yes.\n\nAna Ruiz\nBerlin\nTo\nBo\nSubject\nplan\n\ntext\n'],
    [
      'a table of two columns',
      `Yes.\n\n${' '.repeat(20)}Name:    Ana\n${' '.repeat(20)}Subject: plan\n\ntext\n`,
    ],
  ])('leave %s', (_, mail) => {
    expect(depths(mail, reply)).not.toMatch(/^1/m)
  })
})
