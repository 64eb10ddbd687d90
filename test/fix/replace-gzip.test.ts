/** gzip files: rewritten compressed. */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {createGunzip, gunzipSync, gzipSync} from 'node:zlib'
import {beforeEach, describe, expect, test} from 'vitest'
import {newHeader} from '../../src/fix/gzip-sink.ts'
import {replaceFile} from '../../src/fix/replace.ts'
import {after, before, options, refusal, repair, rewriteBy, scratch, tree} from './replacing.ts'

let directory = ''
let box = ''
beforeEach(() => {
  directory = scratch()
  box = join(directory, 'box.mbox.gz')
  writeFileSync(box, gzipSync(before))
})

const unpacked = (path = box): string => gunzipSync(readFileSync(path)).toString('latin1')

/** A member whose header has all that a header can have. */
function withHeader(text: string, flags: number, extra: Buffer): Buffer {
  const member = gzipSync(text, {level: 9})
  const header = Buffer.from(member.subarray(0, 10))
  header[3] = flags
  header.writeUInt32LE(1_600_000_000, 4)
  return Buffer.concat([header, extra, member.subarray(10)])
}

describe('a gzip file', () => {
  test('is rewritten compressed', async () => {
    expect(await replaceFile(box, options(), repair)).toBe('replaced')
    expect(unpacked()).toBe(after)
    expect(Object.keys(tree(directory))).toEqual(['box.mbox.gz'])
  })

  test('of several members becomes one, and is padded no longer', async () => {
    const halves = [before.slice(0, 100), before.slice(100)]
    writeFileSync(box, Buffer.concat([...halves.map(half => gzipSync(half)), Buffer.alloc(512)]))
    expect(await replaceFile(box, options(), repair)).toBe('replaced')
    expect(unpacked()).toBe(after)
    const stream = createGunzip()
    stream.end(readFileSync(box))
    for await (const _ of stream);
    expect(stream.bytesWritten).toBe(readFileSync(box).length)
  })

  test('comes out right however long it is', async () => {
    const noise = Array.from({length: 300_000}, (_, at) => `${(at * 2654435761) % 4294967296}\n`)
    const long = `${noise.join('')}${before}${noise.join('')}`
    writeFileSync(box, gzipSync(long))
    expect(await replaceFile(box, options(), repair)).toBe('replaced')
    expect(unpacked()).toBe(long.replace('+AD4-', '>'))
  })

  test('may become empty', async () => {
    expect(
      await replaceFile(
        box,
        options(),
        rewriteBy(() => ''),
      ),
    ).toBe('replaced')
    expect(unpacked()).toBe('')
  })

  test('that is right is not touched', async () => {
    const octets = gzipSync(after, {level: 2})
    writeFileSync(box, octets)
    expect(await replaceFile(box, options({backup: '.bak'}), repair)).toBe('unchanged')
    expect(readFileSync(box)).toEqual(octets)
    expect(Object.keys(tree(directory))).toEqual(['box.mbox.gz'])
  })

  test('that is right is copied octet for octet to --output-dir', async () => {
    const octets = Buffer.concat([gzipSync(after.slice(0, 9)), gzipSync(after.slice(9))])
    writeFileSync(box, octets)
    const output = {directory, name: 'copy.gz'}
    expect(await replaceFile(box, options({output}), repair)).toBe('unchanged')
    expect(readFileSync(join(directory, 'copy.gz'))).toEqual(octets)
  })

  test.each([
    ['cut short', (octets: Buffer) => octets.subarray(0, -9), 'are cut short'],
    ['damaged', (octets: Buffer) => octets.fill(0, octets.length - 8), 'are damaged'],
    [
      'followed by other octets',
      (octets: Buffer) => Buffer.concat([octets, Buffer.from('\0x')]),
      'is something else',
    ],
  ])('that is %s is left', async (_, damage, words) => {
    const octets = damage(gzipSync(before))
    writeFileSync(box, octets)
    const message = await refusal(box)
    expect(message).toContain(words)
    expect(message).toContain('; the file is as it was')
    expect(readFileSync(box)).toEqual(octets)
    expect(Object.keys(tree(directory))).toEqual(['box.mbox.gz'])
  })
})

describe('the header', () => {
  const name = Buffer.from('box.mbox\0')
  const comment = Buffer.from('of 2020\0')
  const extra = Buffer.from([4, 0, 1, 2, 3, 4])
  const headerCrc = Buffer.from([9, 9])

  test.each([
    ['a name', 8, [name], 8, [name]],
    ['a comment', 16, [comment], 16, [comment]],
    ['all', 31, [extra, name, comment, headerCrc], 25, [name, comment]],
    ['an extra field, which tells of the old octets', 4, [extra], 0, []],
    ['nothing', 0, [], 0, []],
  ])('with %s keeps what holds still', (_, flags, fields, keptFlags, kept) => {
    const start = withHeader(before, flags, Buffer.concat(fields))
    const {header, level} = newHeader(start)
    const fixed = Buffer.from(start.subarray(0, 10))
    fixed[3] = keptFlags
    expect(header).toEqual(Buffer.concat([fixed, ...kept]))
    expect(level).toBe(9)
  })

  test.each([
    [1, 1],
    [6, 6],
    [9, 9],
  ])('of level %i asks for level %i', (level, expected) => {
    expect(newHeader(gzipSync(before, {level})).level).toBe(expected)
  })

  test('is kept when a file is rewritten', async () => {
    writeFileSync(box, withHeader(before, 8, name))
    expect(await replaceFile(box, options(), repair)).toBe('replaced')
    expect(readFileSync(box).subarray(0, 19)).toEqual(withHeader(before, 8, name).subarray(0, 19))
    expect(unpacked()).toBe(after)
  })

  test('whose name never ends has no name', () => {
    const start = Buffer.concat([gzipSync('').subarray(0, 10), Buffer.alloc(4000, 0x61)])
    start[3] = 8
    expect(newHeader(start).header).toHaveLength(10)
  })
})
