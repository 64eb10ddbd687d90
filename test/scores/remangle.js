/**
 * Mangles clean bodies of real mail, which the project does not ship, and repairs them again: every
 * mangler of test/manglers.js over `../shared/corpora/archives`, or over other archives. Where they
 * are not there, this says so and ends with 0.
 *
 *     node test/scores/remangle.js [--show N] [--mangler NAME] [ARCHIVE…]
 *
 * exact    the body came back               part   each line is as it was, or still mangled
 * left     nothing was repaired             wrong  a line is neither: ends this with 1
 *
 * `--show` prints so many wrong ones of a kind. A body is mangled as a whole, and once more as a quotation below an answer. Needs `npm run build`.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {countMarks} from '../../dist/lines/marks.js'
import {LineTable} from '../../dist/lines/table.js'
import {pipeline} from '../../dist/pipeline.js'
import {allRepairs, repairBody} from '../../dist/repair/order.js'
import {manglers} from '../manglers.js'
import {remangle, ways} from '../remangle.js'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const archives = join(dirname(root), 'shared', 'corpora', 'archives')
const chunk = 1 << 20

const {values, positionals} = parseArgs({
  options: {show: {type: 'string', default: '0'}, mangler: {type: 'string'}},
  allowPositionals: true,
})

const options = {
  format: null,
  mbox: null,
  repairs: allRepairs,
  requote: 'off',
  fallbackCharset: 'windows-1252',
  wantRepairs: true,
  wantStructure: false,
}

/** The bodies of an archive in which nothing was repaired or suspected, each with its part. */
function readClean(octets) {
  const found = []
  let texts = []
  let message = []
  const writer = {
    messageStart: () => {
      message = []
    },
    partStart: () => {
      texts = []
    },
    body: ({bytes, lines, part}) => {
      const text = bytes.toString('utf8', lines.start[0], lines.start[lines.count])
      // Manglers know LF only, and what they cut is not stuffed as RFC 3676 asks.
      texts.push({text: text.replace(/\r+$/gm, ''), part: {...part, flowed: false}})
    },
    partEnd: repairs => {
      if (repairs.length === 0 && texts.length === 1) message.push(texts[0])
    },
    attachment: () => undefined,
    messageEnd: (_length, findings) => {
      if (findings.length === 0) found.push(...message)
    },
  }
  const pipe = pipeline('-', options, writer, () => undefined)
  for (let at = 0; at < octets.length; at += chunk) pipe.write(octets.subarray(at, at + chunk))
  pipe.end()
  return found
}

/** A text after all repairs. */
function repaired(text, part) {
  const bytes = Buffer.from(text)
  const lines = new LineTable()
  lines.build(bytes, 0, bytes.length)
  countMarks(bytes, lines, 0, lines.count, part.flowed)
  const body = {bytes, lines, part, firstLine: 1, continued: false, last: true}
  const log = {wanted: false, add: () => undefined, count: () => undefined}
  repairBody(body, {
    enabled: allRepairs,
    log,
    report: () => undefined,
    isReply: true,
    declaredUtf7: false,
  })
  return body.bytes.toString('utf8', lines.start[0], lines.start[lines.count])
}

/** Adds the verdicts on an archive's bodies to `counts`. */
function tryArchive(name, counts) {
  const file = existsSync(name)
    ? name
    : join(archives, `${name.replace(/\.mbox\.gz$/, '')}.mbox.gz`)
  const octets = readFileSync(file)
  const clean = readClean(file.endsWith('.gz') ? gunzipSync(octets) : octets)
  for (const mangler of Object.keys(manglers)) {
    if (values.mangler !== undefined && values.mangler !== mangler) continue
    for (const way of ways) {
      const key = `${mangler} | ${way}`
      const row = counts.get(key) ?? {exact: 0, part: 0, left: 0, wrong: 0, shown: 0}
      counts.set(key, row)
      for (const body of clean) {
        const found = remangle(body.text, mangler, way, text => repaired(text, body.part))
        if (found === null) continue
        row[found.verdict]++
        if (found.verdict !== 'wrong' || row.shown++ >= Number(values.show)) continue
        console.log(`wrong: ${key}, ${name}, input line ${body.part.sourceLine}`)
        console.log(`       ${JSON.stringify(found.line)}`)
      }
    }
  }
}

function main() {
  if (positionals.length === 0 && !existsSync(archives)) {
    return console.log('remangle: no ../shared/corpora/archives, nothing mangled')
  }
  const all = positionals.length > 0 ? positionals : readdirSync(archives)
  const counts = new Map()
  for (const name of all) if (!name.endsWith('.jsonl.gz')) tryArchive(name, counts)
  console.log('| mangler | body | exact | part | left | wrong |')
  console.log('| --- | --- | --: | --: | --: | --: |')
  for (const [key, {exact, part, left, wrong}] of counts) {
    console.log(`| ${key} | ${exact} | ${part} | ${left} | ${wrong} |`)
    if (wrong > 0) process.exitCode = 1
  }
}

main()
