import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {Base64Decoder, countBase64} from '../../src/mime/base64.ts'
import {OctetStore} from '../../src/mime/octet-store.ts'
import {decodeQuotedPrintable} from '../../src/mime/quoted-printable.ts'

function quotedPrintable(text: string): string {
  const out = new OctetStore()
  const bytes = Buffer.from(`=41${text}=42`, 'latin1')
  decodeQuotedPrintable(bytes, 3, bytes.length - 3, true, out)
  return out.copy().toString('latin1')
}

describe('quoted-printable', () => {
  test.each([
    ['plain\r\ntext\n', 'plain\r\ntext\n'],
    ['caf=E9 =3d =3D', 'caf\xe9 = ='],
    ['soft =\r\nbreak=\nhere', 'soft breakhere'],
    ['soft = \t\r\nbreak', 'soft break'],
    ['trailing \t \r\nblanks  \nend  ', 'trailing\r\nblanks\nend'],
    ['kept=20\r\n', 'kept \r\n'],
    ['=ZZ =4 =\x00 a=', '=ZZ =4 =\x00 a'],
    ['=', ''],
    ['==41', '=A'],
    ['', ''],
    ['x=4\n1', 'x=4\n1'],
    ['tail=4', 'tail=4'],
  ])('takes %j', (text, decoded) => {
    expect(quotedPrintable(text)).toBe(decoded)
  })

  test('takes any octets that were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array(), array => {
        const octets = Buffer.from(array)
        const encoded = octets.toString('hex').replace(/../g, '=$&')
        expect(quotedPrintable(encoded)).toBe(octets.toString('latin1'))
      }),
    )
  })
})

function base64(text: string, cuts: number[] = []): [string, number, boolean] {
  const out = new OctetStore()
  const decoder = new Base64Decoder()
  const bytes = Buffer.from(`AB${text}CD`, 'latin1')
  const edges = [2, ...cuts.map(cut => cut + 2), bytes.length - 2]
  for (let window = 0; window + 1 < edges.length; window++) {
    decoder.decode(bytes, edges[window]!, edges[window + 1]!, window + 2 === edges.length, out)
  }
  return [out.copy().toString('latin1'), decoder.junk, decoder.truncated]
}

describe('base64', () => {
  test.each<[string, string, number, boolean]>([
    ['aGVsbG8=', 'hello', 0, false],
    ['aGVs\r\nbG8=\r\n', 'hello', 0, false],
    ['aGVs\nbG8h\n', 'hello!', 0, false],
    ['aG Vs\tbG8h', 'hello!', 0, false],
    ['aGV!sbG8h', 'hello!', 1, false],
    ['aGVsbG8', 'hello', 0, true],
    ['aGVsb', 'hel', 0, true],
    ['aGVsbG8=aGVsbG8=', 'hellohello', 0, false],
    ['aA==\naA==\n', 'hh', 0, false],
    ['', '', 0, false],
    ['====', '', 0, false],
  ])('takes %j', (text, decoded, junk, truncated) => {
    expect(base64(text)).toEqual([decoded, junk, truncated])
    for (let cut = 0; cut <= text.length; cut++) {
      expect(base64(text, [cut])).toEqual([decoded, junk, truncated])
    }
  })

  test.each([
    ['aGVsbG8K\n_____\nexample list\n', 'hello\n_____\nexample list\n'],
    ['aGVsbG8hCg==\nexample mailing list\n', 'hello!\nexample mailing list\n'],
  ])('leaves the text in the clear behind %j', (text, decoded) => {
    expect(base64(text)[0]).toBe(decoded)
  })

  test('takes any octets, in lines of any length, at any cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({minLength: 1}),
        fc.integer({min: 1, max: 80}),
        fc.nat(),
        (array, width, at) => {
          const octets = Buffer.from(array)
          const text = octets.toString('base64').replace(new RegExp(`.{1,${width}}`, 'g'), '$&\r\n')
          expect(base64(text, [at % text.length])).toEqual([octets.toString('latin1'), 0, false])
        },
      ),
    )
  })

  test('counts characters', () => {
    expect(countBase64(Buffer.from('xxaG Vs\r\nbG8=\n'), 2, 14)).toBe(7)
  })
})
