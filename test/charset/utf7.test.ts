import fc from 'fast-check'
import {describe, expect, it, test} from 'vitest'
import {decodePayload, decodeUtf7, isWellFormed} from '../../src/charset/utf7.ts'

const decode = (octets: string): [string, number] => {
  const bytes = Buffer.from(octets, 'latin1')
  const {bytes: out, malformed} = decodeUtf7(bytes, 0, bytes.length)
  return [out.toString(), malformed]
}

describe('takes what RFC 2152 defines', () => {
  test.each([
    ['+AD4- x', '> x'],
    ['+AD4 x', '> x'],
    ['+AD4APg- x', '>> x'],
    ['+AD4APgA+- x', '>>> x'],
    ['+A+I-', 'Ϣ'],
    ['+-0200', '+0200'],
    ['+- +-', '+ +'],
    ['A+ImIDkQ.', 'A≢Α.'],
    ['Hi Mom -+Jjo--!', 'Hi Mom -☺-!'],
    ['+ZeVnLIqe-', '日本語'],
    ['+2D3eAA-', '😀'],
    ['+AAo-', '\n'],
    ['', ''],
  ])('%j is %j', (octets, text) => {
    expect(decode(octets)).toEqual([text, 0])
  })
})

describe('leaves what is ill-formed, and counts it', () => {
  test.each([
    ['C++', 1],
    ['a+b-c', 1],
    ['1+1=2', 1],
    ['+49-30-123', 1],
    ['+AD4+AD4-', 1],
    ['+AA-', 1],
    ['+AD4A-', 1],
    ['+AD5-', 1],
    ['+2D0-', 1],
    ['+3gA-', 1],
    ['+ x +', 2],
  ])('%j', (octets, malformed) => {
    expect(decode(octets)).toEqual([octets, malformed])
  })
})

it('keeps 8-bit runs that are UTF-8, and reads others as windows-1252', () => {
  expect(decode('\xc3\xa9 +AOk-')).toEqual(['é é', 0])
  expect(decode('\xe9 \x80 \xc3\xa9 +AOk-')).toEqual(['é € é é', 0])
})

it('decodes only the span', () => {
  const bytes = Buffer.from('+AD4-[+AD4-]+AD4-')
  expect(decodeUtf7(bytes, 5, 12).bytes.toString()).toBe('[>]')
})

it('decodes a payload longer than the package is given at once', () => {
  const text = '日本語😀'.repeat(20_000)
  expect(decode(encode(text))).toEqual([text, 0])
})

it('takes what any encoder writes', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), text => {
      expect(decode(encode(text))).toEqual([text, 0])
    }),
  )
})

it('cut at line ends, gives the same octets', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('+AD4- a', 'C++', '+AOk', '\xe9+-', '+', '')), lines => {
      const whole = decode(lines.map(line => `${line}\n`).join(''))
      const pieces = lines.map(line => decode(`${line}\n`))
      expect(pieces.map(([text]) => text).join('')).toBe(whole[0])
      expect(pieces.reduce((sum, [, malformed]) => sum + malformed, 0)).toBe(whole[1])
    }),
  )
})

it('knows well-formed payloads, and decodes one to the same object again', () => {
  const payload = Buffer.from('AD4APg')
  expect(isWellFormed(payload, 0, 6)).toBe(true)
  expect(isWellFormed(payload, 0, 5)).toBe(false)
  expect(decodePayload(payload, 0, 6)).toBe(decodePayload(Buffer.from('AD4APg'), 0, 6))
})

/** Encodes every run outside set D, with a closing `-`. */
function encode(text: string): string {
  return text.replace(/\+|[^\w'(),\-./:? \t\r\n]+|_+/g, run => {
    if (run === '+') return '+-'
    const units = Buffer.from(run, 'utf16le').swap16()
    return `+${units.toString('base64').replace(/=+$/, '')}-`
  })
}
