import {describe, expect, test} from 'vitest'
import type {Invocation} from '../../src/cli/arguments.ts'
import type {Options} from '../../src/cli/options.ts'
import {parseArguments} from '../../src/cli/program.ts'
import {allRepairs} from '../../src/repair/order.ts'

function invocation(...argv: string[]): Invocation<Options> {
  return parseArguments(argv, '1.2.3')
}

function options(...argv: string[]): Options {
  const found = invocation(...argv)
  if (found.kind !== 'run') throw new Error(`not run: ${found.text}`)
  return found.options
}

function told(...argv: string[]): string {
  const found = invocation(...argv)
  if (found.kind === 'run') throw new Error('run')
  return found.text
}

test('gives the defaults', () => {
  expect(options()).toEqual({
    input: 'auto',
    mbox: 'auto',
    repair: allRepairs,
    requote: 'full',
    thread: false,
    fallbackCharset: 'windows-1252',
    json: false,
    output: null,
    headers: 'brief',
    marks: 'compact',
    maxDepth: null,
    rejoin: false,
    signature: true,
    part: null,
    jobs: 1,
    color: 'auto',
    stats: false,
    quiet: false,
    verbose: false,
    explainRepair: null,
  })
})

test('takes files among options, - and --', () => {
  expect(invocation('a', '-j', '-', '--', '-b')).toMatchObject({
    kind: 'run',
    files: ['a', '-', '-b'],
  })
})

test('takes every option', () => {
  const argv =
    '-jqv -o x --headers all --marks keep --max-depth 0 --rejoin --no-signature --part 2.1'
  const more =
    '--input mbox --mbox mboxrd --requote safe --fallback-charset KOI8-R --color never --stats --thread'
  expect(options(...argv.split(' '), ...more.split(' '))).toMatchObject({
    json: true,
    quiet: true,
    verbose: true,
    output: 'x',
    headers: 'all',
    marks: 'keep',
    maxDepth: 0,
    rejoin: true,
    signature: false,
    part: '2.1',
    input: 'mbox',
    mbox: 'mboxrd',
    requote: 'safe',
    thread: true,
    fallbackCharset: 'KOI8-R',
    color: 'never',
    stats: true,
  })
})

describe('--repair', () => {
  const allBut = (name: string): Set<string> => new Set([...allRepairs].filter(one => one !== name))

  test.each([
    ['all', new Set(allRepairs)],
    ['none', new Set()],
    ['utf7-leak', new Set(['utf7-leak'])],
    ['none, utf7-leak', new Set(['utf7-leak'])],
    ['-utf7-leak', allBut('utf7-leak')],
    ['all,-utf7-leak', allBut('utf7-leak')],
  ])('takes %s', (list, repairs) => {
    expect(options('--repair', list).repair).toEqual(repairs)
  })

  test('leaves unknown names, with a suggestion where one is near', () => {
    expect(told('--repair', 'utf7-leek')).toContain(
      "no repair 'utf7-leek'. Did you mean utf7-leak?",
    )
    expect(told('--repair', 'all,-nonsense')).toContain("no repair 'nonsense'. Repairs are ")
  })
})

describe('wrong use', () => {
  test.each([
    ['an unknown option', ['--jsn'], "unknown option '--jsn'"],
    ['a wrong choice', ['--marks', 'wide'], 'Allowed choices are compact, spaced, keep'],
    ['a depth that is no number', ['--max-depth', '-1'], 'A depth is a whole number from 0'],
    ['a part that is no address', ['--part', '2.'], 'numbered like 1 or 2.1'],
    ['a charset that nobody knows', ['--fallback-charset', 'klingon'], 'Name a charset'],
    ['an option without its value', ['-o'], 'argument missing'],
  ])('is %s', (_, argv, text) => {
    expect(invocation(...argv)).toMatchObject({kind: 'wrong'})
    expect(told(...argv)).toContain(text)
    expect(told(...argv)).not.toMatch(/^error/)
  })
})

test('tells help and version', () => {
  expect(invocation('-V')).toEqual({kind: 'tell', text: '1.2.3\n'})
  const help = told('--help')
  expect(told('-h')).toBe(help)
  expect(help.indexOf('Examples:')).toBeLessThan(help.indexOf('Usage:'))
  expect(help).toContain('Exit status:')
  for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(92)
})
