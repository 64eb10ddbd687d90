import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {repairQpLeak} from '../../src/repair/qp-leak.ts'
import type {Body} from '../../src/types.ts'
import {quotedPrintable as encode, quote} from '../manglers.js'
import {bodyOf, context, expectTableOf, type Told, textOf} from './bodies.ts'

const long = 'x'.repeat(20)
/** Two lines of which an encoder made more. */
const broken = `${long} ${long} ${long} some te=\nxt that goes on`
const whole = `${long} ${long} ${long} some text that goes on`

function told(wanted = true): Told {
  return Object.assign(context(wanted), {enabled: new Set(['qp-leak'] as const)})
}

function decoded(text: string): string {
  const body = bodyOf(text)
  repairQpLeak(body, told())
  const once = textOf(body)
  expectTableOf(body, once)
  const again = bodyOf(once)
  repairQpLeak(again, told())
  expect(textOf(again)).toBe(once)
  return once
}

/** For each row its first and last body line, from 0. */
function spans({lines}: Body): number[][] {
  return Array.from({length: lines.count}, (_, row) => [
    lines.firstLineOf(row),
    lines.lastLineOf(row),
  ])
}

describe('takes', () => {
  test.each([
    ['escaped letters', '> Jos=C3=A9 wrote to Ren=C3=A9e\n', '> José wrote to Renée\n'],
    ['three octets a letter', '> =E5=9C=A8 2025 =E5=86=99\n', '> 在 2025 写\n'],
    ['windows-1252', '> f=FCr die Universit=E4t\n', '> für die Universität\n'],
    ['escaped marks', '=3E=20one\n=3E two\n', '> one\n> two\n'],
    ['blank quoted lines', '> a\n> =20\n> b\n>=20\n', '> a\n>  \n> b\n> \n'],
    ['a signature separator', '> caf=C3=A9\n> --=20\n> Ana\n', '> café\n> -- \n> Ana\n'],
    ['spaces at line ends', '> =C3=A9t=C3=A9,=20\n> x=20\n', '> été, \n> x \n'],
    ['From at a line start', '=46rom here\n=46rom there\n', 'From here\nFrom there\n'],
    ['code', '> a =3D b;\n> c !=3D d\n', '> a = b;\n> c != d\n'],
    [
      'tabs of a patch',
      '> -=09if (x)\n> +=09=09y();\n>  =09}\n',
      '> -\tif (x)\n> +\t\ty();\n>  \t}\n',
    ],
    ['markup', 'href=3D"a" class=3D"b"\n', 'href="a" class="b"\n'],
    ['escaped line ends', '> caf=C3=A9=0D\n> th=C3=A9=0D=0A=\n> x\n', '> café\n> thé\n> x\n'],
    ['what was encoded twice', '> =3DC3=3DA9 =3DC3=3DA9\n', '> é é\n'],
    ['a word within', '> =C3=A9 =C3=A9 =?utf-8?q?=C3=A9?=\n', '> é é =?utf-8?q?=C3=A9?=\n'],
    [
      'a leaked body part',
      'caf=C3=A9 =3D x\n------=_Part_1\nContent-Type: text/plain; charset="utf-8"\n',
      'café = x\n------=_Part_1\nContent-Type: text/plain; charset="utf-8"\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(decoded(text)).toBe(expected)
  })

  test.each([
    ['in plain text', `${broken}\n${broken}\n`, `${whole}\n${whole}\n`],
    ['in a quotation', quote(`${broken}\n${broken}\n`), quote(`${whole}\n${whole}\n`)],
    ['with CRLF', `> a =3D b\r\n> c =3D=\r\n>  d\r\n`, '> a = b\r\n> c = d\r\n'],
    ['whose rest lost marks', '> > a =3D b =3D=\n> c\n> > d\n', '> > a = b =c\n> > d\n'],
    ['before a mark of the text', '> a !=3D b =3D -=\n> >c\n> d\n', '> a != b = ->c\n> d\n'],
    ['three rows long', '> a =3D =\n> b =3D=\n> c\n', '> a = b =c\n'],
    ['in mid-character', '> =C3=A9 =C3=A9=C3=\n> =A9 a\n', '> é éé a\n'],
    ['with nothing behind', '> =C3=A9=C3=A9 a=\n\nI see.\n', '> éé a\n\nI see.\n'],
    ['at the end', '> =C3=A9=C3=A9 a=\n', '> éé a\n'],
  ])('soft line breaks %s', (_, text, expected) => {
    expect(decoded(text)).toBe(expected)
  })

  describe('the marks of a quotation that was encoded with its marks', () => {
    const long = 'a line that goes on until it is as long as a line may be and is br'
    test.each([
      [
        'what is joined has none',
        `> =C3=A9 ${long}=\noken\n> > =C3=A9 ${long}=\noken\n`,
        `> é ${long}oken\n> > é ${long}oken\n`,
      ],
      [
        'what is joined has only the later ones',
        `> > =C3=A9 =C3=A9 ${long}=\n> oken\n> > > <b@example.org=\n> > wrote\n`,
        `> > é é ${long}oken\n> > > <b@example.org> wrote\n`,
      ],
      [
        'a mark ends an address',
        '> =C3=A9 =C3=A9, On Mon, Bo <bo@example.org=\n> wrote:\n> > x\n',
        '> é é, On Mon, Bo <bo@example.org> wrote:\n> > x\n',
      ],
      [
        'two marks end two addresses',
        '> =C3=A9 =C3=A9 <b@example.org <mailto:b@example.org=\n>>\n',
        '> é é <b@example.org <mailto:b@example.org>>\n',
      ],
      [
        'a mark alone is the end of a line',
        `> =C3=A9 =C3=A9 ${long}=\noken\n>> ${long} ->=\n>\n`,
        `> é é ${long}oken\n>> ${long} ->>\n`,
      ],
      [
        'the address ends behind the later mark',
        '> =C3=A9 =C3=A9, On Mon, Bo <bo@exam=\n> ple.org> wrote:\n',
        '> é é, On Mon, Bo <bo@example.org> wrote:\n',
      ],
    ])('%s', (_, text, expected) => {
      expect(decoded(text)).toBe(expected)
    })
  })

  test('escapes between quotes where much else is escaped', () => {
    const code = `> ${'k =3D "=3D", '.repeat(9)}=\n> and=\n> =C3=A9\n`
    expect(decoded(code)).toBe(`> ${'k = "=", '.repeat(9)}andé\n`)
  })

  test('a quotation below text with an equals sign', () => {
    const text = 'I set a = b.\n> caf=C3=A9 =3D x\nAnd c = d.\n> y =3D z\n'
    const expected = 'I set a = b.\n> café = x\nAnd c = d.\n> y = z\n'
    expect(decoded(text)).toBe(expected)
  })

  test('an inner quotation whose outer text was decoded', () => {
    const text = '> a = b\n> > caf=C3=A9 =C3=A9\n> > > x=20\n'
    const expected = '> a = b\n> > café é\n> > > x \n'
    expect(decoded(text)).toBe(expected)
  })

  test('a patch in which every equals sign is escaped', () => {
    const text = '@@ -1,2 +1,2 @@ f(x)\n-a =3D 1;\n+a =3D 2;\n=20\n--=20\n2.36\n'
    const expected = '@@ -1,2 +1,2 @@ f(x)\n-a = 1;\n+a = 2;\n \n-- \n2.36\n'
    expect(decoded(text)).toBe(expected)
  })

  test('a signature below text that is not encoded', () => {
    const text = 'a = b\n--=20\nInstitut f=FCr Chemie, Universit=E4t X\n'
    const expected = 'a = b\n-- \nInstitut für Chemie, Universität X\n'
    expect(decoded(text)).toBe(expected)
  })

  test('a layer within a layer, soft breaks too', () => {
    const inner = encode(
      'Ana schrieb: Ärger über Öl, und noch viel mehr Wörter in einer langen Zeile',
    )
    const text = quote(encode(quote(`${inner}\n`)))
    expect(decoded(text)).toBe(
      '> > Ana schrieb: Ärger über Öl, und noch viel mehr Wörter in einer langen Zeile\n',
    )
  })
})

describe('leaves', () => {
  test.each([
    ['CONFIG_X=20\nCONFIG_Y=20\n'],
    ['show_bug.cgi?id=220473\nshow_bug.cgi?id=3D12\n'],
    ['  $ MB_SHIFT=20\n'],
    ['gain_rx=20\ngain_tx=20\n'],
    ['id=09\n x =09a\n  =09 and =09\n'],
    ['-numa dist,src=10,dst=21,val=20\n'],
    ['static const struct a_rather_long_name another_rather_long_name_of_it =\n\t{0};\n'],
    ['int a_rather_long_name_of_a_variable_that_goes_on_and_on_to_the_right =\n5;\n'],
    ['TWFueSBoYW5kcyBtYWtlIGxpZ2h0IHdvcmsuIE1hbnkgaGFuZHMgbWFrZSBsaWdodCB3b3JrLgA=\n'],
    ['plot(dim=3D)\nplot(dim=2D)\n'],
    ['=?utf-8?q?Ana_Ru=C3=ADz?= =?utf-8?q?=C3=A9=C3=A9?=\n'],
    ['caf=C3=A9\n'],
    ['> =20\n'],
    ['Write "=20" for a space and "=3D" for itself.\n=20\n'],
    ['In quoted-printable an e acute is =C3=A9, and this is =E2=82=AC.\n'],
    ['a =3D b\nc = d\ncaf=C3=A9\n'],
    ['a =3D b\nc =3d d\n'],
    ['> =C3=A9=C3=A9 =00\n'],
    ['=D6=D0=B9=FA =C3=A9=C3=A9\n'],
    ['=============\n=E2=82=AC =E2=82=AC\n'],
    [`a = b\n> =E2=82=AC =E2=82=AC ${'and on '.repeat(8)}un=\ntil here\n`],
  ])('%j', text => {
    expect(decoded(text)).toBe(text)
  })

  test('armour and signed text', () => {
    const text = [
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Jos=C3=A9 =3D Ren=C3=A9',
      '-----BEGIN PGP SIGNATURE-----',
      '=3DAb',
      '-----END PGP SIGNATURE-----',
      '',
    ].join('\n')
    expect(decoded(text)).toBe(text)
  })

  test('a line that the window before began, and one that the next will end', () => {
    const text = `=C3=A9=C3=A9\n${broken.split('\n')[0]}\n`
    const body = bodyOf(text, {continued: true, last: false})
    repairQpLeak(body, told())
    expect(textOf(body)).toBe(text)
  })
})

describe('tells', () => {
  test('each place, with what soft breaks took away', () => {
    const log = told()
    read('x\n> 😀 =C3=A9 a =3D=\n> b =20\n> =E2=82=AC=\n> =E2=82=AC\n', log)
    const rule = 'qp-leak'
    const confidence = 0.98
    expect(log.repairs).toEqual([
      {rule, line: 2, column: 6, before: '=C3=A9', after: 'é', confidence},
      {rule, line: 2, column: 15, before: '=3D=\n> ', after: '=', confidence},
      {rule, line: 3, column: 5, before: '=20', after: ' ', confidence},
      {rule, line: 4, column: 3, before: '=E2=82=AC=\n> =E2=82=AC', after: '€€', confidence},
    ])
  })

  test('a suspicion once', () => {
    const log = told()
    read('a\n> caf=C3=A9\n', log)
    expect(log.findings).toMatchObject([{rule: 'qp-leak', severity: 'info', line: 2}])
  })

  test.each([
    ['an escape among other equals signs', 'a = b\n> the =3D sign, key = 1\n', [2]],
    ['nothing of what is shaped like one', 'CONFIG_A=20\nid=3D12, x == y\n', []],
    ['nothing where the same text has a leak', 'a = b, c =3D d\n> x=3Dy =3D\n> =20\n', []],
  ])('%s', (_, text, lines) => {
    const log = told()
    read(text, log)
    expect(log.findings.map(({line}) => line)).toEqual(lines)
  })

  test('only the number where nobody wants more', () => {
    const log = told(false)
    read('> caf=C3=A9 =3D x\n', log)
    expect([log.counted, log.repairs]).toEqual([2, []])
  })

  function read(text: string, log: Told): void {
    repairQpLeak(bodyOf(text), log)
  }
})

describe('keeps the table of lines right', () => {
  test('rows that were joined span body lines', () => {
    const body = bodyOf('a\n> b =3D c =3D=\n> d=\n> e\nf\n')
    repairQpLeak(body, told())
    expect(textOf(body)).toBe('a\n> b = c =de\nf\n')
    expect(spans(body)).toEqual([
      [0, 0],
      [1, 3],
      [4, 4],
    ])
    expect(body.lines.bodyLineCount).toBe(5)
  })

  test('through two layers', () => {
    const body = bodyOf('> =C3=A9 a =3D=\n> 20b =3D=\n> C3=3DA9=3DC3=3DA9\n> x=20\n')
    repairQpLeak(body, told())
    expect(spans(body)).toEqual([
      [0, 2],
      [3, 3],
    ])
    expectTableOf(body, textOf(body))
  })

  test('of a body that is a line and no more', () => {
    const body = bodyOf('=C3=A9=C3=A9=')
    repairQpLeak(body, told())
    expect([textOf(body), body.lines.bodyLineCount]).toEqual(['éé', 1])
  })
})

describe('of any text', () => {
  const word = fc.constantFrom('a', 'café', '=', 'x=1', 'Öl', '>', '->', '€5', 'the', 'end.', '😀')
  const line = fc.array(word, {maxLength: 40}).map(words => words.join(' ').replace(/^[> ]+/, ''))
  const text = fc.array(line, {minLength: 1, maxLength: 8}).map(lines => `${lines.join('\n')}\n`)
  /** Enough to prove what stands beside it. */
  const proof = '在 2025 写道: é\n'

  test('mangled and repaired it is itself', () => {
    fc.assert(
      fc.property(text, fc.integer({min: 0, max: 3}), (own, depth) => {
        const marks = (encoded: string): string => {
          let quoted = encoded
          for (let done = 0; done < depth; done++) quoted = quote(quoted)
          return quoted
        }
        const body = bodyOf(marks(encode(proof + own)))
        repairQpLeak(body, told())
        expect(textOf(body)).toBe(marks(proof + own))
      }),
    )
  })

  test('twice is once, the table fits, and body lines are all there', () => {
    const piece = fc.constantFrom(
      ...[
        '=20',
        '=3D',
        '=C3=A9',
        '=C3',
        '=\n',
        '= \n',
        '\n',
        '> ',
        '>',
        ' ',
        'a',
        '=',
        '=0D',
        '=0A',
      ],
      ...['=3D20', '=3E', '--', '_'.repeat(20), '=?utf-8?q?=C3=A9?=', '\r\n', '=E9', '=46rom '],
    )
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 60}), pieces => {
        const body = bodyOf(pieces.join(''))
        const {bodyLineCount} = body.lines
        repairQpLeak(body, told())
        const once = textOf(body)
        expectTableOf(body, once)
        expect(body.lines.bodyLineCount).toBe(bodyLineCount)
        const again = bodyOf(once)
        repairQpLeak(again, told())
        expect(textOf(again)).toBe(once)
      }),
      {numRuns: 2000},
    )
  })

  test.each([
    ['escapes', '=3D'],
    ['equals signs', '='],
    ['soft breaks', '> a=\n'],
    ['unequal marks', '> a=\n>> =C3=A9\n>\n'],
    ['words', '=?a?q?'],
    ['blanks', '=20= '],
    ['blocks without end', '-----BEGIN X\n=20\n'],
  ])('ends on many %s', (_, unit) => {
    const body = bodyOf(unit.repeat(50_000))
    repairQpLeak(body, told(false))
    expect(body.lines.bodyLineCount).toBeGreaterThan(0)
  })

  test('ends on a staircase of marks', () => {
    const rows = Array.from({length: 2000}, (_, row) => `${'>'.repeat(row)} a = =3D`)
    const body = bodyOf(`${rows.join('\n')}\n`)
    repairQpLeak(body, told())
    expect(body.lines.count).toBe(2000)
  })
})
