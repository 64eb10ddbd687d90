import {describe, expect, test} from 'vitest'
import type {Invocation} from '../../src/cli/arguments.ts'
import type {FixCommandOptions} from '../../src/cli/fix-options.ts'
import {parseFixArguments} from '../../src/cli/fix-program.ts'
import {allRepairs} from '../../src/repair/order.ts'

function invocation(...argv: string[]): Invocation<FixCommandOptions> {
  return parseFixArguments(argv, '1.2.3')
}

function told(...argv: string[]): string {
  const found = invocation(...argv)
  if (found.kind === 'run') throw new Error('run')
  return found.text
}

const defaults: FixCommandOptions = {
  input: 'auto',
  mbox: 'auto',
  repair: allRepairs,
  requote: 'safe',
  fallbackCharset: 'windows-1252',
  charset: null,
  keepSigned: false,
  check: false,
  diff: false,
  dryRun: false,
  backup: null,
  outputDir: null,
  lock: true,
  followSymlinks: false,
  breakHardLinks: false,
  jobs: 1,
  filesFrom: null,
  null: false,
  forceExclude: false,
  json: false,
  color: 'auto',
  stats: false,
  quiet: false,
  verbose: false,
}

test('gives the defaults', () => {
  expect(invocation()).toEqual({kind: 'run', files: [], options: defaults})
})

test.each<[string, Partial<FixCommandOptions>]>([
  ['--input mbox --mbox mboxrd', {input: 'mbox', mbox: 'mboxrd'}],
  ['--repair mojibake', {repair: new Set(['mojibake'] as const)}],
  ['--requote off --fallback-charset KOI8-R', {requote: 'off', fallbackCharset: 'KOI8-R'}],
  ['--charset UTF-8 --keep-signed', {charset: 'utf-8', keepSigned: true}],
  ['--check', {check: true}],
  ['--diff --color always', {diff: true, color: 'always'}],
  ['--dry-run', {dryRun: true}],
  ['--backup', {backup: '.bak'}],
  ['--backup=~', {backup: '~'}],
  ['--output-dir out', {outputDir: 'out'}],
  ['--no-lock', {lock: false}],
  ['--follow-symlinks --break-hard-links', {followSymlinks: true, breakHardLinks: true}],
  ['--jobs 8', {jobs: 8}],
  ['-jq --stats', {json: true, quiet: true, stats: true}],
  ['-v', {verbose: true}],
])('takes %s', (words, options) => {
  expect(invocation(...words.split(' '), 'a.mbox')).toEqual({
    kind: 'run',
    files: ['a.mbox'],
    options: {...defaults, ...options},
  })
})

test('takes a list of paths', () => {
  expect(invocation('--files-from', 'list', '-0')).toEqual({
    kind: 'run',
    files: [],
    options: {...defaults, filesFrom: 'list', null: true},
  })
})

test('takes a file of the name of an option behind --', () => {
  const found = invocation('--', '--backup')
  expect(found).toEqual({kind: 'run', files: ['--backup'], options: defaults})
})

describe('wrong use', () => {
  test.each([
    ['--diff --json a', '--diff and --json both write to stdout; choose one'],
    ['-q -v a', '-q and -v contradict each other; choose one'],
    [
      '--backup --output-dir out a',
      '--output-dir leaves the files as they are; leave out --backup',
    ],
    ['--force-exclude -', '--force-exclude is about paths; name the files to fix'],
    ['-0 a', '-0 tells how --files-from is read; name the list'],
    ['--files-from list a', 'name paths or a list of them with --files-from, not both'],
    ['a -', '- is stdin, which cannot be fixed in place; name only files, or -'],
    ['--backup', '--backup is for files; stdin has none. Name the files to fix'],
    [
      '--output-dir out -',
      '--output-dir is for files; of stdin the mail goes to stdout: requote fix < IN > OUT',
    ],
    [
      '--json',
      '--json would mix with the mail on stdout; add --check or --dry-run, or name the files',
    ],
    ['--dry-rum a', "unknown option '--dry-rum'\n(Did you mean --dry-run?)"],
  ])('is %s', (words, text) => {
    expect(invocation(...words.split(' '))).toEqual({kind: 'wrong', text})
  })

  test.each([
    ['--jobs 0 a', 'Jobs are a whole number from 1 to 64.'],
    ['--jobs many a', 'Jobs are a whole number from 1 to 64.'],
    ['--backup= a', 'A suffix is text without a slash, such as .bak.'],
    ['--backup=/x a', 'A suffix is text without a slash, such as .bak.'],
    ['--charset latin1 a', 'Text is only ever moved to utf-8.'],
    ['--repair mojbake a', 'Did you mean mojibake?'],
  ])('is %s, which tells what would be right', (words, text) => {
    expect(invocation(...words.split(' '))).toMatchObject({kind: 'wrong'})
    expect(told(...words.split(' '))).toContain(text)
  })

  test.each([
    '--json --check',
    '--json --dry-run',
    '--diff',
    '--check -',
  ])('is not %s of stdin', words => {
    expect(invocation(...words.split(' ')).kind).toBe('run')
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
