/** The library: texts, octets and streams become the records that the program writes. */
import {createReadStream, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Readable} from 'node:stream'
import {describe, expect, test} from 'vitest'
import {allRepairs, type MessageRecord, readAll, readMessages, readText} from '../src/index.ts'
import {fixturesOf, root} from './run.ts'

const fixtures = ['fixtures/thread', 'fixtures/cases'].flatMap(fixturesOf)
const mailbox = 'fixtures/cases/mailbox.mbox'

async function list(messages: AsyncIterable<MessageRecord>): Promise<MessageRecord[]> {
  const found: MessageRecord[] = []
  for await (const message of messages) found.push(message)
  return found
}

describe('readText', () => {
  test('takes a text', () => {
    const mail = readText('Ana wrote:\n> Shall we?\nYes.\n')
    expect(mail?.parts[0]?.blocks.map(({depth, text}) => [depth, text])).toEqual([
      [0, 'Ana wrote:'],
      [1, 'Shall we?'],
      [0, 'Yes.'],
    ])
  })

  test('gives null of nothing', () => {
    expect(readText('')).toBeNull()
  })

  test('leaves what it is told to leave', () => {
    const leaked = readFileSync(join(root, 'fixtures/cases/leaked.eml'), 'utf8')
    expect(readText(leaked)?.parts[0]?.repairs).not.toEqual([])
    expect(readText(leaked, {repairs: []})?.parts[0]?.repairs).toEqual([])
    expect([...allRepairs]).toContain('utf7-leak')
  })

  test('takes the format that it is told', () => {
    expect(readText('Subject: x\n\ny\n')?.subject).toBe('x')
    expect(readText('Subject: x\n\ny\n', {format: 'text'})?.subject).toBeNull()
  })
})

describe.each(fixtures)('$file', ({file, golden, octets}) => {
  const expected = JSON.parse(readFileSync(`${golden}.json`, 'utf8'))

  test('is read at once', () => {
    expect(readAll(octets, {file})).toEqual(expected)
  })

  test('is read as a stream', async () => {
    const stream = createReadStream(join(root, file), {highWaterMark: 7})
    expect(await list(readMessages(stream, {file}))).toEqual(expected)
  })
})

describe('thread', () => {
  const octets = readFileSync(join(root, 'fixtures/thread/answered.mbox'))
  const origins = (thread: boolean): unknown[] =>
    readAll(octets, {thread})
      .at(-1)!
      .parts[0]!.blocks.map(({depth, origin}) => [depth, origin?.id])

  test('takes earlier messages as evidence', () => {
    expect(origins(true)).toEqual([
      [2, '<1@example.org>'],
      [1, undefined],
      [1, '<2@example.org>'],
      [0, undefined],
    ])
  })

  test('is off unless it is asked for', () => {
    expect(origins(false).flat()).not.toContain('<1@example.org>')
    expect(readAll(octets)).toEqual(readAll(octets, {thread: false}))
  })
})

describe('readMessages', () => {
  test('gives a message before the last one has come', async () => {
    const octets = readFileSync(join(root, mailbox))
    const copies = 1000
    let read = 0
    function* chunks(): Generator<Uint8Array> {
      for (; read < copies; read++) yield octets
    }
    let messages = 0
    for await (const {source} of readMessages(chunks())) {
      if (source.message === 0) expect(read).toBeLessThan(copies / 2)
      messages++
    }
    expect([read, messages]).toEqual([copies, 3 * copies])
  })

  test('takes plain Uint8Arrays', async () => {
    const chunks = [new Uint8Array(Buffer.from('> a\n')), new Uint8Array(Buffer.from('b\n'))]
    expect(await list(readMessages(chunks))).toHaveLength(1)
  })

  test('passes on what the stream throws', async () => {
    const stream = new Readable({
      read() {
        this.destroy(new Error('the disk is gone'))
      },
    })
    await expect(list(readMessages(stream))).rejects.toThrow('the disk is gone')
  })
})
