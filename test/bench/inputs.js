/**
 * The bench's inputs, made here and never copied: the same kind gives the same octets everywhere,
 * and a small input is the beginning of a large one.
 *
 *   leak    bare list text, depth 0 to 9, marks and punctuation leaked as UTF-7
 *   clean   mboxrd of plain messages of about 4 KB
 *   mime    mboxrd of mixed MIME messages
 *
 * They are kept in `bench-data/` and made again when `generatorVersion` moves.
 */
import {closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {utf7, utf7Runs} from './encode.js'
import {cleanMessages, mimeMessages} from './messages.js'
import {paragraphs, plan, prefix, randomOf} from './text.js'

/** Moves with every change of what is generated: figures of two versions cannot be compared. */
export const generatorVersion = 1

/** The kinds of input, with their full size in MB (10⁶ octets). */
export const inputs = {
  leak: {mb: 100, extension: 'txt', messages: leakedTexts},
  clean: {mb: 200, extension: 'mbox', messages: cleanMessages},
  mime: {mb: 200, extension: 'mbox', messages: mimeMessages},
}

/** @typedef {keyof typeof inputs} InputKind */

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where inputs are kept. */
export const dataFolder = join(root, 'bench-data')

/**
 * Texts of 1 to 6 KB, each followed by an empty line; one in ten from an encoder that puts
 * neighbours into one island.
 * @param {import('./text.js').Random} random
 * @returns {() => Buffer}
 */
function leakedTexts(random) {
  const pool = paragraphs(random, 'latin', 4000)
  const leakedPool = leak => pool.map(({lines}) => lines.map(leak))
  const single = leakedPool(utf7)
  const joined = leakedPool(utf7Runs)
  return () => {
    const runs = random.chance(0.1)
    const leak = runs ? utf7Runs : utf7
    const spaced = random.chance(0.7)
    const deepest = random.pick([1, 2, 3, 3, 4, 4, 5, 6, 8, 9])
    const lines = []
    for (const block of plan(random, deepest, random.between(1200, 6000))) {
      const before = leak(prefix(block.depth, spaced))
      if (block.attribution !== null) lines.push(before + leak(block.attribution))
      else {
        const content = (runs ? joined : single)[block.paragraph % pool.length]
        for (const line of content) lines.push(before + line)
        lines.push(before.trimEnd())
      }
    }
    return Buffer.from(`${lines.join('\n')}\n\n`, 'latin1')
  }
}

/**
 * Yields an input message by message until it has at least so many octets.
 * @param {InputKind} kind
 * @param {number} octets
 * @returns {Generator<Buffer, void, void>}
 */
export function* generate(kind, octets) {
  const message = inputs[kind].messages(randomOf(`requote bench ${kind}`))
  for (let size = 0; size < octets; ) {
    const bytes = message()
    size += bytes.length
    yield bytes
  }
}

/**
 * Gives the path of an input, which is made when it is not there yet.
 * @param {InputKind} kind
 * @param {number} mb size in 10⁶ octets
 * @param {string} [folder]
 * @returns {string}
 */
export function inputFile(kind, mb, folder = dataFolder) {
  const path = join(folder, `${kind}-v${generatorVersion}-${mb}mb.${inputs[kind].extension}`)
  if (existsSync(path)) return path
  mkdirSync(folder, {recursive: true})
  const unfinished = `${path}.${process.pid}.tmp`
  const file = openSync(unfinished, 'w')
  let held = []
  let size = 0
  const flush = () => {
    const bytes = Buffer.concat(held)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    held = []
    size = 0
  }
  for (const bytes of generate(kind, mb * 1e6)) {
    held.push(bytes)
    size += bytes.length
    if (size >= 1 << 20) flush()
  }
  flush()
  closeSync(file)
  renameSync(unfinished, path)
  return path
}
