import fc from 'fast-check'
import {describe, expect, it, test} from 'vitest'
import {windows1252ToUtf8} from '../../src/charset/windows-1252.ts'
import {allRepairs, type Field, repairBody, repairFields} from '../../src/repair/order.ts'
import {bodyOf, context, repaired, textOf} from './bodies.ts'

/** Reads the UTF-8 of a text as windows-1252, or as Latin-1. */
const mangle = (text: string, as: 'cp1252' | 'latin1' = 'cp1252'): string => {
  const bytes = Buffer.from(text)
  return as === 'latin1'
    ? bytes.toString('latin1')
    : windows1252ToUtf8(bytes, 0, bytes.length).toString()
}

describe('takes', () => {
  test.each([
    ['quotation marks', 'unused â€˜iâ€™', 'unused ‘i’'],
    ['one apostrophe', 'donâ€™t', 'don’t'],
    ['dashes and dots', 'a â€“ b â€” câ€¦', 'a – b — c…'],
    ['what quotation marks are about', '> In function â€˜openâ€™,', '> In function ‘open’,'],
    ['letters', 'JosÃ© GarcÃ­a', 'José García'],
    ['letters on several lines', 'JosÃ©\nand GrÃ¼n', 'José\nand Grün'],
    ['degrees and no-break spaces', '360Â° and\n5Â\u00a0km', '360° and\n5\u00a0km'],
    ['a euro sign', '5 â‚¬', '5 €'],
    ['one letter beside a long sequence', 'â€œVoilÃ\u00a0', '“Voilà'],
    ['what was read as Latin-1', mangle('don’t José', 'latin1'), 'don’t José'],
    ['two layers', mangle(mangle('don’t')), 'don’t'],
    ['two layers of Latin-1', mangle(mangle('José é', 'latin1'), 'latin1'), 'José é'],
    ['three layers', mangle(mangle(mangle('“é”'))), '“é”'],
    ['no-break spaces of two layers', 'Ã‚Â\u00a0 a\nÃ‚Â\u00a0 b', '\u00a0 a\n\u00a0 b'],
    ['Cyrillic', mangle('Привет'), 'Привет'],
    ['Greek', mangle('Καλημέρα κόσμε'), 'Καλημέρα κόσμε'],
    ['Han', mangle('日本語、です'), '日本語、です'],
    ['Polish and Czech', mangle('Zażółć řeč'), 'Zażółć řeč'],
    ['a full-width comma in another script', mangle('Thanks，because'), 'Thanks，because'],
    ['lone characters of a date', mangle('2020年7月22日'), '2020年7月22日'],
    ['a lone letter of two layers', mangle(mangle('19.01.21 г. 7:05')), '19.01.21 г. 7:05'],
    ['a lone box of two layers', mangle(mangle('a │ b')), 'a │ b'],
    ['emoji', mangle('ok 😀 👍🏽'), 'ok 😀 👍🏽'],
    ['a tree', mangle('├── src\n└── test'), '├── src\n└── test'],
    ['capitals', mangle('FÜR ÄÖÜ'), 'FÜR ÄÖÜ'],
    ['CRLF', 'donâ€™t\r\n', 'don’t\r\n'],
    ['a line beside true letters', 'Grüße!\nitâ€™s\n', 'Grüße!\nit’s\n'],
    [
      'one letter of a name in a trailer',
      'Signed-off-by: JosÃ© Ruiz <jose@example.org>',
      'Signed-off-by: José Ruiz <jose@example.org>',
    ],
    [
      'one letter of a name in an attribution',
      'On 1 May, JosÃ© Ruiz wrote:',
      'On 1 May, José Ruiz wrote:',
    ],
  ])('%s', (_, mangled, text) => {
    expect(repaired(mangled)).toBe(text)
  })
})

describe('leaves', () => {
  test.each([
    ['one short sequence', 'JosÃ© was here'],
    ['a lone letter of another script', 'in 5 Ð³. from here'],
    ['a lone character of another script', 'in å¹´ from here'],
    ['a name that is shown', 'It was corrupted:\n\n  Signed-off-by: JosÃ© Ruiz <jose@example.org>'],
    ['real letters', 'NÃO É NÃO, VOCÊ… MANHÃ, PÃES, Ä Ö Ü, ÅÄÖ, Žižek, é è ç à'],
    ['capitals before a no-break space', 'SELKÄ\u00a0 JA SELKÄ\u00a0 ON'],
    ['capitals before dots and quotes', 'AMANHÃ… “IRMÔ AMANHÃ… VOCʔ'],
    ['a letter in quotes', '„Å” und „Ä“, »Ö«'],
    ['guillemets behind a letter', '« été », été»…, «à»'],
    ['the letters of other languages', 'Привет, κόσμε, 日本語, été, Grüße, Łódź, ñandú, Việt'],
    ['typography', '“It’s” – 5 € … ™ © Â'],
    ['a line with a true letter', 'donâ€™t, é'],
    ['GBK read as Latin-1', '±¾µç×ÓÓÊ¼þ¼°Æä¸½¼þº¬ÓÐ\n½ûÖ¹ÈÎºÎÈËÔÚ'],
    ['a mail about mojibake', 'This is mojibake: donâ€™t'],
    ['a mail about charsets', 'Please send UTF-8, I see JosÃ© and GrÃ¼n.'],
    ['an answer about locales', '> unused â€˜iâ€™\nPlease fix your locale.'],
    ['the same word right beside it', 'José Ruiz here.\nYou wrote JosÃ© and GrÃ¼n'],
    ['a line that points at it', 'It shows up as JosÃ© and GrÃ¼n'],
    ['what lost octets', 'â€œIt is soâ€?'],
    ['what lost octets to U+FFFD', 'It is soâ€\ufffd'],
    ['what lost a no-break space', 'provides aÂ fix'],
    ['a hunk', '@@ -1 +1 @@\n-â€˜iâ€™\n+â€™\n'],
    ['a quoted hunk', '> @@ -1 +1 @@\n> -â€˜iâ€™\n> +â€™\n'],
    ['four layers', mangle(mangle(mangle(mangle('“é”'))))],
  ])('%s', (_, text) => {
    expect(repaired(text)).toBe(text)
  })

  it('signed text', () => {
    const signed = '-----BEGIN PGP SIGNED MESSAGE-----\n\nâ€˜iâ€™\n'
    expect(repaired(signed)).toBe(signed)
    const whole = `${signed}-----BEGIN PGP SIGNATURE-----\nabc\n-----END PGP SIGNATURE-----\n`
    expect(repaired(`${whole}â€™`)).toBe(`${whole}’`)
  })
})

it('tells line, column, before, after and confidence', () => {
  const told = context()
  repaired('a\n> â€˜iâ€™ GrÃ¼n', told)
  expect(told.repairs).toEqual([
    {rule: 'mojibake', line: 2, column: 3, before: 'â€˜', after: '‘', confidence: 0.98},
    {rule: 'mojibake', line: 2, column: 7, before: 'â€™', after: '’', confidence: 0.98},
    {rule: 'mojibake', line: 2, column: 13, before: 'Ã¼', after: 'ü', confidence: 0.98},
  ])
})

it('counts when nobody wants to be told', () => {
  const told = context(false)
  repaired('â€˜iâ€™', told)
  expect([told.repairs.length, told.counted]).toEqual([0, 2])
})

test.each([
  ['too little of it', 'a\nJosÃ© was here', 2],
  ['a text about it', 'mojibake:\n\ndonâ€™t', 3],
  ['lost octets', 'It is soâ€\ufffd', 1],
])('tells %s, once a part', (_, text, line) => {
  const told = context()
  for (let window = 0; window < 2; window++) repairBody(bodyOf(text), told)
  expect(told.findings.map(found => [found.rule, found.severity, found.line])).toEqual([
    ['mojibake', 'info', line],
  ])
})

it('remembers from window to window what was proven', () => {
  const told = context()
  repairBody(bodyOf('donâ€™t\n'), told)
  const next = bodyOf('JosÃ©\n')
  repairBody(next, told)
  expect(textOf(next)).toBe('José\n')
})

describe('header fields', () => {
  const fieldsOf = (...fields: [string, string][]): Field[] =>
    fields.map(([name, text], index) => ({name, text, line: index + 1}))
  const texts = (...fields: [string, string][]): string[] => {
    const list = fieldsOf(...fields)
    repairFields(list, allRepairs)
    return list.map(({text}) => text)
  }

  it('takes subjects and names', () => {
    expect(
      texts(
        ['Subject', 'Donâ€™t'],
        ['From', '"Ruiz, JosÃ©" <j@example.org>'],
        ['Cc', 'Bo Grün <b@example.org>, MarÃ­a <m@example.org>'],
      ),
    ).toEqual([
      'Don’t',
      '"Ruiz, José" <j@example.org>',
      'Bo Grün <b@example.org>, María <m@example.org>',
    ])
  })

  test.each([
    ['one short sequence', 'From', 'JosÃ© <j@example.org>'],
    ['a subject about it', 'Subject', 'UTF-8 as donâ€™t'],
    ['addresses', 'To', '<josÃ©â€™@example.org>, donâ€™t@example.org'],
    ['other fields', 'X-Note', 'donâ€™t'],
    ['capitals', 'Subject', 'NÃO AMANHÃ… AMANHÃ…'],
  ])('leaves %s', (_, name, text) => {
    expect(texts([name, text])).toEqual([text])
  })

  it('tells field, line and column', () => {
    expect(
      repairFields(fieldsOf(['To', 'Bo <b@example.org>, Donâ€™t'], ['Cc', 'x']), allRepairs),
    ).toEqual([
      {
        rule: 'mojibake',
        field: 'To',
        line: 1,
        column: 24,
        before: 'â€™',
        after: '’',
        confidence: 0.98,
      },
    ])
  })
})

describe('text of another charset, read as Latin-1', () => {
  const gbk = '±¾µç×ÓÓÊ¼þ¼°Æä¸½¼þº¬ÓÐ±£ÃÜÐÅÏ¢'
  const windows1251 = 'Ïðèâåò, Áîðèñ! Êîãäà òû ïðèåäåøü?'

  it.each([gbk, windows1251, `> ${gbk} ABC`])('is told and left: %s', text => {
    const told = context()
    expect(repaired(text, told)).toBe(text)
    expect(told.findings.map(({rule, message}) => [rule, message])).toEqual([
      ['mojibake', 'is text of another charset that was read as Latin-1: left as it is'],
    ])
  })

  it.each([
    ['a word', 'ÏÐÈÂÅÒ'],
    [
      'words of French',
      'À été où là-bas, ça et là, à la fête de Noël, déjà prêt, né à Orléans, là',
    ],
    ['a row of dots and dashes', '····¯¯¯¯····¯¯¯¯····¯¯¯¯'],
  ])('is not seen in %s', (_, text) => {
    const told = context()
    expect(repaired(text, told)).toBe(text)
    expect(told.findings).toEqual([])
  })
})

const words = fc.constantFrom('don’t', 'José', 'für', 'naïve', '‘x’', '5 €', 'plain', 'a–b', 'où')
const lines = fc.array(
  fc.array(words, {minLength: 1}).map(line => line.join(' ')),
  {minLength: 1},
)

describe('properties', () => {
  it('what was mangled comes back, through any layers', () => {
    fc.assert(
      fc.property(lines, fc.integer({min: 1, max: 3}), fc.boolean(), (list, layers, latin1) => {
        const text = list.map(line => `> “${line}”\n`).join('')
        let mangled = text
        for (let layer = 0; layer < layers; layer++) {
          mangled = mangle(mangled, latin1 ? 'latin1' : 'cp1252')
        }
        expect(repaired(mangled)).toBe(text)
      }),
    )
  })

  it('right text stays', () => {
    fc.assert(
      fc.property(lines, list => {
        expect(repaired(list.join('\n'))).toBe(list.join('\n'))
      }),
    )
  })

  it('twice is once, whatever the characters', () => {
    const char = fc.constantFrom(...'ÃâÂÄ€™˜©¼\u00a0…”é a.\n>?\u0080\u0099\ufffdŸœ')
    fc.assert(fc.property(fc.array(char, {maxLength: 60}), chars => void repaired(chars.join(''))))
  })
})

test.each([
  ['â€™', 'â€™'],
  ['lead characters', 'Ã'],
  ['lines', 'Ã©\n'],
  ['words that are looked for', 'Ã©tÃ© été '],
])('is done soon with a hostile row of %s', (_, unit) => {
  repairBody(bodyOf(unit.repeat(100_000)), context(false))
})
