import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {encodeAddresses, encodeUnstructured} from '../../src/fix/encode-words.ts'
import {parseAddresses} from '../../src/mime/addresses.ts'
import {addressText, fieldText} from '../../src/mime/field-text.ts'

describe('unstructured', () => {
  test.each([
    ['plain text', ' plain text'],
    ['Café am See', ' =?utf-8?q?Caf=C3=A9?= am See'],
    ['am schönen grünen See', ' am =?utf-8?q?sch=C3=B6nen_gr=C3=BCnen?= See'],
    ['日本', ' =?utf-8?b?5pel5pys?='],
    ['a =?word?=', ' a =?utf-8?q?=3D=3Fword=3F=3D?='],
    ['two  blanks', ' two  blanks'],
    ['', ' '],
  ])('%j: %j', (text, body) => {
    expect(encodeUnstructured('Subject', text, '\n')).toBe(body)
  })

  test('folds before a blank, and cuts long words between characters', () => {
    const text = 'Re: die Größe der Brücken über die Flüsse und die Straßen zwischen den Städten'
    expect(encodeUnstructured('Subject', text, '\n')).toBe(
      ' Re: die =?utf-8?q?Gr=C3=B6=C3=9Fe?= der =?utf-8?q?Br=C3=BCcken_?=\n' +
        ' =?utf-8?q?=C3=BCber?= die =?utf-8?q?Fl=C3=BCsse?= und die\n' +
        ' =?utf-8?q?Stra=C3=9Fen?= zwischen den =?utf-8?q?St=C3=A4dten?=',
    )
    expect(encodeUnstructured('Subject', 'é'.repeat(40), '\r\n')).toBe(
      ` =?utf-8?b?${Buffer.from('é'.repeat(21)).toString('base64')}?=\r\n` +
        ` =?utf-8?b?${Buffer.from('é'.repeat(19)).toString('base64')}?=`,
    )
  })
})

describe('addresses', () => {
  test.each([
    ['Ana Ruiz <ana@example.org>', ' Ana Ruiz <ana@example.org>'],
    ['Ana Ruíz <ana@example.org>', ' Ana =?utf-8?q?Ru=C3=ADz?= <ana@example.org>'],
    ['"Ruíz, Ana" <ana@example.org>', ' =?utf-8?q?Ru=C3=ADz=2C_Ana?= <ana@example.org>'],
    ['"Ana \\"Á\\"" <a@example.org>', ' =?utf-8?q?Ana_=22=C3=81=22?= <a@example.org>'],
    ['a@example.org (Ána)', ' a@example.org (=?utf-8?q?=C3=81na?=)'],
    [
      'Á <a@example.org>, B <b@example.org>',
      ' =?utf-8?b?w4E=?= <a@example.org>, B <b@example.org>',
    ],
  ])('%j: %j', (text, body) => {
    expect(encodeAddresses('From', text, '\n')).toBe(body)
  })

  test.each(['é@example.org', 'Ana <é@example.org>'])('leaves an address: %s', text => {
    expect(encodeAddresses('From', text, '\n')).toBeNull()
  })
})

const word = fc.stringMatching(/^[A-Za-zäöüß日本é.!?-]{1,30}$/u)

test('what is encoded reads back, in lines that are short enough', () => {
  fc.assert(
    fc.property(fc.array(word, {maxLength: 20}), words => {
      const text = words.join(' ')
      const body = encodeUnstructured('Subject', text, '\r\n')
      expect(fieldText(body, 'windows-1252')).toBe(text)
      const lines = `Subject:${body}`.split('\r\n')
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(78)
      for (const [encoded] of body.matchAll(/=\?\S*\?=/g)) {
        expect(encoded.length).toBeLessThanOrEqual(75)
      }
    }),
  )
})

test('people read back', () => {
  const person = fc.tuple(fc.array(word, {minLength: 1, maxLength: 4}), fc.boolean())
  fc.assert(
    fc.property(fc.array(person, {minLength: 1, maxLength: 5}), people => {
      const text = people
        .map(([names, quoted], index) => {
          const name = quoted ? `"${names.join(', ')}"` : names.join(' ').replaceAll('.', '')
          return `${name || 'x'} <p${index}@example.org>`
        })
        .join(', ')
      const body = encodeAddresses('To', text, '\n')!
      expect(parseAddresses(addressText(body, 'windows-1252'))).toEqual(parseAddresses(text))
    }),
  )
})
