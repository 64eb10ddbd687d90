/** `lint` and `fix` say the same of what can be mended. */
import {describe, expect, test} from 'vitest'
import {fixer} from '../../src/fix/fixer.ts'
import {rules} from '../../src/lint/rules.ts'
import {OutputBuffer} from '../../src/write/output.ts'
import {combed} from '../fix/combed.ts'
import {fixturesOf} from '../run.ts'
import {lint, shown, usual} from './lint.ts'

function fix(octets: Buffer): Buffer {
  const {format, mbox, repairs, fallbackCharset} = usual
  const out = new OutputBuffer()
  const options = {format, mbox, repairs, fallbackCharset, requote: 'safe'} as const
  const work = fixer('-', {...options, keepSigned: false, charset: null}, out, () => {})
  work.write(octets)
  work.end()
  return Buffer.from(out.take())
}

const inputs: (readonly [string, Buffer])[] = [
  ['a tail that is likely for the sake of others', Buffer.from(combed)],
  ...rules.map(({id, bad}) => [`the bad sample of ${id}`, Buffer.from(bad)] as const),
  ...['fixtures/cases', 'fixtures/mailbox', 'fixtures/mime', 'fixtures/thread']
    .flatMap(fixturesOf)
    .map(({file, octets}) => [file, octets] as const),
]

describe.each(inputs)('%s', (_, octets) => {
  const mendable = (input: Buffer): string[] => shown(lint(input).filter(({fixable}) => fixable))

  test('has nothing to mend once it is fixed', () => {
    expect(mendable(fix(octets))).toEqual([])
  })

  test('is left as it is exactly where lint has nothing to mend', () => {
    expect(fix(octets).equals(octets)).toBe(mendable(octets).length === 0)
  })
})

test('what is only likely can be mended where fix writes it with what is sure', () => {
  const tails = lint(combed).filter(({rule}) => rule === 'wrap-broken')
  expect(tails.map(({source, before, after}) => [source, before, after])).toEqual([
    ['> USB', '> ', '> > '],
    ['> kernel, or', '> ', '> > '],
    ['> first is', '> ', '> > '],
    ['> the', '> ', '> > '],
  ])
  expect(shown(tails)).toEqual([
    '10:- info wrap-broken*',
    '14:- warning wrap-broken*',
    '16:- warning wrap-broken*',
    '19:- warning wrap-broken*',
  ])
})

test('what the mailbox cannot carry cannot be mended', () => {
  const leak = '+AD4-From here on it is easy.\n+AD4- I see.\n+AD4- And then?\n'
  const mail = `From ana@example.org Thu Mar  4 10:00:00 2021\nFrom: Ana Ruiz <ana@example.org>\n\n${leak}`
  const leaks = (mbox: 'mboxo' | 'mboxrd'): string[] =>
    shown(lint(mail, {mbox}).filter(({rule}) => rule === 'utf7-leak'))
  expect(leaks('mboxrd')).toEqual([
    '4:1-6 error utf7-leak*',
    '5:1-6 error utf7-leak*',
    '6:1-6 error utf7-leak*',
  ])
  expect(leaks('mboxo')).toEqual([
    '4:1-6 error utf7-leak',
    '5:1-6 error utf7-leak',
    '6:1-6 error utf7-leak',
  ])
})
