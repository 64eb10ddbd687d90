import {describe, expect, test} from 'vitest'
import {joins} from '../../src/quote/rejoin.ts'
import {readText, type Setting, text} from './reading.ts'

/** The body with `+` before every line that is to be joined to the one above. */
function joined(input: string, setting: Setting = {}): string {
  const {body} = readText(input, setting)
  const rows = joins(body)
  return input
    .trimEnd()
    .split('\n')
    .map((line, row) => (rows?.[row] ? `+ ${line}` : `  ${line}`))
    .join('\n')
}

describe('rejoin', () => {
  test('takes tails that a later wrap broke off', () => {
    expect(
      joined(text`
        > > This is the second version of the patches to upstream the support
        > > and
        > > into the driver.
      `),
    ).toBe(
      [
        '  > > This is the second version of the patches to upstream the support',
        '+ > > and',
        '  > > into the driver.',
      ].join('\n'),
    )
  })

  test('leaves a paragraph as its author wrapped it, its short last line too', () => {
    const paragraph = text`
      > I am almost at the point where I would just do that work myself, but
      > due to my current status here, I will let them do it, as I have more
      > than enough on my plate.
    `
    expect(joined(paragraph)).not.toContain('+')
  })

  test('leaves lists, and lines of depth 0', () => {
    const list = text`
      > This is a list of things, and this line is quite long as you can see:
      > - one
      > - two
    `
    expect(joined(list)).not.toContain('+')
    expect(joined(list.replaceAll('> ', '').replaceAll('- ', ''))).not.toContain('+')
  })

  test('joins flowed lines of equal depth, not across a change of depth or a sig-sep', () => {
    expect(joined('one \ntwo \n> three \n> four\nfive\n-- \nsix\n', {flowed: true})).toBe(
      ['  one ', '+ two ', '  > three ', '+ > four', '  five', '  -- ', '  six'].join('\n'),
    )
  })
})
