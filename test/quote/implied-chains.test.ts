import {describe, expect, test} from 'vitest'
import {dayOf} from '../../src/quote/attribution-day.ts'
import type {Setting} from './reading.ts'
import {lines, readText, text} from './reading.ts'

/** A mail that answers Ana Ruiz; the header section names Cy Moss, too. */
const reply: Setting = {
  from: 'Bo Lind <bo@example.org>',
  to: 'Ana Ruiz <ana@example.org>, Cy Moss <cy@example.org>',
  subject: 'Re: plan',
  isReply: true,
}

/** The mail with its depth in front of every line. */
function shown(mail: string): string {
  return lines(mail, reply)
    .split('\n')
    .map(line => line.replace(/^(\d+) .*?\| ?/, '$1 ').trimEnd())
    .join('\n')
}

/** `1 > her words` is a line of the mail behind the depth that it must get, which is shown unmarked. */
function expectDepths(wanted: string): void {
  const mail = wanted.replaceAll(/^\d+ ?/gm, '')
  expect(shown(mail)).toBe(wanted.replaceAll(/^(\d+)(?: >)+/gm, '$1').trimEnd())
}

describe('a chain of attributions without marks', () => {
  test('is taken, each one level deeper, when a phone tells dates and addresses', () => {
    expectDepths(text`
      0 Yes please
      0
      0 Sent from my phone
      0
      0 On Feb 4, 2025, at 8:01 AM, Di Noor <di@example.org> wrote:
      1
      1 Shall I book it then?
      1
      1 On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org> wrote:
      2
      2 Monday is fine.
      2
      2 On Sun, Feb 2, 2025 at 9:10 PM Cy Moss <cy@example.org> wrote:
      3
      3 The room is free from Monday on.
      3 Tell me if you want it.
    `)
  })

  test('is taken when people of the mail are named with the time of day, without addresses', () => {
    expectDepths(text`
      0 Sounds good to me.
      0
      0 On Feb 3, 2025, at 10:22 AM, Ana Ruiz wrote:
      1
      1 Shall we start on Monday?
      1
      1 On Feb 2, 2025, at 9:10 PM, Cy Moss wrote:
      2
      2 The room is free from Monday on.
    `)
  })

  test('is taken when it has two links', () => {
    expectDepths(text`
      0 Sounds good to me.
      0
      0 On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org> wrote:
      1
      1 Forwarding this to you.
      1
      1 On Sun, Feb 2, 2025 at 9:10 PM Cy Moss <cy@example.org> wrote:
      2
      2 The room is free from Monday on.
    `)
  })

  test('ends where one who is quoted has signed, and the level above goes on', () => {
    expectDepths(text`
      0 Fine.
      0
      0 On Tue, Feb 4, 2025 at 8:01 AM Ana Ruiz <ana@example.org> wrote:
      1 > On Mon, 2025-02-03 at 10:22, Cy Moss wrote:
      2 >
      2 > The room is free.
      2 >
      2 > Cy
      1 >
      1 > I booked it.
      1 >
      1 > On Sun, 2025-02-02 at 9:10, Bo Lind wrote:
      2 >
      2 > Is there a room?
      2 >
      2 > Bo
    `)
  })

  test.each([
    ['who answered above the block', 'Ana Ruiz', 1],
    ['whom the block names', 'Bo Lind', 2],
  ])('a signature in marks belongs to the one %s', (_, name, depth) => {
    expectDepths(text`
      0 Thanks.
      0
      0 2025/2/4 Ana Ruiz <ana at example.org>:
      1 > That is an old gate.
      1 >
      1 > -----Original Message-----
      1 > From: Bo Lind <bo at example.org>
      1 > To: locks at example.org
      1 > Subject: the gate
      1 > Date: Mon, 03 Feb 2025 07:07:02 +0000
      2 >
      2 > The gate does not close.
      ${depth} > --
      ${depth} > Dr ${name}
      ${depth} > Institute of Locks
    `)
  })

  test('is left where the later of two attributions stands below: two people are quoted in turn', () => {
    expectDepths(text`
      0 Thanks to both of you.
      0
      0 On Sun, Feb 2, 2025 at 9:10 PM Cy Moss <cy@example.org> wrote:
      0
      0 The key is with the porter.
      0
      0 On Wed, Feb 5, 2025 at 10:22 AM Ana Ruiz <ana@example.org> wrote:
      0
      0 I would rather start on Tuesday.
    `)
  })

  test('is left where answers stand below attributions whose quotations were cut off', () => {
    expectDepths(text`
      0 On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org> wrote:
      0
      0 Agreed, Tuesday it is.
      0
      0 On Sun, Feb 2, 2025 at 9:10 PM Cy Moss <cy@example.org> wrote:
      0
      0 No, the key is with me.
    `)
  })

  test('is left in minutes that cite several people', () => {
    expectDepths(text`
      0 These are the minutes of our meeting.
      0
      0 On 3 February 2025 Ana Ruiz wrote:
      0
      0 We start on Monday.
      0
      0 On 2 February 2025 Cy Moss wrote:
      0
      0 The room is free from Monday on.
    `)
  })

  test('is left in a digest and in a newsletter', () => {
    expectDepths(text`
      0 Today's Topics:
      0
      0 1. Room (Ana Ruiz)
      0
      0 Message: 1
      0 Ana Ruiz wrote:
      0
      0 We start on Monday.
      0
      0 Message: 2
      0 Cy Moss wrote:
      0
      0 The room is free.
    `)
    expectDepths(text`
      0 Letters to the editor.
      0
      0 In March 2025 a reader wrote:
      0
      0 I like your pages.
      0
      0 In May 2024 another reader wrote:
      0
      0 I do not.
    `)
  })
})

describe('a block later than the words around it', () => {
  test('is left: mails that are shown one after the other do not quote each other', () => {
    const block = (name: string, day: string): string =>
      `From: ${name}\nSent: ${day}, 2025 10:22 AM\nTo: The List\nSubject: keys\n`
    const first = block('Di Noor <di@example.org>', 'Monday, February 3')
    const depthsOf = (second: string): string =>
      shown(`See below.\n\n${first}\nWho has the key?\n\n${second}\nCy has it.\n`)
        .split('\n')
        .map(line => line[0])
        .join('')
    expect(depthsOf(block('Ed Poe <ed@example.org>', 'Sunday, February 2'))).toBe(
      '000000' + '1111111' + '22',
    )
    expect(depthsOf(block('Ed Poe <ed@example.org>', 'Friday, February 7'))).toBe(
      '000000' + '1111111' + '11',
    )
  })
})

test.each([
  ['Mon, Feb 3, 2025 at 10:22 AM', '2025-02-03'],
  ['Mon, 3 Feb 2025 10:22:00 +0100', '2025-02-03'],
  ['2025-02-03 10:22', '2025-02-03'],
  ['Montag, 3. März 2025 um 10:22', '2025-03-03'],
  ['mar. 4 févr. 2025 à 10:22', '2025-02-04'],
  ['3 de diciembre de 2024', '2024-12-03'],
])('dayOf reads %s', (date, day) => {
  expect(dayOf(date)).toBe(Date.parse(day) / 86_400_000)
})

test.each([
  '02/03/2025 10:22',
  'Monday 10:22',
  'Feb 3',
  '',
])('dayOf leaves %j, which could be several days', date => {
  expect(dayOf(date)).toBe(null)
})

describe('marked words right below a block', () => {
  const block = text`
    0 Fine.
    0
    0 -----Original Message-----
    0 From: Ana Ruiz [mailto:ana@example.org]
    0 Sent: Monday, February 3, 2025 10:22 AM
    0 To: Bo Lind
    0 Subject: RE: plan
  `

  test('are what its author quotes and answers, when an attribution of their own is among them', () => {
    expectDepths(
      block +
        text`
          1
          1 > On Sun, 2 Feb 2025 at 21:10, Cy Moss <cy@example.org> wrote:
          2 > Is the room free?
          1 It is free from Monday on.
          2 > Who has the key?
          1 You have it.
        `,
    )
  })

  test('are what its author quotes and answers, when the answers bear that author’s name', () => {
    expectDepths(
      block +
        text`
          1
          2 > Is the room free?
          1 It is free from Monday on.
          1
          1 Ana
        `,
    )
  })

  test('are its author’s when only a reader’s answers stand between them', () => {
    expectDepths(
      block +
        text`
          0
          1 > Is the room free?
          0 It is free from Monday on.
          1 > Who has the key?
          0 You have it.
        `,
    )
  })

  test('are its author’s when the sender signs the answers, whatever the marked words begin with', () => {
    expectDepths(
      block +
        text`
          0
          1 > On Sun, 2 Feb 2025 at 21:10, Cy Moss <cy@example.org> wrote:
          1 > Is the room free?
          0 It is free from Monday on.
          0
          0 Bo
        `,
    )
  })

  test('are its author’s when the attribution among them has words of more marks', () => {
    expectDepths(
      block +
        text`
          0
          1 > On Sun, 2 Feb 2025 at 21:10, Cy Moss <cy@example.org> wrote:
          2 > > Is the room free?
          1 > It is free from Monday on.
          0 Then I have the key.
        `,
    )
  })

  test('are its author’s when nothing stands below them but a list’s footer', () => {
    expectDepths(
      block +
        text`
          0
          1 > On Sun, 2 Feb 2025 at 21:10, Cy Moss <cy@example.org> wrote:
          1 > Is the room free?
          0 _______________________________________________
          0 The mailing list
        `,
    )
  })

  test('tell no change of a line that keeps its depth', () => {
    const mail = text`
      Fine.

      From: Ana Ruiz <ana@example.org>
      Sent: Monday, February 3, 2025 10:22 AM
      To: Bo Lind
      Subject: RE: plan

      > On Sun, 2 Feb 2025 at 21:10, Cy Moss <cy@example.org> wrote:
      > Is the room free?
      It is.
    `
    const {depthChanges} = readText(mail, reply).reading
    expect(
      depthChanges.map(({firstLine, lastLine, from, to}) => [firstLine, lastLine, from, to]),
    ).toEqual([
      [7, 7, 0, 1],
      [9, 9, 1, 2],
      [10, 10, 0, 1],
    ])
  })
})

describe('marked words that nothing introduces, below the words below a block', () => {
  /** Bo answers Ana, who answers Cy: two blocks, and marks below what the second introduces. */
  const block = (name: string, day: string): string =>
    `From: ${name}\nSent: ${day}, 2025 10:22 AM\nTo: Bo Lind\nSubject: RE: plan\n`
  const depthsOf = (mail: string): string =>
    shown(mail)
      .split('\n')
      .map(line => line[0])
      .join('')

  const ana = block('Ana Ruiz <ana@example.org>', 'Monday, February 3')
  const cy = block('Cy Moss <cy@example.org>', 'Sunday, February 2')
  const words = (first: string, last: string): string =>
    `${first}\n> Who has the key?\nI gave it to Di.\n${last}\n`

  test.each([
    ['the block is the last one of a chain', `${ana}\nSee below.\n\n${cy}`, 'No idea.', '', 2],
    ['the block’s author signs', ana, 'No idea.', 'Ana', 1],
    ['the one who answered above is greeted', ana, 'Hi Bo,', '', 1],
  ])('are what the block’s author answers when %s', (_, above, first, last, depth) => {
    const mail = `Fine.\n\n${above}\n${words(first, last)}`
    const [own, quoted] = [`${depth}`, `${depth + 1}`]
    expect(depthsOf(mail).slice(-4)).toBe(own + quoted + own + own)
  })

  test.each([
    ['nothing tells', ana, 'No idea.', ''],
    ['the one who answered above signs', ana, 'No idea.', 'Bo'],
    ['that one signs, and has greeted as people do', ana, 'Hi Bo,', 'Bo'],
    ['both sign', ana, 'No idea.', 'Ana\nand Bo\n\nBo'],
    ['the block’s author is greeted', ana, 'Hi Ana,', 'Ana'],
    ['that author is greeted in a chain', `${ana}\nSee below.\n\n${cy}`, 'Hi Cy,', ''],
    [
      'only one who is quoted further down signs',
      ana,
      'No idea.',
      'On 1 Feb 2025 Di Noor <di@example.org> wrote:\nAna',
    ],
    ['nothing stands above the block', '', 'Hi Bo,', 'Ana'],
    [
      'the block has fields that nobody quotes',
      `${ana.trimEnd()}\nReceived: by mx\n`,
      'Hi Bo,',
      'Ana',
    ],
  ])('are what the reader answers when %s', (_, above, first, last) => {
    const isChain = above.includes('Cy')
    const mail = `${above === '' ? ana : `Fine.\n\n${above}`}\n${words(first, last)}`
    const at = mail.split('\n').indexOf('> Who has the key?')
    expect(depthsOf(mail).slice(at - 1, at + 2)).toBe(isChain ? '121' : '010')
  })
})
