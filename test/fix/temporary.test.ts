/** Temporary files: their names, and those that nobody needs any longer. */
import {mkdirSync, statSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {nodeSystem, type System} from '../../src/fix/system.ts'
import {createTemporary, removeStale, temporaryPath} from '../../src/fix/temporary.ts'
import {scratch, systemError, tree} from './replacing.ts'

const here: System = {...nodeSystem, host: 'here', pid: 77, isAlive: pid => pid === 77}
const there: System = {...nodeSystem, host: 'there', pid: 88}
const dead: System = {...here, pid: 99}
const day = 24 * 60 * 60 * 1000

describe('a temporary name', () => {
  test('tells what it is for, and who made it', () => {
    const name = basename(temporaryPath('/mail', 'box', here))
    expect(name).toMatch(/^\.box\.requote-[0-9a-f]{8}-77-[0-9a-f]{8}$/)
  })

  test('is short enough for any file name', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 255}), name => {
        const made = basename(temporaryPath('/mail', name.replaceAll('/', '_'), here))
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(255)
      }),
    )
  })

  test('that is taken is not used', () => {
    const directory = scratch()
    let taken = 2
    const open = (path: string, flags: number, mode: number): number => {
      if (taken-- > 0) throw systemError('EEXIST')
      return nodeSystem.open(path, flags, mode)
    }
    const made = createTemporary(directory, 'box', {...here, open})
    expect(statSync(made.path).mode & 0o777).toBe(0o600)
    made.discard()
    expect(tree(directory)).toEqual({})
  })
})

describe('in a directory', () => {
  const put = (directory: string, system: System): string => {
    const path = temporaryPath(directory, 'box', system)
    writeFileSync(path, '')
    return basename(path)
  }

  test('what dead processes of this machine left is removed, and nothing else', () => {
    const directory = scratch()
    put(directory, dead)
    put(directory, dead)
    const kept = [put(directory, here), put(directory, there)]
    removeStale(directory, here)
    expect(Object.keys(tree(directory)).sort()).toEqual(kept.sort())
  })

  test('what has not been touched for a day is removed, whoever made it', () => {
    const directory = scratch()
    const name = put(directory, there)
    // Old times of the original are no sign of age.
    utimesSync(join(directory, name), 1, 1)
    put(directory, here)
    removeStale(directory, {...here, now: () => Date.now() + 0.9 * day})
    expect(Object.keys(tree(directory))).toHaveLength(2)
    removeStale(directory, {...here, now: () => Date.now() + 1.1 * day})
    expect(tree(directory)).toEqual({})
  })

  test('other names, directories and links are left', () => {
    const directory = scratch()
    const name = basename(temporaryPath(directory, 'box', dead))
    mkdirSync(join(directory, name))
    symlinkSync('nowhere', join(directory, name.replace('box', 'link')))
    for (const other of [name.slice(1), `${name}.bak`, name.replace('-99-', '-0-'), 'box']) {
      writeFileSync(join(directory, other), '')
    }
    const all = tree(directory)
    removeStale(directory, {...here, now: () => Date.now() + 2 * day})
    expect(tree(directory)).toEqual(all)
  })

  test('that may not be read, nothing is removed and nothing is said', () => {
    removeStale(join(scratch(), 'none'), here)
  })
})
