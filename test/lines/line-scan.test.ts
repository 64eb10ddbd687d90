import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {kernelModule} from '../../scripts/kernel.js'
import {LineEnds} from '../../src/lines/line-ends.ts'
import {
  factsBetween,
  hasAmpersand,
  hasBeyondAscii,
  hasColon,
  hasEquals,
  hasFrom,
  hasPlus,
  hasTag,
} from '../../src/lines/line-facts.ts'
import {blockOctets, type LineScan, scanLines} from '../../src/lines/line-scan.ts'

describe('what a line has', () => {
  test.each([
    ['plain words', 0],
    ['> > quoted words', 0],
    ['a == b', hasEquals],
    ['+AD4-', hasPlus],
    ['&gt;', hasAmpersand],
    ['Ana wrote:', hasColon],
    ['アナ：', hasColon | hasBeyondAscii],
    ['Ana> words', hasTag],
    ['> Ana> words', hasTag],
    ['a <b> c', hasTag],
    ['From here', hasFrom],
    ['> >From here', hasFrom],
    ['> From here', 0],
    ['naïve', hasBeyondAscii],
    ['On Mon at 10:22 +0200, Zoë wrote', hasColon | hasPlus | hasBeyondAscii],
  ])('%s', (line, facts) => {
    expect(factsBetween(Buffer.from(line), 0, Buffer.byteLength(line))).toBe(facts)
  })

  test('of a part of a line, the octet before it counts', () => {
    const bytes = Buffer.from('>From Ana>')
    expect(factsBetween(bytes, 1, 5, bytes[0])).toBe(hasFrom)
    expect(factsBetween(bytes, 9, 10, bytes[8])).toBe(hasTag)
  })
})

/** Line ends, each with its facts, and the facts of what follows the last one. */
function scanned(bytes: Buffer, block: number): {lines: number[][]; tail: number} {
  const lines: number[][] = []
  let tail = 0
  let before = 0x0a
  for (let from = 0; from < bytes.length; from += block) {
    const to = Math.min(bytes.length, from + block)
    const scan = scanLines(bytes, from, to, before)
    for (let index = 0; index < scan.count; index++) {
      lines.push([scan.ends[index]!, scan.facts[index]! | (index === 0 ? tail : 0)])
    }
    tail = scan.count === 0 ? tail | scan.tail : scan.tail
    before = bytes[to - 1]!
  }
  return {lines, tail}
}

/** The same, from the text's lines one by one. */
function expected(bytes: Buffer): {lines: number[][]; tail: number} {
  const lines: number[][] = []
  let from = 0
  for (let lf = bytes.indexOf(10); lf !== -1; lf = bytes.indexOf(10, from)) {
    lines.push([lf, factsBetween(bytes, from, lf)])
    from = lf + 1
  }
  return {lines, tail: factsBetween(bytes, from, bytes.length)}
}

/** The kernel's columns lie in one memory, WebAssembly's; the plain reader's are made one by one. */
function isOfKernel({ends, facts}: LineScan): boolean {
  return ends.buffer === facts.buffer
}

describe('the kernel', () => {
  test('is made of its source', async () => {
    const made = readFileSync(new URL('../../src/lines/line-kernel.ts', import.meta.url), 'utf8')
    expect(made).toBe(await kernelModule())
  })

  test('takes over and gives what the plain reader gave', () => {
    const letters = fc.constantFrom(...'aF>-=+&:;\n\r \u00e9\u{1f600}\u0080\u007f\uff1a\u2f1a')
    const text = fc.array(letters, {maxLength: 300})
    const before = fc.sample(text, {numRuns: 50, seed: 1}).map(all => Buffer.from(all.join('')))
    expect(isOfKernel(scanLines(Buffer.from('cold'), 0, 4, 0x0a))).toBe(false)
    const cold = before.map(bytes => scanned(bytes, 64))
    // More than the plain reader is used for.
    const long = Buffer.alloc(10 * blockOctets, 'From Ana: > = + & wrote\n')
    expect(scanned(long, blockOctets)).toEqual(expected(long))
    expect(isOfKernel(scanLines(long, 0, blockOctets, 0x0a))).toBe(true)
    expect(before.map(bytes => scanned(bytes, 64))).toEqual(cold)
    fc.assert(
      fc.property(text, fc.integer({min: 1, max: 200}), (all, block) => {
        const bytes = Buffer.from(all.join(''))
        expect(scanned(bytes, block)).toEqual(expected(bytes))
      }),
      {numRuns: 500},
    )
  })

  test('a block of nothing but line ends', () => {
    const bytes = Buffer.alloc(blockOctets, '\n')
    expect(scanned(bytes, blockOctets).lines.length).toBe(blockOctets)
  })
})

test('facts of a line that blocks cut are those of all its pieces', () => {
  const bytes = Buffer.concat([
    Buffer.from('a = b '),
    Buffer.alloc(2 * blockOctets, 'x'),
    Buffer.from(' c & d\nnext'),
  ])
  const ends = new LineEnds()
  ends.look(bytes, 0, bytes.length)
  expect(ends.indexAfter(0)).toBe(0)
  expect(ends.facts[0]).toBe(hasEquals | hasAmpersand)
  expect(ends.nextWith(hasPlus, 0)).toBe(bytes.length)
})
