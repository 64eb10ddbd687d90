import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {encodeBase64} from '../../src/fix/base64.ts'
import {encodeQuotedPrintable, qpLineStarts, qpStyleOf} from '../../src/fix/quoted-printable.ts'
import {decodeTransfer} from '../../src/fix/transfer.ts'

const lf = Buffer.from('\n')
const qp = (text: string, lineLength = 76): string =>
  encodeQuotedPrintable(Buffer.from(text), {lineLength, eol: lf}, true).toString()

describe('quoted-printable', () => {
  test.each([
    ['plain, a = b', 'plain, a =3D b'],
    ['blank at the end \n', 'blank at the end=20\n'],
    ['a\tb\t\n', 'a\tb=09\n'],
    ['café\r\n', 'caf=C3=A9\r\n'],
    ['From here\n>From there\n', '=46rom here\n>From there\n'],
    ['a\rb\0\n', 'a=0Db=00\n'],
    ['', ''],
  ])('%j: %j', (text, encoded) => {
    expect(qp(text)).toBe(encoded)
  })

  test('soft line breaks: a column is left for them, no character is cut', () => {
    expect(qp('abcdefghijklmnopqrstuvwxyz\n', 20)).toBe('abcdefghijklmnopqrs=\ntuvwxyz\n')
    expect(qp('abcdefghijklmnopqrst\n', 20)).toBe('abcdefghijklmnopqrst\n')
    expect(qp('abcdefghijklmno日本\n', 20)).toBe('abcdefghijklmno=\n=E6=97=A5=E6=9C=AC\n')
    expect(qp('abcdefghijklmnopqrsFrom x\n', 20)).toBe('abcdefghijklmnopqrs=\n=46rom x\n')
  })

  test('lines are as long as they were', () => {
    const style = (raw: string): number => qpStyleOf(Buffer.from(raw), lf).lineLength
    expect(style(`${'a'.repeat(71)}=\nb\n`)).toBe(72)
    expect(style(`${'a'.repeat(90)}=\nb\n`)).toBe(76)
    expect(style('a=\nb\n')).toBe(76)
  })

  test('lines of the text begin where no soft line break is before them', () => {
    expect(qpLineStarts(Buffer.from('a=\nb\nc= \t\r\nd=3D\ne'))).toEqual([0, 5, 16])
  })

  test('any octets come back in lines that are short enough', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({maxLength: 400}),
        fc.integer({min: 20, max: 76}),
        (octets, most) => {
          const text = Buffer.from(octets)
          const encoded = encodeQuotedPrintable(text, {lineLength: most, eol: lf}, true)
          expect(decodeTransfer(encoded, 'quoted-printable').equals(text)).toBe(true)
          for (const line of encoded.toString('latin1').split(/\r?\n/)) {
            expect(line.length).toBeLessThanOrEqual(most)
          }
        },
      ),
    )
  })
})

describe('base64', () => {
  const base64 = (text: string, raw: string): string =>
    encodeBase64(Buffer.from(text), Buffer.from(raw), lf).toString()

  test.each([
    ['lines as long as the first', 'abcdefghijk', 'YWJj\nZGVm\n', 'YWJj\nZGVm\nZ2hp\namsK\n'],
    ['76 where there was one', 'x'.repeat(60), 'YWJj\n', null],
    ['one where there was a long one', 'x'.repeat(90), 'A'.repeat(100), null],
  ])('%s', (_name, text, raw, encoded) => {
    const digits = Buffer.from(text).toString('base64')
    const expected =
      encoded?.replace('amsK', 'ams=') ??
      (raw.length > 76 ? digits : `${digits.slice(0, 76)}\n${digits.slice(76)}\n`)
    expect(base64(text, raw)).toBe(expected)
  })

  test('what stands behind the last character stays', () => {
    expect(base64('abc', 'eHl6eA==\r\n\r\n')).toBe('YWJj\r\n\r\n')
    expect(base64('', 'eHl6\n')).toBe('\n')
  })
})
