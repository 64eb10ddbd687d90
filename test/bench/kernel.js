/**
 * The one pass over every octet (src/lines/line-scan.ts), in this process and warm: by WebAssembly, by
 * JavaScript, and what finding nothing but the line ends takes, with a native search a line.
 */
import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {inputFile} from './inputs.js'
import {median} from './measure.js'
import {table} from './report.js'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const built = join(root, 'dist/lines/line-scan.js')
const mb = 20
const warmRounds = 5
const LF = 0x0a

/** The module once more, as it is where there is no WebAssembly. */
async function withoutKernel() {
  const {WebAssembly} = globalThis
  const module = await import(`${pathToFileURL(built)}?plain`)
  // It looks for WebAssembly when it has read enough, and then never again.
  globalThis.WebAssembly = undefined
  try {
    readAll(module, Buffer.alloc(10 * module.blockOctets, 'x\n'))
  } finally {
    globalThis.WebAssembly = WebAssembly
  }
  return module
}

/** @returns {number} lines */
function readAll({scanLines, blockOctets}, bytes) {
  let lines = 0
  for (let from = 0; from < bytes.length; from += blockOctets) {
    const to = Math.min(bytes.length, from + blockOctets)
    lines += scanLines(bytes, from, to, from === 0 ? LF : bytes[from - 1]).count
  }
  return lines
}

/** @param {Buffer} bytes @returns {number} lines */
function findLines(bytes) {
  let lines = 0
  for (let lf = bytes.indexOf(LF); lf !== -1; lf = bytes.indexOf(LF, lf + 1)) lines++
  return lines
}

/**
 * @param {number} rounds
 * @returns {Promise<{name: string, seconds: number[], rate: number}[]>} rates in MB/s
 */
export async function measureKernel(rounds) {
  if (!existsSync(built)) throw new Error('dist/ is not there: npm run build')
  const bytes = readFileSync(inputFile('clean', mb))
  const [kernel, plain] = [await import(built), await withoutKernel()]
  const ways = [
    {name: 'WebAssembly', read: () => readAll(kernel, bytes)},
    {name: 'JavaScript', read: () => readAll(plain, bytes)},
    {name: 'Buffer#indexOf a line, and no more', read: () => findLines(bytes)},
  ]
  const seconds = ways.map(() => [])
  const lines = findLines(bytes)
  for (let round = -warmRounds; round < rounds; round++) {
    for (const [at, {name, read}] of ways.entries()) {
      const start = process.hrtime.bigint()
      if (read() !== lines) throw new Error(`${name}: other lines`)
      if (round >= 0) seconds[at].push(Number(process.hrtime.bigint() - start) / 1e9)
    }
  }
  return ways.map(({name}, at) => ({
    name,
    seconds: seconds[at],
    rate: bytes.length / 1e6 / median(seconds[at]),
  }))
}

/** @param {Awaited<ReturnType<typeof measureKernel>>} rows */
export function kernelTable(rows) {
  const header = [`line ends and facts, ${mb} MB of plain mail`, 'MB/s', 'times as fast']
  const slowest = rows[1].rate
  return table(
    header,
    rows.map(({name, rate}) => [name, rate.toFixed(0), (rate / slowest).toFixed(1)]),
  )
}
