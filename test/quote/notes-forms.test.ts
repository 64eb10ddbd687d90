import {describe, expect, test} from 'vitest'
import {lines, readText, type Setting, text} from './reading.ts'

const reply: Setting = {
  from: 'Bo Lind <bo@example.org>',
  to: 'Ana Ruiz <ana@example.org>',
  subject: 'Re: gate',
  isReply: true,
}

const box = text`
  |---------+---------------------------->
  |         |           Ana Ruiz         |
  |         |           <ana@exam        |
  |         |           ple.org>         |
  |         |           Sent by:         |
  |         |           list@example.org |
  |         |                            |
  |         |           02/04/2025 08:12 |
  |         |           AM               |
  |---------+---------------------------->
    >--------------------------------------------------------|
    |                                                        |
    |       To:      Cy Dale <cy@example.org>                |
    |       cc:      harbour@lists.example.org               |
    |       Subject: Re: gate                                |
    >--------------------------------------------------------|
`

const onOneLine = text`
  Ana Ruiz <ana@example.org>@lists.example.org on 02/04/2025 08:12:43 AM

  Please respond to Cy Dale <cy@example.org>

  Sent by:  list@example.org


  To:   Bo Lind <bo@example.org>,
        Cy Dale <cy@example.org>
  cc:
  Subject:  Re: gate
`

const onTwoLines = text`
  Ana Ruiz@HARBOUR
  02/04/2025 08:12 AM

          To:      Bo Lind/Harbour/Example@EXAMPLE
          cc:
          Subject: Re: gate
`

const german = text`
  Ana Ruiz/Hafen/Beispiel am 04.02.2025 08:12

  An:      Bo Lind/Hafen/Beispiel
  Kopie:
  Thema:   Re: gate
`

const forms = [
  ['two boxes', box, '02/04/2025 08:12 AM'],
  ['fields below a name and a date on one line', onOneLine, '02/04/2025 08:12:43 AM'],
  ['fields below these on two lines', onTwoLines, '02/04/2025 08:12 AM'],
  ['fields in German', german, '04.02.2025 08:12'],
] as const
const author = {name: 'Ana Ruiz', address: 'ana@example.org'}

/** Depth, kind and author of each line, those of a run of lines that agree once: `0 text Bo`. */
function runs(mail: string): string[] {
  const each = lines(mail, reply)
    .split('\n')
    .map(line => line.slice(0, line.indexOf('|')))
  return each.filter((line, at) => line !== each[at - 1])
}

describe.each(forms)('a header section of Notes, %s', (_, block, date) => {
  test('introduces what no mark sets off', () => {
    const mail = `It is now.\n\nBo\n\n${block}\n\nIs the gate shut?\n`
    expect(runs(mail)).toEqual(['0 text Bo', '0 header-block Bo', '1 text Ana'])
    expect(readText(mail, reply).reading.attributions).toMatchObject([
      {firstLine: 5, depth: 0, introduces: 1, author, date},
    ])
  })

  test('introduces the marked words below it', () => {
    const mail = `It is now.\n\n${block}> Is the gate shut?\n`
    expect(runs(mail)).toEqual(['0 text Bo', '0 header-block Bo', '1 text Ana'])
  })

  test('is read behind marks, where it opens the level that it stands in', () => {
    const quoted = `${block}\nIs the gate shut?\n`.replaceAll(/^/gm, '> ').replace(/> $/, '')
    const mail = `list@example.org wrote on 02/04/2025 09:12:43 AM:\n\n${quoted}It is.\n`
    expect(runs(mail).filter(run => !run.startsWith('0'))).toEqual([
      '1 header-block Bo',
      '1 text Ana',
    ])
  })

  test('is of what was passed on, below the line that says so, wrapped or not', () => {
    for (const divider of [
      '----- Forwarded by Bo Lind/Harbour/Example on 02/04/2025 08:12 AM -----',
      '------------ Forwarded by Bo Lind/Harbour/Example on 02/04/2025\n08:12 AM ------------',
      '----- Weitergeleitet von Bo Lind/Hafen/Beispiel am 04.02.2025 08:12 -----',
    ]) {
      const mail = `See below.\n\n${divider}\n\n${block}\nIs the gate shut?\n`
      expect(runs(mail)).toEqual(['0 text Bo', '0 header-block Bo', '1 forwarded Ana'])
      expect(readText(mail, reply).reading.attributions).toMatchObject([
        {firstLine: 3, introduces: 1, author},
      ])
    }
  })

  test('is the answer’s own, not of what was passed on, below a sentence that has these words', () => {
    const mail = `-- Forwarded by Bo on 02/04/2025, he said.\n\n${block}\nIs the gate shut?\n`
    expect(readText(mail, reply).reading.attributions[0]?.firstLine ?? 3).toBe(3)
    expect(runs(mail).some(run => run.includes('forwarded'))).toBe(false)
  })
})

test('one who is nowhere else in the mail has a name and no address', () => {
  const mail = `It is now.\n\n${onTwoLines.replace('Ana Ruiz', 'Di Noor')}\nIs the gate shut?\n`
  expect(readText(mail, reply).reading.attributions).toMatchObject([
    {author: {name: 'Di Noor', address: null}},
  ])
})

describe('no header section of Notes', () => {
  const drawn = (change: (block: string) => string): string =>
    `It is now.\n\n${change(box)}\nIs the gate shut?\n`

  test.each([
    ['a box without the fields', drawn(block => block.split('\n').slice(0, 10).join('\n'))],
    ['a box that does not end', drawn(block => block.replace(/.*\n$/, ''))],
    [
      'a box that begins otherwise',
      drawn(block => block.replace(/.*>\n/, '|----- gates ----->\n')),
    ],
    ['a box without a rule between', drawn(block => block.replace(/ {2}>-+\|\n/, ''))],
    ['a box with other words in it', drawn(block => block.replace(/.*Sent by.*/, 'the gate'))],
    ['a box without a date', drawn(block => block.replace(/.*02\/04.*\n.*AM.*\n/, ''))],
    ['a box that names nobody', drawn(block => block.replace(/.*Ana Ruiz.*\n.*\n.*\n/, ''))],
    ['a box that is sent to nobody', drawn(block => block.replace('To: ', 'At: '))],
    [
      'a table',
      drawn(
        () =>
          '|---------+---------->\n|         | 02/04/2025 |\n|---------+---------->\n| gate    | shut       |\n',
      ),
    ],
    ['a form to fill in', 'Write as follows:\n\nTo: Bo Lind\ncc:\nSubject: gate\n\nIs it shut?\n'],
    [
      'a form below a sentence with a date',
      'Yes.\n\nI wrote it on 02/04/2025 08:12\n\nTo: Bo Lind\ncc:\nSubject: gate\n\nIs it shut?\n',
    ],
    [
      'a form to fill in below what its author signs',
      'Yes.\n\nAna Ruiz on 02/04/2025 08:12\n\nGate: north\nTo: Bo Lind\ncc:\nSubject: gate\n\nIs it shut?\n',
    ],
    [
      'a line that tells of passing on, alone',
      'Yes.\n\n----- Forwarded by Bo Lind on 02/04/2025 08:12 AM -----\n\nIs it shut?\n',
    ],
    [
      'fields without a subject',
      'Yes.\n\nAna Ruiz on 02/04/2025 08:12\n\nTo: Bo Lind\ncc:\nbcc:\n\nIs it shut?\n',
    ],
    [
      'two fields alone',
      'Yes.\n\nAna Ruiz on 02/04/2025 08:12\n\nTo: Bo Lind\nSubject: gate\n\nIs it shut?\n',
    ],
  ])('is %s', (_, mail) => {
    expect(lines(mail, reply)).not.toMatch(/^1|header-block/m)
  })

  test('is of what was answered, below another divider', () => {
    const mail = `It is now.\n\n----- gates -----\n${box}\nIs the gate shut?\n`
    expect(readText(mail, reply).reading.attributions).toMatchObject([{firstLine: 4}])
  })

  test('stands in that of another mailer, whose fields tell the author', () => {
    const mail = text`
      See below.

      ---------- Forwarded message ----------
      From: Di Noor <di@example.org>
      Sent: 04.02.2025 08:12
      To: Bo Lind <bo@example.org>
      Cc: Cy Dale <cy@example.org>
      Subject: gate

      Is it shut?
    `
    const {attributions} = readText(mail, reply).reading
    expect(attributions.map(({author}) => author.name)).toEqual(['Di Noor'])
  })
})
