/**
 * Runs whole processes, a file in and `/dev/null` out, and tells how long they took and how much
 * memory they held. Time is taken on the bare process. The peak of the resident set needs a
 * witness (GNU time or Python), so it is taken in a run of its own, outside the clock.
 */
import {spawn, spawnSync} from 'node:child_process'
import {mkdtempSync, openSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** @typedef {{argv: string[], env?: Record<string, string>}} Command */

const nowhere = openSync('/dev/null', 'r+')

/** A command that could not be started or did not end with 0. */
export class CommandFailed extends Error {}

/**
 * Runs a command to its end; its output goes nowhere.
 * @param {Command} command
 * @returns {number} seconds
 * @throws {CommandFailed}
 */
export function run({argv: [program, ...args], env}) {
  const options = {stdio: [nowhere, nowhere, 'pipe'], env: {...process.env, ...env}}
  const start = process.hrtime.bigint()
  const {status, signal, error, stderr} = spawnSync(program, args, options)
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  if (status !== 0) {
    const why = error?.message ?? `ended with ${signal ?? status}`
    throw new CommandFailed(`${[program, ...args].join(' ')}: ${why}\n${stderr ?? ''}`.trimEnd())
  }
  return seconds
}

/** True when the command starts and ends with 0. @param {string} program @param {string[]} args */
export function works(program, args) {
  return spawnSync(program, args, {stdio: 'ignore'}).status === 0
}

/** The program's output, trimmed, or null. @param {string} program @param {string[]} args */
export function ask(program, args) {
  const {status, stdout} = spawnSync(program, args, {encoding: 'utf8'})
  return status === 0 ? stdout.trim() : null
}

const pythonWitness = `import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
open(sys.argv[1], 'w').write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status)`

/**
 * Finds who can tell the peak of a process: GNU time, else Python.
 * @param {string | null} python
 * @returns {((report: string) => string[]) | null} the words to put before a command; it then
 *   leaves the peak in KiB on the last line of the file `report`
 */
export function findWitness(python) {
  if (works('/usr/bin/time', ['-f', '%M', '-o', '/dev/null', 'true'])) {
    return report => ['/usr/bin/time', '-f', '%M', '-o', report]
  }
  return python === null ? null : report => [python, '-c', pythonWitness, report]
}

/**
 * Runs `use` on a command that is watched by the witness.
 * @template T
 * @param {ReturnType<typeof findWitness>} witness
 * @param {Command} command
 * @param {(watched: Command) => T | Promise<T>} use
 * @returns {Promise<{result: T, peak: number | null}>} peak in MB (10⁶ octets)
 */
export async function watched(witness, command, use) {
  if (witness === null) return {result: await use(command), peak: null}
  const folder = mkdtempSync(join(tmpdir(), 'requote-bench-'))
  try {
    const report = join(folder, 'peak')
    const result = await use({...command, argv: [...witness(report), ...command.argv]})
    const kibibytes = Number(readFileSync(report, 'utf8').trim().split('\n').pop())
    return {result, peak: (kibibytes * 1024) / 1e6}
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/**
 * Runs a command that reads what `chunks` brings from a pipe.
 * @param {Command} command
 * @param {Iterable<Buffer>} chunks
 * @returns {Promise<number>} seconds
 * @throws {CommandFailed}
 */
export async function feed({argv: [program, ...args], env}, chunks) {
  const start = process.hrtime.bigint()
  const options = {stdio: ['pipe', nowhere, 'inherit'], env: {...process.env, ...env}}
  const child = spawn(program, args, options)
  const {stdin} = child
  const ended = new Promise(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', (status, signal) => resolve(signal ?? status))
  })
  let drained = () => {}
  stdin.on('drain', () => drained())
  stdin.on('close', () => drained())
  // A command that stops reading tells why by its exit status.
  stdin.on('error', () => {})
  for (const chunk of chunks) {
    if (stdin.destroyed) break
    const room = new Promise(resolve => {
      drained = resolve
    })
    if (!stdin.write(chunk) && !stdin.destroyed) await room
  }
  stdin.end()
  const status = await ended
  if (status !== 0) throw new CommandFailed(`${program} ${args.join(' ')}: ended with ${status}`)
  return Number(process.hrtime.bigint() - start) / 1e9
}

/**
 * Times commands in interleaved rounds (A B C A B C …), so that a slow minute of the machine hits
 * all of them.
 * @param {Command[]} commands
 * @param {number} rounds
 * @returns {number[][]} seconds, a list a command
 */
export function interleave(commands, rounds) {
  const seconds = commands.map(() => /** @type {number[]} */ ([]))
  for (let round = 0; round < rounds; round++) {
    for (const [at, command] of commands.entries()) seconds[at].push(run(command))
  }
  return seconds
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
