/**
 * A mailbox of gigabytes through a pipe: the rate must hold and memory must not grow. The mailbox
 * is made on the fly, the same 20 MB again and again, so that no disk has to hold it.
 */
import {readFileSync} from 'node:fs'
import {inputFile} from './inputs.js'
import {feed, median, watched} from './measure.js'
import {table} from './report.js'

const smallMb = 20
const mediumMb = 200
const step = 1 << 20

/** @param {Buffer} mailbox @param {number} times */
function* repeated(mailbox, times) {
  for (; times > 0; times--) {
    for (let at = 0; at < mailbox.length; at += step) yield mailbox.subarray(at, at + step)
  }
}

/** @typedef {{name: string, small: number, medium: number, large: number, peak: number | null}} BigRow */

/**
 * @param {string[]} requote the words that start requote
 * @param {number} gigabytes
 * @param {ReturnType<typeof import('./measure.js').findWitness>} witness
 * @returns {Promise<BigRow[]>} rates in MB/s, start-up included, peak in MB
 */
export async function measureBig(requote, gigabytes, witness) {
  const mailbox = readFileSync(inputFile('clean', smallMb))
  const mb = mailbox.length / 1e6
  const outputs = [
    {name: 'text', argv: requote},
    {name: 'JSON', argv: [...requote, '--json']},
  ]
  const rows = []
  for (const {name, argv} of outputs) {
    const rate = async times => {
      const seconds = []
      for (let round = 0; round < 3; round++) {
        seconds.push(await feed({argv}, repeated(mailbox, times)))
      }
      return (times * mb) / median(seconds)
    }
    const small = await rate(1)
    const medium = await rate(mediumMb / smallMb)
    const times = Math.ceil((gigabytes * 1000) / mb)
    const large = await watched(witness, {argv}, command => feed(command, repeated(mailbox, times)))
    rows.push({name, small, medium, large: (times * mb) / large.result, peak: large.peak})
  }
  return rows
}

/** @param {BigRow[]} rows @param {number} gigabytes */
export function bigTable(rows, gigabytes) {
  const header = ['MB/s through a pipe', `${smallMb} MB`, `${mediumMb} MB`, `${gigabytes} GB`]
  const body = rows.map(({name, small, medium, large, peak}) => [
    name,
    ...[small, medium, large].map(rate => rate.toFixed(0)),
    `${((100 * large) / medium).toFixed(0)} %`,
    peak?.toFixed(0) ?? '-',
    peak === null ? '–' : peak <= 150 ? 'pass' : 'FAIL',
  ])
  return table([...header, `of ${mediumMb} MB`, 'peak MB', 'peak ≤ 150 MB'], body)
}
