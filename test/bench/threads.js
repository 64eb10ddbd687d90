/**
 * What `--thread` costs where it has work: a mailbox in which every message answers one of those before
 * it and quotes what that one has. (In the other inputs nothing answers anything.)
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {generate} from './inputs.js'
import {interleave, median, run, watched} from './measure.js'
import {table} from './report.js'
import {randomOf} from './text.js'

/** Size of the mail that threads are made of, in MB (10⁶ octets); the quotations come on top. */
export const threadMb = 30
/** An answer is to one of so many messages before it; */
const reach = 50
/** it quotes so many lines at the most, none of them deeper than this. */
const most = 60
const deepest = 6

/** @param {number} mb @returns {Buffer} an mbox */
export function threads(mb) {
  const random = randomOf('requote bench threads')
  /** @type {{author: string, body: string[]}[]} */
  const written = []
  const messages = []
  for (const bytes of generate('clean', mb * 1e6)) {
    const text = bytes.toString('utf8')
    const at = text.indexOf('\n\n') + 2
    const number = written.length
    const answered = Math.max(0, number - 1 - random.below(reach))
    const body = [...quotation(written[answered]), ...ownLines(text.slice(at))]
    written.push({author: /^From: (.*)$/m.exec(text)?.[1] ?? '', body})
    if (number >= reach) written[number - reach].body = []
    messages.push(`${linked(text.slice(0, at), number, answered)}${body.join('\n')}\n\n`)
  }
  return Buffer.from(messages.join(''))
}

/** @param {{author: string, body: string[]} | undefined} message none for the first */
function quotation(message) {
  if (message === undefined) return []
  const lines = message.body.filter(line => !line.startsWith('>'.repeat(deepest))).slice(0, most)
  const quoted = lines.map(line => (line.startsWith('>') ? `>${line}` : `> ${line}`))
  return [`On Mon, 3 Feb 2025, ${message.author} wrote:`, ...quoted, '']
}

/** What is quoted, and who is said to have written it, is left out. @param {string} body */
function ownLines(body) {
  const lines = body.trimEnd().split('\n')
  return lines.filter(line => !line.startsWith('>') && !line.endsWith(' wrote:'))
}

/** @param {string} head @param {number} number @param {number} answered */
function linked(head, number, answered) {
  return head
    .replace(/^Message-ID: .*$/m, `Message-ID: <${number}@example.org>`)
    .replace(/^In-Reply-To: .*$/m, `In-Reply-To: <${answered}@example.org>`)
}

/** @typedef {{name: string, seconds: number[], median: number, peak: number | null}} ThreadRow */

/**
 * @param {string[]} requote the words that start requote
 * @param {number} mb
 * @param {number} rounds
 * @param {ReturnType<typeof import('./measure.js').findWitness>} witness
 * @returns {Promise<{mb: number, rows: ThreadRow[]}>}
 */
export async function measureThreads(requote, mb, rounds, witness) {
  const folder = mkdtempSync(join(tmpdir(), 'requote-bench-'))
  try {
    const file = join(folder, 'threads.mbox')
    const octets = threads(mb)
    writeFileSync(file, octets)
    const commands = [[], ['--json'], ['--thread'], ['--json', '--thread']].map(words => ({
      argv: [...requote, ...words, file],
    }))
    const peaks = []
    for (const command of commands) peaks.push((await watched(witness, command, run)).peak)
    const rows = interleave(commands, rounds).map((seconds, at) => ({
      name: ['requote', ...commands[at].argv.slice(requote.length, -1)].join(' '),
      seconds,
      median: median(seconds),
      peak: peaks[at],
    }))
    return {mb: octets.length / 1e6, rows}
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** @param {{mb: number, rows: ThreadRow[]}} measured */
export function threadTable({mb, rows}) {
  const header = [`${mb.toFixed(0)} MB of threads`, 's', 'range', '× text', '× JSON', 'peak MB']
  const [text, json] = rows
  const body = rows.map(row => [
    row.name,
    row.median.toFixed(2),
    `${Math.min(...row.seconds).toFixed(2)}-${Math.max(...row.seconds).toFixed(2)}`,
    (row.median / text.median).toFixed(2),
    (row.median / json.median).toFixed(2),
    row.peak?.toFixed(0) ?? '–',
  ])
  return table(header, body)
}
