/**
 * U+FEFF, which Apple Mail puts in front of what it quotes, tells where a quotation starts, though
 * `mark-space` takes it away before depth is read.
 */
import {describe, expect, test} from 'vitest'
import {QuotedMessage, quoteReader} from '../../src/quote/reader.ts'
import {repairBody} from '../../src/repair/order.ts'
import {context} from '../repair/bodies.ts'
import {bodyOf, fieldsOf} from './reading.ts'

/** `depth| content` of every line of a reply, repaired and read; U+FEFF is written `¦` here. */
function depths(lines: readonly string[], repair: boolean): string[] {
  const body = bodyOf(`${lines.join('\n').replaceAll('¦', '\ufeff')}\n`)
  if (repair) repairBody(body, context())
  const message = new QuotedMessage(fieldsOf({isReply: true}))
  quoteReader(message, {level: 'full', structure: false}).read(body)
  return Array.from({length: body.lines.count}, (_, row) =>
    `${body.lines.depth[row]}| ${body.lines.text(body.bytes, row)}`.trimEnd(),
  )
}

const answer = ['I have it here in my bag.', '']
const wrote = 'On Feb 18, 2021, at 9:32 PM, Ana Ruiz wrote:'

describe('takes', () => {
  test('it in front of the text', () => {
    const before = [...answer, wrote, '', '¦Do you have the plan?', 'It is late.']
    const after = [`0| ${wrote}`, '1|', '1| Do you have the plan?', '1| It is late.']
    expect(depths(before, true).slice(2)).toEqual(after)
  })

  test('it on the blank line above', () => {
    const before = [...answer, wrote, '', '¦', '', 'Do you have the plan?']
    const after = [`0| ${wrote}`, '1|', '1|', '1|', '1| Do you have the plan?']
    expect(depths(before, true).slice(2)).toEqual(after)
  })

  test('the quotation’s place from it, not from an indented first line', () => {
    const before = [...answer, wrote, '', '¦', '  Do you have the plan?', '', 'Thank you.']
    expect(depths(before, true).at(-1)).toBe('1| Thank you.')
  })

  test('the attribution out of marks that are its quotation’s', () => {
    const before = [...answer, `> ${wrote}`, '> ', '> ¦', '>> On Monday Bo wrote:', '> ', '> Hm.']
    expect(depths(before, true)[2]).toBe(`0| ${wrote}`)
  })
})

describe('leaves', () => {
  test('the same text without it', () => {
    const text = [...answer, wrote, '', 'Do you have the plan?', 'It is late.']
    expect(depths(text, true)).toEqual(text.map(line => `0| ${line}`.trimEnd()))
  })

  test('it inside the text', () => {
    const text = [...answer, wrote, '', 'Do you¦ have the plan?']
    expect(depths(text, true).at(-1)).toMatch(/^0/)
  })
})

test('an unrepaired body is read in the same way', () => {
  const text = [...answer, wrote, '', '¦', '  Do you have the plan?', '', 'Thank you.']
  const digits = (lines: readonly string[]): string[] => lines.map(line => line[0]!)
  expect(digits(depths(text, false)).slice(4)).toEqual(digits(depths(text, true)).slice(4))
})
