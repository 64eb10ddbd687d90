/** What may be rewritten, and where the new file goes. */
import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {replaceFile} from '../../src/fix/replace.ts'
import {after, before, options, refusal, repair, scratch, tree} from './replacing.ts'

let directory = ''
let box = ''
beforeEach(() => {
  directory = scratch()
  box = join(directory, 'box.mbox')
  writeFileSync(box, before)
})

describe('what is no ordinary file', () => {
  test('a directory, and nothing at all', async () => {
    expect(await refusal(directory)).toBe('is a directory')
    expect(await refusal(join(directory, 'none'))).toBe('cannot open it: no such file or directory')
    expect(await refusal(join(box, 'none'))).toBe(
      'cannot open it: a part of the path is not a directory',
    )
  })

  test('a FIFO: it is not waited for', async () => {
    const fifo = join(directory, 'fifo')
    execFileSync('mkfifo', [fifo])
    expect(await refusal(fifo)).toBe(
      'is a FIFO, not a file; requote fix reads it from stdin: requote fix < FILE',
    )
  })

  test('a device', async () => {
    expect(await refusal('/dev/null')).toContain('is a device, not a file')
  })

  test('a file with several names', async () => {
    linkSync(box, join(directory, 'other'))
    expect(await refusal(box)).toBe(
      'has 2 names (hard links), and only this one would lead to the new file; --break-hard-links allows it',
    )
    expect(await replaceFile(box, options({breakHardLinks: true}), repair)).toBe('replaced')
    expect(tree(directory)).toEqual({'box.mbox': after, other: before})
  })
})

describe('a symbolic link', () => {
  let link = ''
  beforeEach(() => {
    mkdirSync(join(directory, 'in'))
    link = join(directory, 'in', 'link')
    symlinkSync('../box.mbox', link)
  })

  test('is refused', async () => {
    expect(await refusal(link)).toBe(
      'is a symbolic link; --follow-symlinks rewrites the file that it leads to',
    )
    expect(readFileSync(box, 'latin1')).toBe(before)
  })

  test('is followed on purpose: what it leads to is rewritten, the link stays', async () => {
    expect(await replaceFile(link, options({followSymlinks: true}), repair)).toBe('replaced')
    expect(tree(directory)).toEqual({'box.mbox': after, in: '/', 'in/link': '-> ../box.mbox'})
  })

  test('is followed inside of the tree that was given, and not out of it', async () => {
    const inside = join(directory, 'in')
    expect(await refusal(link, {tree: inside})).toBe(
      `leads out of ${inside}; --follow-symlinks rewrites the file that it leads to`,
    )
    expect(await replaceFile(link, options({tree: directory}), repair)).toBe('replaced')
    expect(tree(directory)).toEqual({'box.mbox': after, in: '/', 'in/link': '-> ../box.mbox'})
  })

  test('among the directories on the way leads out of the tree, too', async () => {
    symlinkSync('..', join(directory, 'in', 'up'))
    const path = join(directory, 'in', 'up', 'box.mbox')
    expect(await refusal(path, {tree: join(directory, 'in')})).toContain('leads out of')
    expect(await replaceFile(path, options(), repair)).toBe('replaced')
  })

  test('that leads nowhere, or in a ring', async () => {
    symlinkSync('none', join(directory, 'dangling'))
    symlinkSync('ring', join(directory, 'ring'))
    const given = {followSymlinks: true}
    expect(await refusal(join(directory, 'dangling'), given)).toContain('no such file')
    expect(await refusal(join(directory, 'ring'), given)).toContain('too many symbolic links')
  })
})

describe('--output-dir', () => {
  let out = ''
  beforeEach(() => {
    out = join(directory, 'out')
    mkdirSync(out)
  })
  const to = (name: string) => ({output: {directory: out, name}, backup: '.bak'})

  test('gets the new file, and the original stays', async () => {
    chmodSync(box, 0o640)
    utimesSync(box, 1_000_000_000, 1_100_000_000)
    const {ctimeMs} = statSync(box)
    expect(await replaceFile(box, options(to('box.mbox')), repair)).toBe('replaced')
    expect(tree(directory)).toEqual({'box.mbox': before, out: '/', 'out/box.mbox': after})
    const made = statSync(join(out, 'box.mbox'))
    expect([made.mode & 0o777, made.mtimeMs]).toEqual([0o640, 1_100_000_000_000])
    expect(statSync(box).ctimeMs).toBe(ctimeMs)
  })

  test('gets a copy of a file that is right', async () => {
    writeFileSync(box, after)
    expect(await replaceFile(box, options(to('box.mbox')), repair)).toBe('unchanged')
    expect(tree(out)).toEqual({'box.mbox': after})
  })

  test('gets the directories on the way', async () => {
    await replaceFile(box, options(to('2020/01/box.mbox')), repair)
    await replaceFile(box, options(to('2020/02/box.mbox')), repair)
    expect(tree(out)).toEqual({
      '2020': '/',
      '2020/01': '/',
      '2020/01/box.mbox': after,
      '2020/02': '/',
      '2020/02/box.mbox': after,
    })
  })

  test('is written again by another run', async () => {
    writeFileSync(join(out, 'box.mbox'), 'of yesterday')
    await replaceFile(box, options(to('box.mbox')), repair)
    expect(tree(out)).toEqual({'box.mbox': after})
  })

  test.each([
    ['../box.mbox'],
    ['/etc/box.mbox'],
    ['a/../../b'],
    [''],
    ['a//b'],
    ['.'],
    ['a\0b'],
  ])('is not left by the name %j', async name => {
    expect(await refusal(box, to(name))).toBe(`${name} is no name below a directory`)
    expect(tree(out)).toEqual({})
  })

  test('is not left by a link in it', async () => {
    symlinkSync('..', join(out, 'up'))
    expect(await refusal(box, to('up/sub/box.mbox'))).toBe(`up/sub/box.mbox leads out of ${out}`)
    symlinkSync('../box.mbox', join(out, 'link'))
    expect(await refusal(box, to('link'))).toContain('is not a file')
    expect(tree(directory)).toEqual({
      'box.mbox': before,
      out: '/',
      'out/link': '-> ../box.mbox',
      'out/up': '-> ..',
    })
  })

  test('may not be the directory of the file itself', async () => {
    const output = {directory, name: 'box.mbox'}
    expect(await refusal(box, {output})).toBe(
      'its output would be the file itself; leave out --output-dir',
    )
    expect(readFileSync(box, 'latin1')).toBe(before)
  })

  test('that is missing is told', async () => {
    const output = {directory: join(directory, 'none'), name: 'x'}
    expect(await refusal(box, {output})).toContain('no such file or directory')
  })
})

describe('a zstd file', () => {
  test('is refused: it cannot be written', async () => {
    const octets = Buffer.from('28b52ffd0400', 'hex')
    writeFileSync(box, octets)
    expect(await refusal(box)).toBe(
      'is compressed with zstd, which cannot be written; decompress it with unzstd, fix it, and compress it again',
    )
    expect(readFileSync(box)).toEqual(octets)
  })
})
