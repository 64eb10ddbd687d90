/** What the bench prints: a Markdown table an input, and the bars with how each was met. */
import {arch, cpus, platform, totalmem} from 'node:os'
import {yardstick} from './contestants.js'

/**
 * One command on one input.
 * @typedef {object} Row
 * @property {string} name
 * @property {number} mb how much it was given, in 10⁶ octets
 * @property {number[]} seconds a number a round
 * @property {number} median seconds
 * @property {number | null} peak of the resident set, in 10⁶ octets
 */

/** @typedef {Record<string, Row[]>} Results by kind of input */
/** @typedef {{ratio: number, median: number, bare: number}} StartUp */

const number = (value, digits = 0) => (value === null ? '-' : value.toFixed(digits))

/** Seconds for 10⁶ octets: what makes a slice comparable. @param {Row} row */
const cost = row => row.median / row.mb

/**
 * How many times as long `row` takes as `base`, for the same amount of input.
 * @param {Row | undefined} row
 * @param {Row | undefined} base
 */
export function ratio(row, base) {
  return row === undefined || base === undefined ? null : cost(row) / cost(base)
}

/** @param {Row[]} rows @param {string} name */
export function rowOf(rows, name) {
  return rows?.find(row => row.name === name)
}

export function machine() {
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ')
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  const cpu = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown cpu'}`
  return `${cpu} (${arch()}), ${memory} GiB, ${platform()}, Node ${process.versions.node}, ${date} UTC`
}

/** A Markdown table. @param {string[]} header @param {string[][]} rows */
export function table(header, rows) {
  const lines = [header, header.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** @param {string} kind @param {number} mb @param {Row[]} rows */
export function inputTable(kind, mb, rows) {
  const sed = rowOf(rows, yardstick)
  const body = rows.map(row => [
    row.mb < mb * 0.99 ? `${row.name} (first ${number(row.mb)} MB)` : row.name,
    number(1 / cost(row), 1 / cost(row) < 20 ? 1 : 0),
    number(ratio(row, sed), 2),
    number(row.median, 2),
    `${number(Math.min(...row.seconds), 2)}-${number(Math.max(...row.seconds), 2)}`,
    number(row.peak),
  ])
  const header = [
    `${kind}, ${number(mb, mb < 10 ? 1 : 0)} MB`,
    'MB/s',
    '× sed',
    's',
    'range',
    'peak MB',
  ]
  return table(header, body)
}

const atMost = (name, value, first, digits = 2) => ({
  name,
  bar: first === null ? '–' : `≤ ${first}`,
  value: number(value, digits),
  passed: value === null || first === null ? null : value <= first,
})

const timesAsFast = (name, value, first) => ({
  name,
  bar: `≥ ${first}`,
  value: number(value, 1),
  passed: value === null ? null : value >= first,
})

/** The worst of several measures; null when there is none. */
const worst = (choose, values) => {
  const measured = values.filter(value => value !== null)
  return measured.length === 0 ? null : choose(...measured)
}

/**
 * The bars of the first release.
 * @param {Results} results
 * @param {StartUp | null} startUp
 */
export function barTable(results, startUp) {
  const kinds = Object.keys(results)
  const against = (kind, name, base) =>
    ratio(rowOf(results[kind], name), rowOf(results[kind], base))
  const faster = peer =>
    worst(
      Math.min,
      kinds.map(kind => against(kind, peer, 'requote')),
    )
  const ours = kinds.flatMap(kind => results[kind].filter(row => row.name.startsWith('requote')))
  const peaks = ours.map(row => row.peak)
  const bars = [
    ...['leak', 'clean', 'mime'].map(kind =>
      atMost(`${kind}, × sed`, against(kind, 'requote', yardstick), 3),
    ),
    ...['leak', 'clean', 'mime'].map(kind =>
      atMost(`${kind}, JSON × own text`, against(kind, 'requote --json', 'requote'), null),
    ),
    timesAsFast('times as fast as Python email', faster('Python email'), 4),
    timesAsFast('times as fast as Text::Quoted', faster('Text::Quoted'), 20),
    timesAsFast('times as fast as mailparser', null, 8),
    timesAsFast('times as fast as postal-mime', null, 8),
    atMost('peak memory, worst input, MB', worst(Math.max, peaks), 150, 0),
    atMost('start-up × node -e 0', startUp?.ratio ?? null, 1.35),
  ]
  const verdict = {true: 'pass', false: 'FAIL', null: '–'}
  const body = bars.map(({name, bar, value, passed}) => [name, bar, value, verdict[String(passed)]])
  return table(['bar', 'first', 'measured', ''], body)
}
