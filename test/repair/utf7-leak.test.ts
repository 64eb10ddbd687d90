import fc from 'fast-check'
import {describe, expect, it, test} from 'vitest'
import {repairBody} from '../../src/repair/order.ts'
import {bodyOf, context, repaired, textOf} from './bodies.ts'

describe('takes', () => {
  test.each([
    ['a mark', '+AD4- Is it open?', '> Is it open?'],
    ['two marks', '+AD4- +AD4- x', '> > x'],
    ['two marks in one island', '+AD4APg- x', '>> x'],
    ['three, with a + inside the payload', '+AD4APgA+- x', '>>> x'],
    ['a mark and its space in one island', '+AD4AIA-x', '> x'],
    ['a mark without its dash', '+AD4 x', '> x'],
    ['a mark at the end of a line', '+AD4\n+AD4-\n', '>\n>\n'],
    ['a mark behind an outer mark', '> +AD4- x', '> > x'],
    ['a mark behind many outer marks', '>> > +AD4 x', '>> > > x'],
    ['a mark behind an outer mark without a space', '>+AD4- x', '>> x'],
    ['set O', 'a +ADw-b+AEA-example.org+AD4-', 'a <b@example.org>'],
    ['quotation marks', 'the +ACI-right+ACI- way', 'the "right" way'],
    ['back-slash and tilde', '+AFw-x+AH4-', '\\x~'],
    ['a zone', '+AD4- at 10:22 +-0200, Ana:', '> at 10:22 +0200, Ana:'],
    ['a plus sign', '+AD4- 1 +- 1 +AD0- 2', '> 1 + 1 = 2'],
    ['Latin-1', '+AD4- caf+AOk-', '> café'],
    ['Latin-1 alone, twice', 'caf+AOk- d+AOk-j+AOA-', 'café déjà'],
    ['typography', '+AD4- +IBw-ok+IB0- +ICY- 5 +IKw-', '> “ok” … 5 €'],
    ['Latin-1 without dashes among marks without dashes', '+AD4 caf+AOk.', '> café.'],
    ['punctuation of set D', '+AD4- a+AC8-b', '> a/b'],
    ['Cyrillic', '+AD4- +BB8EQAQ4BDIENQRC-', '> Привет'],
    ['Han and Kana', '+AD4- +ZeVnLIqeMG4-', '> 日本語の'],
    ['a mark that shares its island', '+AD55XQ-', '>祝'],
    ['symbols', '+AD4- +IZI- +2D3eAA-', '> → 😀'],
    ['a leaked patch', '+AD4- +AEAAQA- -1 +-1 +AEAAQA-\n+AD4- +-x', '> @@ -1 +1 @@\n> +x'],
    ['a plus before what looks like base64', '+AD4- x +-AD4', '> x +AD4'],
    ['mojibake of one letter, a control of C1 in it', '+AD4- +AMUAgQ-uk +AMUAgQ-', '> Łuk Ł'],
    [
      'rows of nothing but escapes',
      `${'+AD0-C3'.repeat(9)}\n${'+AD0-A9'.repeat(9)}\n`,
      `${'=C3'.repeat(9)}\n${'=A9'.repeat(9)}\n`,
    ],
    ['CRLF', '+AD4- a\r\n+AD4-\r\n', '> a\r\n>\r\n'],
    ['text leaked twice', '+-AD4- +-AD4- x\n+AD4- y', '> > x\n> y'],
  ])('%s', (_, leaked, text) => {
    expect(repaired(leaked)).toBe(text)
  })
})

const lookAlikes = [
  'a+b-c',
  'C++ C++-14 C++20',
  '1+1=2 and 2+2-1',
  'call +49-30-123 or +100',
  '++row',
  '+4bafdea31b1a83b6eff5dac6cedcff073cb984f6',
  'git+https://example.org/a+b',
  'user+tag-x@example.org',
  'bounces+19272268-890e@example.org',
  'x86+AMD64-',
  '+CC0-1.0',
  '+API',
  '+CHACHA20-POLY1305',
  'worker_thread+0x5f3/0xfe0',
  '@@ -1,2 +3,4 @@',
  ' file.c | 2 +-',
  ' 3 files changed, 5 insertions(+), 1 deletion(-)',
  '+- 5 %',
  'from 10 +- 2 to 20',
  '=?x-none?Q?a+b?=',
  '+----+----+',
  '+fi',
  '+Yes, we do',
  '+AA- +AD4A- +AD5- +2D0-',
  '+AAA-',
  '+AIE- and +AIEAgg-',
  '+foo-bar +two-way +blk-crypto-fallback',
  'zcmV++xADs+AD4AbQ9+AD4kZXYvbnVsbAphYmNkZWZnaGlqa2xtbm9wcXJz+ADs=',
]

describe('leaves what only looks like it', () => {
  test.each(lookAlikes)('%s', line => {
    expect(repaired(line)).toBe(line)
    expect(repaired(`${line}\n`.repeat(3))).toBe(`${line}\n`.repeat(3))
  })

  test.each(lookAlikes)('%s, in a diff', line => {
    const diff = `--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n a\n+${line}\n b\n`
    expect(repaired(diff)).toBe(diff)
    expect(repaired(diff.replace(/^/gm, '> '))).toBe(diff.replace(/^/gm, '> '))
  })

  test.each(lookAlikes)('%s, beside a leaked quotation', line => {
    const own = `${line}\nC++\n`
    expect(repaired(`${own}> +AD4- a +ADw-b+AD4-\n${own}`)).toBe(`${own}> > a <b>\n${own}`)
    expect(repaired(`> ${line}\n+AD4- a +ADw-b+AD4-\n`)).toBe(`> ${line}\n> a <b>\n`)
  })
})

describe('leaves', () => {
  test.each([
    ['hunks', '@@ -1 +1,3 @@\n a\n+AD4- b\n+AD4- c\n'],
    ['quoted hunks', '> @@ -1,1 +1,3 @@\n>  a\n> +AD4- b\n> +ADs-\n'],
    ['one island', 'the form +AD4- is how it looks'],
    ['code', 'write `+AD4-` and `+ADw-`, not `+ADs-`'],
    ['long runs of base64', `${'QUJD'.repeat(12)}+ADs\n${'QUJD'.repeat(12)}+ADw\n`],
    ['the end of base64', 'QUJD+ADs=\nQUJE+ADw=\n'],
    ['columns of encoded data', `z${'a?'.repeat(28)}+ADs-\nz${'b%'.repeat(28)}+ADw-\n`],
    ['armour', '-----BEGIN X-----\na+b/+c\nAB+ADs\nAB+ADw\n-----END X-----\n'],
    ['text about UTF-7', 'UTF-7 writes < as +ADw- and > as +AD4-.\nSome drop the dash:\n+AD4 x\n'],
    [
      'samples in a text about UTF-7',
      'a leak of utf7:\n+AD4- x\n+AD4- y\nwas\n> x\n>y <- here\n'.replaceAll('> x', '- > x'),
    ],
    [
      'signed text',
      '-----BEGIN PGP SIGNED MESSAGE-----\n\n+AD4- a +ADw-b+AD4-\n-----BEGIN PGP SIGNATURE-----\n\nab+-\n-----END PGP SIGNATURE-----\n',
    ],
    ['a mark among lines that are no escapes', '+x = 1;\n+AD4- foo\n+y = 2;\n'],
    ['the same text without a plus sign', '> AD4- a\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(repaired(text)).toBe(text)
  })

  it('plus signs of a region that has no escapes of its own', () => {
    expect(repaired('10 +- 2\n> +AD4- x\n10 +- 2\n')).toBe('10 +- 2\n> > x\n10 +- 2\n')
  })

  it('plus signs of a region that is not saturated, but decodes class A there', () => {
    expect(repaired('C++ +ADw-b+AD4- 2 +- 1')).toBe('C++ <b> 2 +- 1')
  })
})

it('repairs more places than are kept from the scan', () => {
  expect(repaired('+AD4- a +- b\n'.repeat(150_000))).toBe('> a + b\n'.repeat(150_000))
})

it('repairs a mail about UTF-7 where its quotation leaked', () => {
  expect(repaired('+AD4- UTF-7, +ACI-again+ACI-?\n+AD4- +AD4- yes\n')).toBe(
    '> UTF-7, "again"?\n> > yes\n',
  )
})

it('repairs a page: its own Date field does not count against the body', () => {
  const page = 'From: Ana\nDate: Mon, 1 Mar 2010 10:22:01 +0100\n\n'
  expect(repaired(`${page}+AD4- 1 +- 1`)).toBe(`${page}> 1 + 1`)
})

it('repairs below C++ and a+b-c, behind a real mark', () => {
  expect(repaired('See C++ and a+b-c below, 2 +-\n\n> +AD4- 1 +- 1\n> +ADw-x+AD4-\n')).toBe(
    'See C++ and a+b-c below, 2 +-\n\n> > 1 + 1\n> <x>\n',
  )
})

describe('tells', () => {
  it('each place, in columns of the line as it came', () => {
    const told = context()
    repaired('a\n> é😀 +AD4- +- +AD0APQ-\n', told)
    expect(told.repairs).toEqual([
      {rule: 'utf7-leak', line: 2, column: 7, before: '+AD4-', after: '>', confidence: 0.99},
      {rule: 'utf7-leak', line: 2, column: 13, before: '+-', after: '+', confidence: 0.99},
      {rule: 'utf7-leak', line: 2, column: 16, before: '+AD0APQ-', after: '==', confidence: 0.99},
    ])
  })

  it('only the number when nobody wants more', () => {
    const told = context(false)
    repaired('+AD4- 1 +- 1', told)
    expect([told.repairs, told.counted]).toEqual([[], 2])
  })

  it('a suspicion, by its line', () => {
    const told = context()
    repaired('C++\nuse +AD4- here\n', told)
    expect(told.findings).toMatchObject([{rule: 'utf7-leak', severity: 'info', line: 2, part: '1'}])
  })

  it('no suspicion where the part was decoded once', () => {
    const told = context(true, true)
    repaired('C++\nuse +AD4- here\n', told)
    expect(told.findings).toEqual([])
  })

  it('what is leaked too many times over, and leaves it', () => {
    const told = context()
    const text = Array.from({length: 6}, (_, layer) => `+${'-'.repeat(layer)}AD4- x\n`).join('')
    expect(repaired(text, told)).toBe(text)
    expect([told.repairs.length, told.findings.length]).toEqual([0, 1])
  })
})

describe('windows', () => {
  it('after one with strong evidence, one island is enough', () => {
    const told = context()
    const first = bodyOf('+AD4- +AD4- x\n', {last: false})
    const second = bodyOf('a +AD0- b\n', {firstLine: 2})
    repairBody(first, told)
    repairBody(second, told)
    expect(textOf(first) + textOf(second)).toBe('> > x\na = b\n')
  })

  it('leave a payload that the cut may have hit, and no mark in mid-line', () => {
    const cut = bodyOf('+AD4- x\n+AD4AP', {last: false})
    const rest = bodyOf('+AD4 x\n', {continued: true, firstLine: 2})
    repairBody(cut, context())
    repairBody(rest, context())
    expect(textOf(cut) + textOf(rest)).toBe('> x\n+AD4AP+AD4 x\n')
  })
})

describe('leak, then repair, is the same text', () => {
  const word = fc.constantFrom(
    'a',
    'C++',
    '<b>',
    '"x"',
    '+0200',
    'é',
    '“ok”',
    '5 €',
    'да',
    '日本',
    '=',
    '1 + 1',
    '`c`',
    '→',
  )
  const line = fc.tuple(fc.constantFrom('', '> ', '>> '), fc.array(word, {maxLength: 6}))
  const text = fc
    .array(
      line.map(([marks, words]) => `${marks}${words.join(' ')}\n`),
      {maxLength: 12},
    )
    .map(lines => `> one <two>\n${lines.join('')}`)

  test.each([
    ['with every dash', true],
    ['without needless dashes', false],
  ])('%s', (_, closes) => {
    fc.assert(
      fc.property(text, text => {
        expect(repaired(leak(text, closes))).toBe(text)
      }),
    )
  })

  it('behind real marks, below text that never leaked', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (text, closes) => {
        const quoted = (lines: string): string =>
          `C++, a+b-c, 2 +-\n${lines.replace(/^(?=.*\n)/gm, '> ')}`
        expect(repaired(quoted(leak(text, closes)))).toBe(quoted(text))
      }),
    )
  })
})

it('twice is once, whatever the octets', () => {
  const piece = fc.constantFrom(
    '+',
    '-',
    'AD4',
    'AD4-',
    '+AD4-',
    '+-',
    '`',
    ' ',
    '\n',
    '> ',
    '+AOk',
    '+ACs-',
    'x',
    '=',
    '@@ -1 +1 @@',
  )
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 40}), pieces => {
      repaired(pieces.join(''))
    }),
    {numRuns: 1000},
  )
})

/** Encodes as real encoders do: runs share an island; the dash may go before what is no base64. */
function leak(text: string, closes: boolean): string {
  return text.replace(/(?:[^\w'(),\-./:?+ \n]|_)+|\+/g, (run, at: number) => {
    if (run === '+') return '+-'
    const units = Buffer.from(run, 'utf16le').swap16()
    const payload = units.toString('base64').replace(/=+$/, '')
    const next = text[at + run.length] ?? ''
    return `+${payload}${closes || next === '+' || /[\w/-]/.test(next) ? '-' : ''}`
  })
}
