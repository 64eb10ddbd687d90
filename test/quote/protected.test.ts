import {describe, expect, test} from 'vitest'
import {lines, text} from './reading.ts'

/** `depth kind` of each line. */
function read(mail: string): string[] {
  return lines(mail)
    .split('\n')
    .map(line => line.split(' ').slice(0, 2).join(' '))
}

/** The same in a quotation. */
function quoted(mail: string, mark = '> '): string {
  return mail.replace(/^(?=.)/gm, mark)
}

const uuencoded = text`
  begin 644 gate.txt
  M5&AE(&=A=&4@:7,@<VAU="!A;F0@;F]B;V1Y(&ES('1H97)E.B!T:&4@=V%T
  >97(@:7,@:&EG:"X@4VAU="!I="!A9V%I;BP@0F\N
  \`
  end
`

const binary = text`
  diff --git a/gate.png b/gate.png
  index 0123456..789abcd 100644
  GIT binary patch
  literal 12
  LcmZQzU|@Z&s4q%5

  literal 8
  HcmV?d00001

  So be it.
`

describe('a file that uuencode put there', () => {
  test('is verbatim, and the > that begins a row is its text', () => {
    expect(lines(`${uuencoded}> said Ana\n`)).toBe(
      text`
        0 verbatim Zoe| begin 644 gate.txt
        0 verbatim Zoe| M5&AE(&=A=&4@:7,@<VAU="!A;F0@;F]B;V1Y(&ES('1H97)E.B!T:&4@=V%T
        0 verbatim Zoe| >97(@:7,@:&EG:"X@4VAU="!I="!A9V%I;BP@0F\N
        0 verbatim Zoe| \`
        0 verbatim Zoe| end
        1 text -| said Ana
      `.trimEnd(),
    )
  })

  test.each(['> ', '>', '>> ', '> > '])('is so behind %j', mark => {
    const depth = mark.replaceAll(' ', '').length
    expect(new Set(read(quoted(uuencoded, mark)))).toEqual(new Set([`${depth} verbatim`]))
  })

  test.each([
    ['blanks at the end of a row gone', uuencoded.replace('\n`', '\n"  $\n')],
    ['a check sum behind a row', uuencoded.replace(/^(M.*)$/m, '$1#')],
    ['an empty row for the last one', uuencoded.replace('`', '')],
  ])('may have %s', (_, mail) => {
    expect(new Set(read(mail))).toEqual(new Set(['0 verbatim']))
  })

  test.each([
    ['prose', 'begin 644 gates now\n> said Ana\nWe do.\nend\n'],
    ['a row too short', uuencoded.replace(/^(M.{50}).*$/m, '$1')],
    ['a row too long', uuencoded.replace(/^(M.*)$/m, '$1$1')],
    ['rows of small letters', uuencoded.replace(/^(M.*)$/m, row => row.replaceAll('&', 'a'))],
    ['no end', uuencoded.replace('end\n', '')],
    ['nothing in it', 'begin 644 gate.txt\n\nend\n> said Ana\n'],
    ['no mode', uuencoded.replace('644', 'now')],
    ['a row that fewer marks have', quoted(uuencoded).replace('> `', '`')],
    ['an end that fewer marks have', quoted(uuencoded).replace('> end', 'end')],
  ])('is none: %s', (_, mail) => {
    expect(read(mail).some(line => line.endsWith('verbatim'))).toBe(false)
  })
})

describe('what git shows of a file that is no text', () => {
  const kinds = (mail: string): string => read(mail).join(', ').replaceAll('0 ', '')

  test('is patch', () => {
    expect(kinds(binary)).toBe(`${'patch, '.repeat(8)}text, text`)
    expect(read(quoted(binary, '>> ').replaceAll('\n\n', '\n>>\n'))).toEqual([
      ...Array<string>(8).fill('2 patch'),
      '2 text',
      '2 text',
    ])
  })

  test('may be of one way, and a delta', () => {
    const mail = binary.replace('literal 12', 'delta 12').replace(/literal 8\n.*\n/, '')
    expect(kinds(mail)).toMatch(/^patch, patch, patch, patch, patch, text/)
  })

  test.each([
    ['a row too short', binary.replaceAll(/^(Lc|Hc)/gm, 'T')],
    ['no row', binary.replaceAll(/^(Lc|Hc).*\n/gm, '')],
    ['no size', binary.replaceAll('literal', 'literally')],
    ['rows with other marks', binary.replaceAll(/^(?=Lc|Hc)/gm, '> ')],
    ['words about it', binary.replace('GIT binary patch', 'GIT binary patches')],
  ])('is none: %s', (_, mail) => {
    expect(kinds(mail)).toMatch(/^patch, patch, text, text/)
  })
})

describe('a fence of tildes', () => {
  test.each([
    ['code', '~~~\n> const a = 1\n~~~\n'],
    ['code of a language', '~~~ js\n> const a = 1\n~~~\n'],
    ['grave accents', '~~~~\n```\n> const a = 1\n~~~~\n'],
    ['what opens one', '~~~\n~~~ js\n> const a = 1\n~~~\n'],
    ['code in a quotation', '> ~~~\n> > const a = 1\n> ~~~\n'],
  ])('has %s', (_, mail) => {
    const depth = mail.startsWith('>') ? 1 : 0
    expect(new Set(read(mail))).toEqual(new Set([`${depth} verbatim`]))
  })

  test('opens right below words', () => {
    expect(read('Try this line:\n~~~\n> const a = 1\n~~~\n')[2]).toBe('0 verbatim')
  })

  test.each([
    ['two headings', 'Gate\n~~~~\n> said Ana\nLock\n~~~~\n'],
    ['rules', '~~~~~~~~~~~~\n> said Ana\n~~~~~~~~~~~~\n'],
    ['one that nothing closes', '~~~\n> said Ana\nSo be it.\n'],
    ['fences of two people', '~~~\nmine\n> Ana Ruiz wrote:\n>> ~~~\n>> hers\nmine again\n~~~\n'],
    ['a fence of somebody else in it', '~~~\nmine\n> ~~~\n> hers\nmine again\n~~~\n'],
    ['a fence of accents that tildes close', '```\n> said Ana\n~~~\n'],
  ])('is none: %s', (_, mail) => {
    expect(read(mail).some(line => line.endsWith('verbatim'))).toBe(false)
  })
})
