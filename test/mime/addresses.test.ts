import {expect, test} from 'vitest'
import {parseAddresses} from '../../src/mime/addresses.ts'
import {addressText} from '../../src/mime/field-text.ts'

const ana = {name: 'Ana Ruiz', address: 'ana@example.org'}
const bo = {name: null, address: 'bo@example.org'}

test.each([
  ['Ana Ruiz <ana@example.org>', [ana]],
  ['"Ana Ruiz" <ana@example.org>', [ana]],
  ['ana@example.org (Ana Ruiz)', [ana]],
  ['ana at example.org (Ana Ruiz)', [ana]],
  ['Ana Ruiz <@relay.example.org:ana@example.org>', [ana]],
  ['Ana Ruiz ana@example.org', [ana]],
  ['bo@example.org', [bo]],
  ['<bo@example.org>', [bo]],
  ['Ana  Ruiz <ana@example.org>, bo@example.org', [ana, bo]],
  ['"Ruiz, Ana" <ana@example.org>', [{name: 'Ruiz, Ana', address: 'ana@example.org'}]],
  ['"Ana \\"A\\" Ruiz" <ana@example.org>', [{name: 'Ana "A" Ruiz', address: 'ana@example.org'}]],
  ['friends: Ana Ruiz <ana@example.org>, bo@example.org;', [ana, bo]],
  ['undisclosed-recipients:;', []],
  ['"Ana via List" <list@example.org>', [{name: 'Ana via List', address: 'list@example.org'}]],
  ['Ana Ruiz', [{name: 'Ana Ruiz', address: null}]],
  ['Ruiz, Ana', [{name: 'Ruiz, Ana', address: null}]],
  ['"Ana <ana@example.org>', [{name: '"Ana', address: 'ana@example.org'}]],
  ['Ana (unclosed <ana@example.org>', [{name: 'Ana (unclosed', address: 'ana@example.org'}]],
  ['', []],
  [' , ,, ', []],
  ['<>', []],
])('takes %s', (text, people) => {
  expect(parseAddresses(text)).toEqual(people)
})

test.each([
  ['=?utf-8?q?Ana_Ruiz?= <ana@example.org>', 'Ana Ruiz <ana@example.org>'],
  ['=?utf-8?q?Ruiz=2C_Ana?= <ana@example.org>', '"Ruiz, Ana" <ana@example.org>'],
  ['"=?utf-8?q?Ruiz=2C_Ana?=" <ana@example.org>', '"Ruiz, Ana" <ana@example.org>'],
  ['=?utf-8?q?Ana_=22A=22?= <ana@example.org>', '"Ana \\"A\\"" <ana@example.org>'],
])('decodes %s so that it still parses', (body, text) => {
  expect(addressText(Buffer.from(body).toString('latin1'), 'windows-1252')).toBe(text)
  expect(parseAddresses(text)).toHaveLength(1)
})

test('reads hostile lists once', () => {
  for (const unit of ['"', '(', '<', ',', ':', '\\', 'a:b,', '"a" <', 'a@b,']) {
    expect(Array.isArray(parseAddresses(`x@y${unit.repeat(100_000)}`))).toBe(true)
  }
})
