import {describe, expect, test} from 'vitest'
import {lines, text} from './reading.ts'

describe('a diff is protected in each of its forms', () => {
  test.each([
    [
      'plain: what is new begins with >',
      text`
        See:
        3,4c3,5
        < Apples
        < Pears
        ---
        > Plums
        > > and more
        >
        9d9
        < Nuts
        12a13
        > Figs
        Fine?
      `,
      text`
        0 text Zoe| See:
        0 patch Zoe| 3,4c3,5
        0 patch Zoe| < Apples
        0 patch Zoe| < Pears
        0 patch Zoe| ---
        0 patch Zoe| > Plums
        0 patch Zoe| > > and more
        0 patch Zoe| >
        0 patch Zoe| 9d9
        0 patch Zoe| < Nuts
        0 patch Zoe| 12a13
        0 patch Zoe| > Figs
        0 text Zoe| Fine?
      `,
    ],
    [
      'plain, quoted',
      text`
        Ana Ruiz wrote:
        > 1c1
        > < Apples
        > ---
        > > Plums
        Thanks.
      `,
      text`
        0 attribution Zoe| Ana Ruiz wrote:
        1 patch Ana| 1c1
        1 patch Ana| < Apples
        1 patch Ana| ---
        1 patch Ana| > Plums
        0 text Zoe| Thanks.
      `,
    ],
    [
      'context: a sign, a blank and the line',
      text`
        *** trees.old
        --- trees.new
        ***************
        *** 1,3 ****
          Apples
        ! Pears
          > Figs
        --- 1,4 ----
          Apples
        ! Plums
        + Nuts
          > Figs
        Fine?
      `,
      text`
        0 patch Zoe| *** trees.old
        0 patch Zoe| --- trees.new
        0 patch Zoe| ***************
        0 patch Zoe| *** 1,3 ****
        0 patch Zoe|   Apples
        0 patch Zoe| ! Pears
        0 patch Zoe|   > Figs
        0 patch Zoe| --- 1,4 ----
        0 patch Zoe|   Apples
        0 patch Zoe| ! Plums
        0 patch Zoe| + Nuts
        0 patch Zoe|   > Figs
        0 text Zoe| Fine?
      `,
    ],
  ])('%s', (_, mail, expected) => {
    expect(lines(mail)).toBe(expected.trimEnd())
  })

  test.each([
    ['a number of a room', '3c1\n> Is that your room?\nYes.\n', '3c1'],
    ['a hunk with a line too few', '1,2c1,2\n< a\n< b\n---\n> c\n\nHm.\n', '1,2c1,2'],
    [
      'file lines of a context diff without a hunk',
      '*** the old gate\n--- the new gate\nWhich?\n',
      '\\*\\*\\* the old gate',
    ],
    [
      'a section of a context diff that people write',
      '*** 1 or 2 ****\n  > gates\nWhich?\n',
      '\\*\\*\\* 1 or 2 \\*{4}',
    ],
    ['a hunk without its rule', '1c1\n< a\nb\n> c\nHm.\n', '1c1'],
    ['a hunk whose rule somebody quotes', '1c1\n< a\n> ---\n> c\nHm.\n', '1c1'],
    ['a hunk with an old line too few', '1,2c1\n< a\n---\n> c\nHm.\n', '1,2c1'],
    ['a range that runs backwards', '5,3d2\nHm.\n', '5,3d2'],
    ['a quotation whose mark touches it', '1a2\n>Is that your room?\nYes.\n', '1a2'],
    ['a quoted command above a line that is not', '> 1d0\n< a\nHm.\n', '1d0'],
    ['a command that nothing follows', '> 2d1', '2d1'],
    ['a date in a quotation', '> 3d\n> 4d\nWhen?\n', '3d'],
  ])('no diff: %s', (_, mail, first) => {
    const read = lines(mail).split('\n')
    expect(read[0]).toMatch(new RegExp(`text .*\\| ${first}$`))
    expect(read.some(line => line.includes(' patch '))).toBe(false)
  })
})
