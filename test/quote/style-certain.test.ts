/** What `--requote safe` takes for quote marks, and what only `full` believes. */
import {describe, expect, test} from 'vitest'
import {readText, type Setting} from './reading.ts'

const reply: Setting = {
  isReply: true,
  to: 'Ana Ruiz <ana@example.org>, Bo van Lind <bo@example.org>',
}

/** Depth of every line, at one level. */
function depthsOf(mail: string, level: 'safe' | 'full', setting: Setting): string {
  const {lines} = readText(mail, {...setting, level}).body
  return Array.from(lines.depth.subarray(0, lines.count)).join('')
}

const prose = [
  'The gate at the lower lock has been shut since the night of the',
  'storm, and the water behind it is still as high as it was when we',
  'opened the sluice on the far side of the island. Nobody knows who',
  'has the key of the small door.',
]
/** The prose with a mark before each line, as many lines of it as asked for. */
const quoted = (mark: string, count = 4): string =>
  prose
    .slice(0, count)
    .map(line => `${mark}${line}\n`)
    .join('')

describe('safe and full take', () => {
  test.each([
    ['| below a date and a verb', `On 3 Feb 2025, Cy wrote:\n${quoted('| ', 2)}Yes.\n`, '0110'],
    ['# below an address', `Cy Diaz <cy@example.org> wrote:\n${quoted('# ', 2)}Yes.\n`, '0110'],
    [
      '--] on one line',
      'On Mon, 3 Feb 2025, Cy Diaz wrote:\n--]The same old gate, then?\n\nYes.\n',
      '0100',
    ],
    [
      '} where no verb is known',
      `In article <1@example.org> you spake:\n${quoted('} ')}No.\n`,
      '011110',
    ],
    [': below a name of two words', `Cyrus Diaz writes:\n${quoted(': ', 2)}\nYes.\n`, '01100'],
    ['| below a name of the header section', `Ana wrote:\n${quoted('| ', 2)}\nYes.\n`, '01100'],
    [
      '| below header fields',
      `    Date: Mon, 3 Feb 2025 10:22:00\n    From: cy\n\n${quoted('  | ')}No.\n`,
      '00011110',
    ],
    ['| in paragraphs that nobody introduces', `${quoted('| ')}\nYes.\n`, '111100'],
    [
      '| before a quotation that is deeper',
      `${quoted('| > ', 1)}|\n${quoted('| ', 2)}Yes.\n`,
      '21110',
    ],
    ['| in the first lines, whose sentence runs on', `${quoted('| ', 2)}\nYes.\n`, '1100'],
    [
      '| in the first lines, among them a blank one',
      `${quoted('| ', 2)}|\n| -O2\n\nYes.\n`,
      '111100',
    ],
    [
      '| before an attribution and what it introduces',
      '| On 3 Feb 2025, Cy Diaz wrote:\n| > Who has the key of the small door, and who of you can tell\n| > me?\n| Me.\n| No.\n',
      '12211',
    ],
    [
      '| before paragraphs that somebody of the header section signs',
      'Hello.\n\n| Who has the key of the small door?\n|\n| Nobody has it as far as we know.\n|\n| Ana\n',
      '0011111',
    ],
    ['|> which is one mark', `On 3 Feb 2025, Cy wrote:\n${quoted('|> ', 2)}Yes.\n`, '0110'],
    [
      '| whose lines a later wrap broke',
      `On 3 Feb 2025, Cy wrote:\n${quoted('| ', 1)}last\n${quoted('| ', 1)}last\n${quoted('| ', 1)}Yes.\n`,
      '0111110',
    ],
  ])('%s', (_, mail, depths) => {
    expect(depthsOf(mail, 'safe', reply)).toBe(`${depths}`)
    expect(depthsOf(mail, 'full', reply)).toBe(`${depths}`)
  })

  test.each([
    [
      'that its attribution gives',
      '>>>>> "C" == Cy Diaz <cy@example.org> writes:\n\n    C> Too early.\n    C> Or too late.\n\nYes.\n',
      '001100',
    ],
    ['in brackets', 'Cy Diaz (CD) wrote:\n\nCD> Too early.\nCD> Too late.\n\nYes.\n', '001100'],
    [
      'of the first letters of an address',
      'diaz@example.org (Cy) once said:\nDI> Too early.\nDI> Or too late.\nYes.\n',
      '0110',
    ],
    [
      'of a name below a date',
      `Monday February 03 2025 10:22, Cy Diaz:\n${quoted('CD> ', 2)}Yes.\n`,
      '0110',
    ],
    [
      'whatever it is, below a date and a verb',
      `On 3 Feb 2025, Cy wrote:\n${quoted('qx> ', 2)}Yes.\n`,
      '0110',
    ],
    ['of initials in the header section', `${quoted('AR> ', 2)}Yes.\n`, '110'],
    [
      'that a quoted signature explains',
      'CD> Too early.\nCD> Or too late.\nCD> Cyrus Diaz <cy@example.org>\nYes.\n',
      '1110',
    ],
    ['in paragraphs', `${quoted('XY> ')}Yes.\n`, '11110'],
    [
      'beside one that is certain',
      `Ana Ruiz wrote:\n${quoted('AR> ', 2)}${quoted('cydiaz> ', 2)}Yes.\n`,
      '011110',
    ],
  ])('a tag %s', (_, mail, depths) => {
    expect(depthsOf(mail, 'safe', reply)).toBe(depths)
    expect(depthsOf(mail, 'full', reply)).toBe(depths)
  })

  test('a tag that Supercite gave, above answers to others', () => {
    const mail =
      '"CD" == Cy Diaz <cy@example.org> writes:\n\n> Why?\n\nCD> Too early.\nCD> Or too late.\n\nYes.\n'
    expect(depthsOf(mail, 'safe', reply)).toBe('00101100')
  })

  test('initials in the first lines of a reply, whose sentence runs on', () => {
    expect(depthsOf(`${quoted('XY> ', 2)}Yes.\n`, 'safe', reply)).toBe('110')
  })

  test('a name that a login of the header section begins with', () => {
    const mail = `Diana wrote:\n${quoted('| ', 2)}\nYes.\n`
    expect(depthsOf(mail, 'safe', {...reply, to: '<dianaw@example.org>'})).toBe('01100')
  })

  test('initials in paragraphs of a mail that says nowhere that it is a reply', () => {
    expect(depthsOf(`${quoted('XY> ')}Yes.\n`, 'safe', {})).toBe('11110')
  })
})

describe('only full takes', () => {
  test.each([
    ['own words shown again', `Here is what I said:\n${quoted('| ', 2)}Yes.\n`, '0110'],
    ['a mark that is rare, and not introduced', `Hello.\n\n${quoted('] ')}Yes.\n`, '0011110'],
    [
      'a quotation alone that opens the mail',
      '| Who has the key of the small door?\n| Nobody has it as far as we know.\n\nYes.\n',
      '1100',
    ],
    [
      'first lines that run on, but are not all prose',
      `${quoted('| ', 3)}| -O2 -g\n| -O1\n\nYes.\n`,
      '1111100',
    ],
    [
      'an attribution without a day before a quotation that is deeper',
      '| Cy Diaz wrote:\n| > Who has the key of the small door?\n| Nobody has it as far as we know.\n',
      '121',
    ],
    [
      'a day and a verb before what is not deeper',
      '| On 3 Feb 2025, Cy Diaz wrote:\n| Nobody has it as far as we know.\n| Or Bo has it, for all we know.\n',
      '111',
    ],
    [
      'paragraphs that the sender signs',
      'Hello.\n\n| Who has the key of the small door?\n|\n| Nobody has it as far as we know.\n|\n| Zoe\n',
      '0011111',
    ],
    [
      'paragraphs that nobody signs whom the header section names',
      'Hello.\n\n| Who has the key of the small door?\n|\n| Nobody has it as far as we know.\n|\n| Gate\n',
      '0011111',
    ],
    [
      'lines that somebody of the header section signs, with no blank one among them',
      '| Who has the key of the small door?\n| Nobody has it as far as we know.\n| Ana\n',
      '111',
    ],
    [
      'little prose that somebody of the header section signs',
      `${quoted('| ', 2)}|\n| -O2\n| -O1\n| -g\n| -s\n| Ana\n`,
      '11111111',
    ],
    ['a word, which may be a prompt', `${quoted('Lock> ', 2)}Yes.\n`, '110'],
    [
      'an attribution and what stands apart from it',
      '| On 3 Feb 2025, Cy Diaz wrote:\nYes.\n| > Who has the key of the small door?\n| Nobody has it as far as we know.\n',
      '1021',
    ],
    [
      'a day and a verb that no colon ends',
      '| On 3 Feb 2025, Cy Diaz wrote this\n| > Who has the key of the small door?\n| Nobody has it as far as we know.\n',
      '121',
    ],
    [
      'an attribution as deep as what is below it',
      '| > On 3 Feb 2025, Cy Diaz wrote:\n| > Who has the key of the small door?\n| Nobody has it as far as we know.\n',
      '221',
    ],
    [
      'a day without a verb before a quotation that is deeper',
      '| Monday, 3 Feb 2025, the lower lock:\n| > Who has the key of the small door?\n| Nobody has it as far as we know.\n',
      '121',
    ],
    ['initials below the first lines', `Hello.\n\n${quoted('XY> ', 2)}Yes.\n`, '00110'],
    ['a name that no login begins with', `Diana wrote:\n${quoted('| ', 2)}\nYes.\n`, '01100'],
    [
      'two marks that may be one or two levels',
      `Cyrus Diaz wrote:\n${quoted(': > ')}Yes.\n`,
      '011110',
    ],
    ['a tag of one letter', `C Diaz wrote:\n${quoted('C> ', 2)}Yes.\n`, '0110'],
    [
      'names before the lines of a chat',
      'Ana> Who has the key of the small door?\nAna> Nobody, it seems.\nYes.\n',
      '110',
    ],
  ])('%s', (_, mail, depths) => {
    const full = depthsOf(mail, 'full', reply)
    expect(full).toBe(depths)
    expect(depthsOf(mail, 'safe', reply)).toMatch(/^0+$/)
  })
})

describe('only full takes, in another setting', () => {
  const named = 'CD> Too early.\nCD> Or too late.\n\nYes.\n'
  const inside =
    'The keeper says:\n| On 3 Feb 2025, Cy Diaz wrote:\n| > Who?\n| Nobody has the key of the door in the wall that we know\n| of.\n'
  test.each<[string, string, Setting, string]>([
    [
      'a tag that stands quoted, but in no attribution',
      `"CD" == Cy Diaz is what he says.\n\n> Why?\n\n${named}`,
      {...reply, to: 'Cy Diaz <cy@example.org>'},
      '00101100',
    ],
    [
      'a tag that is given only below',
      `${named}"CD" == Cy Diaz <cy@example.org> writes:\n`,
      {...reply, to: 'Cy Diaz <cy@example.org>'},
      '11000',
    ],
    [
      'first lines with initials of a mail that is no reply',
      `${quoted('XY> ', 2)}Yes.\n`,
      {},
      '110',
    ],
    [
      'a short name that a login begins with',
      `Dee wrote:\n${quoted('| ', 2)}\nYes.\n`,
      {...reply, to: '<deew@example.org>'},
      '01100',
    ],
    [
      'a name that is the beginning of another',
      `Diana wrote:\n${quoted('| ', 2)}\nYes.\n`,
      {...reply, to: 'Dianabel Ruiz <dr@example.org>'},
      '01100',
    ],
    ['an attribution before a quotation in a mail that is no reply', inside, {}, '01211'],
  ])('%s', (_, mail, setting, depths) => {
    const plain = depths.replace(/1/g, (_, at) =>
      mail.split('\n')[at]!.startsWith('>') ? '1' : '0',
    )
    expect(depthsOf(mail, 'full', setting)).toBe(depths)
    expect(depthsOf(mail, 'safe', setting)).toBe(plain.replace(/2/g, '0'))
  })
})

describe('neither takes', () => {
  test.each([
    [
      'a prompt',
      'Ana Ruiz <ana@example.org> wrote:\nR> x <- c(1, 2)\nR> y <- cbind(x, x)\n[1] 1 2\n',
    ],
    ['a table below an attribution', 'On 3 Feb 2025, Cy wrote:\n| a | b |\n| 1 | 2 |\n| 3 | 4 |\n'],
    ['code below an attribution', 'On 3 Feb 2025, Cy wrote:\n#include <gate.h>\n#define SHUT 1\n'],
  ])('%s', (_, mail) => {
    expect(depthsOf(mail, 'safe', reply)).toMatch(/^0+$/)
    expect(depthsOf(mail, 'full', reply)).toMatch(/^0+$/)
  })

  test('a smiley where colons are marks', () => {
    const mail = `On 3 Feb 2025, Cy wrote:\n${quoted(': ')}:-)\n:)\n:(as they say)\n`
    expect(depthsOf(mail, 'safe', reply)).toBe('01111001')
    expect(depthsOf(mail, 'full', reply)).toBe('01111001')
  })
})

test('what safe takes is told with more confidence', () => {
  const confidenceAt = (level: 'safe' | 'full'): number | undefined =>
    readText(`On 3 Feb 2025, Cy wrote:\n${quoted('| ')}`, {...reply, level}).reading.depthChanges[0]
      ?.confidence
  expect(confidenceAt('safe')).toBe(0.99)
  expect(confidenceAt('full')).toBe(0.95)
})
