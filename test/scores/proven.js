/**
 * Scores the depth of lines against what a mailbox's own threads prove: `requote --thread` finds each
 * line's words in the message answered, plain `requote` has only the message itself. So archives without
 * any truth beside them, and that no rule was tuned on, can be looked at.
 *
 *     node test/scores/proven.js [--show left|harmed|other] [--most N] MBOX…
 *
 * Only lines count that a parent has. Of those the marks are wrong on, `healed` have the proven depth,
 * `left` that of the marks, `other` a third one; of those the marks are right on, `harmed` have another.
 * A parent that was itself read wrongly proves wrong depths: look before you believe.
 */
import {execFileSync} from 'node:child_process'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const requote = join(root, 'bin', 'requote.js')
/** Rows shown above and below one that is asked for. */
const around = 2

const {values, positionals} = parseArgs({
  options: {show: {type: 'string', default: ''}, most: {type: 'string', default: '20'}},
  allowPositionals: true,
})

/** @returns {object[]} the records of a mailbox, in order */
function read(mbox, ...words) {
  const argv = [requote, '--json', ...words, mbox]
  const stdio = ['ignore', 'pipe', 'ignore']
  const output = execFileSync(process.execPath, argv, {maxBuffer: 2 ** 31 - 1, stdio})
  return output
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
}

/** Depth, text and whether it is proven, of each line of a message's first text part. */
function linesOf({parts}) {
  const lines = new Map()
  for (const {firstLine, lastLine, depth, origin, text} of parts[0]?.blocks ?? []) {
    const texts = text.split('\n')
    for (let line = firstLine; line <= lastLine; line++) {
      lines.set(line, {depth, isProven: Boolean(origin), text: texts[line - firstLine] ?? ''})
    }
  }
  return lines
}

/** @returns {'right' | 'healed' | 'left' | 'other' | 'harmed'} */
function verdict(marks, depth, proven) {
  if (marks === proven) return depth === proven ? 'right' : 'harmed'
  if (depth === proven) return 'healed'
  return depth === marks ? 'left' : 'other'
}

function show(record, reading, thread, line) {
  console.log(`  ${record.id ?? '(no Message-ID)'} line ${line}`)
  for (let at = line - around; at <= line + around; at++) {
    if (!reading.has(at)) continue
    const {depth, text} = reading.get(at)
    const proven = thread.get(at)
    const told = proven?.isProven ? String(proven.depth) : ' '
    console.log(`    ${depth} ${told} ${at === line ? '*' : ' '} ${text.slice(0, 90)}`)
  }
}

function score(mbox) {
  const counts = {right: 0, healed: 0, left: 0, other: 0, harmed: 0}
  const [threads, readings, marks] = [
    read(mbox, '--thread'),
    read(mbox),
    read(mbox, '--requote', 'off'),
  ]
  let shown = 0
  for (const [index, record] of readings.entries()) {
    const [thread, reading, marked] = [threads[index], record, marks[index]].map(linesOf)
    let isShown = false
    for (const [line, {depth: proven, isProven}] of thread) {
      if (!isProven || !reading.has(line) || !marked.has(line)) continue
      const found = verdict(marked.get(line).depth, reading.get(line).depth, proven)
      counts[found]++
      if (found !== values.show || isShown || shown >= Number(values.most)) continue
      isShown = true
      shown++
      show(record, reading, thread, line)
    }
  }
  const {right, healed, left, other, harmed} = counts
  const wrong = healed + left + other
  const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`)
  console.log(
    `${mbox}: ${right + harmed + wrong} proven lines; healed ${percent(healed, wrong)} of ${wrong}` +
      ` (left ${left}, other ${other}); harmed ${percent(harmed, right + harmed)} (${harmed})`,
  )
}

if (positionals.length === 0) {
  console.error('usage: node test/scores/proven.js [--show left|harmed|other] [--most N] MBOX…')
  process.exitCode = 2
}
for (const mbox of positionals) score(mbox)
