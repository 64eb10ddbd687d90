/** Dotlocks: taking, waiting, and knowing those that nobody holds any longer. */
import {
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {FileError} from '../../src/fix/file-error.ts'
import {type Lock, lockFile} from '../../src/fix/lock.ts'
import {replaceFile} from '../../src/fix/replace.ts'
import {nodeSystem, type System} from '../../src/fix/system.ts'
import {after, before, options, repair, scratch, systemError, tree} from './replacing.ts'

const minute = 60_000

let directory = ''
let box = ''
let clock = 0
let slept = 0
/** What happens while somebody waits for the lock. */
let meanwhile: () => void = () => undefined
beforeEach(() => {
  directory = scratch()
  box = join(directory, 'box.mbox')
  writeFileSync(box, before)
  clock = Date.now()
  slept = 0
  meanwhile = () => undefined
})

/** A system whose time passes by sleeping only; process 1 and our own live, all others are gone. */
function machine(given: Partial<System> = {}): System {
  return {
    ...nodeSystem,
    host: 'here',
    now: () => clock,
    sleep: async milliseconds => {
      clock += milliseconds
      slept += milliseconds
      meanwhile()
    },
    isAlive: pid => pid === 1 || pid === nodeSystem.pid,
    ...given,
  }
}

const never = new AbortController().signal
const take = (given: Partial<System> = {}): Promise<Lock> =>
  lockFile(box, 'box.mbox', never, machine(given))

/** A lock of somebody else, last touched so many milliseconds ago. */
function foreign(content: string, age = 0): void {
  writeFileSync(`${box}.lock`, content)
  utimesSync(`${box}.lock`, (clock - age) / 1000, (clock - age) / 1000)
}

describe('a lock', () => {
  test('tells who holds it, and is gone when released', async () => {
    const lock = await take()
    expect(tree(directory)).toEqual({'box.mbox': before, 'box.mbox.lock': `${process.pid}:here`})
    lock.verify()
    lock.release()
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test('is made without a link where there are none', async () => {
    const link = (): never => {
      throw systemError('ENOTSUP')
    }
    const lock = await take({link})
    expect(tree(directory)).toEqual({'box.mbox': before, 'box.mbox.lock': `${process.pid}:here`})
    lock.verify()
    await expect(take({link})).rejects.toThrow('is locked')
    lock.release()
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test('is made when the link is there though the answer was an error', async () => {
    const link = (from: string, to: string): void => {
      linkSync(from, to)
      throw systemError('EEXIST')
    }
    const lock = await take({link})
    lock.release()
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test('shows that its holder is at work', async () => {
    const lock = await take()
    utimesSync(`${box}.lock`, 1, 1)
    lock.touch()
    expect(statSync(`${box}.lock`).mtimeMs).toBe(1000)
    clock += 15_000
    lock.touch()
    expect(statSync(`${box}.lock`).mtimeMs).toBeGreaterThan(clock - 1000)
    lock.release()
  })

  test('that was taken away is noticed, and the new one is left to its holder', async () => {
    const lock = await take()
    rmSync(`${box}.lock`)
    const message = 'its lock box.mbox.lock was taken away; the file is as it was'
    expect(() => lock.verify()).toThrow(new FileError('box.mbox', message))
    foreign('1:here')
    expect(() => lock.verify()).toThrow(message)
    lock.release()
    expect(readFileSync(`${box}.lock`, 'latin1')).toBe('1:here')
  })
})

describe('a lock that somebody holds', () => {
  test.each([
    ['1:here', 'process 1'],
    ['1', 'process 1'],
    ['  1\n', 'process 1'],
    ['1:there', 'process 1 on there'],
    ['777:there', 'process 777 on there'],
    ['0', 'another program'],
    ['', 'another program'],
    ['\x1b[31m', 'another program'],
    ['1:here 2:there', 'another program'],
  ])('%j is waited for, and not for ever', async (content, who) => {
    foreign(content)
    await expect(take()).rejects.toThrow(
      `is locked by ${who}; wait for it, or remove box.mbox.lock if that program is gone ` +
        '(--no-lock does not heed locks)',
    )
    expect(slept).toBeGreaterThanOrEqual(30_000)
    expect(slept).toBeLessThan(40_000)
    expect(tree(directory)).toEqual({'box.mbox': before, 'box.mbox.lock': content})
  })

  test('is taken when it is released', async () => {
    foreign('1:here')
    meanwhile = () => rmSync(`${box}.lock`)
    const lock = await take()
    expect(readFileSync(`${box}.lock`, 'latin1')).toBe(`${process.pid}:here`)
    lock.release()
  })

  test('is never stolen from a living process of this machine, however old', async () => {
    foreign('1:here', 1000 * minute)
    await expect(take()).rejects.toThrow('is locked by process 1')
  })

  test('is not waited for any longer when the run is stopped', async () => {
    foreign('1:here')
    const stop = new AbortController()
    meanwhile = () => stop.abort(new Error('stopped'))
    await expect(lockFile(box, 'box.mbox', stop.signal, machine())).rejects.toThrow('stopped')
    expect(Object.keys(tree(directory))).toEqual(['box.mbox', 'box.mbox.lock'])
  })
})

describe('a stale lock', () => {
  test.each([
    ['of a dead process of this machine', '777:here', 0],
    ['of another machine that has not been touched', '1:there', 3 * minute],
    ['of a dead process of some machine that has not been touched', '777', 3 * minute],
    ['of nobody that has not been touched', '', 6 * minute],
  ])('%s is removed', async (_, content, age) => {
    foreign(content, age)
    const lock = await take()
    expect(slept).toBe(0)
    lock.release()
    expect(tree(directory)).toEqual({'box.mbox': before})
  })

  test.each([
    ['of another machine', '1:there', 1 * minute],
    ['of a dead process of some machine', '777', 1 * minute],
    ['of nobody', '0', 4 * minute],
    ['from the future', '1:there', -90 * minute],
  ])('is not %s that was touched lately', async (_, content, age) => {
    foreign(content, age)
    await expect(take()).rejects.toThrow('is locked')
    expect(readFileSync(`${box}.lock`, 'latin1')).toBe(content)
  })

  test('becomes one while it is waited for', async () => {
    foreign('1:there', 1.9 * minute)
    const lock = await take()
    expect(slept).toBeGreaterThan(0)
    lock.release()
  })

  test('is not mistaken for the new lock of one who was faster', async () => {
    foreign('777:here')
    const rename = (from: string, to: string): void => {
      // The other one saw the stale lock, too: he has removed it and made his own.
      if (readFileSync(from, 'latin1') === '777:here') {
        rmSync(from)
        foreign('1:here')
      }
      renameSync(from, to)
    }
    await expect(take({rename})).rejects.toThrow('is locked by process 1;')
    expect(tree(directory)).toEqual({'box.mbox': before, 'box.mbox.lock': '1:here'})
  })
})

describe('rewriting a file', () => {
  test('waits for its lock', async () => {
    foreign('1:here')
    await expect(replaceFile(box, options(), repair, machine())).rejects.toThrow('is locked')
    expect(readFileSync(box, 'latin1')).toBe(before)
    meanwhile = () => rmSync(`${box}.lock`)
    expect(await replaceFile(box, options(), repair, machine())).toBe('replaced')
    expect(tree(directory)).toEqual({'box.mbox': after})
  })

  test('does not heed it with --no-lock', async () => {
    foreign('1:here')
    expect(await replaceFile(box, options({lock: false}), repair, machine())).toBe('replaced')
    expect(tree(directory)).toEqual({'box.mbox': after, 'box.mbox.lock': '1:here'})
  })

  test('does nothing when the lock is lost', async () => {
    const fsync = (fd: number): void => {
      nodeSystem.fsync(fd)
      if (existsSync(`${box}.lock`)) foreign('1:there')
      rmSync(`${box}.lock`)
      foreign('1:there')
    }
    const running = replaceFile(box, options(), repair, machine({fsync}))
    await expect(running).rejects.toThrow('was taken away')
    expect(tree(directory)).toEqual({'box.mbox': before, 'box.mbox.lock': '1:there'})
  })

  test('is done by one after the other', async () => {
    const runs = Array.from({length: 8}, () => replaceFile(box, options(), repair))
    const outcomes = await Promise.all(runs)
    expect(outcomes.sort()).toEqual(['replaced', ...Array(7).fill('unchanged')])
    expect(tree(directory)).toEqual({'box.mbox': after})
  })
})
