/**
 * Chooses where the product goes: `--output`, the pager, or stdout; and refuses to write into what is
 * being read.
 */
import {type BigIntStats, fstatSync, readdirSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {openPager, pagerCommand} from './pager.ts'
import {DescriptorSink, openFile, type Sink} from './sink.ts'
import type {Environment} from './terminal.ts'

const stdin = 0
const stdout = 1

/** Where the product shall go. */
export interface Target {
  /** A file; null and `-`: stdout. */
  readonly output: string | null
  /** For programs: never by way of the pager. */
  readonly json: boolean
}

/** Opens the output. Throws OutputError. */
export async function openOutput(
  options: Target,
  env: Environment,
  isTerminal: boolean,
): Promise<Sink> {
  if (options.output !== null && options.output !== '-') return openFile(options.output)
  const command = isTerminal && !options.json ? pagerCommand(env) : null
  const pager = command === null ? null : await openPager(command, env)
  return pager ?? new DescriptorSink(stdout, 'the output')
}

/** The input that is also the output, or null. Both are told apart by device and inode. */
export function inputThatIsOutput(output: string | null, files: readonly string[]): string | null {
  const target = output === null || output === '-' ? identify(stdout) : identify(output)
  if (target === null || !target.isFile()) return null
  for (const file of files.length > 0 ? files : ['-']) {
    const source = file === '-' ? identify(stdin) : identify(file)
    if (source === null) continue
    if (isSame(source, target)) return file
    if (source.isDirectory() && output !== null && holds(file, output, target)) return file
  }
  return null
}

/** True when the existing file `output` is a message of the directory. */
function holds(directory: string, output: string, target: BigIntStats): boolean {
  const parent = identify(dirname(output))
  if (parent === null) return false
  for (const place of ['cur', 'new', '.']) {
    const found = identify(join(directory, place))
    if (found === null || !isSame(found, parent)) continue
    if (place !== '.') return true
    if (!/\.eml(?:\.gz)?$/.test(output)) continue
    if (names(directory).some(name => isSame(identify(join(directory, name)), target))) return true
  }
  return false
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory).filter(name => /\.eml(?:\.gz)?$/.test(name))
  } catch {
    return []
  }
}

function identify(file: string | number): BigIntStats | null {
  try {
    return typeof file === 'number'
      ? fstatSync(file, {bigint: true})
      : statSync(file, {bigint: true})
  } catch {
    return null
  }
}

function isSame(a: BigIntStats | null, b: BigIntStats): boolean {
  return a !== null && a.dev === b.dev && a.ino === b.ino
}
