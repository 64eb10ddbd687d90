import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {nameWithSizes, SizeCounter} from '../../src/fix/maildir-name.ts'

describe('the name of a Maildir member', () => {
  test.each([
    ['1600000000.M1P2.host,S=1234,W=1260:2,FS', '1600000000.M1P2.host,S=5,W=7:2,FS'],
    ['1600000000.M1P2.host,S=1234:2,', '1600000000.M1P2.host,S=5:2,'],
    ['1600000000.M1P2.host,S=1234', '1600000000.M1P2.host,S=5'],
    ['1600000000.M1P2.host,W=9,S=8;2,S', '1600000000.M1P2.host,W=7,S=5;2,S'],
    ['1600000000.M1P2.host,U=3,S=8,FMD5=ab:2,RSab', '1600000000.M1P2.host,U=3,S=5,FMD5=ab:2,RSab'],
  ])('%s gets its sizes', (name, expected) => {
    expect(nameWithSizes(name, {octets: 5, crlfOctets: 7})).toBe(expected)
  })

  test.each([
    ['1600000000.M1P2.host:2,FS'],
    ['1600000000.M1P2.host'],
    ['1600000000.M1P2.host,S=:2,S'],
    ['1600000000.M1P2.host,S=12x:2,S'],
    ['1600000000.M1P2.host,XS=12:2,S'],
    ['1600000000.M1P2.S=12:2,S'],
  ])('%s stays', name => {
    expect(nameWithSizes(name, {octets: 5, crlfOctets: 7})).toBe(name)
  })
})

describe('sizes', () => {
  test.each([
    ['a\nb\n', 4, 6],
    ['a\r\nb\r\n', 6, 6],
    ['a\r\nb\n\n', 6, 8],
    ['a\rb', 3, 3],
    ['', 0, 0],
  ])('of %j are %d octets, %d with CRLF', (text, octets, crlfOctets) => {
    const sizes = new SizeCounter()
    sizes.write(Buffer.from(text))
    expect([sizes.octets, sizes.crlfOctets]).toEqual([octets, crlfOctets])
  })

  test('are the same however the octets are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string({unit: fc.constantFrom('\r', '\n', 'a')})), pieces => {
        const whole = new SizeCounter()
        whole.write(Buffer.from(pieces.join('')))
        const cut = new SizeCounter()
        for (const piece of pieces) cut.write(Buffer.from(piece))
        expect([cut.octets, cut.crlfOctets]).toEqual([whole.octets, whole.crlfOctets])
        expect(whole.crlfOctets).toBe(pieces.join('').replace(/\r?\n/g, '\r\n').length)
      }),
    )
  })
})
