/** Digests in plain text: each message that one holds is its own sender's, and quotes anew. */
import {describe, expect, test} from 'vitest'
import {lines, readText, type Setting, text} from './reading.ts'

const rule = '-'.repeat(30)
const opening = '-'.repeat(70)

/** How Mailman sends one. */
const list: Setting = {from: 'tea-request@example.org', subject: 'Tea Digest, Vol 3, Issue 2'}
/** A mail of somebody else about something else. */
const plain: Setting = {from: 'Zoe Sender <zoe@example.org>', subject: 'kettle'}

/** What `lines` tells, without header blocks and blank lines, kinds only where they are not text. */
function shown(mail: string, setting: Setting): string {
  return lines(mail, setting)
    .split('\n')
    .filter(line => !/ header-block |\| ?$/.test(line))
    .map(line => line.replace(/^(\d+) text /, '$1 '))
    .join('\n')
}

function expectShown(mail: string, setting: Setting, wanted: string): void {
  expect(shown(mail, setting)).toBe(wanted.trimEnd())
}

const first = text`
  Message: 1
  Date: Mon, 3 Feb 2025 09:12:00 +0100
  From: Ana Ruiz <ana@example.org>
  To: tea@example.org
  Subject: [Tea] The kettle
  Message-ID: <1@ruiz.example.org>

  The kettle is new.
`

const second = text`
  Message: 2
  Date: Mon, 3 Feb 2025 10:22:00 +0100
  From: Bo Lind <bo@example.org>
  To: tea@example.org
  Subject: Re: [Tea] The kettle and
          the cup
  Message-ID: <2@lind.example.org>

  On Mon, 3 Feb 2025, Ana Ruiz wrote:
  > The kettle is new.
  It is red, too.
`

const third = text`
  Message: 3
  Date: Mon, 3 Feb 2025 11:00:00 +0100
  From: Eva Kahn <eva@example.org>
  Subject: Re: [Tea] The kettle

  > The kettle is dented.
  That was me.
`

const footer = text`
  Subject: Digest Footer

  _______________________________________________
  Tea mailing list
  tea@example.org


  ${rule}

  End of Tea Digest, Vol 3, Issue 2
  *********************************
`

const mailman = `Today's Topics:\n\n${opening}\n\n${[first, second, third, footer].join(`\n${rule}\n\n`)}`
/** RFC 1153 asks for no more fields than these, which answers have above what they quote, too. */
const bare = [first, second].map(message =>
  message.replace(/^(?:Message|To|Message-ID): .*\n/gm, '').replace(/ and\n +the cup/, ''),
)

function quoted(mail: string): string {
  return mail.replaceAll(/^/gm, '> ').replaceAll(/^> (?=>)/gm, '>')
}

describe('the messages of a digest', () => {
  test('are their own senders’, as deep as the digest, and quote anew', () => {
    expectShown(
      mailman,
      list,
      text`
        0 tea-request@example.org| Today's Topics:
        0 Ana| The kettle is new.
        0 attribution Bo| On Mon, 3 Feb 2025, Ana Ruiz wrote:
        1 Ana| The kettle is new.
        0 Bo| It is red, too.
        1 -| The kettle is dented.
        0 Eva| That was me.
        0 footer tea-request@example.org| _______________________________________________
        0 footer tea-request@example.org| Tea mailing list
        0 footer tea-request@example.org| tea@example.org
        0 tea-request@example.org| ${rule}
        0 tea-request@example.org| End of Tea Digest, Vol 3, Issue 2
        0 tea-request@example.org| *********************************
      `,
    )
  })

  test('have header sections, which are the digest’s', () => {
    const headers = lines(mailman, list)
      .split('\n')
      .filter(line => line.includes('header-block'))
    expect(headers.slice(8, 17)).toEqual([
      `0 header-block tea-request@example.org| ${rule}`,
      '0 header-block tea-request@example.org| ',
      '0 header-block tea-request@example.org| Message: 2',
      '0 header-block tea-request@example.org| Date: Mon, 3 Feb 2025 10:22:00 +0100',
      '0 header-block tea-request@example.org| From: Bo Lind <bo@example.org>',
      '0 header-block tea-request@example.org| To: tea@example.org',
      '0 header-block tea-request@example.org| Subject: Re: [Tea] The kettle and',
      '0 header-block tea-request@example.org|         the cup',
      '0 header-block tea-request@example.org| Message-ID: <2@lind.example.org>',
    ])
    expect(readText(mailman, list).reading.attributions[1]).toEqual({
      firstLine: 14,
      lastLine: 22,
      depth: 0,
      introduces: 0,
      author: {name: 'Bo Lind', address: 'bo@example.org'},
      date: 'Mon, 3 Feb 2025 10:22:00 +0100',
    })
  })

  test.each<[string, string, Setting]>([
    ['the subject', '', {...plain, subject: 'Re: tea digest'}],
    ['its title', 'Tea Digest Volume 3 : Issue 2\n\n', plain],
    ['the title of a news digest', 'Tea-Announce Digest #215, Volume #4\n\n', plain],
    ['its contents', "Today's Topics:\n\n1. The kettle\n\n", plain],
    ['what answers are not to be called', 'than "Re: Contents of Tea digest..."\n\n', plain],
  ])('are known by %s', (_, preamble, setting) => {
    const mail = `${preamble}${opening}\n\n${bare.join(`\n${rule}\n\n`)}`
    expect(shown(mail, setting).split('\n').slice(-4)).toEqual([
      '0 Ana| The kettle is new.',
      '0 attribution Bo| On Mon, 3 Feb 2025, Ana Ruiz wrote:',
      '1 Ana| The kettle is new.',
      '0 Bo| It is red, too.',
    ])
  })

  test('may be one, above the line that ends the digest', () => {
    expectShown(
      `Contents:\n\n${opening}\n\n${bare[0]}\n${rule}\n\nHow to send us news.\n\nEnd of Tea Digest\n`,
      plain,
      text`
        0 Zoe| Contents:
        0 Ana| The kettle is new.
        0 Zoe| How to send us news.
        0 Zoe| End of Tea Digest
      `,
    )
  })

  test('do not go on below that line, whatever stands there', () => {
    const rest = `${rule}\n\nEnd of Tea Digest? Yes.\n`
    expectShown(
      `${opening}\n\n${bare[0]}\nEnd of Tea Digest\n\n${rest}`,
      plain,
      text`
        0 Ana| The kettle is new.
        0 Zoe| End of Tea Digest
        0 Zoe| ${rule}
        0 Zoe| End of Tea Digest? Yes.
      `,
    )
  })

  test('end the signature of the one above', () => {
    expectShown(
      `${opening}\n\n${first}-- \nAna\n\n${rule}\n\n${second}`,
      list,
      text`
        0 Ana| The kettle is new.
        0 signature Ana| -- 
        0 signature Ana| Ana
        0 attribution Bo| On Mon, 3 Feb 2025, Ana Ruiz wrote:
        1 Ana| The kettle is new.
        0 Bo| It is red, too.
      `,
    )
  })

  test('may have a line of hyphens in their words', () => {
    expectShown(
      `${opening}\n\n${first}${rule}\nCups\n\n${rule}\n\n${second}\n${rule}\n\nEnd of Tea Digest\n`,
      list,
      text`
        0 Ana| The kettle is new.
        0 Ana| ${rule}
        0 Ana| Cups
        0 attribution Bo| On Mon, 3 Feb 2025, Ana Ruiz wrote:
        1 Ana| The kettle is new.
        0 Bo| It is red, too.
        0 tea-request@example.org| End of Tea Digest
      `,
    )
  })

  test('may be called as an answer to a digest is', () => {
    const answer = bare[1]!.replace('[Tea] The kettle', 'Tea Digest, Vol 3, Issue 1')
    expect(shown(`${opening}\n\n${bare[0]}\n${rule}\n\n${answer}`, list)).toContain(
      '\n0 Bo| It is red, too.',
    )
  })

  test.each<[string, string, string[]]>([
    ['words', 'It is red, too.\nMine is not.\n', ['0 Bo| It is red, too.', '0 Bo| Mine is not.']],
    ['a line of a quotation', '> It is new.\n\nYes.', ['1 -| It is new.', '0 Bo| Yes.']],
    [
      'an attribution',
      'On Mon, 3 Feb 2025, Ana Ruiz wrote:\n\n> It is new.\n',
      ['0 attribution Bo| On Mon, 3 Feb 2025, Ana Ruiz wrote:', '1 Ana| It is new.'],
    ],
    ['the rest of a wrapped field', 'and the cup\n\nIt is red.\n', ['0 Bo| It is red.']],
    ['a field that is folded', ' and the cup\nKeywords: tea\n\nYes.\n', ['0 Bo| Yes.']],
    ['a wrapped field', 'and the cup\nKeywords: tea\n\nYes.\n', ['0 Bo| Yes.']],
    ['the next one', `${rule}\n\nFrom: Eva\nSubject: cup\n\nIt is mine.\n`, ['0 Eva| It is mine.']],
  ])('may have %s right below the first fields', (_, words, wanted) => {
    const section = 'From: Bo Lind <bo@example.org>\nSubject: [Tea] The kettle'
    const found = shown(`${opening}\n\n${bare[0]}\n${rule}\n\n${section}\n${words}`, list)
    expect(found.split('\n').slice(1)).toEqual(wanted)
  })

  test('may begin with a quotation that has its attribution in it, whatever the one above ended with', () => {
    const block = bare[0]!.split('\n\n')[0]!
    const answer = bare[1]!.replace(/^On.*\n/m, `${quoted(block)}\n>\n`)
    expect(shown(`${opening}\n\n${bare[0]}> new?\n\n${rule}\n\n${answer}`, list)).toContain(
      '\n1 Ana| The kettle is new.\n0 Bo| It is red, too.',
    )
  })

  test('have nothing above the attribution that they begin with', () => {
    const answer = bare[1]!
      .replace('Ana Ruiz', 'Ana Ruiz <ana@example.org<mailto:ana@example.org>>')
      .replace(':\n> The', ':\n\nThe')
    const mail = `${opening}\n\n${bare[0]}Take it.\n\n${rule}\n\n${answer}`
    expect(shown(mail, {...list, isReply: true})).toContain(
      '\n0 Bo| The kettle is new.\n0 Bo| It is red, too.',
    )
  })

  test('may answer without marks, up to the next one', () => {
    const answer = text`
      Date: Mon, 3 Feb 2025 11:00:00 +0100
      From: Eva Kahn <eva@example.org>
      Subject: Re: [Tea] The kettle

      That was me, and I am sorry.
      Take mine.

      -----Original Message-----
      From: Ana Ruiz <ana@example.org>
      Sent: Monday, February 3, 2025 9:12 AM
      To: tea@example.org
      Subject: [Tea] The kettle

      The kettle is dented.
    `
    expectShown(
      `${opening}\n\n${answer}\n${rule}\n\n${bare[1]}`,
      list,
      text`
        0 Eva| That was me, and I am sorry.
        0 Eva| Take mine.
        1 Ana| The kettle is dented.
        0 attribution Bo| On Mon, 3 Feb 2025, Ana Ruiz wrote:
        1 Ana| The kettle is new.
        0 Bo| It is red, too.
      `,
    )
  })
})

describe('a digest that is answered', () => {
  const answer: Setting = {subject: 'Re: Tea Digest, Vol 3, Issue 2', isReply: true}
  const attribution = 'On 4 Feb 2025 at 08:00, tea-request@example.org wrote:'
  const below = text`
    1 Ana| The kettle is new.
    1 attribution Bo| On Mon, 3 Feb 2025, Ana Ruiz wrote:
    2 Ana| The kettle is new.
    1 Bo| It is red, too.
    2 -| The kettle is dented.
    1 Eva| That was me.
    1 footer tea-request@example.org| _______________________________________________
    1 footer tea-request@example.org| Tea mailing list
    1 footer tea-request@example.org| tea@example.org
    1 tea-request@example.org| ${rule}
    1 tea-request@example.org| End of Tea Digest, Vol 3, Issue 2
    1 tea-request@example.org| *********************************
  `.trimEnd()

  test('is read behind its marks', () => {
    expectShown(
      `${attribution}\n${quoted(mailman.trimEnd())}\nI have another kettle.\n`,
      answer,
      text`
        0 attribution Zoe| ${attribution}
        1 tea-request@example.org| Today's Topics:
        ${below.replaceAll('\n', '\n        ')}
        0 Zoe| I have another kettle.
      `,
    )
  })

  test('may have lost what stood above its first message', () => {
    const rest = mailman.slice(mailman.indexOf('Message: 1'))
    expectShown(
      `${attribution}\n${quoted(rest.trimEnd())}\n`,
      answer,
      `0 attribution Zoe| ${attribution}\n${below}`,
    )
  })

  test.each([
    ['an attribution', attribution],
    [
      'a header block',
      '-----Original Message-----\nFrom: tea-request@example.org\nSent: Tuesday, February 4, 2025 8:00 AM\nTo: tea@example.org\nSubject: Tea Digest, Vol 3, Issue 2',
    ],
  ])('may stand without marks below %s', (_, introduction) => {
    const found = shown(`I have another kettle.\nTake it.\n\n${introduction}\n\n${mailman}`, answer)
    expect(found.split('\n').slice(-12).join('\n')).toBe(below)
  })

  test('may have a footer that no line of hyphens sets off from its end', () => {
    const mail = mailman.replace(/Subject: Digest Footer\n\n|\n\n-+\n(?=\nEnd of)/g, '')
    const found = shown(`I have another kettle.\nTake it.\n\n${attribution}\n\n${mail}`, answer)
    expect(found.split('\n').slice(-7).join('\n')).toBe(
      text`
      2 -| The kettle is dented.
      1 Eva| That was me.
      1 footer tea-request@example.org| _______________________________________________
      1 footer tea-request@example.org| Tea mailing list
      1 footer tea-request@example.org| tea@example.org
      1 tea-request@example.org| End of Tea Digest, Vol 3, Issue 2
      1 tea-request@example.org| *********************************
    `.trimEnd(),
    )
  })

  test('may stand below another one that is not quoted', () => {
    const mail = `${mailman}\nAnd the next one.\nLook.\n\n${attribution}\n\n${mailman}`
    expect(shown(mail, answer).split('\n').slice(-12).join('\n')).toBe(below)
  })

  test('may stand below one of somebody else, or deeper', () => {
    const rest = quoted(mailman.slice(mailman.indexOf('Message: 1')).trimEnd())
    const other = attribution.replace('tea', 'cup')
    const mail = `${attribution}\n> ${other}\n${quoted(rest)}\n${rest}\n\n${other}\n${rest}\n`
    const found = lines(mail, answer).split('\n')
    expect(found.filter(line => / header-block .*Message: [12]$/.test(line))).toEqual([
      '2 header-block cup-request@example.org| Message: 1',
      '2 header-block cup-request@example.org| Message: 2',
      '1 header-block tea-request@example.org| Message: 1',
      '1 header-block tea-request@example.org| Message: 2',
      '1 header-block cup-request@example.org| Message: 2',
    ])
  })

  test('is not its own message, below a line of hyphens and a block that has its title', () => {
    const block = `${rule}\nFrom: tea-request@example.org\nDate: Tue, 4 Feb 2025\nSubject: Tea Digest, Vol 3, Issue 2`
    const found = shown(`I have another kettle.\nTake it.\n\n${block}\n\n${mailman}`, answer)
    expect(found.split('\n').slice(-12).join('\n')).toBe(below)
  })
})

describe('what is no digest', () => {
  /** How a mail is read that nobody would take for a digest. */
  const asAnswers = text`
    0 Zoe| See below.
    0 Zoe| It is new.
    1 Ana| The kettle is new.
    2 attribution Bo| On Mon, 3 Feb 2025, Ana Ruiz wrote:
    3 Ana| The kettle is new.
    2 Bo| It is red, too.
  `

  test.each<[string, string, Setting]>([
    ['messages in a mail that does not tell of one', rule, plain],
    ['a mail with lines of another length', '-'.repeat(29), {...plain, subject: 'Tea digest'}],
    ['a mail with longer lines', '-'.repeat(40), {...plain, subject: 'Tea digest'}],
    ['a mail with lines as wide as a page', '-'.repeat(100), {...plain, subject: 'Tea digest'}],
    [
      'a mail with lines to cut at',
      '-- 8< ----------------- 8< ---',
      {...plain, subject: 'Tea digest'},
    ],
    ['a mail with lines of other signs', '_'.repeat(30), {...plain, subject: 'Tea digest'}],
  ])('%s', (_, line, setting) => {
    const mail = `See below.\nIt is new.\n\n${bare.map(message => `${line}\n${message}`).join('\n')}`
    expectShown(mail, setting, asAnswers)
  })

  test.each<[string, string, string]>([
    ['one block below a line of hyphens', '', ''],
    ['one block below the end of one', '\nEnd of Tea Digest', ''],
    ['one block, and words that name one', '', 'Each Tea Digest tells of it.'],
  ])('%s', (_, above, words) => {
    expectShown(
      `See below.${above}\n\n${rule}\n${bare[0]}${words}`,
      {...plain, subject: 'Tea digest'},
      text`
        0 Zoe| See below.${above && '\n        0 Zoe| End of Tea Digest'}
        1 Ana| The kettle is new.${words && `\n        1 Ana| ${words}`}
      `,
    )
  })

  test('one that is shown as an example', () => {
    const fence = '```'
    const mail = `${opening}\n\n${first}\n${rule}\n\n${first}`
    const found = lines(`It looks so:\n\n${fence}\n${mail}${fence}\n`, list)
    expect(found).not.toContain('header-block')
    expect(found).toContain('0 verbatim tea-request@example.org| The kettle is new.')
  })

  test.each<[string, string]>([
    [
      'sections without a From',
      text`
      Date: Mon, 3 Feb 2025
      Subject: kettle

      It is new.
    `,
    ],
    [
      'sections with nothing but a From',
      text`
      From: Ana Ruiz

      It is new.
    `,
    ],
    [
      'lines of a table',
      text`
      Name: Ana Ruiz, Subject: kettle
      It is new.
    `,
    ],
    ['blocks below a gap', '\n\n\nFrom: Ana Ruiz\nSubject: kettle\n\nIt is new.\n'],
    [
      'blocks further below',
      text`
      Changes

      From: Ana Ruiz
      Subject: kettle
      It is new.
    `,
    ],
  ])('%s', (_, section) => {
    const mail = `${rule}\n${section}\n${rule}\n${section}\nEnd of Tea Digest\n`
    const found = lines(mail, {...plain, subject: 'Tea digest'}).split('\n')
    expect(found.filter(line => !line.startsWith('0 text Zoe|'))).toEqual([])
  })
})
