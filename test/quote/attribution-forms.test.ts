import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {lines, readText, text} from './reading.ts'

describe('attributions of a form of their own', () => {
  test.each([
    ['---- On Mon, 03 Feb 2025 Ana Ruiz <ana@example.org> wrote ----\n> text\n', 'Ana Ruiz'],
    ['-----Ana Ruiz wrote: -----\n> text\n', 'Ana Ruiz'],
    ['[Ana Ruiz]\n> text\n', 'Ana Ruiz'],
    ['[Ana Ruiz, on the plan]\n> text\n', 'Ana Ruiz'],
    ['Quoting Ana Ruiz (2025-02-03 10:22:01)\n> text\n', 'Ana Ruiz'],
    ['(In reply to Ana Ruiz from comment #3)\n> text\n', 'Ana Ruiz'],
    ['On Mon, 3 Feb 2025, Ana Ruiz wrote...\n> text\n', 'Ana Ruiz'],
    ['On Mon, 3 Feb 2025, Jan May wrote:\n> text\n', 'Jan May'],
    ['On Sun, 2 Mar 2025, "Sun, April" wrote:\n> text\n', 'Sun, April'],
    ['On 2/3/25 10:22 AM, Wilhelmina van der Berg wrote:\n> text\n', 'Wilhelmina van der Berg'],
    ['On Mon 3 Feb 2025 10:22 PM CEST Ana Ruiz wrote:\n> text\n', 'Ana Ruiz'],
    ['Once upon a time, Ana wrote :\n> text\n', 'Ana'],
    [
      'On 2/3/25, "list@example.org on behalf of Ana Ruiz" <list@example.org> wrote:\n> x\n',
      'Ana Ruiz',
    ],
    [
      '> From: list@example.org [mailto:list@example.org]On Behalf Of\n> Ana Ruiz\n> Sent: 2/3/25\n>\n> x\n',
      'Ana Ruiz',
    ],
    [
      '> From: list@example.org\n> [mailto:list@example.org] On Behalf Of\n> Ana Ruiz\n> Sent: 2/3/25\n>\n> x\n',
      'Ana Ruiz',
    ],
    [
      '> From: list@example.org\n> [mailto:list@example.org]On Behalf Of Ana Ruiz\n> Sent: 2/3/25\n>\n> x\n',
      'Ana Ruiz',
    ],
    [
      '> From: list@example.org [mailto:list@example.org] On Behalf\n> Of\n> Ana Ruiz\n> Sent: 2/3/25\n>\n> x\n',
      'Ana Ruiz',
    ],
    [
      '> From: list@example.org [mailto:list@example.org]\n> On Behalf Of Ana\n> Ruiz\n> Sent: 2/3/25\n>\n> x\n',
      'Ana Ruiz',
    ],
    [
      '> Von: Plan <list@example.org> Im Auftrag von Ana Ruiz\n> Gesendet: Montag\n>\n> text\n',
      'Ana Ruiz',
    ],
    [
      '> De : Plan [list@example.org] de la part de Ana\n> Ruiz\n> Envoyé : lundi\n>\n> text\n',
      'Ana Ruiz',
    ],
    [
      '> From: list@example.org [mailto:list@example.org] On Behalf Of Ana Ruiz (by way of Bo)\n> Sent: 2/3/25\n>\n> text\n',
      'Ana Ruiz',
    ],
    ['----- Original Message -----\nFrom: "Ana Ruiz" <ana@example.org>\n\n\n> text\n', 'Ana Ruiz'],
    ['----- Original Message -----\nFrom: Ana Ruiz\n\n> text\n', 'Ana Ruiz'],
    ['> From: Ana Ruiz <ana@example.org>\n> text\n\nanswer\n', 'Ana Ruiz'],
    ['> From: ana@example.org\n> Bo Lind <bo@example.org>\n> text\n', null],
    ['Hm.\n\nFrom: "Ana Ruiz\ny Delgado" <ana@example.org>\n> text\n', 'Ana Ruiz y Delgado'],
    ['> From: Ana Ruiz\n> y Delgado [mailto:ana@example.org]\n>\n> text\n', 'Ana Ruiz y Delgado'],
    [
      '> -----Original Message-----\n> From: Ana Ruiz y\n> Delgado <ana@example.org>\n>\n> text\n',
      'Ana Ruiz y Delgado',
    ],
    ['> From: Ana Ruiz <ana at example.org>\n>\n> text\n\nanswer\n', 'Ana Ruiz'],
    ['Look:\n\n> From: "Ana"\n>\n> text\n', 'Ana'],
    ['From: Ana Ruiz\n> Sent: 3 February 2025 10:22\n>\n> text\n', 'Ana Ruiz'],
    [
      '> -----Original Message-----\n> From: list@example.org [mailto:list@example.org]On Behalf Of Ana\n> Ruiz\n> Sent: 2/3/25\n> Subject: plan\n>\n> text\n',
      'Ana Ruiz',
    ],
    [
      '> *From:* list@example.org *On Behalf Of *Ana Ruiz\n> *Sent:* 2/3/25\n>\n> text\n',
      'Ana Ruiz',
    ],
    ['> From: Ana Ruiz [mailto:ana@example.org]\n>\n> text\n\nanswer\n', 'Ana Ruiz'],
    ['So then, Ana Ruiz <ana@example.org> is all like:\n> text\n', 'Ana Ruiz'],
    ["Ana Ruiz's [ana@example.org] two lines of wisdom had:\n> text\n", 'Ana Ruiz'],
    ['"AR" == Ana Ruiz <ana@example.org> writes:\n> text\n', 'Ana Ruiz'],
    ['[Skip Ruiz]\n> text\n', 'Skip Ruiz'],
    ['On Monday, February 3, 2025 at 10:22:01 AM UTC-4, Ana Ruiz wrote:\n> x\n', 'Ana Ruiz'],
    ['On 3 February 2025 10:22:01 GMT+02:00, Ana Ruiz wrote:\n> text\n', 'Ana Ruiz'],
    [
      'Twas brillig at 10:22:01 3.2.2025 UTC-05 when ana@example.org did gyre and gimble:\n> text\n',
      null,
    ],
    ['Ana Ruiz sent the following at 03/02/25 10:22:\n> text\n', 'Ana Ruiz'],
    ['ana@example.org (Ana Ruiz) once said:\n> text\n', 'Ana Ruiz'],
    ['In article <1@example.org> Ana Ruiz did write:\n> text\n', 'Ana Ruiz'],
    ['Le 3 février 2025, vous avez écrit :\n> text\n', null],
    [
      '> From: list@example.org [mailto:list@example.org] On Behalf Of\n> JH> Dr.\n> Ruiz\n> Sent: 2/3/25\n>\n> text\n',
      'Dr. Ruiz',
    ],
  ])('take %j', (body, name) => {
    expect(readText(body).reading.attributions.map(found => found.author.name)).toEqual([name])
  })

  test.each([
    '> From: Ana Ruiz <ana@example.org>\n> Make it so.\n>\n> Signed-off-by: Ana Ruiz <ana@example.org>\n',
    '> From: Ana Ruiz <ana@example.org>\n>\n> Make it so.\n> ---\n>  plan | 2 +-\n',
    '> From: Ana Ruiz <ana@example.org>\n> diff --git a/plan b/plan\n',
    '> From: Ana Ruiz\n> Text.\n',
    '> From: Ana Ruiz\n> Ask me: Bo Lind <bo@example.org>\n> text\n',
    '> From: Ana Ruiz\n> Ask Bo Lind <bo@example.org>.\n> text\n',
    '> From: Ana Ruiz\n> y Delgado <ana@example.org>\nanswer\n',
    'From: Ana Ruiz <ana@example.org>\nTo: Bo Lind <bo@example.org>\n> text\n',
    '> From: Ana Ruiz <ana@example.org>\nanswer\n',
    '> Text.\n> From: Ana Ruiz <ana@example.org>\n> more\n',
    'From: Ana Ruiz <ana@example.org>\n\ntext\n',
  ])('leave a From field alone in %j', body => {
    expect(readText(body).reading.attributions).toEqual([])
  })

  test('leave a From field alone in a level that an attribution has introduced', () => {
    const {reading} = readText('Bo wrote:\n> From: Ana <ana@example.org>\n> text\n')
    expect(reading.attributions.map(found => found.author.name)).toEqual(['Bo'])
  })

  test.each([
    'From: Bo Lind\nOn behalf of all of us, thank you for what you did for the plan, and for the many hours that you have spent\nSent: 2/3/25\n',
    'From: Bo Lind\n[mailto:bo@example.org] is gone\nSent: 2/3/25\n',
  ])('leave a From field alone that goes on with prose: %j', body => {
    expect(readText(`Text.\n${body}> text\n`).reading.attributions).toEqual([])
  })

  test.each([
    ['ana at example.org writes:\n> text\n', 'ana@example.org'],
    ['Ana Ruiz <ana at example.org> writes:\n> text\n', 'ana@example.org'],
    ['On Mon, 3 Feb 2025, ana at mail dot example dot org wrote:\n> x\n', 'ana@mail.example.org'],
    ['On Mon, 3 Feb 2025, ana (at) example (dot) org wrote:\n> x\n', 'ana@example.org'],
    ['On Mon, 3 Feb 2025, ana_AT_example.org wrote:\n> x\n', 'ana@example.org'],
    ['On Mon, 3 Feb 2025, Ana Ruiz <ana () example ! org> wrote:\n> x\n', 'ana@example.org'],
    ['Ana Ruiz <ana-x@public.gmane.org> writes:\n> text\n', 'ana-x@public.gmane.org'],
    ['> From: Ana Ruiz <ana at example.org>\n> Date: 3 Feb 2025\n>\n> text\n', 'ana@example.org'],
    ['> From: Ana [mailto:ana at example.org]\n> Sent: 2/3/25\n>\n> text\n', 'ana@example.org'],
    ['> From: Ana[SMTP:ana@example.org]\n> Sent: 2/3/25\n>\n> text\n', 'ana@example.org'],
    ['> From: ana at example.org\n> Date: 3 Feb 2025\n>\n> text\n', 'ana@example.org'],
    ['> From: Ana at large\n> Date: 3 Feb 2025\n>\n> text\n', null],
    ['Ana <ana@example.org <mailto:ana@example.org>> wrote:\n> text\n', 'ana@example.org'],
  ])('take the address in %j', (body, address) => {
    expect(readText(body).reading.attributions[0]?.author.address).toBe(address)
  })

  test('take a heading of Gerrit for the introduction of nobody’s words', () => {
    const {attributions} = readText('Patch Set 3:\n\n> Patch Set 2: Code-Review-1\n').reading
    expect(attributions).toMatchObject([{introduces: 1, author: {name: null, address: null}}])
  })

  test('take a comment line of a bug tracker: the text below is the commenter’s', () => {
    const bug = '--- Comment #4 from Ana Ruiz <ana@example.org> ---\nIt fails.\n'
    expect(lines(bug)).toContain('0 text Ana| It fails.')
    expect(readText(bug).reading.attributions).toMatchObject([{depth: 0, introduces: 0}])
  })

  test('take a URL for no address, whatever stands in it', () => {
    const {attributions} = readText(
      'Quoting from https://example.org/list/1@example.org/:\n> It fails.\n',
    ).reading
    expect(attributions).toMatchObject([{author: {name: null, address: null}}])
  })

  test('take a comment that quotes: its marked lines are not the commenter’s', () => {
    const bug = text`
      --- Comment #4 from Ana Ruiz <ana@example.org> 2025-02-03 10:22:01 UTC ---
      (In reply to comment #3)
      > It fails.

      I see it, too.
    `
    expect(lines(bug)).toBe(
      text`
        0 attribution Ana| --- Comment #4 from Ana Ruiz <ana@example.org> 2025-02-03 10:22:01 UTC ---
        0 attribution Ana| (In reply to comment #3)
        1 text -| It fails.
        0 text Ana| 
        0 text Ana| I see it, too.
      `.trimEnd(),
    )
    expect(readText(bug).reading.attributions[0]?.date).toBe('2025-02-03 10:22:01 UTC')
  })

  test.each([
    ['[...]\n> text\n'],
    ['[snip]\n> text\n'],
    ['Ana Ruiz <ana@example.org> changed:\n\n   What |Removed |Added\n'],
    ['[skip]\n> text\n'],
    ["'skip:v': 0.99; '</tr>': 0.99; '<b><a': 0.99; '<base':\n0.99; '<body': 0.99\n"],
    ['[see below]\n> text\n'],
    ['On the other hand, I tried what the manual said:\n> text\n'],
    ['I would say that this is what the people of the list wrote:\n> text\n'],
    ['Here is what I get:\n> text\n'],
    ['The options are:\n\n> one\n'],
  ])('leave %j', body => {
    expect(readText(body).reading.attributions).toEqual([])
  })

  test('throw on nothing, and name only rows of the body', () => {
    const piece = fc.constantFrom(
      '> ',
      '>>> ',
      'On ',
      'wrote:',
      'Ana',
      '[',
      ']',
      '<a@b>',
      '：',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({unit: 'binary'})), {maxLength: 30}), all => {
        const {body, reading} = readText(all.join(' '))
        for (const {firstLine, lastLine} of reading.attributions) {
          expect(firstLine).toBeGreaterThan(0)
          expect(lastLine).toBeLessThanOrEqual(body.lines.count)
        }
      }),
      {numRuns: 50},
    )
  })
})

describe('levels', () => {
  test('take an attribution inside the marks for the owner of its own level', () => {
    expect(
      lines(text`
        Mine.

        > On Feb 3, 2025, at 10:22, Ana Ruiz <ana@example.org> wrote:
        >
        > Hers.
      `),
    ).toContain('1 text Ana| Hers.')
  })

  test('take one of three wrapped rows inside the marks', () => {
    const body =
      'Mine.\n\n> On Feb 3, 2025, at 10:22, Ana Ruiz\n> <ana@example.org>\n> wrote:\n>\n> Hers.\n'
    expect(lines(body)).toContain('1 text Ana| Hers.')
  })

  test('leave it to the writer when its quotation was trimmed', () => {
    expect(
      lines(text`
        Bo Lind wrote:
        > On Monday, 3 Feb 2025, Ana Ruiz wrote:
        > I tried this.
      `),
    ).toContain('1 text Bo| I tried this.')
  })

  test('take stacked attributions level by level', () => {
    expect(
      lines(text`
        On Mon, 3 Feb 2025, Ana Ruiz wrote:
        > On Sun, 2 Feb 2025, Bo Lind wrote:
        >> On Sat, 1 Feb 2025, Cy Moss wrote:
        >>> Text.
        >> Answer.
      `),
    ).toContain('3 text Cy| Text.\n2 text Bo| Answer.')
  })
})
