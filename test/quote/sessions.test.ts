import {describe, expect, test} from 'vitest'
import {answersAs, startsProgram, typedAs} from '../../src/quote/session-code.ts'
import {growth, mostGrowth, repeat} from '../growth.ts'
import {depths, lines, readText, type Setting, text} from './reading.ts'

const reply: Setting = {isReply: true}

describe('a session at a prompt is the words of the one who shows it', () => {
  test.each<[string, Setting, string, string]>([
    [
      'of R, with its answers, in a mail that answers nothing',
      {},
      text`
        I tried this:
        > x <- c(1, 2, 3)
        > mean(x)
        [1] 2
        What now?
      `,
      text`
        0| I tried this:
        0| > x <- c(1, 2, 3)
        0| > mean(x)
        0| [1] 2
        0| What now?
      `,
    ],
    [
      'of R, where it prints the function of a name',
      reply,
      text`
        That is how it was:
        > plant.trees${'    '}
        function (kind, at = orchard(), n = length(kind))${' '}
        {
      `,
      text`
        0| That is how it was:
        0| > plant.trees${'    '}
        0| function (kind, at = orchard(), n = length(kind))${' '}
        0| {
      `,
    ],
    [
      'in a reply that quotes, too',
      reply,
      text`
        Ana Ruiz wrote:
        > Does the sum come out right for you?

        It does:
        > sum(harvest$apples)
        [1] 412
      `,
      text`
        0| Ana Ruiz wrote:
        1| Does the sum come out right for you?
        0| 
        0| It does:
        0| > sum(harvest$apples)
        0| [1] 412
      `,
    ],
    [
      'quoted: only the outer mark counts',
      reply,
      text`
        Ana Ruiz wrote:
        > I have a problem.
        >
        > > library(orchard)
        > > plant("pear")
        > Error in plant("pear") : no such tree
        > >
        > What is it?
      `,
      text`
        0| Ana Ruiz wrote:
        1| I have a problem.
        1| 
        1| > library(orchard)
        1| > plant("pear")
        1| Error in plant("pear") : no such tree
        1| >
        1| What is it?
      `,
    ],
    [
      'of Python, whose prompt has three marks',
      {},
      text`
        >>> import math
        >>> math.sqrt(9)
        3.0
      `,
      text`
        0| >>> import math
        0| >>> math.sqrt(9)
        0| 3.0
      `,
    ],
    [
      'of Python, with statements that might be another language’s',
      reply,
      text`
        > Does it add?
        Yes:
        >>> x = 3
        >>> x + 1
        4
      `,
      text`
        1| Does it add?
        0| Yes:
        0| >>> x = 3
        0| >>> x + 1
        0| 4
      `,
    ],
    [
      'in format=flowed, its prompts stuffed with a blank',
      {flowed: true},
      " >>> import os\n >>> os.getcwd()\n'/x'\n",
      "0| >>> import os\n0| >>> os.getcwd()\n0| '/x'\n",
    ],
    [
      'of Python, where others are quoted and the program is started',
      reply,
      text`
        > > Is it readable?
        > No.

        # python3
        >>> f = open("/tmp/apples", encoding="latin-1")
        >>> s = f.read(8)
        >>>
      `,
      text`
        2| Is it readable?
        1| No.
        0| 
        0| # python3
        0| >>> f = open("/tmp/apples", encoding="latin-1")
        0| >>> s = f.read(8)
        0| >>>
      `,
    ],
    [
      'of Python, where others are quoted and the program answers',
      reply,
      text`
        > > Does it work?
        > No:
        > >>> import orchard
        > Traceback (most recent call last):
        >   File "<stdin>", line 1, in <module>
      `,
      text`
        2| Does it work?
        1| No:
        1| >>> import orchard
        1| Traceback (most recent call last):
        1|   File "<stdin>", line 1, in <module>
      `,
    ],
    [
      'with statements that go on, and nothing but telltale statements',
      {},
      text`
        > f <- function(x) {
        +   x + 1
        + }

        > y <- f(2)
        > plot(y, xlim = c(0, 5))
      `,
      text`
        0| > f <- function(x) {
        0| +   x + 1
        0| + }
        0| 
        0| > y <- f(2)
        0| > plot(y, xlim = c(0, 5))
      `,
    ],
    [
      'that proves another one beside it',
      reply,
      text`
        > 1 + 1
        [1] 2

        > plot(apples)
        > pears(3)
      `,
      text`
        0| > 1 + 1
        0| [1] 2
        0| 
        0| > plot(apples)
        0| > pears(3)
      `,
    ],
  ])('%s', (_, setting, mail, expected) => {
    expect(depths(mail, setting)).toBe(expected.trimEnd())
  })

  test('prompts and answers are shown, not said', () => {
    const expected = text`
      0 text Zoe| Look:
      0 verbatim Zoe| > 1:3
      0 verbatim Zoe| [1] 1 2 3
      0 text Zoe| Thank you.
    `
    expect(lines('Look:\n> 1:3\n[1] 1 2 3\nThank you.\n')).toBe(expected.trimEnd())
  })
})

describe('marks before code are quote marks', () => {
  test.each<[string, Setting, string]>([
    ['below an attribution', reply, 'Ana Ruiz wrote:\n> x <- c(1, 2)\n> plot(x)\n\nUse lines().\n'],
    [
      'below an attribution, many telltale statements',
      reply,
      'Ana Ruiz wrote:\n> x <- c(1, 2)\n> y <- 3\n> plot(x, y)\n\nUse lines().\n',
    ],
    [
      'beside prose behind as many marks',
      {},
      '> Somebody asked me this once.\n\nIt was:\n\n> x <- c(1, 2)\n> plot(x)\n\nWho knows?\n',
    ],
    ['a single statement that begins a thread', {}, '> add(1, 2)\n\nIs that three?\n'],
    ['in a reply that says not whom it quotes', reply, '> x <- c(1, 2)\n\nUse = there.\n'],
    ['in text without a header section', {from: ''}, '> x <- c(1, 2)\n\nUse = there.\n'],
    ['where prose stands in the same paragraph', {}, '> x <- c(1, 2)\n> That is all I typed.\n'],
    ['of a language without such a prompt', {}, '> total = add(1, 2);\n> print(total);\n'],
    ['of Python behind one mark', {}, '> import os\n> from math import sqrt\n> y = sqrt(9)\n'],
    ['a call in the middle of a sentence', {}, '> plot(x) and then it stops\n> with an error\n'],
    ['settings', {}, '> door.oil = 1\n> door.bell = 2\n> door.key = 3\n\nSo says the manual.\n'],
    ['single words', {}, '> Yes\n\nGood.\n'],
    ['a name above words of a function', reply, '> lapply\nfunction(x) is what you need.\n'],
    ['a name above another line', reply, '> lapply\nmakes it one list (or vector)\n'],
    ['a statement above a function', reply, '> f = 3\nfunction (x)\n'],
    ['a note right below', reply, '> see(1)\n[1] https://example.org/see\n'],
    ['without any evidence', {level: 'off'}, '> 1:3\n[1] 1 2 3\n'],
    [
      'three marks among two and one',
      reply,
      '>>> x = add(1, 2)\n>>> import math\n>> Fine.\n> Fine with me.\nNo.\n',
    ],
  ])('%s', (_, setting, mail) => {
    const marks = mail
      .trimEnd()
      .split('\n')
      .map(line => /^>*/.exec(line)![0].length)
    expect(
      depths(mail, setting)
        .split('\n')
        .map(line => Number.parseInt(line, 10)),
    ).toEqual(marks)
  })
})

describe('what is typed, and what a program says', () => {
  test.each([
    ['x <- 3', 'R', 'statement'],
    ['y _ data.frame(a = 1)', 'R', 'statement'],
    ['fit$apples', 'R', 'statement'],
    ['?plot', 'R', 'statement'],
    ['plot(x) # the old way to do it', 'R', 'statement'],
    ['x', 'R', 'word'],
    ['x = 3', 'R', 'word'],
    ['x = 3', 'Python', 'statement'],
    ['(a - b)^2', 'R', 'word'],
    ['', 'R', 'word'],
    ['import math as m', 'Python', 'statement'],
    ['for tree in orchard:', 'Python', 'statement'],
    ['import math as m', 'R', 'prose'],
    ['I use plot for that', 'R', 'prose'],
    ['well, no', 'R', 'prose'],
    ['add(1, 2);', 'R', 'prose'],
  ] as const)('%s, behind the prompt of %s: %s', (typed, language, expected) => {
    expect(typedAs(typed, language)).toBe(expected)
  })

  test.each([
    ['[1] 412', 'sure'],
    ['     [,1] [,2]', 'sure'],
    ['Error in plant(x) : no such tree', 'sure'],
    ['Traceback (most recent call last):', 'sure'],
    ['Fehler in plant(x) : kein solcher Baum', 'sure'],
    ['  Error in plant(x) : no such tree', 'sure'],
    ['3.14', 'likely'],
    ['apples   12', 'likely'],
    ['[1] https://example.org/see', 'none'],
    ['That is right.', 'none'],
  ])('%s: %s', (line, expected) => {
    expect(answersAs(line)).toBe(expected)
  })

  test.each([
    ['$ python3', true],
    ['ana@hill:~$ /usr/bin/R -q --vanilla', true],
    ['[Previously saved workspace restored]', true],
    ['I use python', false],
    ['What about R', false],
  ])('%s starts a program: %s', (line, expected) => {
    expect(startsProgram(line)).toBe(expected)
  })
})

test('hostile sessions cost linear time', () => {
  const read = (mail: Buffer): unknown => readText(mail.toString(), reply)
  const blanks = ' '.repeat(150)
  const units = [
    '> x\n',
    '> x\n[1] 1\n\n',
    '> a(\nb\n',
    '> > a(1)\n> a(1)\n',
    `> a(1)\n[1]${blanks}x\n`,
    `> a(1)\n${'1 '.repeat(75)}x\n`,
    `> a(1)\n${'a  '.repeat(50)}\t\n`,
    `>>> import ${'a, '.repeat(45)}!\n`,
  ]
  for (const unit of units) {
    const make = repeat(unit)
    expect(growth(read, make(20_000), make(40_000))).toBeLessThan(mostGrowth)
  }
})
