import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {buildSync} from 'esbuild'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {InputError} from '../../src/input/error.ts'
import {type InputFailure, openSources} from '../../src/input/source.ts'

/** What one source gave. */
interface Given {
  readonly name: string
  readonly text: string
  readonly format: string | null
  readonly trouble: string | null
}

let directory = ''
const failures: InputFailure[] = []

/** Reads every source; names are in the test's directory. */
async function readAll(...names: string[]): Promise<Given[]> {
  failures.length = 0
  const given: Given[] = []
  for await (const {name, chunks, format} of openSources(
    names.map(name => join(directory, name)),
    failure => failures.push(failure),
  )) {
    const copies: Buffer[] = []
    let trouble: string | null = null
    try {
      for await (const chunk of chunks) copies.push(Buffer.from(chunk))
    } catch (error) {
      if (!(error instanceof InputError) || error.file !== name) throw error
      trouble = error.message
    }
    const text = Buffer.concat(copies).toString('latin1')
    given.push({name: name.slice(directory.length + 1), text, format, trouble})
  }
  return given
}

function put(name: string, octets: Buffer | string): void {
  writeFileSync(join(directory, name), octets)
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'requote-'))
})

afterAll(() => rmSync(directory, {recursive: true}))

describe('files', () => {
  test('one after the other, whole', async () => {
    const long = 'line\n'.repeat(500_000)
    put('one', long)
    put('two', 'x')
    put('none', '')
    expect(await readAll('one', 'two', 'none')).toEqual([
      {name: 'one', text: long, format: null, trouble: null},
      {name: 'two', text: 'x', format: null, trouble: null},
      {name: 'none', text: '', format: null, trouble: null},
    ])
  })

  test('one that is missing is told, the next is given', async () => {
    put('here', 'text')
    expect(await readAll('missing', 'here')).toMatchObject([{name: 'here', text: 'text'}])
    const name = join(directory, 'missing')
    expect(failures).toEqual([{name, message: 'no such file or directory'}])
  })

  test('one whose path is not one is told', async () => {
    put('here', 'text')
    expect(await readAll('here/below')).toEqual([])
    expect(failures[0]?.message).toBe('a part of the path is not a directory')
  })
})

describe('gzip', () => {
  const text = 'From ana@example.org\n'.repeat(40_000)
  const noise = Buffer.from(Array.from({length: 100_000}, (_, at) => (at * at * 31) % 251))
  const packed = gzipSync(noise)

  test('takes one member, and several', async () => {
    put('one.gz', gzipSync(text))
    put('two.gz', Buffer.concat([gzipSync(text), gzipSync(text)]))
    put('padded.gz', Buffer.concat([gzipSync(text), Buffer.alloc(70_000)]))
    expect(await readAll('one.gz', 'two.gz', 'padded.gz')).toMatchObject([
      {text, trouble: null},
      {text: text + text, trouble: null},
      {text, trouble: null},
    ])
  })

  test('cut short: gives what could be decoded', async () => {
    put('cut.gz', packed.subarray(0, packed.length - 9))
    put('short.gz', packed.subarray(0, packed.length / 2))
    const [cut, short] = await readAll('cut.gz', 'short.gz')
    const trouble = 'the gzip data are cut short; what could be decoded was read'
    expect([cut?.trouble, short?.trouble]).toEqual([trouble, trouble])
    expect(noise.toString('latin1').startsWith(cut!.text)).toBe(true)
    expect(noise.toString('latin1').startsWith(short!.text)).toBe(true)
    expect(short!.text.length).toBeGreaterThan(100)
  })

  test('a wrong checksum, or other octets behind: gives all', async () => {
    const wrong = Buffer.from(packed)
    wrong[wrong.length - 6]! ^= 1
    put('wrong.gz', wrong)
    put('more.gz', Buffer.concat([packed, Buffer.from('more')]))
    put('zeros.gz', Buffer.concat([packed, Buffer.from('\0more')]))
    const given = await readAll('wrong.gz', 'more.gz', 'zeros.gz')
    for (const one of given) expect(one.text).toBe(noise.toString('latin1'))
    expect(given.map(one => one.trouble)).toEqual([
      'the gzip data are damaged (incorrect data check); what could be decoded was read',
      'the gzip data are damaged (incorrect header check); what could be decoded was read',
      'what follows the gzip data is something else and was left out',
    ])
  })

  test('the first octets alone', async () => {
    put('magic.gz', packed.subarray(0, 2))
    put('first', packed.subarray(0, 1))
    const given = await readAll('magic.gz', 'first')
    expect(given).toMatchObject([{text: ''}, {text: '\x1f', trouble: null}])
    expect(given[0]?.trouble).toMatch(/cut short/)
  })
})

describe('zstd', () => {
  // The frame of RFC 8878 with one raw block: magic, single segment, content size, block header.
  const frame = Buffer.from('28b52ffd200529000068656c6c6f', 'hex')

  test('takes one frame, and several', async () => {
    put('one.zst', frame)
    put('two.zst', Buffer.concat([frame, frame]))
    expect(await readAll('one.zst', 'two.zst')).toMatchObject([
      {text: 'hello', trouble: null},
      {text: 'hellohello', trouble: null},
    ])
  })

  test('cut short, damaged, or too large a window: told', async () => {
    put('cut.zst', Buffer.concat([frame, frame.subarray(0, 8)]))
    put('bad.zst', Buffer.concat([frame, Buffer.from('more than a frame has')]))
    put('large.zst', Buffer.from('28b52ffd00ff290000', 'hex'))
    const given = await readAll('cut.zst', 'bad.zst', 'large.zst')
    expect(given[0]).toMatchObject({text: 'hello'})
    expect(given[0]?.trouble).toMatch(/^the zstd data are cut short/)
    expect(given[1]?.trouble).toMatch(/^the zstd data are damaged/)
    expect(given[2]?.trouble).toMatch(/128 MiB/)
  })
})

describe('directories', () => {
  test('a Maildir: new and cur by file name', async () => {
    for (const folder of ['cur', 'new', 'tmp']) {
      mkdirSync(join(directory, 'mail', folder), {recursive: true})
    }
    put('mail/cur/2.a:2,S', 'two')
    put('mail/new/1.a', 'one')
    put('mail/cur/3.a:2,', gzipSync('three'))
    put('mail/tmp/4.a', 'not yet')
    put('mail/cur/.hidden', 'hidden')
    expect(await readAll('mail')).toEqual([
      {name: 'mail/new/1.a', text: 'one', format: 'maildir', trouble: null},
      {name: 'mail/cur/2.a:2,S', text: 'two', format: 'maildir', trouble: null},
      {name: 'mail/cur/3.a:2,', text: 'three', format: 'maildir', trouble: null},
    ])
  })

  test('.eml files, compressed or not, and nothing else', async () => {
    mkdirSync(join(directory, 'eml', 'deep.eml'), {recursive: true})
    put('eml/b.eml', 'b')
    put('eml/a.EML.gz', gzipSync('a'))
    put('eml/notes.txt', 'no')
    expect(await readAll('eml')).toMatchObject([
      {name: 'eml/a.EML.gz', text: 'a', format: 'maildir'},
      {name: 'eml/b.eml', text: 'b', format: 'maildir'},
    ])
  })

  test('neither is told', async () => {
    mkdirSync(join(directory, 'other'))
    put('after', 'text')
    expect(await readAll('other', 'after')).toMatchObject([{name: 'after'}])
    expect(failures[0]?.message).toMatch(/without cur\/, new\/ or \.eml files/)
  })
})

describe('stdin', () => {
  // Bundled, since Node 20 does not run TypeScript.
  function run(script: string, input: Buffer): string {
    const contents = `import {openSources} from './source.ts'\n${script}`
    const resolveDir = fileURLToPath(new URL('../../src/input', import.meta.url))
    const {outputFiles} = buildSync({
      stdin: {contents, resolveDir, loader: 'ts'},
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
    })
    const args = ['--input-type=module', '-e', outputFiles[0]!.text]
    return execFileSync(process.execPath, args, {input, encoding: 'latin1'})
  }
  const copy = `for await (const source of openSources(NAMES, console.error))
    for await (const chunk of source.chunks) process.stdout.write(source.name + chunk.toString())`

  test('is what no name means, and -', () => {
    expect(run(copy.replace('NAMES', '[]'), Buffer.from('text'))).toBe('-text')
    expect(run(copy.replace('NAMES', `['-']`), gzipSync('text'))).toBe('-text')
  })
})
