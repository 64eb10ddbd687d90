/**
 * Scores requote on archives of real mail, which the project does not ship: `../shared/score`
 * holds the judges, `../shared/corpora/archives` the mail. Where they are not there, this says so
 * and ends with 0.
 *
 *     node test/scores/run.js [--record | --thread] [ARCHIVE…]
 *
 * A drop of the heal or the author rate by more than 0.001, any rise of the harm rate, or fewer
 * bodies than recorded with the words that Python's email package reads, ends with 1. (Python trusts
 * labels that lie: each body of the archives that differs today does so for that.) `--record` takes
 * today's rates as those to hold. `--thread` scores `requote --thread` beside what is recorded without.
 */
import {execFile} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs, promisify} from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const shared = join(dirname(root), 'shared')
const archives = join(shared, 'corpora', 'archives')
const recordedFile = join(here, 'recorded.json')

const command = 'node bin/requote.js --json'
const tolerance = 0.001

/** @typedef {{heal_rate: number, harm_rate: number, author_rate: number, decoded: number}} Rates */

/** Runs one judge and gives what it printed, whatever its exit status. */
async function judge(script, ...args) {
  const argv = [join(shared, 'score', script), ...args]
  // The judges' folder is not ours: Python must not leave its compiled files there.
  const env = {...process.env, PYTHONDONTWRITEBYTECODE: '1'}
  const options = {cwd: root, env, maxBuffer: 1 << 26}
  try {
    return (await promisify(execFile)('python3', argv, options)).stdout
  } catch (error) {
    if (typeof error.stdout === 'string' && error.stdout !== '') return error.stdout
    throw new Error(`${script}: ${(error.stderr || error.message).trim().split('\n').pop()}`)
  }
}

/**
 * @param {string} name
 * @param {boolean} thread
 * @returns {Promise<{rates: Rates, speed: number, counts: Record<string, number>}>}
 */
async function score(name, thread) {
  const mbox = join(archives, `${name}.mbox.gz`)
  const truth = join(archives, `${name}.truth.jsonl.gz`)
  const [scored, decoded] = await Promise.all([
    judge('score.py', mbox, truth, '--json', '--cmd', thread ? `${command} --thread` : command),
    judge('decode.py', mbox),
  ])
  const counts = JSON.parse(scored)
  const {heal_rate, harm_rate, author_rate, MB_s: speed} = counts
  const same = /^(\d+) of (\d+) bodies/m.exec(decoded)
  if (same === null) throw new Error(`decode.py: ${decoded.trim().split('\n').pop()}`)
  const share = Math.round((Number(same[1]) / Math.max(1, Number(same[2]))) * 1e5) / 1e5
  return {rates: {heal_rate, harm_rate, author_rate, decoded: share}, speed, counts}
}

/**
 * What is worse than it was, in words.
 * @param {string} name
 * @param {Rates} rates
 * @param {Rates | undefined} before
 */
function complaints(name, rates, before) {
  const lines = []
  for (const rate of ['heal_rate', 'author_rate', 'decoded']) {
    if (before !== undefined && rates[rate] < before[rate] - tolerance) {
      lines.push(`${name}: ${rate} fell from ${before[rate]} to ${rates[rate]}`)
    }
  }
  if (before !== undefined && rates.harm_rate > before.harm_rate) {
    lines.push(`${name}: harm_rate rose from ${before.harm_rate} to ${rates.harm_rate}`)
  }
  return lines
}

/** Harm is counted in hundredths of a per cent, the others in tenths. */
const percent = share => `${(share * 100).toFixed(share < 0.01 ? 4 : 2)} %`

/** A rate beside the one recorded, where it moved. */
function beside(now, before) {
  if (before === undefined || before === now) return percent(now)
  return `${percent(now)} (${percent(before)})`
}

/** All archives as one: lines, not archives, weigh alike. */
function together(scores) {
  const sum = name => scores.reduce((total, counts) => total + counts[name], 0)
  const cells = [
    sum('healed') / Math.max(1, sum('errors0')),
    sum('harmed') / Math.max(1, sum('lines') - sum('errors0')),
    sum('authors') / Math.max(1, sum('authored')),
  ]
  return `| together | ${cells.map(percent).join(' | ')} | | |`
}

async function main() {
  const {values, positionals} = parseArgs({
    options: {
      record: {type: 'boolean', default: false},
      thread: {type: 'boolean', default: false},
    },
    allowPositionals: true,
  })
  if (!existsSync(archives)) return console.log('scores: no ../shared/corpora/archives, none taken')
  const all = readdirSync(archives)
    .filter(file => file.endsWith('.mbox.gz'))
    .map(file => file.slice(0, -'.mbox.gz'.length))
  const strangers = positionals.filter(name => !all.includes(name))
  if (strangers.length > 0) throw new Error(`no archive ${strangers.join(', ')}`)
  const names = positionals.length > 0 ? positionals : all

  const recorded = existsSync(recordedFile) ? JSON.parse(readFileSync(recordedFile, 'utf8')) : {}
  const failures = []
  const scores = []
  console.log('| archive (recorded) | healed | harmed | authors | decoded | MB/s |')
  console.log('| --- | --: | --: | --: | --: | --: |')
  for (const name of names) {
    try {
      const {rates, speed, counts} = await score(name, values.thread)
      scores.push(counts)
      const before = recorded[name]
      const cells = ['heal_rate', 'harm_rate', 'author_rate', 'decoded'].map(rate =>
        beside(rates[rate], before?.[rate]),
      )
      const title = before === undefined && !values.record ? `${name} (not recorded)` : name
      console.log(`| ${[title, ...cells, speed].join(' | ')} |`)
      const held = values.record || values.thread ? undefined : before
      failures.push(...complaints(name, rates, held))
      if (values.record) recorded[name] = rates
    } catch (error) {
      failures.push(`${name}: ${error.message}`)
    }
  }
  if (scores.length > 1) console.log(together(scores))
  if (values.record) writeFileSync(recordedFile, `${JSON.stringify(recorded, null, 2)}\n`)
  for (const line of failures) console.log(`FAIL ${line}`)
  if (failures.length > 0) process.exitCode = 1
}

try {
  await main()
} catch (error) {
  console.error(`scores: ${error.message}`)
  process.exitCode = 1
}
