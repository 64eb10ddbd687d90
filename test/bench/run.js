/**
 * The bench: `npm run bench` makes the inputs, runs requote and its peers as whole processes and
 * prints what they cost, as ratios inside one run, because a shared machine's absolute figures
 * move by the hour. Ends with 1 only when a command failed: a missed bar is printed, not thrown.
 */
import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {bigTable, measureBig} from './big.js'
import {findContestants, findPython} from './contestants.js'
import {fixMb, fixTable, measureFix} from './fix.js'
import {generate, generatorVersion, inputFile, inputs} from './inputs.js'
import {kernelTable, measureKernel} from './kernel.js'
import {CommandFailed, findWitness, interleave, median, run, watched} from './measure.js'
import {barTable, inputTable, machine} from './report.js'
import {measureThreads, threadMb, threadTable} from './threads.js'

const usage = `usage: npm run bench -- [--rounds N] [--scale X] [--only NAME] [--json] [--cmd COMMAND]
       npm run bench -- --big GB | --fix | --thread | --kernel

  --rounds N     timed rounds, of which the median counts (5)
  --scale X      inputs of X times their full size (1)
  --only NAME    leak, clean, mime, startup or json (requote's text and JSON on the three inputs)
  --big GB       only this: so many GB through a pipe, against 20 MB
  --fix          only this: fix in place, of one file and of many
  --thread       only this: --thread, on mail of which each message answers another
  --kernel       only this: the pass over every octet that finds lines, in WebAssembly and without
  --json         print the figures as JSON
  --cmd COMMAND  words that start requote (node bin/requote.js)`

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const startUpRounds = 25

/**
 * Times the contestants on one input. Round 0 warms the machine's file cache and takes the peaks.
 * @returns {Promise<import('./report.js').Row[]>}
 */
async function measureInput(kind, mb, contestants, rounds, witness) {
  const chosen = contestants.filter(({kinds}) => kinds === undefined || kinds.includes(kind))
  const files = chosen.map(({mb: most = mb}) => inputFile(kind, Math.min(mb, most)))
  const commands = chosen.map(({argv, env}, at) => ({argv: argv(files[at]), env}))
  const peaks = []
  for (const command of commands) peaks.push((await watched(witness, command, run)).peak)
  const seconds = interleave(commands, rounds)
  return chosen.map(({name}, at) => ({
    name,
    mb: statSync(files[at]).size / 1e6,
    seconds: seconds[at],
    median: median(seconds[at]),
    peak: peaks[at],
  }))
}

/** One message of 5 KB or so, against a Node that does nothing. */
function measureStartUp(requote, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'requote-bench-'))
  try {
    const file = join(folder, 'one.eml')
    const messages = [...generate('clean', 1e6)]
    const message = messages.find(({length}) => length > 4800 && length < 5200)
    writeFileSync(file, message.subarray(message.indexOf(0x0a) + 1))
    const commands = [{argv: [process.execPath, '-e', '0']}, {argv: [...requote, file]}]
    interleave(commands, 2)
    const [bare, own] = interleave(commands, Math.max(rounds, startUpRounds)).map(median)
    return {bare, median: own, ratio: own / bare}
  } finally {
    rmSync(folder, {recursive: true})
  }
}

function optionsOf(args) {
  const {values} = parseArgs({
    args,
    options: {
      rounds: {type: 'string', default: '5'},
      scale: {type: 'string', default: '1'},
      only: {type: 'string'},
      big: {type: 'string'},
      fix: {type: 'boolean', default: false},
      thread: {type: 'boolean', default: false},
      kernel: {type: 'boolean', default: false},
      json: {type: 'boolean', default: false},
      cmd: {type: 'string'},
      help: {type: 'boolean', default: false},
    },
  })
  const positive = name => {
    const value = Number(values[name])
    if (!(value > 0)) throw new Error(`--${name} needs a number above 0`)
    return value
  }
  const names = [...Object.keys(inputs), 'startup', 'json']
  if (values.only !== undefined && !names.includes(values.only)) {
    throw new Error(`--only takes ${names.join(', ')}`)
  }
  return {
    ...values,
    rounds: Math.ceil(positive('rounds')),
    scale: positive('scale'),
    big: values.big === undefined ? null : positive('big'),
    requote: values.cmd?.split(' ') ?? [
      process.execPath,
      relative('.', join(root, 'bin/requote.js')),
    ],
  }
}

/** What is measured by itself, when it is asked for; else null. */
async function measureAlone({rounds, scale, big, fix, thread, kernel, requote}, witness) {
  if (big !== null) {
    const rows = await measureBig(requote, big, witness)
    return {figures: {big, rows}, table: bigTable(rows, big)}
  }
  if (fix) {
    const figures = await measureFix(requote, fixMb * scale, rounds, witness)
    return {figures, table: fixTable(figures)}
  }
  if (thread) {
    const figures = await measureThreads(requote, threadMb * scale, rounds, witness)
    return {figures, table: threadTable(figures)}
  }
  if (!kernel) return null
  const rows = await measureKernel(rounds)
  return {figures: {rows}, table: kernelTable(rows)}
}

async function main() {
  const options = optionsOf(process.argv.slice(2))
  const {rounds, scale, only, json, requote, help} = options
  if (help) return console.log(usage)
  const say = json ? () => {} : console.log
  const python = findPython()
  const witness = findWitness(python)
  say(`${machine()}; generator ${generatorVersion}, ${rounds} rounds\n`)
  const alone = await measureAlone(options, witness)
  if (alone !== null) {
    if (json) console.log(JSON.stringify({machine: machine(), ...alone.figures}))
    else console.log(alone.table)
    return
  }

  const found = findContestants(requote, python)
  const contestants = found.contestants.filter(
    ({name}) => only !== 'json' || name === 'requote' || name === 'requote --json',
  )
  const kinds = Object.keys(inputs).filter(kind => [undefined, 'json', kind].includes(only))
  const results = {}
  for (const kind of kinds) {
    const mb = inputs[kind].mb * scale
    results[kind] = await measureInput(kind, mb, contestants, rounds, witness)
    say(`${inputTable(kind, mb, results[kind])}\n`)
  }
  const startUp = [undefined, 'startup'].includes(only) ? measureStartUp(requote, rounds) : null
  if (json) {
    const figures = {machine: machine(), generatorVersion, rounds, scale, results, startUp}
    return console.log(JSON.stringify({...figures, missing: found.missing}))
  }
  if (startUp !== null) {
    const [own, bare] = [startUp.median, startUp.bare].map(seconds => (seconds * 1000).toFixed(0))
    say(`Start-up, one message of 5 KB: ${own} ms; node -e 0: ${bare} ms\n`)
  }
  say(`${barTable(results, startUp)}\n`)
  if (scale < 1) say('Start-up weighs on small inputs: the bars are meant for --scale 1.')
  for (const line of found.missing) say(`Left out: ${line}.`)
  if (witness === null) say('Left out: peak memory, which needs GNU time or python3.')
}

try {
  await main()
} catch (error) {
  const known = error instanceof CommandFailed || error.code?.startsWith('ERR_PARSE_ARGS')
  console.error(known || !error.stack ? `bench: ${error.message}` : `bench: ${error.stack}`)
  process.exitCode = 1
}
