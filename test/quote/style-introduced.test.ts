import {describe, expect, test} from 'vitest'
import {readText, text} from './reading.ts'

/** Depths of the lines, a digit each. */
function depths(mail: string, to: string = ''): string {
  const {lines} = readText(mail, {isReply: true, to}).body
  return Array.from(lines.depth.slice(0, lines.count)).join('')
}

describe('| below a line that says who wrote it, and when', () => {
  test('quotes what is no prose', () => {
    expect(
      depths(text`
        On 18 November 2024 at 20:40, Ana Ruiz wrote:
        | Bo,
        |
        | make install
        |
        | gate.c:7: error

        Try make | tee log.
        | That is no shell of mine.

        Which gate?
      `),
    ).toBe('01111100100')
  })

  test('and --] do', () => {
    const mail =
      'On 3 May 2025 at 10:05, Bo Lind wrote:\n--]\n--] make install\n--] No gate.\n\nSo?\n'
    expect(depths(mail)).toBe('011100')
  })

  test('quotes a quotation, with two of them or with > between', () => {
    expect(
      depths(text`
        On 3 May 2025 at 10:05, Bo Lind wrote:
        | On 2 May 2025 at 23:47, Ana Ruiz wrote:
        | | gcc -O2 gate.c
        | |
        | | make: *** Error 1
        | > | ld: no lock
        | >  | gate.c:7: error
        | Hm.

        No.
      `),
    ).toBe('0122233100')
  })

  test('quotes one line at a time, with answers between, also in a quotation', () => {
    expect(
      depths(text`
        > On 12 November 2024 at 23:50, Ana Ruiz wrote:
        > | is there a way to open the gate from the other side?
        >
        > Which gate is it?  The one at the mill?
        >
        > | I am quite new here.
        >
        > Ask the keeper.

        So she did.
      `),
    ).toBe('1211121100')
  })

  test.each([
    [
      'a table',
      'On 3 May 2025 at 10:05, Bo Lind wrote:\n| gate | 7 |\n| lock | 9 |\n\nAs you see.\n',
    ],
    [
      'a box',
      'On 3 May 2025 at 10:05, Bo Lind wrote:\n|         |\n| no gate |\n|         |\n\nAs you see.\n',
    ],
    ['a list below a day alone', 'Seen on Mon, 3 May 2025:\n| gate\n| lock\n| key\n\nAll.\n'],
    ['a list below a verb alone', 'The keeper wrote:\n| gate\n| lock\n| key\n\nAll.\n'],
    [
      'lines that stand further below',
      'On 3 May 2025 at 10:05, Bo Lind wrote:\n\nThe keys are:\n\n| gate\n| lock\n| key\n',
    ],
    [
      'code that closes its blocks, for } is no |',
      'On 3 May 2025 at 10:05, Bo Lind wrote:\n} else {\n}\n',
    ],
  ])('leaves %s', (_, mail) => {
    expect(depths(mail)).toMatch(/^0+$/)
  })
})

describe('below an attribution without a date', () => {
  const mail = (attribution: string): string => text`
    ${attribution}
    | The gate is open.
    | It was painted.
    |
    | Come and see.
    No.
  `
  test.each([
    ['Ana Ruiz wrote:', '011110'],
    ['The manual of the gate said:', '000000'],
  ])('%s', (attribution, expected) => {
    expect(depths(mail(attribution), 'Ana Ruiz <ana@example.org>')).toBe(expected)
  })
})
