import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {DecodedLine} from '../../src/lint/decoded-line.ts'
import {decodedLines} from '../../src/lint/decoded-lines.ts'
import {RawLines} from '../../src/lint/raw-lines.ts'
import {Base64Decoder} from '../../src/mime/base64.ts'
import {OctetStore} from '../../src/mime/octet-store.ts'
import {decodeQuotedPrintable} from '../../src/mime/quoted-printable.ts'
import type {TextPart} from '../../src/types.ts'

const partWith = (transferEncoding: string): TextPart => ({
  ...{part: '1', type: 'text/plain', charset: null, flowed: false, delSp: false},
  transferEncoding,
  sourceLine: 1,
})

function linesOf(octets: Buffer, transferEncoding: string): DecodedLine[] {
  const lines = decodedLines(partWith(transferEncoding), new RawLines(octets, 1), () => false)
  const found: DecodedLine[] = []
  for (let line = lines.at(1); line !== null; line = lines.at(found.length + 1)) found.push(line)
  return found
}

/** Lines without eol, as the table of lines has them. */
function split(octets: Buffer): string[] {
  const lines = octets.toString('latin1').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map(line => line.replace(/\r+$/, ''))
}

const quotedPrintable = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=0A',
        '=0D=0A',
        '=\n',
        '= \n',
        '=\r\n',
        '\n',
        '\r\n',
        ' \n',
        '=3D',
        '=C3=A9',
        '=',
      ),
      fc.constantFrom('=4', '=zz', 'a', ' ', '\t', '>', 'text', '=20'),
    ),
    {maxLength: 40},
  )
  .map(pieces => pieces.join(''))

describe('lines are those of the decoders', () => {
  test('quoted-printable', () => {
    fc.assert(
      fc.property(quotedPrintable, text => {
        const raw = Buffer.from(`${text}\n`)
        const whole = new OctetStore()
        decodeQuotedPrintable(raw, 0, raw.length, true, whole)
        const lines = linesOf(raw, 'quoted-printable').map(({octets}) => octets.toString('latin1'))
        expect(lines).toEqual(split(whole.copy()))
      }),
    )
  })

  test('base64, however its lines are cut', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({min: 1, max: 80}), (text, width) => {
        const encoded = Buffer.from(`${text}\nlast\n`).toString('base64')
        const raw = Buffer.from(
          `${encoded.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\r\n')}\r\n`,
        )
        const whole = new OctetStore()
        new Base64Decoder().decode(raw, 0, raw.length, true, whole)
        const lines = linesOf(raw, 'base64').map(({octets}) => octets.toString('latin1'))
        expect(lines).toEqual(split(whole.copy()))
      }),
    )
  })
})

test('each octet knows what it was made of', () => {
  const raw = Buffer.from('caf=C3=A9 =\nand b=61r\n')
  const [line] = linesOf(raw, 'quoted-printable')
  const made = [...line!.octets].map((octet, index) => [
    String.fromCharCode(octet),
    raw.toString('latin1', line!.from(index), line!.to(index)),
  ])
  expect(made).toContainEqual(['Ã', '=C3'])
  expect(made).toContainEqual(['a', '=61'])
  expect(made.map(([octet]) => octet).join('')).toBe('cafÃ© and bar')
})

test('lines are read in order, and again only the last', () => {
  const lines = decodedLines(
    partWith('quoted-printable'),
    new RawLines(Buffer.from('a\nb\nc\n'), 1),
    () => false,
  )
  expect(lines.at(2)!.octets.toString()).toBe('b')
  expect(lines.at(2)!.octets.toString()).toBe('b')
  expect(lines.at(1)).toBeNull()
  expect(lines.at(4)).toBeNull()
})
