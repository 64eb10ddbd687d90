/** Sessions of Octave, Matlab and irb (`>>`) and of Node (`>`), and quotations that look like them. */
import {describe, expect, test} from 'vitest'
import {growth, mostGrowth, repeat} from '../growth.ts'
import {readText, type Setting} from './reading.ts'

const reply: Setting = {isReply: true}

function depthsOf(mail: string, setting: Setting = {}): string {
  const {lines} = readText(mail, setting).body
  return Array.from(lines.depth.subarray(0, lines.count)).join('')
}

describe('a session is the words of the one who shows it', () => {
  test.each<[string, string]>([
    ['Octave', '>> x = [1 2 3]\nx =\n\n   1   2   3\n\n>> sum(x);\n>> sum(x)\nans = 6\n'],
    ['Matlab, which sets answers off', '>> x = [1 2 3];\n>> x\n\nx =\n\n     1     2     3\n'],
    ['Octave, with a complaint', ">> weigh(pears)\nerror: 'pears' undefined\n"],
    ['Matlab, with a complaint', ">> weigh(pears)\nUndefined function or variable 'pears'.\n"],
    ['an old Matlab, with a complaint', ">> weigh(pears)\n??? Undefined function 'weigh'.\n"],
    ['irb', '>> pears = [1, 2]\n=> [1, 2]\n>> pears.size\n=> 2\n'],
    ['irb, with nothing', '>> pears.push(3)\n=> nil\n'],
    ['Octave, with several values', '>> max(x)\nans = 6\n>> [u, s] = svd(x)\n'],
    ['Octave, with remarks', '>> x = [1 2] % how many we have got\n>> sum(x)\nans = 3\n'],
    ['Node', '$ node\n> const pears = [1, 2]\nundefined\n> pears.length\n2\n'],
    ['Node, by its answers', '> const pears = {a: 1}\nundefined\n> pears.length\n'],
    ['irb, with words', '>> x = "one two three four"\n=> "one two three four"\n'],
    ['Node, with words', '$ node\n> let pears = "one two three four"\nundefined\n'],
    ['Node, with a complaint', '> var pears = 2\n> pears.b.c\nTypeError: no such fruit\n'],
    ['Node, by its greeting', 'Type ".help" for more information.\n> var pears = 2\nundefined\n'],
  ])('of %s', (_, mail) => {
    expect(depthsOf(mail)).toMatch(/^0+$/)
  })

  test.each<[string, string, string]>([
    [
      'below a quotation, in a reply',
      'Ana wrote:\n> Does it add up?\n\nIt does:\n\n>> x = [1 2]\n\nx =\n\n     1     2\n\n>> sum(x)\nans = 3\n',
      '0100000000000',
    ],
    [
      'quoted: only the outer mark counts',
      'Ana wrote:\n> I have this:\n> >> sum(pears)\n> ans = 6\n> What is it?\n\nA sum.\n',
      '0111100',
    ],
    [
      'of one statement, beside one that is certain',
      '>> sum(x)\nans = 6\n\nThen this:\n\n>> y = weigh(x)\n>> z = weigh(y)\n',
      '0000000',
    ],
  ])('%s', (_, mail, depths) => {
    expect(depthsOf(mail, reply)).toBe(depths)
  })

  test('that its first line starts', () => {
    expect(depthsOf('$ node\n> const pears = [1, 2]\n> pears.length\n', reply)).toBe('000')
  })

  test('up to a blank row above a quotation', () => {
    expect(depthsOf('>> sum(x)\nans = 6\n\n>> How would I know that\n')).toBe('0002')
  })

  test('up to what no program answers', () => {
    const {lines} = readText('>> sum(x)\nans = 6\nSo I get this:\n\nans = 6\n').body
    expect(lines.kind[1]).toBe(lines.kind[0])
    expect(lines.kind[4]).toBe(0)
  })

  test('with its blank rows and answers, as far as it goes', () => {
    const {lines} = readText('>> x = 3\n\nx =\n\n     3\n\nWhy?\n').body
    expect(Array.from(lines.kind.subarray(0, lines.count), Number)).toEqual([
      lines.kind[0],
      0,
      lines.kind[0],
      0,
      lines.kind[0],
      0,
      0,
    ])
    expect(lines.kind[0]).not.toBe(0)
  })
})

describe('a quotation stays one', () => {
  test.each<[string, string, string]>([
    ['code without an answer of a program', '>> x = weigh(pears)\n>> y = x\nNo.\n', '220'],
    ['a value that somebody else suggests', '>> width = 3\nwidth = 4\n', '20'],
    ['an arrow before an answer in words', '>> weigh(pears)\n=> I would weigh plums.\n', '20'],
    ['a name that was not typed', '>> weigh(pears)\nplums =\n', '20'],
    ['prose that a value answers', '>> How many pears have you got?\nans = 6\n', '20'],
    ['marks with a blank between them', '> > sum(pears)\nans = 6\n', '20'],
    ['levels between that somebody has', '>> sum(pears)\nans = 6\n> Is that so?\n', '201'],
    ['signs that no program takes', '>> sum(pears)\n>> pears — plums\nans = 6\n', '220'],
    [
      'levels between that somebody has further down',
      '>> sum(pears)\nans = 6\n\n> Is that so?\n',
      '2001',
    ],
    ['words behind one mark, with a blank row before a value', '> sum(x)\n\n[1] 2\n', '100'],
    ['an answer too far below', '>> sum(pears)\n\n\nans = 6\n', '2000'],
    ['an answer at the level between', '>> sum(pears)\n> ans = 6\n', '21'],
    ['below an attribution', 'Ana Ruiz wrote:\n>> sum(pears)\nans = 6\n', '020'],
    ['prose behind the same marks', '>> sum(pears)\n>> is what I get from them\nans = 6\n', '220'],
    ['code that a semicolon ends, above a word', '> const x = weigh(y);\nundefined\n', '10'],
    ['code that somebody answers', '> const x = weigh(y)\nWhat is y?\n', '10'],
  ])('%s', (_, mail, depths) => {
    expect(depthsOf(mail, reply)).toBe(depths)
  })
})

describe('a quotation stays one, in a mail that answers nothing', () => {
  test.each<[string, string, string]>([
    [
      'answers at the level between',
      '>> x = 2\n> ans = 6\n>> y = 3\n> ans = 7\n\n>> z = 3\n',
      '212102',
    ],
    ['values below prose', '>> How many pears have you got?\nans = 6\n\n>> z = 3\n', '2002'],
  ])('%s', (_, mail, depths) => {
    expect(depthsOf(mail)).toBe(depths)
  })
})

describe('prompts that begin otherwise are not counted', () => {
  test.each([
    'irb(main):001:0> pears = [1, 2]\n=> [1, 2]\n',
    'octave:1> x = [1 2 3]\nx =\n',
    'mysql> select a,\n    -> b from pears\n    -> where c > 1;\nEmpty set (0.00 sec)\n',
    'sqlite> select a\n   ...> from pears;\n1|2\n',
    'C:\\> dir\n Volume in drive C\nC:\\>type pears.txt\n',
  ])('%s', mail => {
    expect(depthsOf(mail)).toMatch(/^0+$/)
  })
})

test.each([
  ['statements', '>> x = [1 2]\n'],
  ['statements at ever more depths', '>> x = [1 2]\n> > >> x = 3\nx =\n'],
  ['answers', '>> x = 3\nx =\n\n'],
])('takes time as the mail grows: %s', (_, line) => {
  const read = (octets: Buffer): unknown => depthsOf(octets.toString())
  const make = repeat(line)
  expect(growth(read, make(20_000), make(40_000))).toBeLessThan(mostGrowth)
})
