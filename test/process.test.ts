/**
 * The built program on the fixtures, and where a process meets its surroundings: terminals, signals,
 * compressed files. What options do is tested in test/cli.
 */
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {checkBuilt, type Ended, program, requote, shell} from './program.ts'
import {fixturesOf} from './run.ts'

const fixtures = ['fixtures/thread', 'fixtures/cases'].flatMap(fixturesOf)
const thread = fixtures.find(({file}) => file === 'fixtures/thread/leaked.txt')!
const threadText = readFileSync(`${thread.golden}.text`, 'utf8')

let place = ''
beforeAll(() => {
  checkBuilt()
  place = mkdtempSync(join(tmpdir(), 'requote-process-'))
})
afterAll(() => rmSync(place, {recursive: true, force: true}))

describe('text and records', () => {
  test.each(fixtures)('of $file are its goldens', ({file, golden}) => {
    const text = requote(['--quiet', file])
    expect(text).toEqual({status: 0, out: readFileSync(`${golden}.text`, 'utf8'), err: ''})
    const json = requote(['--json', file])
    expect(json.status).toBe(0)
    const records = json.out.split('\n').slice(0, -1)
    const expected = JSON.parse(readFileSync(`${golden}.json`, 'utf8'))
    expect(records.map(record => JSON.parse(record))).toEqual(expected)
  })

  test.each([
    ['stdin', [], thread.octets],
    ['stdin by name', ['-'], thread.octets],
    ['compressed stdin', [], gzipSync(thread.octets)],
  ])('come from %s too', (_, words, input) => {
    expect(requote(words, {input})).toEqual({status: 0, out: threadText, err: ''})
  })

  test('come from a compressed file and from a Maildir', () => {
    writeFileSync(join(place, 'page.gz'), gzipSync(thread.octets))
    expect(requote(['page.gz'], {cwd: place}).out).toBe(threadText)
    const mail = 'From: ana@example.org\nSubject: x\n\n> > a\n'
    for (const folder of ['new', 'cur', 'tmp']) {
      mkdirSync(join(place, 'box', folder), {recursive: true})
      writeFileSync(join(place, 'box', folder, `1.${folder}`), mail)
    }
    const text = 'From: ana@example.org\nSubject: x\n\n>> a\n'
    expect(requote(['box'], {cwd: place}).out).toBe(`${text}\f\n${text}`)
  })

  test('are written to a file instead', () => {
    const file = join(place, 'product')
    expect(requote(['-o', file, thread.file])).toEqual({status: 0, out: '', err: ''})
    expect(readFileSync(file, 'utf8')).toBe(threadText)
  })
})

describe('words for people', () => {
  test('go to stderr, and only those that matter', () => {
    const {status, out, err} = requote(['fixtures/cases/charset-invalid.eml'])
    expect([status, out.includes('requote:')]).toEqual([0, false])
    expect(err).toMatch(
      /^requote: fixtures\/cases\/charset-invalid\.eml:8: .* \[charset-invalid\]\n$/,
    )
  })

  test('tell of an empty input when asked', () => {
    expect(requote(['fixtures/cases/empty.txt'])).toEqual({status: 0, out: '', err: ''})
    expect(requote(['-v', 'fixtures/cases/empty.txt']).err).toContain('[input-empty]')
  })

  test('tell of signed text that is not shown as it was signed, and it is shown', () => {
    const fields = 'Content-Type: multipart/signed; boundary=b\n'
    const body = 'Bo wrote:\n+AD4- The gate is shut at nine.\n+AD4- Bring the key.\nWhich key?\n'
    const signature = '--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n'
    writeFileSync(join(place, 'signed.eml'), `${fields}\n--b\n\n${body}\n${signature}`)
    const run = (...words: string[]): Ended => requote([...words, 'signed.eml'], {cwd: place})
    const out = 'Bo wrote:\n> The gate is shut at nine.\n> Bring the key.\nWhich key?\n'
    const message = 'the text shown is not the text signed (inside multipart/signed)'
    const err = `requote: signed.eml:6: ${message}: repaired (utf7-leak) [signed-content]\n`
    expect(run()).toEqual({status: 0, out, err: ''})
    expect(run('-v')).toEqual({status: 0, out, err})
    expect(run('-v', '--repair', 'none')).toEqual({status: 0, out: body, err: ''})
    expect(JSON.parse(run('--json').out).findings).toEqual([
      {
        rule: 'signed-content',
        severity: 'info',
        message: `${message}: repaired (utf7-leak)`,
        line: 6,
        part: '1',
      },
    ])
  })

  test('tell of signed lines that --rejoin joins, which JSON does not', () => {
    const lines = [
      'This is the second version of the patches to upstream the support',
      'and',
      'more.',
    ]
    const text = `Bo wrote:\n${lines.map(line => `> ${line}\n`).join('')}I see.\n`
    const armour = '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n'
    const run = (...words: string[]): string =>
      requote(['-v', '--rejoin', ...words], {input: armour + text}).err
    const message = 'the text shown is not the text signed (OpenPGP in the text): lines joined'
    expect(run()).toBe(`requote: -:6: ${message} [signed-content]\n`)
    expect(run('--json')).toBe('')
  })

  test('tell what cannot be read, and the rest is done', () => {
    const {status, out, err} = requote(['README.md/none', thread.file, 'fixtures/nothing.eml'])
    expect([status, out]).toEqual([3, threadText])
    expect(err.trimEnd().split('\n')).toHaveLength(2)
  })
})

describe('a reader that goes away', () => {
  test('ends the run quietly', () => {
    const many = 'for i in $(seq 300); do cat fixtures/thread/leaked.txt; done'
    const script = `set -o pipefail; requote ${`${thread.file} `.repeat(200)} | head -n 1`
    expect(shell(script)).toEqual({status: 0, out: 'From: Quarto, Ines\n', err: ''})
    expect(shell(`{ ${many}; } | requote --input text | head -n 1`).err).toBe('')
  })
})

/** Ways to get a terminal, the first that this machine has. */
const terminals: readonly (readonly [string, (command: string) => string[]])[] = [
  ['script', command => ['-qec', command, '/dev/null']],
  [
    'python3',
    command => ['-c', 'import pty,sys; sys.exit(pty.spawn(["sh", "-c", sys.argv[1]]))', command],
  ],
]

/** What a terminal is sent; null where no terminal can be had. */
function onTerminal(words: string): string | null {
  const {PATH = ''} = process.env
  const env = {PATH, TERM: 'xterm', REQUOTE_PAGER: 'cat'}
  const command = `"${process.execPath}" "${program}" ${words}`
  for (const [name, wordsOf] of terminals) {
    const found = spawnSync(name, wordsOf(command), {env, input: '', cwd: place})
    if (!found.error && found.status === 0) return found.stdout.toString('utf8')
  }
  return null
}

describe('on a terminal', () => {
  beforeAll(() => {
    writeFileSync(join(place, 'evil.txt'), 'red \x1b[31m \x1b]0;title\x07\n> \u202edeep\n')
  })

  /** The same words with `--color always` stand in where there is no terminal. */
  function shown(words: string): string {
    const found = onTerminal(`${words} evil.txt`)
    return (
      found ?? requote(['--color', 'always', ...words.split(' '), 'evil.txt'], {cwd: place}).out
    )
  }

  test('text is coloured, and nothing in a mail reaches it raw', () => {
    const text = shown('--marks keep').replaceAll('\r', '')
    expect(text).toContain('\x1b[36m> ')
    expect(text).toContain('\\x1b[31m')
    expect(text.replace(/\x1b\[\d+m/g, '')).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/)
  })

  test('JSON has no raw control characters either', () => {
    expect(shown('--json').replaceAll('\r', '')).not.toMatch(/[\x00-\x09\x0b-\x1f\u202e]/)
  })

  test('colour can be refused', () => {
    const text = onTerminal('--color never evil.txt')
    expect(text ?? '\\x1b').not.toContain('\x1b')
  })
})
