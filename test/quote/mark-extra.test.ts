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

  test('takes it where the mailer sets a blank behind every mark', () => {
    const spaced = cut.replace('> >queues', '> > queues').replace('>   ', '> \n>   ')
    expect(depths(spaced).split('\n')[3]).toBe('1| > queues[i].state_list,')
  })

  test.each([
    ['> next = &dev-\n> >queues\nFine.\n'],
    ['> lock(&dev-\n> >queue->lock);\nFine.\n'],
    ['> lock(&dev-\n> > queue->lock);\nFine.\n'],
    ['> err = ops-\n> > open(dev);\nFine.\n'],
    ['> err = dev-\n> > ops.open(dev);\nFine.\n'],
    ['> err = list[i]-\n> >open(dev);\n'],
    ['> err = f(x)-\n> >open(dev);\n'],
  ])('takes it in %j', mail => {
    expect(depths(mail)).toMatch(/^1\| .*\n1\| >/)
  })

  test.each([
    [
      'a quotation of prose with blanks',
      '> I think it is well-\n> > known text by somebody.\n',
      '12',
    ],
    ['a quotation of prose', '> I think it is well-\n> >known text by somebody.\n', '12'],
    ['a quotation of a name and prose', '> I think it is well-\n> > known, by now.\n', '12'],
    ['a quotation two deeper', '> see dev-\n> >>queues;\n', '13'],
    ['a quotation that goes on', '> see dev-\n>>queues;\n>>more(x);\n', '122'],
    ['an answer to a line that ends in a dash', '>> see dev-\n> queues[i] it is.\n', '21'],
    ['a bullet', '> -\n> >queues[i].list\n', '12'],
  ])('leaves %s', (_, mail, expected) => {
    const {lines} = readText(mail).body
    expect([...lines.depth.slice(0, lines.count)].join('')).toBe(expected)
  })
})

describe('a mark that a line has twice', () => {
  test('takes the first line of a paragraph', () => {
    const body = text`
      Ana Ruiz wrote:
      > There is a second call to put the session. It may cause an error.
      >> This patch sets the flag to false to avoid the
      > double put.
      >
      > What do you think?
    `
    expect(depths(body).split('\n').slice(2, 4)).toEqual([
      '1| This patch sets the flag to false to avoid the',
      '1| double put.',
    ])
    expect(readText(body, {level: 'safe'}).reading.depthChanges).toEqual([])
  })

  test.each([
    ['a quotation of one line', '> so it is.\n>> Who sets the flag?\n> he who put it\n', '121'],
    [
      'what is introduced',
      '> Ana wrote:\n>> This patch sets the flag to avoid the\n> double put.\n',
      '121',
    ],
    [
      'a level with more lines',
      '> a\n>> This patch sets it to avoid the\n> put\n>\n>> Yes.\n',
      '12112',
    ],
    [
      'the full line above a tail',
      '> so it is.\n>> This patch sets the flag of the session to false in order to avoid the\n> double put.\n',
      '121',
    ],
  ])('leaves %s', (_, mail, expected) => {
    const {lines} = readText(mail).body
    expect([...lines.depth.slice(0, lines.count)].join('')).toBe(expected)
  })
})
