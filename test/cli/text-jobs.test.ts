/** `requote --jobs`: threads share the messages, and nobody can tell by what comes out. */
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {program} from '../program.ts'

const separator = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'
const section = 'From: Ana Ruiz <ana@example.org>\nTo: Bo Lind <bo@example.org>\nSubject: plan\n'

let place = ''

/** A message about number `index`: quotations, leaked marks, a last line without an end. */
function message(index: number): string {
  const quoted = `On 3 Feb 2025, Bo Lind <bo@example.org> wrote:\n> > ${index} and more\n> so it is\n`
  const leaked = '+AD4- what Bo said\n+AD4- and said again +ACI-twice+ACI-\n'
  return `${section}Message-ID: <${index}@example.org>\n\nNumber ${index}.\n\n${index % 3 === 0 ? leaked : quoted}`
}

function mbox(count: number): string {
  let text = ''
  for (let index = 0; index < count; index++) text += `${separator}${message(index)}\n`
  return text
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'requote-threads-'))
  writeFileSync(join(place, 'many.mbox'), mbox(6000))
  writeFileSync(join(place, 'none.mbox'), '')
  const long = `${section}\n${'> a line that Bo wrote and nobody needs\n'.repeat(120_000)}`
  writeFileSync(join(place, 'long.mbox'), `${mbox(3)}${separator}${long}\n${mbox(3)}`)
  writeFileSync(join(place, 'one.eml'), message(7).trimEnd())
  writeFileSync(join(place, 'page.txt'), 'plan\n\nFrom: Ana Ruiz\nDate: 3 Feb 2025\n\n> yes\nno\n')
  writeFileSync(join(place, 'text'), 'before\0the first\n> mail')
  mkdirSync(join(place, 'box', 'cur'), {recursive: true})
  for (let index = 0; index < 40; index++) {
    writeFileSync(join(place, 'box', 'cur', String(100 + index)), message(index))
  }
})
afterAll(() => rmSync(place, {recursive: true}))

interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

function run(words: readonly string[]): Ended {
  const found = spawnSync(process.execPath, [program, ...words], {cwd: place, maxBuffer: 1 << 28})
  return {status: found.status, out: found.stdout.toString(), err: found.stderr.toString()}
}

function shell(line: string): Ended {
  const script = `requote() { "${process.execPath}" "${program}" "$@"; }; ${line}`
  const found = spawnSync('bash', ['-c', script], {cwd: place, maxBuffer: 1 << 28})
  return {status: found.status, out: found.stdout.toString(), err: found.stderr.toString()}
}

const inputs = 'one.eml many.mbox missing none.mbox box text page.txt long.mbox'.split(' ')

describe('--jobs 3', () => {
  test.each([
    ['text', []],
    ['text with marks as they stand', ['--marks', 'keep', '--headers', 'none']],
    ['text for people', ['--color', 'always', '--max-depth', '1', '--rejoin']],
    ['JSON', ['--json']],
    ['every finding', ['--verbose', '--output', join(tmpdir(), 'requote-threads-nothing')]],
  ])('gives what one thread gives: %s', (_, options) => {
    const alone = run([...options, ...inputs])
    expect(alone.status).toBe(3)
    expect(run(['--jobs', '3', ...options, ...inputs])).toEqual(alone)
  })

  test('counts what one thread counts', () => {
    const summary = ({err}: Ended): string => err.replace(/seconds [\d.]+/, 'seconds 0')
    const alone = run(['--stats', ...inputs])
    expect(summary(run(['--stats', '--jobs', '3', ...inputs]))).toBe(summary(alone))
    expect(alone.err).toContain('messages 6')
  })

  test('ends when its reader does', () => {
    const {status, out, err} = shell('set -o pipefail; requote --jobs 3 many.mbox | head -1')
    expect({status, out, err}).toEqual({
      status: 0,
      out: 'From: Ana Ruiz <ana@example.org>\n',
      err: '',
    })
  })

  test('says that the disk is full', () => {
    const {status, err} = shell('requote --jobs 3 many.mbox > /dev/full')
    expect(status).toBe(3)
    expect(err).toBe('requote: cannot write the output: no space left on device\n')
  })

  test('reads a pipe with one thread, so that nobody waits for what has been read', () => {
    const {out} = shell('cat one.eml | requote --jobs 3')
    expect(out).toBe(run(['one.eml']).out)
  })

  test('is a number', () => {
    const {status, err} = run(['--jobs', 'many', 'one.eml'])
    expect(status).toBe(2)
    expect(err).toContain('Jobs are a whole number from 1 to 64.')
  })
})
