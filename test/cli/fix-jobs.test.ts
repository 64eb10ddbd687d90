/** `requote fix --jobs`, and signals with one process and with several. */
import {spawn} from 'node:child_process'
import {describe, expect, test} from 'vitest'
import {program} from '../program.ts'
import {at, damaged, fix, mail, mbox, names, read, repaired, usePlace, write} from './fixing.ts'

usePlace()

describe('--jobs', () => {
  function many(): Record<string, string> {
    const files: Record<string, string> = {}
    for (let number = 100; number < 150; number++) {
      files[`box/cur/${number}`] = mail(number % 7 === 0 ? damaged : 'a\n', number)
    }
    for (let number = 0; number < 3; number++) {
      const bodies = new Array<string>(800).fill('a\n')
      files[`lists/${number}.mbox`] = mbox(...bodies, damaged, ...bodies)
    }
    return files
  }
  const words = ['lists', 'none', 'box', 'other.mbox']

  test.each([
    ['the report', []],
    ['--json', ['--json']],
    ['--diff', ['--diff']],
    ['--check', ['--check', '-v']],
  ])('gives the same: %s', (_, options) => {
    write(many())
    const alone = fix([...options, ...words])
    const after = names().map(read)
    write(many())
    expect(fix(['--jobs', '3', ...options, ...words])).toEqual(alone)
    expect(names().map(read)).toEqual(after)
  })
})

describe('a signal', () => {
  const bodies = new Array<string>(12_000).fill('a\n')

  interface Ended {
    readonly status: number | null
    readonly stderr: string
  }

  /** How a run ends that is sent a signal as soon as its temporary file is seen. */
  function interrupted(words: string[], signal: NodeJS.Signals): Promise<Ended> {
    const child = spawn(process.execPath, [program, 'fix', '-q', ...words], {
      cwd: at(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', piece => {
      stderr += piece
    })
    const timer = setInterval(() => {
      if (!names().some(name => name.includes('requote-'))) return
      clearInterval(timer)
      child.kill(signal)
    }, 1)
    return new Promise(resolve => {
      child.once('close', status => {
        clearInterval(timer)
        resolve({status, stderr})
      })
    })
  }

  test.each([
    ['SIGHUP', [], 129],
    ['SIGINT', [], 130],
    ['SIGTERM', ['--jobs', '2'], 143],
  ] as const)('%s with %j leaves the old files and no other', async (signal, words, status) => {
    const files = ['1.mbox', '2.mbox', '3.mbox', '4.mbox']
    const before = mbox(damaged, ...bodies)
    write(Object.fromEntries(files.map(name => [name, before])))
    const ended = await interrupted([...words, ...files], signal)
    expect(ended.status).toBe(status)
    expect(ended.stderr).toMatch(
      new RegExp(
        `^requote: ended by ${signal} after \\d files?; what was under way is as it was\n$`,
      ),
    )
    expect(names()).toEqual(files)
    expect(read('4.mbox')).toBe(before)
    const after = mbox(repaired, ...bodies)
    for (const name of files) expect([before, after]).toContain(read(name))
  })
})
