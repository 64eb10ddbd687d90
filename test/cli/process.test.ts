/** The built program as a process: pipes, exit status, what goes where. Needs `npm run build`. */
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

const program = fileURLToPath(new URL('../../bin/requote.js', import.meta.url))
const section = 'From: Ana Ruiz <ana@example.org>\nSubject: plan\n'
const mail = `${section}\nYes.\n\n> > Shall we?\n> Ask Bo.\n`
const text = `${section}\nYes.\n\n>> Shall we?\n> Ask Bo.\n`

let place = ''
const at = (...names: string[]): string => join(place, ...names)

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'requote-process-'))
  writeFileSync(at('mail.eml'), mail)
  mkdirSync(at('box', 'cur'), {recursive: true})
  mkdirSync(at('box', 'new'))
  writeFileSync(at('box', 'cur', '1'), mail)
  writeFileSync(at('box', 'new', '2'), mail)
  const separator = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
  writeFileSync(at('many.mbox'), `${separator}${mail}\n`.repeat(20_000))
})
afterAll(() => rmSync(place, {recursive: true}))

interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

function run(argv: string[], given: {input?: string; env?: Record<string, string>} = {}): Ended {
  const {PATH} = process.env
  const found = spawnSync(process.execPath, [program, ...argv], {
    cwd: place,
    input: given.input ?? '',
    env: {PATH, ...given.env},
    maxBuffer: 1 << 28,
  })
  return {status: found.status, out: found.stdout.toString(), err: found.stderr.toString()}
}

/** Runs a line of the shell in which `requote` is the program; gives its last status. */
function shell(line: string): Ended {
  const script = `requote() { "${process.execPath}" "${program}" "$@"; }; ${line}`
  const found = spawnSync('bash', ['-c', script], {cwd: place, maxBuffer: 1 << 28})
  return {status: found.status, out: found.stdout.toString(), err: found.stderr.toString()}
}

describe('text', () => {
  test.each([
    ['a file', ['mail.eml'], ''],
    ['stdin', [], mail],
    ['stdin by name', ['-'], mail],
  ])('is made of %s', (_, argv, input) => {
    expect(run(argv, {input})).toEqual({status: 0, out: text, err: ''})
  })

  test('is made of a Maildir and of several files, parted by form feeds', () => {
    expect(run(['box', 'mail.eml']).out).toBe([text, text, text].join('\f\n'))
  })

  test('of bare text with its own marks is that text', () => {
    const bare = 'a\r\n> b\n>> c  \n > d\nno end'
    expect(run(['--marks', 'keep'], {input: bare}).out).toBe(bare)
  })

  test('of nothing is nothing', () => {
    expect(run([])).toEqual({status: 0, out: '', err: ''})
  })

  test('comes without what the user does not want', () => {
    const argv = ['--headers', 'none', '--max-depth', '0', 'mail.eml']
    expect(run(argv).out).toBe('Yes.\n\n[… 2 quoted lines …]\n')
  })
})

test('JSON is one object a message, and nothing else', () => {
  const {status, out, err} = run(['--json', 'box', 'mail.eml'])
  const records = out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(records.map(record => record.source.file)).toEqual(
    ['box/cur/1', 'box/new/2', 'mail.eml'].sort(),
  )
  expect(records[0].subject).toBe('plan')
  expect([status, err]).toEqual([0, ''])
})

describe('--output', () => {
  test('takes the product', () => {
    expect(run(['-o', 'product', 'mail.eml'])).toEqual({status: 0, out: '', err: ''})
    expect(readFileSync(at('product'), 'utf8')).toBe(text)
  })

  test('leaves an input alone', () => {
    const {status, err} = run(['-o', 'mail.eml', 'mail.eml'])
    expect([status, err]).toEqual([
      2,
      'requote: mail.eml is both input and output\nsee requote --help\n',
    ])
    expect(readFileSync(at('mail.eml'), 'utf8')).toBe(mail)
  })

  test('leaves the input alone that the shell appends to', () => {
    writeFileSync(at('again.eml'), mail)
    expect(shell('requote again.eml >> again.eml').status).toBe(2)
    expect(readFileSync(at('again.eml'), 'utf8')).toBe(mail)
  })
})

describe('trouble', () => {
  test('with one input leaves the others done', () => {
    const {status, out, err} = run(['missing\x1b[2J', 'mail.eml'])
    expect([status, out]).toEqual([3, text])
    expect(err).toBe('requote: missing\\x1b[2J: no such file or directory\n')
  })

  test('with a directory that holds no mail is told', () => {
    mkdirSync(at('empty'))
    const {status, out, err} = run(['empty', 'mail.eml'])
    expect([status, out]).toEqual([3, text])
    expect(err).toMatch(/^requote: empty: .*directory.*\n$/)
  })

  test('with a broken gzip gives what could be read', () => {
    const {status, out, err} = shell('gzip -c many.mbox | head -c 5000 | requote')
    expect(out.startsWith(text)).toBe(true)
    expect(status).toBe(3)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test.each([
    ['a wrong option', ['--jsn'], "requote: unknown option '--jsn'\n(Did you mean --json?)\n"],
    ['a wrong value', ['--part', 'x'], "requote: option '--part <n>' argument 'x' is invalid."],
  ])('with %s is wrong use', (_, argv, message) => {
    const {status, out, err} = run(argv)
    expect([status, out]).toEqual([2, ''])
    expect(err.startsWith(message)).toBe(true)
    expect(err.endsWith('see requote --help\n')).toBe(true)
  })
})

describe('pipes', () => {
  test('may be closed by a reader that has seen enough', () => {
    const {status, out, err} = shell('set -o pipefail; requote many.mbox | head -1')
    expect([status, out, err]).toEqual([0, 'From: Ana Ruiz <ana@example.org>\n', ''])
  })

  test('may be slow, and nothing is lost', () => {
    const {out} = shell('requote many.mbox | (sleep 0.3; wc -c)')
    expect(Number(out)).toBe(20_000 * (Buffer.byteLength(text) + 2) - 2)
  })

  test.runIf(existsSync('/dev/full'))('may be full: one line, status 3', () => {
    const {status, err} = shell('requote mail.eml > /dev/full')
    expect([status, err]).toEqual([
      3,
      'requote: cannot write the output: no space left on device\n',
    ])
  })
})

describe('colour', () => {
  const coloured = '\x1b[36m>\x20Ask Bo.\x1b[39m\n'

  test.each([
    ['--color always', ['--color', 'always'], {}, true],
    ['FORCE_COLOR', [], {FORCE_COLOR: '1'}, true],
    ['NO_COLOR over FORCE_COLOR', [], {FORCE_COLOR: '1', NO_COLOR: '1'}, false],
    ['nothing, in a pipe', [], {TERM: 'xterm-256color'}, false],
    ['--color never', ['--color', 'never'], {FORCE_COLOR: '1'}, false],
  ])('by %s', (_, argv, env, isColoured) => {
    expect(run([...argv, 'mail.eml'], {env}).out.includes(coloured)).toBe(isColoured)
  })
})

test('help, version and stats', () => {
  expect(run(['--help'])).toMatchObject({status: 0, err: ''})
  expect(run(['-V']).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(run(['--stats', 'box']).err).toContain('requote: messages 2, text parts 2, lines 8,')
})
