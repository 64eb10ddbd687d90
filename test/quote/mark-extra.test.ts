import {describe, expect, test} from 'vitest'
import {depths, readText, text} from './reading.ts'

describe('a mark that belongs to the text', () => {
  const cut = text`
    Ana Ruiz wrote:
    >        list_for_each_entry_safe(cmd, next, &dev-
    > >queues[i].state_list,
    >                        state_list) {
    Fine.
  `

  test('takes the half of an arrow that a wrap cut', () => {
    expect(depths(cut).split('\n')[2]).toBe('1| >queues[i].state_list,')
    expect(readText(cut).reading.depthChanges).toMatchObject([
      {firstLine: 3, lastLine: 3, from: 2, to: 1, rule: 'mark-extra'},
    ])
  })

  test('takes it only where it is likely, not where it is to be proven', () => {
    expect(readText(cut, {level: 'safe'}).reading.depthChanges).toEqual([])
  })

  test.each([
    ['a quotation of prose', '> I think it is well-\n> >known text by somebody.\n', '12'],
    ['a quotation that goes on', '> see dev-\n>>queues;\n>>more(x);\n', '122'],
    ['an answer to a line that ends in a dash', '>> see dev-\n> queues[i] it is.\n', '21'],
    ['a bullet', '> -\n> >queues[i].list\n', '12'],
  ])('leaves %s', (_, mail, expected) => {
    const {lines} = readText(mail).body
    expect([...lines.depth.slice(0, lines.count)].join('')).toBe(expected)
  })
})
