/**
 * Shows findings of `lint` at random, each with its surroundings, to be read by a person: is each one
 * right? And counts them by rule and severity.
 *
 *     npm run build && node test/scores/findings.js [--show N] [--seed S] [--rule ID] [--level LEVEL] [--context N] PATH…
 *
 * A path is a mailbox, also with .gz, or a directory of messages. Every finding is as likely to be
 * shown as any other; the seed says which. Lines of base64 are shown decoded.
 */
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {linter} from '../../dist/lint/engine.js'
import {allRepairs} from '../../dist/repair/order.js'

const {values, positionals} = parseArgs({
  options: {
    show: {type: 'string', default: '0'},
    seed: {type: 'string', default: '1'},
    rule: {type: 'string'},
    level: {type: 'string'},
    context: {type: 'string', default: '5'},
  },
  allowPositionals: true,
})

const context = Number(values.context)
/** Columns of a line that are shown. */
const width = 130

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
  const last = Math.min((finding.endLine ?? first) + context, first + 2 * context + 15)
  if (isBase64(lines[line - 1] ?? '')) {
    const top = first + ((line - first) % 4)
    for (const text of decoded(lines, top, line)) console.log(`  ${safe(text).slice(0, width)}`)
    console.log('→')
    for (const text of decoded(lines, line, last)) console.log(`  ${safe(text).slice(0, width)}`)
    return
  }
  for (let number = first; number <= last; number++) {
    const isMeant = number >= line && number <= finding.endLine
    console.log(`${isMeant ? '→' : ' '} ${safe(lines[number - 1] ?? '').slice(0, width)}`)
  }
}

const isBase64 = line => line.length >= 60 && /^[\w+/]+=*\r?$/.test(line)

/** @param to not of them */
function decoded(lines, from, to) {
  const chosen = lines.slice(from - 1, to - 1).filter(isBase64)
  return Buffer.from(chosen.join(''), 'base64').toString('utf8').split('\n')
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
