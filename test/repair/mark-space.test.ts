import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {repairBody} from '../../src/repair/order.ts'
import {bodyOf, context, repaired, type Told, textOf} from './bodies.ts'

/** U+00A0 is written `·`, U+FEFF `¦`, U+200B `_`, U+200F `~` and U+200D `^` here. */
const special = {'·': '\u00a0', '¦': '\ufeff', _: '\u200b', '~': '\u200f', '^': '\u200d'}
const typed = (text: string): string =>
  text.replace(/[·¦_~^]/g, char => special[char as keyof typeof special])

const repair = (text: string, told: Told = context()): string => repaired(typed(text), told)
const reply = (): Told => ({...context(), isReply: true})

describe('takes', () => {
  test.each([
    ['a no-break space between marks', '>·> x\n', '> > x\n'],
    ['two blanks before marks of two lines', '>> ·>> x\n>> ·> y\n', '>> >> x\n>> > y\n'],
    ['what has no width, between marks', '>¦> x\n>~> y\n', '>> x\n>> y\n'],
    ['what has no width, before a mark', '¦> x\n~> y\n', '> x\n> y\n'],
    ['a no-break space for the space behind a mark', '>·x\n>>·· y\n', '> x\n>> · y\n'],
    ['a BOM before the text', '> ¦Hi\n>> ¦\n¦Hi\n', '> Hi\n>> \nHi\n'],
    ['a BOM behind an indented mark', '>     > ¦Hi\n    > ¦ ¦\n', '>     > Hi\n    >  \n'],
    ['a BOM behind both', '>·>  > ¦Hi\n', '> >  > Hi\n'],
    ['a zero-width space before quoted text', '> _Hi\n', '> Hi\n'],
    ['full-width marks', '＞＞ x\n＞ y\n', '>> x\n> y\n'],
    ['full-width marks below an introduction', 'Bo：\n\n＞x\n＞y\n', 'Bo：\n\n>x\n>y\n'],
    ['full-width marks in a quotation', '> ＞ x\n> ＞\n', '> > x\n> >\n'],
    ['indented marks on two lines', '·> x\n·>> y\n', ' > x\n >> y\n'],
    ['CRLF', '>·> x\r\n> ¦\r\n', '> > x\r\n> \r\n'],
  ])('%s', (_what, before, after) => {
    expect(repair(before)).toBe(typed(after))
  })

  test('one full-width mark in a reply', () => {
    expect(repair('＞ x\n答え\n', reply())).toBe('> x\n答え\n')
  })
})

describe('leaves', () => {
  test.each([
    ['indentation', '·· text\n·text\n'],
    ['quoted indentation', '> ··· text\n>  · text\n'],
    ['indented prompts of Python', '> ·>>> a\n> ·>>> b\n·>>> c\n·>>> d\n'],
    ['one mark behind two blanks', '> ·> import os\n'],
    ['a mark behind more blanks', '>  ·> a\n>  ·> b\n>  ··· >> c\n'],
    ['arrows', '＞設定\n＞一般\n'],
    ['one full-width mark', '＞ x\n'],
    ['an arrow within a line', '設定 ＞ 一般\n> 設定＞一般\n'],
    ['a BOM within a line', '>     Hi ¦Bo\n>     → ¦Bo\n'],
    ['a zero-width space behind an indented mark', '>     > _Hi\n'],
    ['joiners', '>^> x\n> ^x\n^x\n'],
    ['a zero-width space before the sender’s text', '_Hi\n'],
    ['directional marks before words', '~שלום\n> ~שלום\n'],
    ['plain marks beside other letters', '>\t> é\n>  > ü\n'],
    ['a hunk', '@@ -1,2 +1,2 @@\n ·> a\n·> b\n+> ¦c\n'],
    ['an escape of mbox', '>·>From é\n'.slice(3)],
  ])('%s', (_what, text) => {
    expect(repair(text)).toBe(typed(text))
  })

  test('one arrow in a reply', () => {
    expect(repair('Hi\n＞設定\n', reply())).toBe('Hi\n＞設定\n')
  })

  test('a line that the window before began', () => {
    const body = bodyOf(typed('¦> x\n> ¦y\n'), {continued: true})
    repairBody(body, context())
    expect(textOf(body)).toBe(typed('¦> x\n> y\n'))
  })
})

test('tells line, column, and what it changed', () => {
  const told = context()
  repair('x\n>·> é\n> ¦é\n', told)
  expect(told.repairs).toEqual([
    {rule: 'mark-space', line: 2, column: 2, before: '\u00a0', after: ' ', confidence: 0.98},
    {rule: 'mark-space', line: 3, column: 3, before: '\ufeff', after: '', confidence: 0.98},
  ])
})

test('counts when nobody wants more', () => {
  const told = context(false)
  repair('>·> é\n> ¦é\n', told)
  expect([told.repairs, told.counted]).toEqual([[], 2])
})

const word = fc.constantFrom('x', 'é', '了解', 'a b', '')
const depths = fc.array(fc.tuple(fc.integer({min: 1, max: 5}), word), {minLength: 2})

test('brings back prefixes whose spaces were made no-break', () => {
  fc.assert(
    fc.property(depths, lines => {
      const text = lines.map(([depth, words]) => `${'> '.repeat(depth)}${words}\n`).join('')
      expect(repaired(text.replaceAll('> ', '>\u00a0'))).toBe(text)
    }),
  )
})

test('changes nothing a second time', () => {
  const piece = fc.constantFrom(
    '>',
    '>>',
    ' ',
    '·',
    '¦',
    '_',
    '~',
    '^',
    '＞',
    '\t',
    'x',
    'From ',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 60}), fc.boolean(), (pieces, isReply) => {
      repair(`${pieces.join('')}\n`, {...context(), isReply})
    }),
    {numRuns: 2000},
  )
})

test('notes the lines where U+FEFF stood in front of text, as they came', () => {
  const body = bodyOf(typed('> a=3D=\n> b =3D\n> =20\n¦Hi\n> ¦\n>¦> x\n> y¦\n'))
  repairBody(body, context())
  expect([...(body.quotationStarts ?? [])]).toEqual([3, 4])
})
