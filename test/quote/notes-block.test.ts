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

  const longer = text`
    Sounds good.

                          Ana Ruiz
                          <ana@exam          To:       Bo Lind <bo@example.org>
                          ple.org>           cc:
                          Sent by:           Subject:  plan for the
                          list@exam                     week
                          ple.org

                          03.02.2025
                          10:22

                          Please respond
                          to Cy Moss

    Shall we start?
  `

  test('take a left column that goes on below the other one', () => {
    const all = lines(longer, reply).split('\n')
    expect(all.map(line => line.slice(0, line.indexOf('|'))).slice(1)).toEqual([
      '0 text Bo',
      ...Array(12).fill('0 header-block Bo'),
      '1 text Ana',
      '1 text Ana',
    ])
    const {author, date} = readText(longer, reply).reading.attributions[0]!
    expect([author, date]).toEqual([
      {name: 'Ana Ruiz', address: 'ana@example.org'},
      '03.02.2025 10:22',
    ])
  })

  test.each(['3 Feb 2025', '03-févr.-2025', '2025-02-03'])('take the date %s in a column', day => {
    const {attributions} = readText(longer.replace('03.02.2025', day), reply).reading
    expect(attributions[0]!.date).toBe(`${day} 10:22`)
  })

  test.each([
    ['a column beside no recipient', longer.replace('To: ', 'At: ')],
    ['a column without a date', longer.replace('03.02.2025', 'a Monday').replace('10:22', 'ten')],
    ['a date in another column', longer.replace('03.02.2025', '  03.02.2025')],
    [
      'a sentence with a date',
      longer.replace('03.02.2025', '03.02.2025 is the day on which we start'),
    ],
    [
      'a date further down',
      longer.replace('03.02.2025', '\n\n\n\n                      03.02.2025'),
    ],
  ])('leave %s', (_, mail) => {
    expect(lines(mail, reply)).not.toMatch(/^1|header-block/m)
  })

  test('end with the columns where the date stands in them, whatever is indented below', () => {
    const column = ' '.repeat(22)
    const mail = text`
      Sounds good.

      ${column}Ana Ruiz
      ${column}<ana@example.org>        To:       Bo Lind
      ${column}03.02.2025 10:22         cc:
      ${column}                         Subject:  plan

      ${column}Shall we start?
    `
    expect(lines(mail, reply).split('\n').slice(-2)).toEqual([
      '1 text Ana| ',
      `1 text Ana| ${column}Shall we start?`,
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
