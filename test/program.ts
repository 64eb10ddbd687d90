/** The built program, for the tests that run it. */
import {type SpawnSyncReturns, spawnSync} from 'node:child_process'
import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {root} from './run.ts'

export const program: string = join(root, 'bin/requote.js')

/** Fails with what to do where nothing has been built. */
export function checkBuilt(): void {
  const dist = join(root, 'dist')
  const isBuilt = existsSync(dist) && readdirSync(dist).some(name => name.startsWith('requote.'))
  if (!isBuilt) throw new Error('dist/ has no program: run `npm ci` or `npm run build` first')
}

export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

interface Given {
  readonly cwd?: string
  readonly input?: string | Buffer
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the program with these words. */
export function requote(words: readonly string[], given: Given = {}): Ended {
  return ended(spawnSync(process.execPath, [program, ...words], options(given)))
}

/** Runs a script of bash in which `requote` is the program. */
export function shell(script: string, given: Given = {}): Ended {
  const define = `requote() { "${process.execPath}" "${program}" "$@"; }; export -f requote`
  return ended(spawnSync('bash', ['-c', `${define}\n${script}`], options(given)))
}

function options({cwd = root, input = '', env = {}}: Given): {
  cwd: string
  input: string | Buffer
  env: Record<string, string>
  maxBuffer: number
} {
  const {PATH = '', HOME = ''} = process.env
  return {cwd, input, env: {PATH, HOME, LC_ALL: 'C.UTF-8', ...env}, maxBuffer: 1 << 28}
}

function ended({error, status, stdout, stderr}: SpawnSyncReturns<Buffer>): Ended {
  if (error) throw error
  return {status, out: stdout.toString('utf8'), err: stderr.toString('utf8')}
}
