import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {explainRepair} from '../../src/cli/explain.ts'
import {parseArguments} from '../../src/cli/program.ts'

const section = (encoding: string): string =>
  `From: ana@example.org\nContent-Transfer-Encoding: ${encoding}\n\n`
const leaked = 'C++\n> +AD4- a +ACI-b+ACI-\n> c\n> >From here\n> on\n'

let place = ''
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'requote-explain-'))
  writeFileSync(join(place, 'plain.eml'), section('7bit') + leaked)
  const printable = `soft =\nbreak\n${leaked}`
  writeFileSync(join(place, 'printable.eml'), section('quoted-printable') + printable)
  const base64 = Buffer.from(leaked).toString('base64').replace(/.{8}/g, '$&\n')
  writeFileSync(join(place, 'base64.eml'), section('base64') + base64)
  const mail = section('7bit') + leaked
  const labelled = (charset: string, text: string): Buffer => {
    const type = `Content-Type: text/plain; charset=${charset}\n`
    return Buffer.from(`${type}${section('8bit')}${text}\n`, 'latin1')
  }
  writeFileSync(join(place, 'utf-8.eml'), labelled('iso-8859-1', 'caf\xc3\xa9'))
  writeFileSync(join(place, 'latin-1.eml'), labelled('iso-8859-1', 'caf\xe9'))
  writeFileSync(join(place, 'y.eml'), labelled('y', 'caf\xe9'))
  const separator = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
  writeFileSync(join(place, 'two.mbox'), `${separator}${mail}\n${separator}${mail}\n`)
})
afterAll(() => rmSync(place, {recursive: true}))

async function explain(where: string, ...more: string[]): Promise<string[]> {
  const argv = ['--explain-repair', join(place, where), ...more]
  const invocation = parseArguments(argv, '1')
  if (invocation.kind !== 'run') throw new Error(invocation.text)
  const {text, failure} = await explainRepair(invocation.options)
  return failure === '' ? text.trimEnd().split('\n') : [failure]
}

test('tells class, region, evidence and decision of each token', async () => {
  expect((await explain('plain.eml:5')).slice(0, 7)).toEqual([
    'message 1, part 1 (text/plain; charset not declared; 7bit)',
    '  line 2, 1 marks: > +AD4- a +ACI-b+ACI-',
    'utf7-leak: column 3, "+AD4-" = ">"',
    '    class     A: ASCII that an encoder shifts, with its -',
    '    region    lines 2 to 5',
    '    evidence  region: 3 of class A, 0 of class L, 1 escaped marks, 0 no escapes, 0 others, saturated; body: strong',
    '    decision  decoded',
  ])
})

test('tells what was made of the line', async () => {
  const said = await explain('plain.eml:7')
  expect(said).toContain('from-escape: made at column 3: ">" to "", confidence 0.98')
  expect(said.slice(-2)).toEqual(['after all repairs', '  line 4, 1 marks: > From here'])
})

test('tells why a token is left', async () => {
  expect(await explain('plain.eml:4')).toContain('    decision  left: no encoder writes this')
})

describe('tells of the charset label', () => {
  test.each([
    [
      'that was not believed',
      'utf-8.eml:5',
      [
        'charset-label: declared "iso-8859-1", read as "utf-8"',
        '    class     programs write this label without knowing: UTF-8 where the text is well-formed in it',
        '    region    the whole part',
        '    evidence  labelled iso-8859-1, but the text is UTF-8',
        '    decision  not believed',
      ],
    ],
    [
      'that was believed',
      'latin-1.eml:5',
      [
        'charset-label: declared "iso-8859-1"',
        '    class     programs write this label without knowing: UTF-8 where the text is well-formed in it',
        '    region    the whole part',
        '    evidence  nothing speaks against it',
        '    decision  believed',
      ],
    ],
    [
      'that nobody knows',
      'y.eml:5',
      [
        'charset-label: declared "y", read as "windows-1252"',
        '    class     nobody knows this label: as good as none',
        '    region    the whole part',
        '    evidence  the text is no UTF-8',
        '    decision  not believed',
      ],
    ],
  ])('%s', async (_what, where, lines) => {
    expect((await explain(where)).slice(2, 2 + lines.length)).toEqual(lines)
  })

  test('not at all where the text is ASCII', async () => {
    expect((await explain('plain.eml:5')).join('\n')).not.toContain('charset-label')
  })
})

describe('finds the line', () => {
  test.each([
    ['behind a soft break', 'printable.eml:7', ['  line 3, 1 marks: > +AD4- a +ACI-b+ACI-']],
    ['in the midst of a soft break', 'printable.eml:5', ['  line 1, 0 marks: soft break']],
    [
      'in base64',
      'base64.eml:4',
      ['  line 1, 0 marks: C++', '  line 2, 1 marks: > +AD4- a +ACI-b+ACI-'],
    ],
    ['of a later message', 'two.mbox:17', ['  line 3, 1 marks: > c']],
  ])('%s', async (_what, where, lines) => {
    expect((await explain(where)).slice(1, 1 + lines.length)).toEqual(lines)
  })
})

test('says when there is no text at the line, or no file', async () => {
  expect(await explain('plain.eml:1')).toEqual(['line 1 is in no text part'])
  expect(await explain('plain.eml:99')).toEqual(['line 99 is in no text part'])
  expect(await explain('none.eml:1')).toEqual(['no such file or directory'])
})

test('leaves out what is not to be repaired', async () => {
  expect((await explain('plain.eml:5', '--repair', 'none')).join('\n')).not.toContain('utf7-leak')
})
