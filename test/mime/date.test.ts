import fc from 'fast-check'
import {expect, test} from 'vitest'
import {parseDate} from '../../src/mime/date.ts'

test.each([
  ['Wed, 16 Sep 2020 19:04:55 -0500', '2020-09-17T00:04:55Z'],
  ['16 Sep 2020 19:04 +0200', '2020-09-16T17:04:00Z'],
  ['Wed, 16 Sep 2020 19:04:55 +0200 (CEST)', '2020-09-16T17:04:55Z'],
  ['Wed, 16 Sep 2020 19:04:55 (CEST)', '2020-09-16T17:04:55Z'],
  ['Wed Sep 16 2020 - 19:04:55 EST', '2020-09-17T00:04:55Z'],
  ['Wed Sep 16 19:04:55 2020', '2020-09-16T19:04:55Z'],
  ['Wed Sep 16 19:04:55 PDT 2020', '2020-09-17T02:04:55Z'],
  ['Wed, 16 Sep 20 19:04:55 GMT', '2020-09-16T19:04:55Z'],
  ['Sat, 1 Jan 94 00:00:00 UT', '1994-01-01T00:00:00Z'],
  ['Sat, 1 Jan 100 00:00:00 +0000', '2000-01-01T00:00:00Z'],
  ['2020-09-16T19:04:55Z', '2020-09-16T19:04:55Z'],
  ['2020-09-16T19:04:55.250+02:00', '2020-09-16T17:04:55Z'],
  ['2020-09-16 19:04:55 +0200', '2020-09-16T17:04:55Z'],
  ['16-Sep-2020 19:04:55', '2020-09-16T19:04:55Z'],
  ['Wednesday, September 16, 2020 7:04 PM', '2020-09-16T19:04:00Z'],
  ['Wed, 16 Sep 2020 19:04:55 GMT+2', '2020-09-16T17:04:55Z'],
  ['Wed, 16 Sep 2020 19:04:55 XYZ', '2020-09-16T19:04:55Z'],
  ['Wed, 31 Dec 2020 23:59:60 +0000', '2021-01-01T00:00:00Z'],
])('takes %s', (text, date) => {
  expect(parseDate(text)).toBe(date)
})

test.each([
  '',
  'yesterday',
  '31 Feb 2020 10:00:00 +0000',
  '16 Sep 2020 25:00:00',
  '16 2020 10:00',
])('leaves %s', text => {
  expect(parseDate(text)).toBeNull()
})

test('takes what toUTCString writes, and anything without a throw', () => {
  const dates = fc.date({
    min: new Date('1970-01-01'),
    max: new Date('2049-12-31'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(dates, date => {
      expect(parseDate(date.toUTCString())).toBe(`${date.toISOString().slice(0, 19)}Z`)
    }),
  )
  fc.assert(fc.property(fc.string(), text => void parseDate(text)))
})
