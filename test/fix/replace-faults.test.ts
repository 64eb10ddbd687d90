/**
 * Each system call in turn fails, or is the last one before a kill: the file is the old one or the
 * new one, and nothing is left beside it but what the next run removes.
 */
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync, gzipSync} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {FileError} from '../../src/fix/file-error.ts'
import {type ReplaceOptions, replaceFile} from '../../src/fix/replace.ts'
import {nodeSystem} from '../../src/fix/system.ts'
import {
  after,
  before,
  deadPid,
  dying,
  failing,
  hasty,
  options,
  repair,
  scratch,
  tree,
} from './replacing.ts'

/** A way to rewrite a file, and what may stand in its directory before and after. */
interface Case {
  readonly name: string
  /** The file below the directory. */
  readonly path: string
  readonly octets: Buffer
  readonly given: (directory: string) => Partial<ReplaceOptions>
  readonly old: Record<string, string>
  readonly fresh: Record<string, string>
}

const maildir = {cur: '/', new: '/', tmp: '/'}
const oldName = `cur/1.M2P3.host,S=${before.length}:2,S`
const newName = `cur/1.M2P3.host,S=${after.length}:2,S`

const cases: readonly Case[] = [
  {
    name: 'a mailbox',
    path: 'box',
    octets: Buffer.from(before),
    given: () => ({}),
    old: {box: before},
    fresh: {box: after},
  },
  {
    name: 'a mailbox with a backup',
    path: 'box',
    octets: Buffer.from(before),
    given: () => ({backup: '~'}),
    old: {box: before},
    fresh: {box: after, 'box~': before},
  },
  {
    name: 'a gzip file',
    path: 'box.gz',
    octets: gzipSync(before),
    given: () => ({}),
    old: {'box.gz': before},
    fresh: {'box.gz': after},
  },
  {
    name: 'a Maildir member',
    path: oldName,
    octets: Buffer.from(before),
    given: () => ({}),
    old: {...maildir, [oldName]: before},
    fresh: {...maildir, [newName]: after},
  },
  {
    name: 'another directory',
    path: 'box',
    octets: Buffer.from(before),
    given: directory => ({output: {directory, name: 'out/box'}}),
    old: {box: before},
    fresh: {box: before, out: '/', 'out/box': after},
  },
]

function prepare({path, octets, old}: Case): string {
  const directory = scratch()
  for (const [name, what] of Object.entries(old)) {
    if (what === '/') mkdirSync(join(directory, name))
  }
  writeFileSync(join(directory, path), octets)
  return directory
}

/** All in the directory; of a gzip file what it holds. */
function found(directory: string): Record<string, string> {
  const entries = Object.entries(tree(directory)).map(([name, text]) => {
    const isPacked = name === 'box.gz'
    return [name, isPacked ? gunzipSync(Buffer.from(text, 'latin1')).toString('latin1') : text]
  })
  return Object.fromEntries(entries)
}

/** The part of `all` that is neither a lock nor a temporary file. */
function lasting(all: Record<string, string>): Record<string, string> {
  const isLeft = (name: string): boolean => /\.requote-|\.lock$/.test(name)
  return Object.fromEntries(Object.entries(all).filter(([name]) => !isLeft(name)))
}

/** The next run, whose process has another number: all is well then. */
async function runAgain(directory: string, one: Case): Promise<void> {
  const at = Object.keys(found(directory)).find(name => name === one.path) ?? newName
  await replaceFile(join(directory, at), options(one.given(directory)), repair, hasty)
  expect(found(directory)).toEqual(one.fresh)
}

describe.each(cases)('$name', one => {
  test.each([
    ['ENOSPC'],
    ['EIO'],
    ['EACCES'],
    ['EROFS'],
  ])('when any call fails with %s', async code => {
    let made = 0
    for (let n = 1; ; n++) {
      const directory = prepare(one)
      const {system, failed} = failing(n, code)
      const running = replaceFile(
        join(directory, one.path),
        options(one.given(directory)),
        repair,
        {
          ...system,
          pid: deadPid,
          sleep: async () => undefined,
        },
      )
      const outcome: unknown = await running.catch((error: unknown) => error)
      if (failed() === null) break
      made = n
      const isError = outcome instanceof Error
      if (isError) expect(outcome).toBeInstanceOf(FileError)
      const all = found(directory)
      const place = `call ${n}, ${failed()}: ${String(outcome)}`
      // An error after the new file got its name says so.
      const isNew =
        !isError || /was rewritten|lock .* cannot be removed|safe on/.test(outcome.message)
      const {out: _, ...old} = lasting(all)
      if (isNew) expect(lasting(all), place).toEqual(one.fresh)
      else expect(old, place).toEqual(one.old)
      if (failed() !== 'unlink') expect(all, place).toEqual(lasting(all))
      await runAgain(directory, one)
    }
    expect(made).toBeGreaterThan(25)
  })

  test('when the process is killed before any call', async () => {
    let killed = 0
    for (let n = 1; ; n++) {
      const directory = prepare(one)
      const {system, bury} = dying(n)
      const running = replaceFile(
        join(directory, one.path),
        options(one.given(directory)),
        repair,
        system,
      )
      await running.catch(() => undefined)
      if (!bury()) break
      killed = n
      const {out: _, ...all} = lasting(found(directory))
      const texts = Object.entries(all).filter(
        ([name, text]) => text !== '/' && !name.endsWith('~'),
      )
      expect(texts, `call ${n}`).toHaveLength(one.path === 'box' && 'out/box' in all ? 2 : 1)
      for (const [, text] of texts) expect([before, after], `call ${n}`).toContain(text)
      await runAgain(directory, one)
    }
    expect(killed).toBeGreaterThan(25)
  })
})

test('writes that take a few octets at a time lose none', async () => {
  const directory = scratch()
  const box = join(directory, 'box')
  writeFileSync(box, before)
  const write = (fd: number, from: Buffer, at: number, length: number, position: number): number =>
    nodeSystem.write(fd, from, at, Math.min(length, 7), position)
  const read = (fd: number, to: Buffer, at: number, length: number, position: number): number =>
    nodeSystem.read(fd, to, at, Math.min(length, 11), position)
  expect(await replaceFile(box, options(), repair, {...nodeSystem, read, write})).toBe('replaced')
  expect(tree(directory)).toEqual({box: after})
})

test('a write that takes nothing fails', async () => {
  const directory = scratch()
  const box = join(directory, 'box')
  writeFileSync(box, before)
  const system = {...nodeSystem, write: () => 0}
  await expect(replaceFile(box, options(), repair, system)).rejects.toThrow('the device failed')
  expect(tree(directory)).toEqual({box: before})
})
