/**
 * What a reader would write first: `readline`, two regular expressions, a write a line. It undoes
 * `+AD4-` and its like, counts marks and writes them anew; it knows neither messages nor MIME.
 */
import {createReadStream} from 'node:fs'
import {createInterface} from 'node:readline'

const island = /\+([A-Za-z0-9+/]*)-/g
const marks = /^(?:[ \t]?>)+/

function undo(whole, payload) {
  if (payload === '') return '+'
  const octets = Buffer.from(payload, 'base64')
  return octets.length % 2 === 0 ? octets.swap16().toString('utf16le') : whole
}

for await (const line of createInterface({input: createReadStream(process.argv[2])})) {
  const text = line.replace(island, undo)
  const [prefix = ''] = marks.exec(text) ?? []
  const depth = prefix.replace(/[^>]/g, '').length
  const content = text.slice(prefix.length).replace(/^ /, '')
  const written = depth === 0 ? text : `${'>'.repeat(depth)}${content === '' ? '' : ' '}${content}`
  process.stdout.write(`${written}\n`)
}
