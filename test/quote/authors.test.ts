import {describe, expect, test} from 'vitest'
import {lines, readText, type Setting, text} from './reading.ts'

describe('attributions and authors', () => {
  test('take one line, and the level below it for its author', () => {
    expect(
      lines(text`
        On Mon, 3 Feb 2025 at 10:22, Ana Ruiz <ana@example.org> wrote:
        > Shall we?
        Yes.
      `),
    ).toBe(
      text`
        0 attribution Zoe| On Mon, 3 Feb 2025 at 10:22, Ana Ruiz <ana@example.org> wrote:
        1 text Ana| Shall we?
        0 text Zoe| Yes.
      `.trimEnd(),
    )
  })

  test('leave a heading alone that stands below an address', () => {
    expect(
      lines(
        text`
        Signed-off-by: Ana Ruiz <ana@example.org>
        ---
        Changelog:
        v2: shorter
      `,
        {to: 'Ana Ruiz <ana@example.org>'},
      ),
    ).toBe(
      text`
        0 text Zoe| Signed-off-by: Ana Ruiz <ana@example.org>
        0 text Zoe| ---
        0 text Zoe| Changelog:
        0 text Zoe| v2: shorter
      `.trimEnd(),
    )
  })

  test('take two and three wrapped lines at any depth', () => {
    expect(
      lines(text`
        On Tue, 4 Feb 2025 at 08:01:00 +0100, Bo Lind
        wrote:
        > On Monday, 3 February 2025 at 10:12,
        > Wilhelmina Zonderling
        > <mina@example.org> wrote:
        > > Text.
        > Answer.
      `),
    ).toBe(
      text`
        0 attribution Zoe| On Tue, 4 Feb 2025 at 08:01:00 +0100, Bo Lind
        0 attribution Zoe| wrote:
        1 attribution Bo| On Monday, 3 February 2025 at 10:12,
        1 attribution Bo| Wilhelmina Zonderling
        1 attribution Bo| <mina@example.org> wrote:
        2 text Wilhelmina| Text.
        1 text Bo| Answer.
      `.trimEnd(),
    )
  })

  test('take header fields above a deeper line', () => {
    expect(
      lines(text`
        Bo Lind wrote:
        > From: Ana Ruiz <ana@example.org>
        > Date: Mon, 3 Feb 2025 10:22:00 +0100
        >
        > > Text.
      `),
    ).toBe(
      text`
        0 attribution Zoe| Bo Lind wrote:
        1 attribution Bo| From: Ana Ruiz <ana@example.org>
        1 attribution Bo| Date: Mon, 3 Feb 2025 10:22:00 +0100
        1 text Bo| 
        2 text Ana| Text.
      `.trimEnd(),
    )
  })

  test('take two in a row, the second for the author of the level two below', () => {
    expect(
      lines(text`
        Ana Ruiz wrote:
        On Monday, 3 February 2025,
        Bo Lind wrote:
        >> His words.
        > Her words.
      `),
    ).toBe(
      text`
        0 attribution Zoe| Ana Ruiz wrote:
        0 attribution Zoe| On Monday, 3 February 2025,
        0 attribution Zoe| Bo Lind wrote:
        2 text Bo| His words.
        1 text Ana| Her words.
      `.trimEnd(),
    )
  })

  test.each([
    ['two in a row above one level', 'Ana wrote:\nBo wrote:\n> text\n', 'Bo'],
    ['two with a blank line between', 'Ana wrote:\n\nBo wrote:\n>> text\n> text\n', 'Bo'],
    [
      'two, the first with a date, with a blank line between',
      'On 3 Feb 2025, Ana Ruiz <ana@example.org> wrote:\n\nBo wrote:\n>> text\n> text\n',
      'Bo',
    ],
    ['two with words between', 'Ana wrote:\nand\nBo wrote:\n>> text\n> text\n', 'Bo'],
    ['one alone', 'Bo wrote:\n>> text\n> text\n', 'Bo'],
  ])('take %s for the author of the level below', (_, body, name) => {
    expect(readText(body).reading.attributions.at(-1)).toMatchObject({
      introduces: 1,
      author: {name},
    })
  })

  test('keep the owner of a level over an answer in between, and change it at the next attribution', () => {
    expect(
      lines(text`
        Ana Ruiz wrote:
        > One.
        Fine.
        > Two.
        Bo Lind wrote:
        > Three.
      `).replaceAll(/^(\d) \w+/gm, '$1'),
    ).toBe(
      text`
        0 Zoe| Ana Ruiz wrote:
        1 Ana| One.
        0 Zoe| Fine.
        1 Ana| Two.
        0 Zoe| Bo Lind wrote:
        1 Bo| Three.
      `.trimEnd(),
    )
  })

  test('take a short line of any language that ends in a colon above a deeper line', () => {
    const {reading} = readText('Kedves Ana levele:\n> Igen.\n')
    expect(reading.attributions).toHaveLength(1)
  })

  test('leave prose with a verb of writing, and a colon above an unmarked line', () => {
    const prose =
      'On the other hand, some of us have thought about it for many years.\nNobody wrote:\nit.\n'
    expect(readText(prose).reading.attributions).toEqual([])
    expect(readText('Two things:\none\ntwo\n').reading.attributions).toEqual([])
  })

  test('leave an answer that ends in a colon above a level whose author is known', () => {
    const {reading} = readText('Ana Ruiz wrote:\n> One.\nI disagree with this:\n> Two.\n')
    expect(reading.attributions.map(found => found.firstLine)).toEqual([1])
  })

  test('leave a line in no known words above a level whose author is known', () => {
    const {reading} = readText('Ana Ruiz wrote:\n> One.\nKedves Bo levele:\n> Two.\n')
    expect(reading.attributions.map(found => found.firstLine)).toEqual([1])
  })

  test('leave one that is shown in a patch', () => {
    const mail =
      '@@ -1,2 +1,2 @@\n-a\n+b\n On Mon, 3 Feb 2025, Ana <ana@example.org> wrote:\n> it\n'
    expect(readText(mail).reading.attributions).toEqual([])
  })

  test('leave the level below alone where two in a row stand above none', () => {
    const two = 'Ana Ruiz wrote:\nOn 3 Feb 2025, Bo Lind <bo@example.org> wrote:\n'
    const shown = lines(`${two}\nMine.\n`, {level: 'off'})
    expect(shown).toMatch(/0 text Zoe\| Mine\.$/)
  })

  test('take header fields inside the marks for the author of those words, not of deeper ones', () => {
    expect(
      lines(text`
        Mine.

        > From: Ana Ruiz <ana@example.org>
        > Date: Mon, 3 Feb 2025 10:22:00 +0100
        >
        > > Text.
        > Her words.
      `)
        .split('\n')
        .slice(-2),
    ).toEqual(['2 text -| Text.', '1 text Ana| Her words.'])
  })

  test('take one that begins a level of a list for the author of the level below', () => {
    expect(
      lines(text`
        Plan List <plan@lists.example.org> wrote:
        > Bo Lind wrote:
        > > His words.
        > Text.
      `).replaceAll(/^(\d) \w+/gm, '$1'),
    ).toBe(
      text`
        0 Zoe| Plan List <plan@lists.example.org> wrote:
        1 Plan| Bo Lind wrote:
        2 Bo| His words.
        1 Plan| Text.
      `.trimEnd(),
    )
  })

  test('fill in the address that the header section knows', () => {
    const {reading} = readText('Ana Ruiz wrote:\n> One.\n', {to: 'Ana Ruiz <ana@example.org>'})
    expect(reading.attributions[0]?.author).toEqual({name: 'Ana Ruiz', address: 'ana@example.org'})
  })

  test.each([
    ['On Wed, 2020-09-16 at 10:22 +0200, Ana Ruiz wrote:', 'Ana Ruiz', null],
    ['On Tue, Sep 15, 2020 at 11:49:12PM +0300, Ana Ruiz wrote:', 'Ana Ruiz', null],
    ['On 9/16/20 10:22 AM, Ana Ruiz wrote:', 'Ana Ruiz', null],
    [
      'In article <1@example.org>, ana@example.org (Ana Ruiz) writes:',
      'Ana Ruiz',
      'ana@example.org',
    ],
    ['Ana Ruiz <ana@example.org> writes:', 'Ana Ruiz', 'ana@example.org'],
    ['Quoting Ana Ruiz <ana@example.org>:', 'Ana Ruiz', 'ana@example.org'],
    ['* Ana Ruiz <ana@example.org> [2020-01-02 12:00:00 +0100]:', 'Ana Ruiz', 'ana@example.org'],
    ['On 3 Feb 2025, at 10:22, Ana Ruiz via List <list@example.org> wrote:', 'Ana Ruiz', null],
    ['Ana replies:', 'Ana', null],
    ['Ana Ruiz worte:', 'Ana Ruiz', null],
    ['he wrote:', null, null],
  ])('read the name in %s', (line, name, address) => {
    const {reading} = readText(`${line}\n> text\n`)
    expect(reading.attributions[0]?.author).toEqual({name, address})
  })
})

describe('what an attribution or a greeting does not tell', () => {
  const bo = 'On Mon, 3 Feb 2025, Bo Lind <bo@example.org> wrote:'

  test.each<[string, string, Setting, string]>([
    ['a greeting of oneself', 'Hi Zoe,\n\n> Text.\n', {}, '1 text -| Text.'],
    [
      'a greeting below other words',
      'See below.\nHi Ana,\n\n> Text.\n',
      {to: 'Ana Ruiz <ana@example.org>'},
      '1 text -| Text.',
    ],
    [
      'a greeting where To tells more',
      'Hi Yan,\n\n> Text.\n',
      {from: 'Zoe <zoe@x>, Yan <yan@x>', to: 'Ana Ruiz <ana@example.org>', isReply: true},
      '1 text Ana| Text.',
    ],
    [
      'an attribution to nobody above words of its own',
      `he wrote:\nWell.\n> ${bo}\n> His.\n`,
      {level: 'off'},
      '1 text Bo| His.',
    ],
    [
      'an attribution to nobody, below which another one stands first',
      `he wrote:\n> ${bo}\n> Text.\n`,
      {level: 'off'},
      '1 text -| Text.',
    ],
    [
      'a greeting in what somebody else wrote above',
      'Ana Ruiz wrote:\n> Hi Bo,\n>> His.\nCy Moss wrote:\n> Text.\n>> Whose?\n',
      {to: 'Bo Lind <bo@example.org>, Ana Ruiz <ana@example.org>'},
      '2 text -| Whose?',
    ],
    [
      'words that another wrote, above a greeting',
      'Ana Ruiz wrote:\n> Text.\nCy Moss wrote:\n> Hi Bo,\n>> His.\n',
      {to: 'Bo Lind <bo@example.org>, Ana Ruiz <ana@example.org>'},
      '2 text Bo| His.',
    ],
    ['a rule', `Mine.\n\n> ________\n> ${bo}\n>\n> His.\n`, {level: 'off'}, '1 text Bo| His.'],
    [
      'words between dashes',
      `Mine.\n\n> --- his ---\n> ${bo}\n> His.\n`,
      {level: 'off'},
      '1 text Bo| His.',
    ],
    [
      'words behind a dash',
      `Mine.\n\n> - mine\n> ${bo}\n> His?\n`,
      {level: 'off'},
      '1 text -| His?',
    ],
    [
      'marks that go deeper than the words',
      `Mine.\n\n> > ${bo}\n> His.\n`,
      {level: 'off'},
      '1 text Bo| His.',
    ],
    [
      'words behind dots',
      `Mine.\n\n> ... mine\n> ${bo}\n> His?\n`,
      {level: 'off'},
      '1 text -| His?',
    ],
    [
      'an attribution in words whose author is known',
      `Ana Ruiz wrote:\n> One.\nMine.\n> ${bo}\n> Hers.\n`,
      {level: 'off'},
      '1 text Ana| Hers.',
    ],
    [
      'fields below words that a list passed on',
      'Plan <plan@lists.example.org> wrote:\n> Words.\n>\n> From: Ana Ruiz\n> Date: Mon, 3 Feb 2025 10:22\n>\n> > Hers.\n> Its.\n',
      {},
      '1 text Plan| Its.',
    ],
    ['words', `Mine.\n\n> _mine_\n> ${bo}\n> His?\n`, {level: 'off'}, '1 text -| His?'],
  ])('%s', (_, body, setting, expected) => {
    expect(lines(body, setting).split('\n').at(-1)).toBe(expected)
  })

  test.each([
    ['without a colon', 'Ana Ruiz <ana@example.org> wrote on Mon, 3 Feb 2025\nit.\n', 0],
    ['without a colon, above marks', 'Ana Ruiz <ana@example.org> wrote 3 Feb 2025\n> It.\n', 1],
    ['with a known first name alone, above marks', 'Zoe:\n> It.\n', 1],
    ['with a known first name alone', 'Zoe:\nIt.\n', 0],
    ['with two blank rows below', `${bo}\n\n\n> It.\n`, 1],
  ])('%s: %j', (_, body, count) => {
    expect(readText(body).reading.attributions).toHaveLength(count)
  })
})

describe('signatures', () => {
  test('take what follows a sig-sep at its own depth, and end with it', () => {
    expect(
      lines(text`
        Ana Ruiz wrote:
        > Yes.
        > -- 
        > Ana, Example Org
        My answer.
      `),
    ).toBe(
      text`
        0 attribution Zoe| Ana Ruiz wrote:
        1 text Ana| Yes.
        1 signature Ana| -- 
        1 signature Ana| Ana, Example Org
        0 text Zoe| My answer.
      `.trimEnd(),
    )
  })

  test('leave two dashes without the space', () => {
    expect(lines('Yes.\n--\nno signature\n')).not.toContain('signature Zoe')
  })
})
