/** `lint` and `fix` say the same of what can be mended. */
import {describe, expect, test} from 'vitest'
import {fixer} from '../../src/fix/fixer.ts'
import {rules} from '../../src/lint/rules.ts'
import {OutputBuffer} from '../../src/write/output.ts'
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
