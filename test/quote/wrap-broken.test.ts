import {describe, expect, test} from 'vitest'
import {depths, readText, text} from './reading.ts'

function changed(body: string, level: 'safe' | 'full' = 'full'): string {
  const {reading} = readText(body, {level})
  return reading.depthChanges
    .filter(change => change.rule === 'wrap-broken')
    .map(({firstLine, lastLine, from, to}) => `${firstLine}-${lastLine}: ${from} to ${to}`)
    .join(', ')
}

/** Words of so many columns in all. */
function words(columns: number): string {
  return `${'gate '.repeat(columns / 5)}${'s'.repeat(columns % 5)}`.trimEnd().padEnd(columns, 's')
}

describe('wrap-broken takes', () => {
  test('a tail that lost its inner marks', () => {
    expect(
      depths(text`
        > Ana Ruiz wrote:
        > > We use the small board as a signal generator, and adjust the gain to
        > make the power what we want.
        > > Next line of the quotation.
      `),
    ).toBe(
      text`
        1| Ana Ruiz wrote:
        2| We use the small board as a signal generator, and adjust the gain to
        2| make the power what we want.
        2| Next line of the quotation.
      `.trimEnd(),
    )
  })

  test('an unmarked tail, a tail of two full lines, and several at the same width', () => {
    const body = text`
      Ana Ruiz wrote:
      > I have two of the boards connected to the same computer, and both of them
      are synchronized.
      >
      > I can receive the data without any overflows at the full rate, with one or
      two of the channels, but sending it results in massive underflows at the same
      rate.
      >
      > The benchmark shows the same behaviour when it sends on both of the boards
      at once.
      >
    `
    expect(changed(body)).toBe('3-3: 0 to 1, 6-7: 0 to 1, 10-10: 0 to 1')
  })

  test('a tail of several lines, as wide as a line without the inner mark can be', () => {
    const body = text`
      > > We would like to use an external clock for the board. A common case is
      > to use a generator that makes the clock, and to feed it into the board.
      > As we have no generator here at the moment, we were wondering if it would
      > be fine to use the second board instead.
      > >
      > > Regards,
    `
    expect(changed(body)).toBe('2-4: 1 to 2')
  })

  test('a tail as wide as nearly all other lines can have been', () => {
    const broken = (columns: number, tail: string): string =>
      `> > ${words(columns)}\n> ${tail}\n> >\n`
    const others = broken(68, 'Over here.').repeat(9)
    // The short `So.` tells that this line was wrapped at 70 at the most: its mailer counts otherwise.
    const narrow = broken(66, 'So.')
    const body = `${others}${narrow}> > ${words(68)}\n> over ${words(69)}\n> it is.\n> > Yes.\n`
    expect(changed(body)).toContain('32-33: 1 to 2')
    expect(changed(body.replace('over gate', 'over gate or'))).not.toContain('32-33')
  })

  test('a tail that looks like no rest, where the same line was broken alike before', () => {
    const run = (above: string): string => text`
      > > $ gate --probe
      > > ${above}
      > GATE_4.0.0-50-g0123abcde
      > > No gate was found.
      > >
    `
    const line = (version: number): string =>
      run(`gate: Linux; GNU C++ version ${version}.3.0; Water_107100; harbour;`)
    const versions = [1, 2, 3, 4, 5, 6]
    expect(changed(versions.map(() => line(9)).join(''))).toMatch(/^3-3: 1 to 2, 8-8: 1 to 2, /)
    expect(changed(versions.map(line).join(''))).toBe('')
  })

  test('a tail that closes a parenthesis of the line above', () => {
    const body = text`
      > > device *dev,
      > >
      > >   static int gate_profile_probe_for_all(void *drvdata, unsigned long
      > *choices)
      > >   {
      > > +  int current_gate;
    `
    expect(changed(body)).toBe('4-4: 1 to 2')
  })

  test('a tail that is one long word, below a colon, too', () => {
    const body = text`
      > > The files have been written to:
      > /home/ana/projects/radio/host/build/with/a/long/name
      > > [2]
      > https://radio.example.org/wiki/getting-started-with-the-second-board#modules
      > > [3] https://radio.example.org/manual
    `
    expect(changed(body)).toBe('2-2: 1 to 2, 4-4: 1 to 2')
  })

  test('a tail below the dot of an abbreviation', () => {
    const body = text`
      > > Ana has not tried it in a while, but the two clocks of the second series
      > should solve that
      > > issue, however: you could link two of the boards that have been made, e.g.
      > two of the small ones each
      > > through the one in the middle, to get channels that go together, and then
      > with the others
      > > you have four.
    `
    expect(changed(body)).toBe('2-2: 1 to 2, 4-4: 1 to 2, 6-6: 1 to 2')
  })

  test('a tail inside a quoted patch', () => {
    const body = text`
      > > @@ -1,3 +1,4 @@
      > >  	pr_warn_ratelimited("%s/%s: the opcode is not supported 0x%02x,
      > sending it.\\n",
      > >  	transport_init(command, operations, the_first_of_the_sessions,
      > the_data_length);
      > > +	new line
    `.replaceAll('\\\\', '\\')
    expect(changed(body)).toBe('3-3: 1 to 2, 5-5: 1 to 2')
  })

  test('a tail in a log, where lines begin alike and it does not', () => {
    const body = text`
      > > [25338.503822] CPU: 20 PID: 5431 Comm: kworker/20:0 Kdump: it is loaded
      > Tainted: G 4.18.0-305.30.1
      > > [25338.516403] Hardware name: Example NF5280M5/YZMB-00882-10E, BIOS in
      > 4.1.21 08/25/2021
      > > [25338.523881] Workqueue: events
    `
    expect(changed(body)).toBe('2-2: 1 to 2, 4-4: 1 to 2')
  })
})

describe('wrap-broken leaves', () => {
  test.each([
    ['an answer that smiles', '*choices* :)'],
    ['an answer with parentheses of its own', '*choices* (two)'],
  ])('%s below a line that opens a parenthesis', (_, answer) => {
    const body = text`
      > > device *dev,
      > >
      > >   static int gate_profile_probe_for_all(void *drvdata, unsigned long
      > ${answer}
      > >   {
      > > +  int current_gate;
    `
    expect(changed(body)).toBe('')
  })

  test('an answer of several lines whose first line has a mark too many', () => {
    const body = text`
      > >    - As for the stop, it seems that one should never use it when one plans
      > >    to start again. Is this correct?  Or is there some way to clear the rest?
      > >
      > > My recommendation would be to not call the stop when you are planning on
      > restarting. It will take a little longer to stop because it has to wait to
      > complete the current read and to generate the final packet with its end.
      > I would have to look into clearing the rest, but the right thing to do is
      > to let it stop normally.
      >
      > >
      > >    - In the meantime, what is the correct way of using it?
    `
    expect(changed(body)).toBe('')
  })

  test.each([
    [
      'a one-line answer wedged into a quotation',
      '> I would have it in the kitchen, as\nYes, fine with me.\n> usual, or wherever you like.\n',
    ],
    ['answers between short lines', '> Locked?\nYes.\n> Window?\nNo.\n'],
    [
      'an answer below a full line that ends its sentence',
      '> We use the small board as a generator, and adjust the gain of the two.\nso do we here.\n> Next line.\n',
    ],
    [
      'an answer that is a sentence of its own',
      '> We use the small board as a signal generator, and adjust the gain with\nNever seen that.\n\n> Next line.\n',
    ],
    [
      'verse quoted with ragged lengths',
      '> The rain it raineth every\nday\n> upon the just and unjust\nfellow\n',
    ],
    [
      'an answer of a paragraph',
      '> We use the small board as a signal generator, and adjust the gain to\nwhat we think is right for all of us here\n\nand then some.\n',
    ],
  ])('%s', (_, body) => {
    expect(changed(body)).toBe('')
  })

  test('at level safe what is only likely', () => {
    const body = text`
      > We use the small board as a signal generator, and adjust the gain of both
      USRPs to what we want.
      > Next line of the quotation.
    `
    expect(changed(body, 'safe')).toBe('')
  })
})

describe('a tail that is what people answer with', () => {
  const wedged = (tail: string): string => text`
    > The pump at the lower lock has been running since the night of the storm, and
    ${tail}
    > the water behind the gate is still as high as it was when we opened the lower
    > sluice on the far side of the island last week.
    ok
  `

  test.each(['great', 'no', 'same here', 'me too', 'sure, thanks!'])('%s stays', tail => {
    expect(depths(wedged(tail)).split('\n')[1]).toBe(`0| ${tail}`)
  })

  test.each(['all', 'never that', 'same'])('%s does not', tail => {
    expect(depths(wedged(tail)).split('\n')[1]).toBe(`1| ${tail}`)
  })
})

/** As web mail shows a quotation: indented, what that quotes behind marks, all of it wrapped at a width. */
describe('wrap-broken in an indented quotation', () => {
  const shown = (...rows: string[]): string =>
    [
      'Thank you, I shall try that.',
      '',
      'On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org> wrote:',
      '',
      '        Have a look at the box.',
      '',
      ...rows.map(row => `        ${row}`),
      '',
      '        Ana',
      '',
    ].join('\n')
  const below = (tail: string): string =>
    shown(
      ' > I was wondering if it is possible to open the gate at the',
      'lower lock',
      ' > house, where I keep the keys. I have all of the first of',
      'the series with the small',
      ' > handle, and I do not see where the rest of them has gone or',
      tail,
      ' > the matter. Have you seen them?',
    )

  test('takes tails with the indentation of the quotation', () => {
    expect(depths(below('what is')).split('\n').slice(4)).toEqual([
      '1|         Have a look at the box.',
      '1| ',
      '2| I was wondering if it is possible to open the gate at the',
      '2|         lower lock',
      '2| house, where I keep the keys. I have all of the first of',
      '2|         the series with the small',
      '2| handle, and I do not see where the rest of them has gone or',
      '2|         what is',
      '2| the matter. Have you seen them?',
      '1| ',
      '1|         Ana',
    ])
  })

  test.each([
    ['a sentence of its own', 'Never seen them here.'],
    ['what points at the line above', '^^^^^^^^^^'],
    ['a rule', '----------------------'],
  ])('leaves %s', (_, tail) => {
    expect(depths(below(tail))).toContain(`\n1|         ${tail}\n2| the matter`)
  })

  test.each([
    ['takes a lone one in lower case', 'house of ours', '2|'],
    ['leaves a lone one in upper case', 'HOUSE OF OURS', '1|'],
  ])('%s', (_, tail, depth) => {
    const body = shown(
      ' > I was wondering if it is possible to open the gate, the lock',
      tail,
      ' > and the rest. I keep all of the keys.',
    )
    expect(depths(body)).toContain(`\n${depth}         ${tail}\n`)
  })
})

describe('wrap-broken below the end of a sentence', () => {
  const body = (tail: string, below = 'hang in the room behind the stove.'): string => text`
    > The water behind the gate is as high as it was when we opened it, and nobody
    knows why.
    > The keys to the lower lock hang in the pump house, not in the kitchen. Ours.
    ${tail}
    > ${below}
    > The sluice is shut.
  `

  test('takes the beginning of the sentence that goes on below it', () => {
    expect(changed(body('The others'))).toBe('2-2: 0 to 1, 4-4: 0 to 1')
  })

  test.each([
    ['a sentence', body('The others, too.').repeat(4)],
    ['what goes on in a deeper quotation', body('The others', '> hang in the room.')],
    ['what nothing goes on from', body('The others', 'They are in the room behind the stove.')],
    ['lower case', body('and ours')],
    [
      'an answer to who writes without capitals',
      `Fine.\n${body('The others').replaceAll('> T', '> t')}`,
    ],
    ['the last words', body('The others').replace(/> hang[\s\S]*/, '')],
  ])('leaves %s', (_, given) => {
    expect(changed(given)).not.toMatch(/4-4|5-5/)
  })
})

describe('wrap-broken below a piece that a later wrap left of a line', () => {
  const broken = (pieces: string[]): string =>
    [
      `> > ${words(60)}`,
      ...pieces.map(piece => `> > ${piece}`),
      '> of',
      '> > it goes on.',
      '> >',
      '',
    ].join('\n')

  test.each([
    ['one', ['gate six']],
    ['two', ['gate', 'six']],
  ])('takes a tail below %s', (_, pieces) => {
    const last = pieces.length + 2
    expect(changed(broken(pieces).repeat(3))).toContain(`${last}-${last}: 1 to 2`)
  })

  test('takes it at a width that few programs have', () => {
    const narrow = broken(['gate six']).replace(words(60), words(54))
    expect(changed(narrow.repeat(3))).toContain('3-3: 1 to 2')
    expect(changed(narrow)).toBe('')
  })

  test('leaves a tail below a piece of nothing', () => {
    const body = broken(['gate six']).replace('> > gate gate', '> gate gate')
    expect(changed(body.repeat(3))).toBe('')
  })

  test.each([
    ['a line of more words', ['of it all']],
    ['a line that stands alone', ['', 'gate six']],
    ['many lines', ['gate', 'a', 'b', 'c']],
  ])('leaves a tail below %s', (_, pieces) => {
    expect(changed(broken(pieces).repeat(3))).toBe('')
  })
})

describe('wrap-broken above the tail of an earlier wrap', () => {
  const broken = (...rows: string[]): string =>
    ['> Yes.', `> > > ${words(64)} with`, '> the-keys of', ...rows, '> > >', ''].join('\n')

  test.each([
    ['one', ['> > or', '> > > what that would be'], '3-3: 1 to 3'],
    ['one, and what goes back is as short', ['> > or', '> > > what', '> No.'], '3-3: 1 to 3'],
  ])('takes a tail above %s', (_, rows, expected) => {
    expect(changed(broken(...rows))).toContain(expected)
  })

  test('takes one above no more than three', () => {
    const above = (...rows: string[]): string =>
      broken(...rows)
        .replace('> > >', '>>>>>>')
        .replace('> > >', '>>>>>>')
    expect(changed(above('>> or', '>>> if', '>>>> so', '> > > what'))).toContain('3-3: 1 to 6')
    expect(changed(above('>> or', '>>> if', '>>>> so', '>>>>> be', '> > > what'))).toBe('')
  })

  test.each([
    ['more words', ['> > or perhaps the', '> > > what that would be']],
    ['the end of a sentence', ['> > or.', '> > > what that would be']],
    ['a blank line', ['> >', '> > > what that would be']],
    ['lines as deep', ['> > or', '> > if', '> > > what that would be']],
    ['what does not go back', ['> > or', '> what that would be']],
  ])('leaves a tail above %s', (_, rows) => {
    expect(changed(broken(...rows))).toBe('')
  })
})

describe('wrap-broken at a drawn line', () => {
  const below = (tail: string): string => text`
    > The keys to the lower lock hang in the pump house and not in the kitchen or
    ${tail}
    > the shed, where they were until the storm of last week took all of its roof.
    > The water behind the gate is still as high as it was when we opened it, and
    nobody knows why.
    > Ana
  `

  test.each(['--', 'in'])('takes %s, a word', tail => {
    expect(changed(below(tail))).toBe('2-2: 0 to 1, 5-5: 0 to 1')
  })

  test.each(['^^', '    ^^^^', '-----', '___________'])('leaves %s', tail => {
    expect(changed(below(tail))).toBe('5-5: 0 to 1')
  })

  test('leaves a tail whose second line rules something off', () => {
    const tail = 'in the room behind the stove of the house, where nobody has looked for them'
    const body = below('in').replace('in\n', `${tail}\nso far.\n`)
    expect(changed(body)).toContain('2-3: 0 to 1')
    expect(changed(body.replace('so far.', '-----'))).not.toContain('2-')
  })
})

test('wrap-broken takes each of the widths that explain as many lines', () => {
  const broken = (columns: number, tail: string): string =>
    `> > ${words(columns - 2)}\n> ${tail}\n> >\n`
  const [any, narrow, wide] = [broken(70, 'of'), broken(68, 'on'), broken(72, 'all')]
  // 70 columns explain the first two and the third, 72 the first two and the fourth.
  expect(changed(any + any + narrow + wide)).toContain('8-8: 1 to 2, 11-11: 1 to 2')
  expect(changed(any + any + broken(67, 'on') + wide)).not.toContain('8-8')
})
