/**
 * What must hold of `requote fix` on real mail, which the project does not ship (../shared/corpora):
 *
 * - archives: Python's mailbox and `git mailsplit` count the same messages before and after; messages
 *   not reported as changed are the same octets; attachments, parts and other header fields too; a
 *   second run finds nothing; `--json` of both gives each line the same text, depth and author
 * - corpora of clean mail: nothing changes but the files of fix-accepted.json, each looked at by eye
 * - UTF-7 mails that lost their label: Python reads the original's text in what was fixed
 *
 *     node test/scores/fix.js [--keep DIR] [ARCHIVE…]
 *
 * Prints a table and ends with 1 when something does not hold. Where the corpora are not there, this
 * says so and ends with 0.
 */
import {execFile} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const shared = join(dirname(root), 'shared')
const corpora = join(shared, 'corpora')
const archives = join(corpora, 'archives')
const program = join(root, 'bin/requote.js')
const accepted = JSON.parse(readFileSync(join(here, 'fix-accepted.json'), 'utf8'))

/** What a program printed and ended with. */
function run(file, args, options = {}) {
  // The judges' folder is not ours: Python must not leave its compiled files there.
  const env = {...process.env, PYTHONDONTWRITEBYTECODE: '1'}
  return new Promise((resolve, reject) => {
    execFile(file, args, {cwd: root, env, maxBuffer: 1 << 30, ...options}, (error, out, err) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({status: error ? error.code : 0, out, err})
    })
  })
}

const requote = (args, options) => run(process.execPath, [program, ...args], options)

async function look(...args) {
  const {status, out, err} = await run('python3', [join(here, 'fix.py'), ...args])
  if (status !== 0) throw new Error(`fix.py ${args[0]}: ${err.trim().split('\n').pop()}`)
  return JSON.parse(out)
}

/** Runs `requote fix` and gives its records. */
async function fix(args) {
  const {status, out, err} = await requote(['fix', '--json', ...args])
  if (status !== 0) throw new Error(`requote fix ${args.join(' ')}: ${err.trim()}`)
  return out
}

/** Text, depth and author of each line of each message, with all evidence that there is. */
async function readings(file) {
  const {out} = await requote(['--json', '-q', '--requote', 'full', file])
  return out
    .split('\n')
    .slice(0, -1)
    .map(line => {
      const {parts} = JSON.parse(line)
      const lines = parts.flatMap(({blocks}) =>
        blocks.flatMap(({text, depth, author}) =>
          text.split('\n').map(line => [line, depth, author]),
        ),
      )
      return JSON.stringify(lines)
    })
}

async function archive(name, folder) {
  const before = join(folder, `${name}.mbox`)
  const after = join(folder, 'fixed', `${name}.mbox`)
  const report = join(folder, `${name}.jsonl`)
  writeFileSync(before, gunzipSync(readFileSync(join(archives, `${name}.mbox.gz`))))
  writeFileSync(report, await fix(['--output-dir', join(folder, 'fixed'), before]))
  const [{messages, changed, complaints}, again, old, now] = await Promise.all([
    look('compare', before, after, report),
    fix(['--dry-run', after]),
    readings(before),
    readings(after),
  ])
  const twice = JSON.parse(again.trim().split('\n').pop()).repaired
  if (twice > 0) complaints.push(`${twice} messages would be changed again`)
  const other = old.flatMap((reading, index) => (reading === now[index] ? [] : [index]))
  if (other.length > 0) complaints.push(`messages read otherwise: ${other.join(' ')}`)
  return {cells: [name, messages, changed, twice, other.length], complaints}
}

/** Every file of a corpus: what would change, and what `clean.py` says of its `.eml`. */
async function clean(name) {
  const folder = join(corpora, name)
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile() && !/^README|\.(?:jsonl|md)$|^\./.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  const list = join(tmpdir(), `requote-${process.pid}-${name}`)
  writeFileSync(list, files.join('\0'))
  const {out} = await requote(['fix', '--json', '--dry-run', '--files-from', list, '-0'])
  rmSync(list)
  const records = out
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
  const changed = records
    .filter(({type, result}) => type === 'file' && result === 'would-repair')
    .map(({file}) => relative(folder, file))
  const judged = await run('python3', [join(shared, 'score/clean.py'), folder])
  const filtered = [...judged.out.matchAll(/^changed: (.*)$/gm)].map(([, file]) => file)
  const known = accepted[name] ?? []
  const complaints = [...new Set([...changed, ...filtered])]
    .filter(file => !known.includes(file))
    .map(file => `${file} changes, and is not in fix-accepted.json`)
  for (const file of known) {
    if (!changed.includes(file)) complaints.push(`${file} is in fix-accepted.json, and stays`)
  }
  const failed = records.filter(({result}) => result === 'failed').map(({file}) => file)
  complaints.push(...failed.map(file => `${relative(folder, file)} could not be read`))
  return {cells: [name, files.length, changed.length, '–', '–'], complaints}
}

async function utf7(folder) {
  const cases = join(corpora, 'utf7')
  const mbox = join(folder, 'utf7.mbox')
  await look('leak', cases, mbox)
  const out = await fix(['--requote', 'off', '--mbox', 'mboxrd', mbox])
  const {repaired} = JSON.parse(out.trim().split('\n').pop())
  const {cases: count, complaints} = await look('restored', cases, mbox)
  return {cells: ['utf7, label lost', count, repaired, '–', complaints.length], complaints}
}

async function main() {
  const {values, positionals} = parseArgs({
    options: {keep: {type: 'string'}},
    allowPositionals: true,
  })
  if (!existsSync(archives)) return console.log('fix: no ../shared/corpora, nothing fixed')
  const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'requote-scores-'))
  mkdirSync(join(folder, 'fixed'), {recursive: true})
  const names = readdirSync(archives).flatMap(file => /^(.*)\.mbox\.gz$/.exec(file)?.[1] ?? [])
  const isAll = positionals.length === 0
  const jobs = (isAll ? names : positionals).map(name => [name, () => archive(name, folder)])
  if (isAll) {
    jobs.push(...Object.keys(accepted).map(name => [name, () => clean(name)]))
    jobs.push(['utf7', () => utf7(folder)])
  }
  console.log('| what | messages or files | changed | again | read otherwise |')
  console.log('| --- | --: | --: | --: | --: |')
  const failures = []
  for (const [name, job] of jobs) {
    try {
      const {cells, complaints} = await job()
      console.log(`| ${cells.join(' | ')} |`)
      failures.push(...complaints.map(text => `${name}: ${text}`))
    } catch (error) {
      failures.push(`${name}: ${error.message}`)
    }
  }
  if (values.keep === undefined) rmSync(folder, {recursive: true})
  for (const line of failures) console.log(`FAIL ${line}`)
  if (failures.length > 0) process.exitCode = 1
}

try {
  await main()
} catch (error) {
  console.error(`fix: ${error.message}`)
  process.exitCode = 1
}
