/** Paths in, files out: each test makes its own folder and walks in it. */
import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeEach, describe, expect, test} from 'vitest'
import type {GlobSet} from '../../src/input/glob.ts'
import {type WalkFailure, type WalkOptions, walk} from '../../src/input/walk.ts'

const home = process.cwd()
const root = realpathSync(mkdtempSync(join(tmpdir(), 'requote-walk-')))
let count = 0

beforeEach(() => {
  const folder = join(root, String(count++))
  mkdirSync(folder)
  process.chdir(folder)
})

afterAll(() => {
  process.chdir(home)
  rmSync(root, {recursive: true})
})

/** Makes files; a name that ends in `/` is a folder, `name: text` is a file with that text. */
function put(...names: string[]): void {
  for (const line of names) {
    const [name, text] = line.split(': ') as [string, string | undefined]
    mkdirSync(name.endsWith('/') ? name : dirname(name), {recursive: true})
    if (!name.endsWith('/')) writeFileSync(name, text ?? '')
  }
}

interface Walked {
  readonly files: string[]
  readonly failures: WalkFailure[]
}

const lintOptions = {
  ignoreFiles: ['.gitignore', '.requoteignore'],
  forceExclude: false,
  exclude: [],
}

function walked(paths: readonly string[], options: Partial<WalkOptions> = {}): Walked {
  const failures: WalkFailure[] = []
  const found = walk(paths, {...lintOptions, ...options}, failure => failures.push(failure))
  const files = [...found].map(({path, format}) => (format === null ? path : `${path} ${format}`))
  return {files, failures}
}

/** Globs relative to the working directory. */
const globs = (...list: string[]): GlobSet[] => [{from: process.cwd(), globs: list}]

/** The files, where nothing may fail. */
function files(paths: readonly string[], options: Partial<WalkOptions> = {}): string[] {
  const {files, failures} = walked(paths, options)
  expect(failures).toEqual([])
  return files
}

describe('a file', () => {
  test('is given whatever its name, as the user wrote it', () => {
    put('notes.txt', 'sub/a')
    expect(files(['notes.txt', './sub/../sub/a'])).toEqual(['notes.txt', './sub/../sub/a'])
  })

  test('is given once', () => {
    put('a.mbox', 'b.mbox')
    expect(files(['b.mbox', '.', './b.mbox'])).toEqual(['b.mbox', 'a.mbox'])
  })

  test('is given though an ignore file or the configuration leaves it out', () => {
    put('a.mbox', '.gitignore: a.mbox', 'b.mbox')
    expect(files(['a.mbox', 'b.mbox'], {exclude: globs('b.mbox')})).toEqual(['a.mbox', 'b.mbox'])
  })

  test('that is missing is told with what may be meant, and the next is given', () => {
    put('list.mbox', 'a/b')
    expect(walked(['lits.mbox', 'list.mbox', 'nowhere/x', 'list.mbox/x'])).toEqual({
      files: ['list.mbox'],
      failures: [
        {
          path: 'lits.mbox',
          message: 'no such file or directory; did you mean list.mbox?',
          isUnmatched: true,
        },
        {path: 'nowhere/x', message: 'no such file or directory', isUnmatched: true},
        {
          path: 'list.mbox/x',
          message: 'a part of the path is not a directory',
          isUnmatched: true,
        },
      ],
    })
  })

  test('that is a link is followed', () => {
    put('a.mbox')
    symlinkSync('a.mbox', 'link')
    expect(files(['link'])).toEqual(['link'])
  })

  test('named - is stdin', () => {
    expect(files(['-'])).toEqual(['-'])
  })
})

describe('a folder', () => {
  test('gives the mail in it and below, in the order of the names', () => {
    put('z.eml', 'B.mbox', 'a.mbx.gz', 'c/1.MBOX', 'c/d/2.mail', 'b.eml.zst', 'x.txt', 'y.emlx')
    expect(files(['.'])).toEqual([
      'B.mbox',
      'a.mbx.gz',
      'b.eml.zst',
      'c/1.MBOX',
      'c/d/2.mail',
      'z.eml',
    ])
  })

  test('keeps its name as the user wrote it', () => {
    put('in/a.eml')
    expect(files(['in'])).toEqual(['in/a.eml'])
    expect(files(['./in/'])).toEqual(['./in/a.eml'])
    expect(files([`${process.cwd()}/in`])).toEqual([`${process.cwd()}/in/a.eml`])
  })

  test('is not left through links, and folders with a dot are not entered', () => {
    put('other/a.eml', 'in/b.eml', 'in/.git/c.eml', 'in/.d.eml')
    symlinkSync('../other', 'in/folder')
    symlinkSync('../other/a.eml', 'in/file.eml')
    expect(files(['in'])).toEqual(['in/.d.eml', 'in/b.eml'])
  })

  test('without mail is told', () => {
    put('in/a.txt', 'out/')
    const message = 'no .eml, .mbox, .mbx or .mail file and no Maildir in it'
    expect(walked(['in', 'out'])).toEqual({
      files: [],
      failures: [
        {path: 'in', message, isUnmatched: true},
        {path: 'out', message, isUnmatched: true},
      ],
    })
  })

  test('is walked however deep it is', () => {
    const deep = Array.from({length: 500}, () => 'd').join('/')
    put(`${deep}/a.eml`)
    expect(files(['.'])).toEqual([`${deep}/a.eml`])
  })
})

describe('a Maildir', () => {
  test('gives the members of cur and new by their names', () => {
    put('m/cur/3:2,S', 'm/cur/1:2,', 'm/new/2', 'm/tmp/4', 'm/cur/.x', 'm/dovecot-uidlist')
    expect(files(['m'])).toEqual(['m/cur/1:2, maildir', 'm/new/2 maildir', 'm/cur/3:2,S maildir'])
  })

  test('gives those of its folders too, with a dot and without', () => {
    put('m/cur/1', 'm/.Sent/cur/2', 'm/.Sent/new/', 'm/lists/cur/3', 'm/.git/config', 'm/old.mbox')
    expect(files(['m'])).toEqual([
      'm/cur/1 maildir',
      'm/.Sent/cur/2 maildir',
      'm/lists/cur/3 maildir',
      'm/old.mbox',
    ])
  })

  test('is no folder that merely has one called new', () => {
    put('new/program.ts', 'new/a.eml')
    expect(files(['.'])).toEqual(['new/a.eml'])
  })
})

describe('a glob', () => {
  test.each([
    ['*.mbox', ['a.mbox', 'b.mbox']],
    ['**/*.mbox', ['a.mbox', 'b.mbox', 's/c.mbox', 's/t/d.mbox']],
    ['s/**', ['s/c.mbox', 's/n.txt', 's/t/d.mbox']],
    ['*/c.{eml,mbox}', ['s/c.mbox']],
    ['{s/t,u}/*', ['s/t/d.mbox']],
    ['[ab].mbox', ['a.mbox', 'b.mbox']],
    ['./s/?.mbox', ['./s/c.mbox']],
    ['s', ['s/c.mbox', 's/t/d.mbox']],
    // As the shell would, folders are taken by a star, and walked.
    ['*', ['a.mbox', 'b.mbox', 's/c.mbox', 's/t/d.mbox']],
    ['s/*/', ['s/t/d.mbox']],
  ])('%s', (glob, expected) => {
    put('a.mbox', 'b.mbox', 's/c.mbox', 's/t/d.mbox', 's/n.txt', '.hidden/e.mbox')
    expect(files([glob])).toEqual(expected)
  })

  test('may be absolute', () => {
    put('a.mbox')
    expect(files([`${process.cwd()}/*.mbox`])).toEqual([`${process.cwd()}/a.mbox`])
  })

  test('that is the name of a file is that file', () => {
    put('a[1].mbox', 'a1.mbox')
    expect(files(['a[1].mbox'])).toEqual(['a[1].mbox'])
  })

  test('that matches nothing is told', () => {
    put('a.mbox', 'old/b.eml', '.gitignore: old')
    expect(walked(['*.eml', 'no/*.eml', 'a.mbox/*', '*/b.eml'])).toEqual({
      files: [],
      failures: [
        {path: '*.eml', message: 'no file matches', isUnmatched: true},
        {path: 'no/*.eml', message: 'no file matches; there is no folder no/', isUnmatched: true},
        {
          path: 'a.mbox/*',
          message: 'no file matches; there is no folder a.mbox/',
          isUnmatched: true,
        },
        {path: '*/b.eml', message: 'no file matches that is not ignored', isUnmatched: true},
      ],
    })
  })
})

describe('an ignore file', () => {
  test('leaves files and folders out, and a deeper one brings them back', () => {
    put('.gitignore: *.mbox\n/tmp/\n!keep.mbox', 'a.mbox', 'keep.mbox', 'b.eml', 'tmp/c.eml')
    put('s/tmp/d.eml', 's/e.mbox', 's/.gitignore: !e.mbox')
    expect(files(['.'])).toEqual(['b.eml', 'keep.mbox', 's/e.mbox', 's/tmp/d.eml'])
  })

  test('tells upper from lower case, as git does', () => {
    put('.gitignore: A.eml', 'A.eml', 'a.eml')
    expect(files(['.'])).toEqual(['a.eml'])
  })

  test('of our own has the last word', () => {
    put('.gitignore: build/\nx.eml', '.requoteignore: !build/\n!x.eml\ny.eml', 'x.eml', 'y.eml')
    put('build/a.eml')
    expect(files(['.'])).toEqual(['build/a.eml', 'x.eml'])
  })

  test('counts from the root of the repository, and not above it', () => {
    put('.gitignore: *.eml', 'r/.git/HEAD', 'r/.gitignore: x.eml\n/s/y.eml')
    put('r/s/x.eml', 'r/s/y.eml', 'r/s/z.eml')
    expect(files(['r/s'])).toEqual(['r/s/z.eml'])
  })

  test('of git does not count in another repository inside', () => {
    put('.git/HEAD', '.gitignore: a.eml', '.requoteignore: b.eml')
    put('sub/.git/HEAD', 'sub/a.eml', 'sub/b.eml', 'sub/c.eml')
    expect(files(['.'])).toEqual(['sub/a.eml', 'sub/c.eml'])
  })

  test('does not keep the user from a folder that is named, but counts inside', () => {
    put('.gitignore: build/', 'build/a.eml', 'build/b.eml', 'build/.gitignore: b.eml')
    expect(files(['build'])).toEqual(['build/a.eml'])
  })

  test('counts in a Maildir', () => {
    put('.gitignore: m/new/\n*:2,T', 'm/cur/1:2,S', 'm/cur/2:2,T', 'm/new/3')
    expect(files(['.'])).toEqual(['m/cur/1:2,S maildir'])
  })

  test('counts only where it is asked for', () => {
    put('.gitignore: a.eml', 'a.eml')
    expect(files(['.'], {ignoreFiles: []})).toEqual(['a.eml'])
  })

  test('that is a link or a folder is passed over', () => {
    put('rules: a.eml', 'a.eml', '.requoteignore/')
    symlinkSync('rules', '.gitignore')
    expect(files(['.'])).toEqual(['a.eml'])
  })

  test('of over 1 MiB is told', () => {
    put(`.gitignore: ${'#'.repeat(1 << 20)}\na.eml`, 'a.eml')
    expect(walked(['.'])).toEqual({
      files: ['a.eml'],
      failures: [
        {
          path: `${process.cwd()}/.gitignore`,
          message: 'longer than 1 MiB; its rules do not count',
          isUnmatched: false,
        },
      ],
    })
  })

  test('is remembered for ten thousand files', () => {
    put('.gitignore: *[13579].eml')
    const names = Array.from({length: 20_000}, (_, at) => `${String(at).padStart(5, '0')}.eml`)
    put(...names)
    expect(files(['.'])).toEqual(names.filter((_, at) => at % 2 === 0))
  })

  test('that leaves nothing is told', () => {
    put('.gitignore: *', 'a.eml')
    expect(walked(['.']).failures).toEqual([
      {
        path: '.',
        message: 'no .eml, .mbox, .mbx or .mail file and no Maildir in it that is not ignored',
        isUnmatched: true,
      },
    ])
  })
})

describe('exclude', () => {
  test.each([
    ['*.old.mbox', ['a.mbox', 's/c.mbox', 's/t/d.mbox']],
    ['s', ['a.mbox', 'b.old.mbox']],
    ['s/**', ['a.mbox', 'b.old.mbox']],
    ['s/*', ['a.mbox', 'b.old.mbox']],
    ['./s/t/', ['a.mbox', 'b.old.mbox', 's/c.mbox']],
    ['/a.mbox', ['b.old.mbox', 's/c.mbox', 's/t/d.mbox']],
    ['**/{c,d}.mbox', ['a.mbox', 'b.old.mbox']],
  ])('%s', (glob, expected) => {
    put('a.mbox', 'b.old.mbox', 's/c.mbox', 's/t/d.mbox')
    expect(files(['.'], {exclude: globs(glob)})).toEqual(expected)
  })

  test('is relative to the folder of the configuration', () => {
    put('r/s/a.eml', 'r/s/b.eml', 'r/a.eml')
    const from = join(process.cwd(), 'r')
    expect(files(['r'], {exclude: [{from, globs: ['s/a.eml']}]})).toEqual(['r/a.eml', 'r/s/b.eml'])
  })

  test('does not keep the user from a folder that is named', () => {
    put('s/a.eml')
    expect(files(['s'], {exclude: globs('s')})).toEqual(['s/a.eml'])
  })
})

describe('force-exclude', () => {
  const forced = {forceExclude: true}

  test('leaves out what is named, without a word', () => {
    put('.gitignore: a.mbox\nbuild/', 'a.mbox', 'b.mbox', 'build/x/c.mbox', 'd.mbox', 'e/f.mbox')
    const named = ['a.mbox', 'b.mbox', 'build/x/c.mbox', 'build', 'd.mbox', 'e/f.mbox', 'build/*/*']
    expect(files(named, {...forced, exclude: globs('d.mbox', 'e')})).toEqual(['b.mbox'])
  })

  test('still tells what is missing', () => {
    expect(walked(['a.mbox'], forced).failures).toMatchObject([{path: 'a.mbox', isUnmatched: true}])
  })
})
