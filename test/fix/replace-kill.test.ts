/** A process that is killed while it rewrites a file, 200 times. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync, gzipSync} from 'node:zlib'
import {build} from 'esbuild'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {replaceFile} from '../../src/fix/replace.ts'
import {fileOf, type Kind, kinds, optionsOf} from './kill-kinds.ts'
import {after as fewAfter, before as fewBefore, repair, tree} from './replacing.ts'

const killsOfAKind = 50
const longestWait = 40

const padding = 'A line like many others in a long mailbox.\n'.repeat(2000)
const before = fewBefore + padding + fewBefore
const after = fewAfter + padding + fewAfter

let place = ''
let program = ''
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'requote-kill-'))
  program = join(place, 'killed.mjs')
  await build({
    entryPoints: [join(dirname(fileURLToPath(import.meta.url)), 'killed.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
})
afterAll(() => rmSync(place, {recursive: true, force: true}))

function prepare(kind: Kind): string {
  const directory = mkdtempSync(join(place, kind))
  if (kind === 'maildir') {
    for (const folder of ['cur', 'new', 'tmp']) mkdirSync(join(directory, folder))
    writeFileSync(join(directory, 'cur', `1.M2P3.host,S=${before.length}:2,S`), before)
  } else {
    writeFileSync(join(directory, 'box'), kind === 'gzip' ? gzipSync(before) : before)
  }
  return directory
}

function textOf(file: string): string {
  const octets = readFileSync(file)
  return (octets[0] === 0x1f ? gunzipSync(octets) : octets).toString('latin1')
}

async function killAfter(milliseconds: number, kind: Kind, directory: string): Promise<void> {
  const child = spawn(process.execPath, [program, kind, directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', chunk => {
    complaint += String(chunk)
  })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  await new Promise(resolve => setTimeout(resolve, milliseconds))
  child.kill('SIGKILL')
  await ended
  expect(complaint).toBe('')
}

/** The next run: all is well and nothing is left beside the file. */
async function runAgain(kind: Kind, directory: string): Promise<void> {
  await replaceFile(fileOf(kind, directory), optionsOf(kind, directory), repair)
  if (kind === 'output') {
    expect(tree(directory)).toEqual({box: before, out: '/', 'out/box': after})
  } else if (kind === 'maildir') {
    // The killed program also goes back, from right to damaged, as no repair does: killed between the
    // new name and the new octets of that, it leaves a right message with the damaged one's size.
    const found = tree(directory)
    const names = [after, before].map(({length}) => `cur/1.M2P3.host,S=${length}:2,S`)
    const name = names.find(name => name in found) ?? names[0]!
    expect(found).toEqual({cur: '/', new: '/', tmp: '/', [name]: after})
  } else {
    expect(Object.keys(tree(directory))).toEqual(['box'])
    expect(textOf(join(directory, 'box'))).toBe(after)
  }
}

test.concurrent.each(kinds)('the file is the old one or the new one: %s', async kind => {
  // Lehmer's generator: the same waits in every run.
  let seed = kinds.indexOf(kind) + 1
  for (let kill = 0; kill < killsOfAKind; kill++) {
    seed = (seed * 48271) % 2147483647
    const directory = prepare(kind)
    await killAfter(seed % longestWait, kind, directory)
    expect([before, after]).toContain(textOf(fileOf(kind, directory)))
    const output = join(directory, 'out', 'box')
    if (existsSync(output)) expect(textOf(output)).toBe(after)
    await runAgain(kind, directory)
  }
}, 300_000)
