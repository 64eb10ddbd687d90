import {describe, expect, test} from 'vitest'
import {depths, lines, readText, text} from './reading.ts'

const reply = {isReply: true}

describe('other marks than >', () => {
  test('take initials that belong to somebody the mail names', () => {
    expect(
      depths(text`
        Miron Kupermann writes:

        MK> No need to change anything.
        MK> "Request" is enough.

        I think so too.
      `),
    ).toBe(
      text`
        0| Miron Kupermann writes:
        0| 
        1| No need to change anything.
        1| "Request" is enough.
        0| 
        0| I think so too.
      `.trimEnd(),
    )
  })

  test('take | below a line that says who wrote it', () => {
    expect(
      depths(text`
        Ana Ruiz <ana@example.org> writes:
        | If I only ever give out a hash of my seed and never
        | the seed itself, how can anyone find out anything?
        Hard to say.
      `),
    ).toBe(
      text`
        0| Ana Ruiz <ana@example.org> writes:
        1| If I only ever give out a hash of my seed and never
        1| the seed itself, how can anyone find out anything?
        0| Hard to say.
      `.trimEnd(),
    )
  })

  test('count them together with >', () => {
    expect(
      depths(text`
        Bo Lind <bo@example.org> writes:
        > Ana Ruiz <ana@example.org> writes:
        > | If I only ever give out a hash of my seed and never
        > | the seed itself, how can anyone find out anything?
        > Hard to say.
      `).split('\n')[2],
    ).toBe('2| If I only ever give out a hash of my seed and never')
  })

  test('take marks that are indented, and below header fields', () => {
    expect(
      depths(
        text`
          Date: Mon, 3 Feb 2025 10:22:00 +0100
          From: Ana Ruiz <ana@example.org>

            | The window has a funny model that is essentially all my fault, and
            | the middle click sets the point.
          I see.
        `,
        reply,
      ),
    ).toContain('1| The window has a funny model')
    expect(
      depths(
        text`
          Ana Ruiz <ana@example.org> wrote:
          >  > And yes, I accept patches and comments about all those files that
          >  > we have!
          > Sure thing.
        `,
        reply,
      ).split('\n')[1],
    ).toBe('2| And yes, I accept patches and comments about all those files that')
  })

  test('take two marks at once for one', () => {
    expect(
      depths(
        text`
          : > The first thing is the hardware, and what about our own
          : > machines? We should be able to produce the technology and
          : > not depend on what others have mandated for us in the end.
          I agree.
        `,
        reply,
      ).split('\n')[0],
    ).toBe('1| The first thing is the hardware, and what about our own')
  })

  test.each([
    [
      'a quotation quoted in turn',
      text`
        | > The exact way in remains a secret.
        |
        | The first part of the story that is true.

        I think so, too.
      `,
      '2110',
    ],
    [
      'sentences that run on from line to line',
      text`
        I would not do that.

        | Somebody called me today to explain that if you send a mail to all
        | the offices at one time, the program at their end gives each
        | Office as many copies.
        |
        | To prevent that copies are sent to everybody it is necessary to
        | break the list into a few names at a time.
      `,
      '00111111',
    ],
    [
      'sentences behind a second mark, which does not count by itself',
      text`
        Bo Lind:
        | Ana Ruiz (ana@example.org) did write:
        |
        | : Had Mr. Okoro been using a key of his own here, with the secret
        | : key stored there, the others would have it. (The phrase maybe not,
        | : depending on whether he stored it there, too. And whether they
        | : had logs of what he typed, which strikes me as something they have.
        |
        | Would another kind of key do the trick, that is to say
        | is it safe enough?
      `,
      '0111111111',
    ],
  ])('take %s, in a reply', (_, mail, expected) => {
    const {lines} = readText(mail, reply).body
    expect(Array.from(lines.depth.slice(0, expected.length)).join('')).toBe(expected)
  })

  test('take a tag below an attribution of Supercite, whoever it names', () => {
    const mail = text`
      >>>>> On 3 Feb 2025 15:17:25, Sanna <ana@example.org> said:

      XX> A number has been set up to show this.  It is:

      XX>                          0-000-000

      XX> Call it.
    `
    const {lines} = readText(mail, reply).body
    expect(Array.from(lines.depth.slice(2, 7)).join('')).toBe('10101')
  })

  test.each([
    [
      'what was quoted before, indented as the tags are',
      '    >> Before we get too far, what do people think of\n    >> making one of it?\n\n    Ana> Too early, if you mean to leave the others\n    Ana> out of all of it.\n\nYes.\n',
      '2201100',
    ],
    [
      'a tag alone below its own attribution',
      '"ana" == Ana Ruiz <ana@example.org> writes:\n\nana> Forwarded, for now:\n\nWhy?\n',
      '00100',
    ],
    [
      '| on a line alone below a date or an address',
      'On Mon, 3 Feb 2025, Ana Ruiz wrote:\n| One vote for this from me, any objections?\n\nNo.\n',
      '0100',
    ],
    [
      '| on a line alone below header fields',
      '    From:        Ana Ruiz <ana@example.org>\n    Message-ID:  <1@example.org>\n\n  | One vote for this from me.\n\nNo.\n',
      '000100',
    ],
    [
      '| that stands alone between two lines that have it, below the answer',
      'Just as one would expect.\n\nBo\n\n| We have waited for this, for two years now.\n|\n| Ana\n| ------------------------\n|\n| The rights are free for all\n| ===========================\n',
      '00001111111',
    ],
  ])('take %s', (_, mail, expected) => {
    const {lines} = readText(mail, reply).body
    expect(Array.from(lines.depth.slice(0, expected.length)).join('')).toBe(expected)
  })

  test.each([
    [
      'a box around a signature',
      '--\n|  Ana Ruiz         | a computer scientist of |\n|  ana@example.org  | no school in particular |\n',
    ],
    ['lone lines of code', 'Hi.\n\n#include <stdio.h>\n#include <notice.h>\n'],
    ['short lines', 'Look:\n| one\n| two\n| three\n| four\n| five\n'],
  ])('leave %s in a reply', (_, mail) => {
    expect(readText(mail, reply).reading.depthChanges).toEqual([])
  })

  test('are told as depth changes', () => {
    const {reading} = readText(
      'Ana Ruiz wrote:\nAR> One of the things we should do is\nAR> to wait.\n',
    )
    expect(reading.depthChanges).toEqual([
      {
        firstLine: 2,
        lastLine: 3,
        from: 0,
        to: 1,
        rule: 'mark-style',
        confidence: 0.95,
        why: 'this mail quotes with "AR>": 2 lines have it',
      },
    ])
  })

  test.each([
    ['a table', '| name | value |\n| a    | 1     |\n| b    | 2     |\n'],
    [
      'a shell session',
      'mysql> select all the things from here;\nmysql> select nothing at all from there;\n',
    ],
    ['a prompt of an unknown program', 'calc> 1 + 1\n2\ncalc> 2 + 2\n4\n'],
    [
      'comments of a script',
      'Here it is:\n# run the builder to update the image, if\n# needed on your machine at all\nrun\n',
    ],
    [
      'tags to add to a commit',
      'kindly add the following tags\n| Reported-by: Test Robot <robot@example.org>\n| Closes: https://example.org/1\n',
    ],
    [
      'a log',
      'The log says:\n| Number of queries sent : 0\n| Current round of the test : 1\n| Correctly decoded : 0\n',
    ],
    [
      'a rule of colons',
      ':: Ana Ruiz :: no animals were harmed\n:: example.org :: in this message\n',
    ],
    ['indented prompts', 'Do this:\n    > npm install everything that there is\n    > npm start\n'],
    ['a line alone', 'Ana Ruiz wrote:\n| One line that could be anything at all.\nText.\n'],
    ['a line alone with more below', 'On 3 Feb 2025, Ana wrote:\n| One line that is code.\nrun\n'],
    [
      'a log with a blank line',
      'The data of the log follows:\n| Note: now running the function do_it\n|\n| Note: one of the things is done already\n|\n| Note: the other is not done\n',
    ],
    ['a drawing of one side', 'See:\n\n| a\n|\n| b\n|\n| c\n'],
    ['HTML', '<ul>\nli> one of the many things that there are\n</ul>\n'],
  ])('leave %s', (_, body) => {
    expect(depths(body, reply)).not.toMatch(/^[1-9]/m)
  })
})

describe('tags', () => {
  const setting = {isReply: true, to: 'Ana Ruiz <ana@example.org>, Bo van Lind <bo@example.org>'}

  test('name who wrote the words, by a name or by initials', () => {
    const mail = text`
      AR> Shall we start with this one or wait until all of
      AR> the others have come?
      BvL>> What about the one that we had before this, and the
      BvL>> others of the same kind?
      AR> None.
    `
    expect(
      lines(mail, setting)
        .split('\n')
        .map(line => line.slice(0, 10)),
    ).toEqual(['1 text Ana', '1 text Ana', '2 text Bo|', '2 text Bo|', '1 text Ana'])
  })

  test('count behind tags, too, and name the inner one', () => {
    expect(
      lines(text`
        Ana Ruiz wrote:
        Ana> Di Rao wrote:
        Ana> Rao> Is the room free?
        Ana> Rao> Who has the key?
        Ana> It is free.

        Good.
      `),
    ).toBe(
      text`
        0 attribution Zoe| Ana Ruiz wrote:
        1 attribution Ana| Di Rao wrote:
        2 text Di| Is the room free?
        2 text Di| Who has the key?
        1 text Ana| It is free.
        0 text Zoe| 
        0 text Zoe| Good.
      `.trimEnd(),
    )
  })

  test.each([
    ['a prompt', 'sql> select 1\nAna> sql> select 2'],
    ['a comparison', 'a> b is so\nAna> a> c is not'],
  ])('leave %s behind a tag', (_, shown) => {
    const mail = `Ana Ruiz wrote:\nAna> This is what I have in my notes, as I said:\nAna> ${shown}\n`
    expect(depths(mail)).not.toMatch(/^2/m)
  })

  test('name nobody where two have the initials', () => {
    const two = {...setting, to: `${setting.to}, Al Roth <al@example.org>`}
    const mail =
      'AR> Shall we start with this one or wait until all of\nAR> the others have come?\n'
    expect(lines(mail, two)).toMatch(/^1 text -/)
  })
})

describe('marks behind a stuffed blank, as a mailer of format=flowed left them', () => {
  const flowed = {isReply: true, flowed: true}

  test('are marks where they quote through several levels, code too', () => {
    const mail = text`
      >>  >>  +static int open_door(struct door *door)
      >>  >>  +{
      >>  >
      >>  > Who closes it?
      >>
      >>  The wind does.
      > I see.
    `
    expect(depths(mail, flowed).trimEnd()).toBe(
      text`
      4|  +static int open_door(struct door *door)
      4|  +{
      3|${' '}
      3| Who closes it?
      2|${' '}
      2|  The wind does.
      1| I see.
    `.trimEnd(),
    )
  })

  test('are text where hardly a line has them', () => {
    const mail = '>>  >>  +int door;\n>>  >  +\n> I see.\n'
    expect(depths(mail, flowed).replaceAll(/\|.*/g, '')).toBe('2\n2\n1')
  })

  test('are text where they are prompts of a session', () => {
    const mail = '>  > x <- c(1, 2)\n>  > y <- 3\n>  > plot(x)\n>  > plot(y)\n> It fails.\n'
    expect(depths(mail, flowed).replaceAll(/\|.*/g, '')).toBe('1\n1\n1\n1\n1')
  })
})
