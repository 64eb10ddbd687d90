// Writes the goldens beside the fixtures: what the built program makes of each, as text and as JSON.
// The difference that it makes is part of a change and is read like the code: `git diff fixtures`.
//   npm run build && node scripts/goldens.js
import {execFileSync} from 'node:child_process'
import {readdirSync, writeFileSync} from 'node:fs'
import {dirname, join, parse} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wide = 110

for (const folder of ['fixtures/thread', 'fixtures/cases']) {
  for (const name of readdirSync(join(root, folder))) {
    if (!/\.(?:eml|mbox|txt)$/.test(name)) continue
    const file = `${folder}/${name}`
    const golden = join(root, folder, parse(name).name)
    writeFileSync(`${golden}.text`, requote(file))
    const records = requote('--json', file).toString('utf8').split('\n').slice(0, -1)
    writeFileSync(`${golden}.json`, `${pretty(records.map(line => JSON.parse(line)))}\n`)
  }
}

function requote(...words) {
  const program = join(root, 'bin/requote.js')
  return execFileSync(process.execPath, [program, '--quiet', ...words], {cwd: root})
}

/** JSON for a reader: what fits on a line stands on one, and short members share theirs. */
function pretty(value, indent = '') {
  const short = JSON.stringify(value)
  const isScalar = value === null || typeof value !== 'object'
  if (isScalar || indent.length + short.length <= wide) return short
  const deeper = `${indent}  `
  const isList = Array.isArray(value)
  const items = Object.entries(value).map(
    ([key, item]) => `${isList ? '' : `${JSON.stringify(key)}: `}${pretty(item, deeper)}`,
  )
  const [open, close] = isList ? '[]' : '{}'
  const lines = isList ? items : packed(items, wide - deeper.length)
  return `${open}\n${deeper}${lines.join(`,\n${deeper}`)}\n${indent}${close}`
}

/** Items of one line each, as many on a line as fit. */
function packed(items, width) {
  const lines = []
  for (const item of items) {
    const last = lines.at(-1) ?? ''
    const fits = last !== '' && !/\n/.test(last + item) && last.length + item.length + 2 <= width
    if (fits) lines[lines.length - 1] = `${last}, ${item}`
    else lines.push(item)
  }
  return lines
}
