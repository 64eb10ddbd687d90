/** What the tests of safe writing share: a mailbox, a rewrite of it, and systems that fail. */
import {lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, onTestFinished} from 'vitest'
import {FileError} from '../../src/fix/file-error.ts'
import {type ReplaceOptions, type Rewriter, replaceFile} from '../../src/fix/replace.ts'
import {nodeSystem, type System} from '../../src/fix/system.ts'
import {checkOf} from './kill-kinds.ts'

export {checkOf}

const separator = 'From ana@example.org Thu Jan  2 03:04:05 2020\n'

/** Three messages; the second one is damaged. */
export const before: string = [
  `${separator}From: ana@example.org\nSubject: one\n\nThe gate is shut.\n\n`,
  `${separator}From: bo@example.org\nSubject: two\n\n+AD4- The gate is shut.\nWhy?\n\n`,
  `${separator}From: ana@example.org\nSubject: three\n\nIt is late.\n`,
].join('')

/** The same, repaired. */
export const after: string = before.replace('+AD4-', '>')

/** Replaces `+AD4-` by `>` and checks that this is what was written. */
export const repair: Rewriter = rewriteBy(text => text.replaceAll('+AD4-', '>'))

/** Rewrites the whole text at once, at the end of the input. */
export function rewriteBy(change: (text: string) => string): Rewriter {
  return async (chunks, out) => {
    const copies: Buffer[] = []
    for await (const chunk of chunks) copies.push(Buffer.from(chunk))
    const text = Buffer.concat(copies).toString('latin1')
    const changed = change(text)
    out(Buffer.from(changed, 'latin1'))
    return {changed: changed !== text, check: () => checkOf(changed)}
  }
}

/** As the command line's defaults, but without a backup. */
export function options(given: Partial<ReplaceOptions> = {}): ReplaceOptions {
  return {
    tree: null,
    followSymlinks: false,
    breakHardLinks: false,
    output: null,
    backup: null,
    lock: true,
    signal: new AbortController().signal,
    swept: new Set(),
    ...given,
  }
}

/** The message of the FileError that rewriting `path` fails with. */
export async function refusal(
  path: string,
  given: Partial<ReplaceOptions> = {},
  rewrite: Rewriter = repair,
): Promise<string> {
  try {
    return await replaceFile(path, options(given), rewrite)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    expect(error.file).toBe(path)
    return error.message
  }
}

/** A directory that is gone when the test has ended. */
export function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), 'requote-fix-'))
  onTestFinished(() => rmSync(directory, {recursive: true, force: true}))
  return directory
}

/** All below `directory` by path: octets of files as Latin-1, `/` of directories, `-> to` of links. */
export function tree(directory: string): Record<string, string> {
  const found: [string, string][] = readdirSync(directory).flatMap(name => {
    const path = join(directory, name)
    const stats = lstatSync(path)
    if (stats.isSymbolicLink()) return [[name, `-> ${readlinkSync(path)}`]]
    if (!stats.isDirectory()) return [[name, readFileSync(path, 'latin1')]]
    const below = Object.entries(tree(path))
    return [[name, '/'], ...below.map(([at, what]): [string, string] => [`${name}/${at}`, what])]
  })
  return Object.fromEntries(found.sort())
}

/** A process that nobody has heard of: process numbers end at 4194304 on Linux. */
export const deadPid = 9_999_999

type Call = Exclude<keyof System, 'pid' | 'host' | 'now' | 'sleep' | 'isAlive'>

const calls: readonly Call[] = [
  'open',
  'close',
  'read',
  'write',
  'fsync',
  'fstat',
  'lstat',
  'fchmod',
  'fchown',
  'futimes',
  'link',
  'rename',
  'unlink',
  'mkdir',
  'readdir',
  'realpath',
]

/** `nodeSystem`, but it does not wait for the disk: thousands of rewrites would take minutes. */
export const hasty: System = {...nodeSystem, fsync: () => undefined}

/** A hasty system with each call going through `through`, which may throw instead of making it. */
export function watched(
  through: (call: Call, make: () => unknown, given: readonly unknown[]) => unknown,
): System {
  const entries = calls.map(call => {
    const real = hasty[call] as (...given: unknown[]) => unknown
    return [call, (...given: unknown[]) => through(call, () => real(...given), given)]
  })
  return {...nodeSystem, ...(Object.fromEntries(entries) as Partial<System>)}
}

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made to fail`), {code})
}

/** The system on which the n-th call (from 1) fails with `code`; `failed` tells which one it was. */
export function failing(n: number, code: string): {system: System; failed: () => Call | null} {
  let count = 0
  let failed: Call | null = null
  const system = watched((call, make) => {
    if (++count !== n) return make()
    failed = call
    // The descriptor is gone all the same, as on Linux.
    if (call === 'close') make()
    throw systemError(code)
  })
  return {system, failed: () => failed}
}

/**
 * The system of a process that is killed at its n-th call: nothing that it does later happens. `bury`
 * tells whether it came to that, and closes what was open, as the kernel does.
 */
export function dying(n: number): {system: System; bury: () => boolean} {
  let count = 0
  const open = new Set<number>()
  const system = watched((call, make, given) => {
    if (++count >= n) throw systemError('KILLED')
    const result = make()
    if (call === 'open') open.add(result as number)
    if (call === 'close') open.delete(given[0] as number)
    return result
  })
  const bury = (): boolean => {
    for (const fd of open) nodeSystem.close(fd)
    return count >= n
  }
  return {system: {...system, pid: deadPid}, bury}
}
