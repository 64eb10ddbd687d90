import {describe, expect, test} from 'vitest'
import type {Person} from '../../src/types.ts'
import {lines, readText, text} from './reading.ts'

/** Whom the attribution above a quotation names: undefined where there is none. */
function named(line: string): Person | undefined {
  return readText(`Text.\n\n${line}\n> text\n`).reading.attributions[0]?.author
}

describe('a short line with a colon above a deeper one', () => {
  test.each([
    ['Ana Ruiz:', 'Ana Ruiz'],
    ['Ana M. Ruiz:', 'Ana M. Ruiz'],
    ['A. M. Ruiz :', 'A. M. Ruiz'],
    ['Dr. Ruiz:', 'Dr. Ruiz'],
    ['Ana M Ruiz:', 'Ana M Ruiz'],
    ['Ana van der Ruiz:', 'Ana van der Ruiz'],
    ["Ana O'Neil-McRuiz:", "Ana O'Neil-McRuiz"],
    ['Élise Ångström:', 'Élise Ångström'],
    ['Ana Ruiz grumbles:', 'Ana Ruiz'],
    ['Ana Ruiz linked thusly:', 'Ana Ruiz'],
    ['Ana Ruiz asks for an example:', 'Ana Ruiz'],
    ['According to Ana M. Ruiz:', 'Ana M. Ruiz'],
  ])('names whom %s names', (line, name) => {
    expect(named(line)).toEqual({name, address: null})
  })

  test.each([
    'Proposed Solution:',
    'Release Notes:',
    'Best Regards:',
    'Device Address:',
    'My Ana Ruiz:',
    'According to The Times:',
    'USB Driver:',
    'Vitamin C Hour B:',
    'KNOWN ISSUES:',
    'Ana Bo Cy Di Ed:',
    'Ana Ruiz and others:',
    'Ana Ruiz error messages:',
    'Thank you Mr. Ruiz:',
    'Ana and Bo Ruiz:',
    'de Ana Ruiz:',
    'Ana Ruiz la grumbles:',
    'Ana Ruiz needs USB:',
    'Ana Ruiz is here:',
    'Kedves Ana levele:',
    'kedves "Ana" levele:',
    'kl. 9 hos henne:',
    '안나 답장:',
    'Ana Ruiz asks for an example of it:',
    'Ana Ruiz grumbles over cold tea:',
    'Ana Ruiz linked examples:',
  ])('names nobody in %s', line => {
    expect(named(line)).toEqual({name: null, address: null})
  })

  test.each([
    'Known issues:',
    'Steps to reproduce:',
    'Ana:',
    'this is what she meant:',
    'this is what Ana meant when she told us of it:',
    `see https://example.org/${'gate/'.repeat(20)} by Ana:`,
  ])('is no attribution in %s', line => {
    expect(named(line)).toBeUndefined()
  })

  test('names nobody where it ends a sentence that began on the line above', () => {
    expect(
      lines(text`
        It is in the booklet on
        Imaging Radar:

        > the words of the booklet

        That is all.
        Ana Ruiz:
        > her words
      `),
    ).toBe(
      text`
        0 text Zoe| It is in the booklet on
        0 attribution Zoe| Imaging Radar:
        0 text Zoe| 
        1 text -| the words of the booklet
        0 text Zoe| 
        0 text Zoe| That is all.
        0 attribution Zoe| Ana Ruiz:
        1 text Ana| her words
      `.trimEnd(),
    )
  })

  test('names somebody below a line of another depth, whose sentence is not over', () => {
    expect(lines('> It is in the\nAna Ruiz:\n> her words\n')).toBe(
      '1 text -| It is in the\n0 attribution Zoe| Ana Ruiz:\n1 text Ana| her words',
    )
  })
})
