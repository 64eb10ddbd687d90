import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {excerptOf} from '../../../src/lint/report/excerpt.ts'

/** The excerpt with its carets below, as a terminal shows it. */
function drawn(source: string, from: number, to: number, columns = 40): string[] {
  const {text, before, marked} = excerptOf(source, {from, to}, columns)
  return [text, ' '.repeat(before) + '^'.repeat(marked)]
}

describe('carets stand under', () => {
  test('plain text', () => {
    expect(drawn('> +AD4- text', 2, 7)).toEqual([
      '> +AD4- text',
      '  ^^^^^', //
    ])
  })

  test('what follows wide characters, which fill two columns each', () => {
    expect(drawn('日本 +AD4-', 3, 8)).toEqual([
      '日本 +AD4-',
      '     ^^^^^', //
    ])
  })

  test('wide characters', () => {
    expect(drawn('a日本b', 1, 3)).toEqual([
      'a日本b',
      ' ^^^^', //
    ])
  })

  test('what follows combining characters, which fill none', () => {
    expect(drawn('cafe\u0301 =20', 6, 9)).toEqual([
      'cafe\u0301 =20',
      '     ^^^', //
    ])
  })

  test('what follows a tab, which goes on to the next eighth column', () => {
    expect(drawn('ab\tc\t=20', 5, 8)).toEqual(['ab      c       =20', '                ^^^'])
  })

  test('what follows characters outside the basic plane, which count two units', () => {
    expect(drawn('😀=20', 2, 5)).toEqual([
      '😀=20',
      '  ^^^', //
    ])
  })

  test('a control character, which is shown', () => {
    expect(drawn('a\x1b[2Jb', 1, 2)).toEqual([
      'a\\x1b[2Jb',
      ' ^^^^', //
    ])
  })

  test('a space that nobody would see', () => {
    expect(drawn('>\u00a0>\u200b text', 1, 4)).toEqual([
      '><U+00A0>><U+200B> text',
      ' ^^^^^^^^^^^^^^^^^', //
    ])
  })

  test('what follows a broken workflow command', () => {
    expect(drawn('##[error]=20', 9, 12)).toEqual([
      '#\\x23[error]=20',
      '            ^^^', //
    ])
  })

  test('the end of the line, where something is missing', () => {
    expect(drawn('ab\r\n', 2, 3)).toEqual([
      'ab ',
      '  ^', //
    ])
  })
})

describe('a long line is cut', () => {
  const line = `${'a'.repeat(100)}=20${'b'.repeat(100)}`

  test('around the place', () => {
    expect(drawn(line, 100, 103)).toEqual([
      '…aaaaaaaaaa=20bbbbbbbbbbbbbbbbbbbbbbbbb…',
      '           ^^^',
    ])
  })

  test('behind the place where that is near its beginning', () => {
    expect(drawn(line.slice(90), 10, 13)).toEqual([
      'aaaaaaaaaa=20bbbbbbbbbbbbbbbbbbbbbbbbbb…',
      '          ^^^',
    ])
  })

  test('before the place where that is its end', () => {
    expect(drawn(line.slice(0, 103), 100, 103)).toEqual([
      '…aaaaaaaaaa=20',
      '           ^^^', //
    ])
  })

  test('with the place, where that alone is too long', () => {
    expect(drawn(line, 0, 200)).toEqual([`${'a'.repeat(39)}…`, '^'.repeat(39)])
  })

  test('at its beginning where no place is known', () => {
    expect(excerptOf(line, null, 40)).toEqual({text: `${'a'.repeat(39)}…`, before: 0, marked: 0})
  })

  test('between wide characters, not through one', () => {
    expect(excerptOf('日'.repeat(30), null, 40).text).toBe(`${'日'.repeat(19)}…`)
  })
})

test('a place behind the known part of a line has no carets', () => {
  expect(excerptOf('x'.repeat(600), {from: 550, to: 555}, 40).marked).toBe(0)
})

test('any text is one line without controls, with the carets inside', () => {
  const text = fc.string({unit: 'binary', maxLength: 80})
  fc.assert(
    fc.property(text, fc.nat(90), fc.nat(20), (source, from, length) => {
      const excerpt = excerptOf(source, {from, to: from + length}, 40)
      expect(excerpt.text).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e]|\p{Cs}/u)
      expect(excerpt.before).toBeLessThanOrEqual(40)
    }),
  )
})
