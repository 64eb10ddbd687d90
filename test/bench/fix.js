/**
 * `requote fix` in place: a mailbox of which one message in a hundred is damaged, beside a copy of the
 * same file and a reading of it as text; and the same mail in many files, by one job, by two, and by
 * two processes with half of the files each.
 */
import {spawn} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {manglers} from '../manglers.js'
import {generate} from './inputs.js'
import {CommandFailed, median, run, watched} from './measure.js'
import {table} from './report.js'

/** Size of the mailbox in MB (10⁶ octets). */
export const fixMb = 40
const damagedOneIn = 100
const files = 64
const leak = manglers['quoted-printable']

/** @param {Buffer} message with its separator line; the leaked text stays undeclared */
function damaged(message) {
  const body = message.indexOf('\n\n') + 2
  return Buffer.concat([
    message.subarray(0, body),
    Buffer.from(leak(message.toString('utf8', body))),
  ])
}

/** @param {number} mb */
function damagedMailbox(mb) {
  const messages = [...generate('clean', mb * 1e6)]
  return messages.map((message, at) => (at % damagedOneIn === 0 ? damaged(message) : message))
}

/** Runs commands side by side. @param {string[][]} commands @returns {Promise<number>} seconds */
async function together(commands) {
  const start = process.hrtime.bigint()
  await Promise.all(
    commands.map(([program, ...args]) => {
      const child = spawn(program, args, {stdio: 'ignore'})
      return new Promise((resolve, reject) => {
        child.once('error', reject)
        child.once('close', status => {
          if (status === 0) resolve(status)
          else reject(new CommandFailed(`${program} ${args.join(' ')}: ended with ${status}`))
        })
      })
    }),
  )
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** The mail as one file and as many, as it is before a run. */
function layOut(folder, mb) {
  const messages = damagedMailbox(mb)
  mkdirSync(join(folder, 'was/many/a'), {recursive: true})
  mkdirSync(join(folder, 'was/many/b'))
  writeFileSync(join(folder, 'was/one.mbox'), Buffer.concat(messages))
  const each = Math.ceil(messages.length / files)
  for (let at = 0; at < files; at++) {
    const half = at % 2 === 0 ? 'a' : 'b'
    const name = `was/many/${half}/${String(at).padStart(3, '0')}.mbox`
    writeFileSync(join(folder, name), Buffer.concat(messages.slice(at * each, (at + 1) * each)))
  }
  return statSync(join(folder, 'was/one.mbox')).size / 1e6
}

/** @typedef {{name: string, seconds: number[], median: number, peak: number | null}} FixRow */

/**
 * Each command gets the mail as it was; what that takes is outside the clock.
 * @param {string[]} requote the words that start requote
 * @param {number} mb
 * @param {number} rounds
 * @param {ReturnType<typeof import('./measure.js').findWitness>} witness
 * @returns {Promise<{mb: number, rows: FixRow[]}>}
 */
export async function measureFix(requote, mb, rounds, witness) {
  const folder = mkdtempSync(join(tmpdir(), 'requote-bench-'))
  try {
    const size = layOut(folder, mb)
    const [one, many, was] = ['now/one.mbox', 'now/many', 'was/one.mbox'].map(name =>
      join(folder, name),
    )
    const fix = (...words) => [...requote, 'fix', '--quiet', ...words]
    const commands = [
      {name: 'cp', argv: [['cp', was, join(folder, 'now/copy.mbox')]]},
      {name: 'requote', argv: [[...requote, was]]},
      {name: 'requote fix', argv: [fix(one)]},
      {name: `requote fix, ${files} files`, argv: [fix(many)]},
      {name: `requote fix --jobs 2, ${files} files`, argv: [fix('--jobs', '2', many)]},
      {
        name: `two of requote fix, ${files / 2} files each`,
        argv: ['a', 'b'].map(half => fix(join(many, half))),
      },
    ]
    const rows = commands.map(({name}) => ({name, seconds: [], median: 0, peak: null}))
    for (let round = -1; round < rounds; round++) {
      for (const [at, {argv}] of commands.entries()) {
        rmSync(join(folder, 'now'), {recursive: true, force: true})
        cpSync(join(folder, 'was'), join(folder, 'now'), {recursive: true})
        if (round >= 0) rows[at].seconds.push(await together(argv))
        // The first round takes the peaks; that of two processes is not one figure.
        else if (argv.length > 1) await together(argv)
        else rows[at].peak = (await watched(witness, {argv: argv[0]}, run)).peak
      }
    }
    for (const row of rows) row.median = median(row.seconds)
    return {mb: size, rows}
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** @param {{mb: number, rows: FixRow[]}} measured */
export function fixTable({mb, rows}) {
  const [copy, read, one, many] = rows
  const times = (row, base) => (row.median / base.median).toFixed(2)
  const title = `${mb.toFixed(0)} MB, 1 message in ${damagedOneIn} damaged`
  const header = [title, 's', 'range', '× cp', '× text', '× one file', '× one job', 'peak MB']
  const body = rows.map((row, at) => [
    row.name,
    row.median.toFixed(2),
    `${Math.min(...row.seconds).toFixed(2)}-${Math.max(...row.seconds).toFixed(2)}`,
    times(row, copy),
    times(row, read),
    at < 2 ? '–' : times(row, one),
    at < 3 ? '–' : times(row, many),
    row.peak?.toFixed(0) ?? '–',
  ])
  return table(header, body)
}
