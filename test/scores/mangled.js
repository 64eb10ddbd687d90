/**
 * Runs the built program over real mails whose text is still mangled after decoding, which the
 * project does not ship: `../shared/corpora/mangled`. Where they are not there, this says so and
 * ends with 0.
 *
 *     node test/scores/mangled.js [--record] [--program FILE]
 *
 * A case is `repaired` when the repair of its class was made, `reported` when that was only
 * suspected, else `clean`: not every case has damage. One that differs from `mangled.json` ends this
 * with 1. `--record` takes today's verdicts as those to hold. What was found when a person read the
 * case stands beside its verdict; one whose verdict changes has to be read again.
 */
import {execFile} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs, promisify} from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))
const cases = join(dirname(root), 'shared', 'corpora', 'mangled')
const recordedFile = join(here, 'mangled.json')

/** The repairs that a class is about. */
const rules = {
  entities: ['entity-leak'],
  mojibake: ['mojibake', 'charset-label'],
  'overencoded-qp': ['qp-leak'],
  'quoted-printable': ['qp-leak'],
  'replacement-char': ['mojibake', 'charset-label'],
  'rfc2047-in-body': ['word-leak'],
}

/** Paths of the cases, `CLASS/NAME`, sorted. */
function listCases() {
  return Object.keys(rules).flatMap(name =>
    readdirSync(join(cases, name))
      .sort()
      .map(one => `${name}/${one}`),
  )
}

/** The records of all cases, in their order: the program is started once. */
async function read(program, names) {
  const argv = [program, '--json', '-q', ...names.map(name => join(cases, name, 'msg.eml'))]
  const {stdout} = await promisify(execFile)(process.execPath, argv, {maxBuffer: 1 << 28})
  const records = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  if (records.length !== names.length) throw new Error('not one message a case')
  return records
}

/** How often each rule was applied, and the rules that were only suspected. */
function judge(name, record) {
  const made = new Map()
  const all = [...record.repairs, ...record.parts.flatMap(part => part.repairs)]
  for (const {rule} of all) made.set(rule, (made.get(rule) ?? 0) + 1)
  const suspected = record.findings
    .map(({rule}) => rule)
    .filter(rule => /-leak$|mojibake|label|-space|-escape/.test(rule))
  const own = rules[name.split('/')[0]]
  const isRepaired = own.some(rule => made.has(rule))
  const isReported = own.some(rule => suspected.includes(rule))
  return {made, suspected, verdict: isRepaired ? 'repaired' : isReported ? 'reported' : 'clean'}
}

async function main() {
  const {values} = parseArgs({
    options: {
      record: {type: 'boolean', default: false},
      program: {type: 'string', default: join(root, 'bin', 'requote.js')},
    },
  })
  if (!existsSync(cases)) return console.log('mangled: no ../shared/corpora/mangled, none read')
  const recorded = existsSync(recordedFile) ? JSON.parse(readFileSync(recordedFile, 'utf8')) : {}
  const names = listCases()
  const records = await read(values.program, names)
  const verdicts = {}
  const failures = []
  console.log('| case | repairs | suspected | verdict | as read |')
  console.log('| --- | --- | --- | --- | --- |')
  for (const [index, name] of names.entries()) {
    const {made, suspected, verdict} = judge(name, records[index])
    const repairs = [...made].map(([rule, count]) => `${rule} ${count}`).join(', ')
    const {verdict: before = 'not recorded', read = 'not read'} = recorded[name] ?? {}
    console.log(`| ${[name, repairs, suspected.join(', '), verdict, read].join(' | ')} |`)
    verdicts[name] = {verdict, read: verdict === before ? read : 'not read'}
    if (verdict !== before) failures.push(`${name}: ${verdict}, recorded is ${before}`)
  }
  if (values.record) return writeFileSync(recordedFile, `${JSON.stringify(verdicts, null, 2)}\n`)
  for (const line of failures) console.log(`FAIL ${line}`)
  if (failures.length > 0) process.exitCode = 1
}

try {
  await main()
} catch (error) {
  console.error(`mangled: ${error.message}`)
  process.exitCode = 1
}
