import {describe, expect, test} from 'vitest'
import {growth, mostGrowth, repeat} from '../growth.ts'
import {depths, readText, text} from './reading.ts'

describe('a > that begins a line and quotes nothing', () => {
  test.each([
    [
      'a form of GNATS',
      text`
        >Number:       1234
        >Synopsis:     the door squeaks
        >Description:
        It squeaks when it opens.
        >Fix:
        Oil.
      `,
      text`
        0| >Number:       1234
        0| >Synopsis:     the door squeaks
        0| >Description:
        0| It squeaks when it opens.
        0| >Fix:
        0| Oil.
      `,
    ],
    [
      'the same form, quoted',
      text`
        > >Number:       1234
        > >Synopsis:     the door squeaks
        > >Fix:
        > Oil.
        Thanks.
      `,
      text`
        1| >Number:       1234
        1| >Synopsis:     the door squeaks
        1| >Fix:
        1| Oil.
        0| Thanks.
      `,
    ],
    ['a face', 'Late again?\n>:-(\n', '0| Late again?\n0| >:-('],
    ['a face of three signs', 'Late again?\n>_<\n', '0| Late again?\n0| >_<'],
    ['a frame', '>>> SALE <<<\n> >>> Sale? <<<\n', '0| >>> SALE <<<\n1| >>> Sale? <<<'],
    ['a comparison', 'How many?\n>= 3 apples\n', '0| How many?\n0| >= 3 apples'],
    [
      'a sequence in FASTA',
      '>hill apple\nACGTTGCA\n\n>valley pear\nMKTAYIAKQRQISFVKSHFS\n',
      '0| >hill apple\n0| ACGTTGCA\n0| \n0| >valley pear\n0| MKTAYIAKQRQISFVKSHFS',
    ],
  ])('%s', (_, mail, expected) => {
    expect(depths(mail)).toBe(expected.trimEnd())
  })

  test.each([
    ['a face among quoted lines', '>Late again?\n>:-(\nSorry.\n', [1, 1, 0]],
    ['a face behind a mark and a space', '> :-(\nSorry.\n', [1, 0]],
    ['a frame on one side', '>> It is << or <\n> cheap <<<\n', [2, 1]],
    ['a line of C++', '>>> out << "left: " <<\n>>> apples;\n', [3, 3]],
    ['two fields of a form', '>Synopsis: it squeaks\n>Fix: oil\nYes.\n', [1, 1, 0]],
    ['another form', '>Description: squeaks\n>Priority: low\n>Fix: oil\nYes.\n', [1, 1, 1, 0]],
    [
      'a form with a field of its own',
      '>Number: 1234\n>Synopsis: it squeaks\n>Fix: oil\n>Colour: red\nYes.\n',
      [1, 1, 1, 1, 0],
    ],
    [
      'a form whose words are quoted with it',
      '>Number: 1234\n>Synopsis: it squeaks\n>Fix:\n>Oil.\nYes.\n',
      [1, 1, 1, 1, 0],
    ],
    ['a shout below a quoted line', '>Shall we?\nYES\n', [1, 0]],
    ['a face above a quoted line', '>:-(\n>Late again?\nSorry.\n', [1, 1, 0]],
    ['a word behind a colon', '>:Dogs\nWhich?\n', [1, 0]],
    ['a tag of HTML', '><b>Late</b>\nSorry.\n', [1, 0]],
    ['an octet that leaked', '>=E4pfel\nWhich?\n', [1, 0]],
    ['a sequence two marks less deep', '>>hill apple\nACGTTGCA\n', [2, 0]],
    ['a quotation mark above a sequence', '>"Hill"?\nACGTTGCA\n', [1, 0]],
    ['a frame with nothing in it', '>>> <<<\nWhat?\n', [3, 0]],
    ['a word above two letters', '>apple\nAC\n', [1, 0]],
  ])('not %s', (_, mail, expected) => {
    const found = depths(mail).split('\n')
    expect(found.map(line => Number.parseInt(line, 10))).toEqual(expected)
  })

  test('not where a line of text that begins so would have a space in front', () => {
    expect(depths('Late again?\n>:-(\n', {flowed: true})).toBe('0| Late again?\n1| :-(')
  })

  test('costs linear time', () => {
    const read = (mail: Buffer): unknown => readText(mail.toString())
    for (const unit of ['>Number: 1\n', '>:-)\nx\n', '>a\nACGTACGT\n']) {
      const make = repeat(unit)
      expect(growth(read, make(20_000), make(40_000))).toBeLessThan(mostGrowth)
    }
  })
})
