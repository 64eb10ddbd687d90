/** Rewriting a file in place: what it comes to, and what is not done. */
import {
  chmodSync,
  chownSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {type Rewriter, replaceFile} from '../../src/fix/replace.ts'
import {nodeSystem} from '../../src/fix/system.ts'
import {
  after,
  before,
  checkOf,
  options,
  refusal,
  repair,
  rewriteBy,
  scratch,
  systemError,
  tree,
} from './replacing.ts'

let directory = ''
let box = ''
beforeEach(() => {
  directory = scratch()
  box = join(directory, 'box.mbox')
  writeFileSync(box, before)
})

describe('a file that is repaired', () => {
  test('is replaced, and nothing is left beside it', async () => {
    expect(await replaceFile(box, options(), repair)).toBe('replaced')
    expect(tree(directory)).toEqual({'box.mbox': after})
  })

  test('comes out right however long it is', async () => {
    const long = `${before}${'A line like many others.\n'.repeat(200_000)}+AD4- end\n`
    writeFileSync(box, long)
    expect(await replaceFile(box, options(), repair)).toBe('replaced')
    expect(readFileSync(box, 'latin1')).toBe(long.replaceAll('+AD4-', '>'))
  })

  test('may become shorter, longer, or empty', async () => {
    for (const text of [before.slice(0, -5), `${before}x`, '', before]) {
      expect(
        await replaceFile(
          box,
          options(),
          rewriteBy(() => text),
        ),
      ).toBe('replaced')
      expect(tree(directory)).toEqual({'box.mbox': text})
    }
  })

  test('keeps its mode and its times', async () => {
    chmodSync(box, 0o640)
    utimesSync(box, 1_000_000_000.25, 1_100_000_000.5)
    await replaceFile(box, options(), repair)
    const {mode, atimeMs, mtimeMs} = statSync(box)
    expect([mode & 0o7777, atimeMs, mtimeMs]).toEqual([0o640, 1_000_000_000_250, 1_100_000_000_500])
  })

  test.skipIf(process.getuid?.() !== 0)('keeps its owner (needs root)', async () => {
    chownSync(box, 1234, 2345)
    chmodSync(box, 0o4750)
    await replaceFile(box, options(), repair)
    const {uid, gid, mode} = statSync(box)
    expect([uid, gid, mode & 0o7777]).toEqual([1234, 2345, 0o4750])
  })

  test('whose group cannot be kept gives the new group no more than all have', async () => {
    chmodSync(box, 0o4664)
    const notAllowed = (): never => {
      throw systemError('EPERM')
    }
    const fstat = (fd: number) => {
      const stats = nodeSystem.fstat(fd)
      return Object.assign(Object.create(stats), {gid: stats.gid + 1n}) as typeof stats
    }
    let first = true
    const system = {
      ...nodeSystem,
      fchown: notAllowed,
      // Of the original, which is looked at first, another group is told.
      fstat: (fd: number) => {
        if (!first) return nodeSystem.fstat(fd)
        first = false
        return fstat(fd)
      },
    }
    expect(await replaceFile(box, options({lock: false}), repair, system)).toBe('replaced')
    expect(statSync(box).mode & 0o7777).toBe(0o644)
  })

  test('gets a backup when one is wanted: the old file itself', async () => {
    const {ino, mtimeMs} = statSync(box)
    await replaceFile(box, options({backup: '.bak'}), repair)
    expect(tree(directory)).toEqual({'box.mbox': after, 'box.mbox.bak': before})
    const backup = statSync(`${box}.bak`)
    expect([backup.ino, backup.mtimeMs]).toEqual([ino, mtimeMs])
  })

  test('gets a copy as its backup where files have one name only', async () => {
    utimesSync(box, 1_000_000_000, 1_100_000_000)
    const link = (): never => {
      throw systemError('EPERM')
    }
    const system = {...nodeSystem, link}
    expect(await replaceFile(box, options({backup: '~'}), repair, system)).toBe('replaced')
    expect(tree(directory)).toEqual({'box.mbox': after, 'box.mbox~': before})
    expect(statSync(`${box}~`).mtimeMs).toBe(1_100_000_000_000)
  })

  test('is left when its backup is there already', async () => {
    writeFileSync(`${box}.bak`, 'precious')
    expect(await refusal(box, {backup: '.bak'})).toBe(
      'its backup box.mbox.bak is there already; move it, or use --backup=SUFFIX',
    )
    expect(tree(directory)).toEqual({'box.mbox': before, 'box.mbox.bak': 'precious'})
  })

  test.each([
    [''],
    ['/x'],
    ['a/../../b'],
    ['\0'],
  ])('has no backup by the suffix %j', async backup => {
    expect(await refusal(box, {backup})).toContain('--backup=SUFFIX')
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test('may have a name as long as names can be', async () => {
    for (const name of ['x'.repeat(250), 'ö'.repeat(125)]) {
      const path = join(directory, name)
      writeFileSync(path, before)
      expect(await replaceFile(path, options(), repair)).toBe('replaced')
      expect(readFileSync(path, 'latin1')).toBe(after)
      rmSync(path)
    }
    expect(tree(directory)).toEqual({'box.mbox': before})
  })
})

describe('a file that is right', () => {
  test('is not touched', async () => {
    writeFileSync(box, after)
    utimesSync(box, 1_000_000_000, 1_100_000_000)
    const {ino, ctimeMs, mtimeMs} = statSync(box)
    expect(await replaceFile(box, options({backup: '.bak'}), repair)).toBe('unchanged')
    const now = statSync(box)
    expect([now.ino, now.ctimeMs, now.mtimeMs]).toEqual([ino, ctimeMs, mtimeMs])
    expect(tree(directory)).toEqual({'box.mbox': after})
  })

  test('needs no directory that can be written, nor a name for a backup', async () => {
    writeFileSync(box, after)
    writeFileSync(`${box}.bak`, 'old')
    const open = (path: string, flags: number, mode: number): number => {
      if (path.includes('requote-fix') && path.includes('.requote-')) throw systemError('EACCES')
      return nodeSystem.open(path, flags, mode)
    }
    const system = {...nodeSystem, open}
    expect(await replaceFile(box, options({backup: '.bak'}), repair, system)).toBe('unchanged')
    writeFileSync(box, before)
    await expect(replaceFile(box, options(), repair, system)).rejects.toThrow('permission denied')
    expect(readFileSync(box, 'latin1')).toBe(before)
  })

  test('may be empty', async () => {
    writeFileSync(box, '')
    expect(await replaceFile(box, options(), repair)).toBe('unchanged')
    expect(tree(directory)).toEqual({'box.mbox': ''})
  })
})

describe('what is not done', () => {
  test('a rewrite that does not read back right', async () => {
    const wrong: Rewriter = async (chunks, out) => {
      const {changed} = await repair(chunks, out)
      return {changed, check: () => checkOf(before)}
    }
    expect(await refusal(box, {}, wrong)).toBe(
      'the new file does not read back right (other octets); the file is as it was',
    )
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test('a rewrite that says it changed nothing, but did', async () => {
    const wrong: Rewriter = async (chunks, out) => {
      const {check} = await repair(chunks, out)
      return {changed: false, check}
    }
    expect(await refusal(box, {}, wrong)).toBe('would differ for no reason; the file is as it was')
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test('a rewrite that fails: its error is passed on', async () => {
    const failing: Rewriter = async (chunks, out) => {
      await repair(chunks, out)
      throw new RangeError('a bug')
    }
    await expect(replaceFile(box, options(), failing)).rejects.toThrow(new RangeError('a bug'))
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test.each([
    ['while it is read', 0],
    ['while it is written', 1],
    ['while it is read back', 2],
  ])('a rewrite that is stopped %s', async (_, moment) => {
    const stop = new AbortController()
    const stopping: Rewriter = async (chunks, out) => {
      const {changed} = await repair(chunks, bytes => {
        if (moment === 1) stop.abort(new Error('stopped'))
        out(bytes)
      })
      const check = checkOf(after)
      const write = (chunk: Buffer): void => {
        check.write(chunk)
        stop.abort(new Error('stopped'))
      }
      return {changed, check: () => ({...check, write})}
    }
    if (moment === 0) stop.abort(new Error('stopped'))
    const running = replaceFile(box, options({signal: stop.signal}), stopping)
    await expect(running).rejects.toThrow(new Error('stopped'))
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test('a signal comes through while a long file is read', async () => {
    writeFileSync(box, 'A line like many others.\n'.repeat(400_000))
    const stop = new AbortController()
    process.once('SIGUSR2', () => stop.abort(new Error('stopped')))
    const slow: Rewriter = async chunks => {
      process.kill(process.pid, 'SIGUSR2')
      for await (const _ of chunks) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      throw new Error('was not stopped')
    }
    const running = replaceFile(box, options({signal: stop.signal}), slow)
    await expect(running).rejects.toThrow(new Error('stopped'))
  })
})
