/**
 * Shows findings of `lint` at random, each with its surroundings, to be read by a person: is each one
 * right? And counts them by rule and severity.
 *
 *     npm run build && node test/scores/findings.js [--show N] [--seed S] [--rule ID] [--level LEVEL] PATH…
 *
 * A path is a mailbox, also with .gz, or a directory of messages. Every finding is as likely to be
 * shown as any other; the seed says which.
 */
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {linter} from '../../dist/lint/engine.js'
import {allRepairs} from '../../dist/repair/order.js'

const context = 5

const {values, positionals} = parseArgs({
  options: {
    show: {type: 'string', default: '0'},
    seed: {type: 'string', default: '1'},
    rule: {type: 'string'},
    level: {type: 'string'},
  },
  allowPositionals: true,
})

/** Mulberry32: numbers from 0 to 1 that a seed tells. */
function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(name => filesOf(join(path, name)))
}

function octetsOf(path) {
  const octets = readFileSync(path)
  return path.endsWith('.gz') ? gunzipSync(octets) : octets
}

function lint(file, octets, onFinding) {
  const options = {format: null, mbox: null, repairs: allRepairs, requote: 'full'}
  const levels = new Map()
  const work = linter(file, {...options, fallbackCharset: 'windows-1252', levels}, onFinding)
  for (let at = 0; at < octets.length; at += 1 << 16)
    work.write(octets.subarray(at, at + (1 << 16)))
  work.end()
}

/** What terminals would act on is shown as a picture of it. */
const safe = text => text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '␦')

function show(finding, lines) {
  const {file, line, column, severity, rule, fixable, message, before, after} = finding
  console.log(`\n━━ ${file}:${line}:${column ?? ''} ${severity} ${rule}${fixable ? ' *' : ''}`)
  console.log(`   ${safe(message)}`)
  if (before !== null) console.log(`   ${JSON.stringify(before)} → ${JSON.stringify(after)}`)
  const first = Math.max(1, (line ?? 1) - context)
  for (let number = first; number <= (finding.endLine ?? first) + context; number++) {
    if (number > first + 24) break
    const isMeant = number >= line && number <= finding.endLine
    console.log(`${isMeant ? '→' : ' '} ${safe(lines[number - 1] ?? '').slice(0, 130)}`)
  }
}

const next = random(Number(values.seed))
const wanted = Number(values.show)
/** Reservoir: the finding and its file's lines. */
const chosen = []
const counts = new Map()
let seen = 0
for (const path of positionals.flatMap(filesOf)) {
  const octets = octetsOf(path)
  let lines = null
  lint(path, octets, finding => {
    if (values.rule && finding.rule !== values.rule) return
    if (values.level && finding.severity !== values.level) return
    const key = `${finding.severity} ${finding.rule}${finding.fixable ? ' *' : ''}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    seen++
    const slot = seen <= wanted ? seen - 1 : Math.floor(next() * seen)
    if (slot >= wanted) return
    lines ??= octets.toString('utf8').split('\n')
    chosen[slot] = {finding, lines}
  })
}
for (const {finding, lines} of chosen) show(finding, lines)
console.log('\nfindings (* can be mended)')
for (const [key, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${String(count).padStart(8)} ${key}`)
}
