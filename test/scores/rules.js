/**
 * What each depth rule heals and harms on archives of real mail (see run.js): a confusion table by
 * rule, and with `--show N` up to N harmed lines of each archive.
 *
 *     node test/scores/rules.js [--requote safe|full] [--show N] [ARCHIVE…]
 *
 * healed  the marks are wrong and the depth is right     harmed  the marks are right, the depth wrong
 * left    the marks are wrong and so is the depth        `none`: no rule touched the line
 *
 * A line whose marks a repair brought to light counts for `repair`.
 */
import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const archives = join(dirname(root), 'shared', 'corpora', 'archives')

const {values, positionals} = parseArgs({
  options: {requote: {type: 'string', default: 'full'}, show: {type: 'string', default: '0'}},
  allowPositionals: true,
})

/** @param {Buffer} octets */
const linesOf = octets => octets.toString('utf8').split('\n').filter(Boolean)

/** Depth, rule and text of every line of a message's first text/plain part. */
function readingOf(record) {
  const part = record.parts.find(({type}) => type === 'text/plain')
  const lines = new Map()
  for (const {firstLine, lastLine, depth, text} of part?.blocks ?? []) {
    const texts = text.split('\n')
    for (let line = firstLine; line <= lastLine; line++) {
      lines.set(line, {depth, rule: 'none', text: texts[line - firstLine] ?? ''})
    }
  }
  for (const {line} of part?.repairs ?? []) {
    if (lines.has(line)) lines.get(line).rule = 'repair'
  }
  for (const {firstLine, lastLine, rule} of part?.depthChanges ?? []) {
    for (let line = firstLine; line <= lastLine; line++) {
      if (lines.has(line)) lines.get(line).rule = rule
    }
  }
  return lines
}

/** Counts an archive's lines by rule and verdict. */
function countArchive(name, counts) {
  const mbox = gunzipSync(readFileSync(join(archives, `${name}.mbox.gz`)))
  const argv = [join(root, 'bin', 'requote.js'), '--json', '--requote', values.requote]
  const output = execFileSync(process.execPath, argv, {input: mbox, maxBuffer: 1 << 30})
  const records = linesOf(output).map(line => JSON.parse(line))
  const truth = linesOf(gunzipSync(readFileSync(join(archives, `${name}.truth.jsonl.gz`))))
  let toShow = Number(values.show)
  for (const {index, lines} of truth.map(line => JSON.parse(line))) {
    const reading = readingOf(records[index])
    for (const {line, marker, depth} of lines) {
      const read = reading.get(line)
      const isRight = read?.depth === depth
      const verdict = marker === depth ? (isRight ? 'kept' : 'harmed') : isRight ? 'healed' : 'left'
      if (verdict === 'kept') continue
      const key = `${name} | ${read?.rule ?? 'none'}`
      const row = counts.get(key) ?? {healed: 0, harmed: 0, left: 0}
      row[verdict]++
      counts.set(key, row)
      if (verdict === 'harmed' && toShow-- > 0) {
        console.log(`harmed: ${name} message ${index} line ${line}: ${depth}, read ${read?.depth}`)
        console.log(`        ${read?.rule}: ${read?.text.slice(0, 100)}`)
      }
    }
  }
}

if (!existsSync(archives)) console.log('rules: no ../shared/corpora/archives, nothing counted')
else {
  const names = positionals.length > 0 ? positionals : archiveNames()
  const counts = new Map()
  for (const name of names) countArchive(name, counts)
  console.log('| archive | rule | healed | harmed | left |\n| --- | --- | --: | --: | --: |')
  for (const [key, {healed, harmed, left}] of counts) {
    console.log(`| ${key} | ${healed} | ${harmed} | ${left} |`)
  }
}

function archiveNames() {
  return readdirSync(archives)
    .filter(file => file.endsWith('.mbox.gz'))
    .map(file => file.slice(0, -'.mbox.gz'.length))
}
