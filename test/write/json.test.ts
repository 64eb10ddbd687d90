import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Finding, Reading} from '../../src/types.ts'
import {entryLimit} from '../../src/write/entries.ts'
import {escapeSpan} from '../../src/write/escape.ts'
import {heldRecord, jsonWriter} from '../../src/write/json.ts'
import {OutputBuffer} from '../../src/write/output.ts'
import {ana, bodyOf, head, nothingRead, part, writeMessage} from './helper.ts'

const schema = new URL('../../schema/requote-1.schema.json', import.meta.url)
const isValid = new Ajv().compile(JSON.parse(readFileSync(schema, 'utf8')))

interface Block {
  firstLine: number
  lastLine: number
  depth: number
  text: string
}

function record(out: OutputBuffer): {text: string; value: ReturnType<typeof JSON.parse>} {
  const text = out.take().toString()
  expect(text.indexOf('\n')).toBe(text.length - 1)
  const value = JSON.parse(text)
  isValid(value)
  expect(isValid.errors).toBeNull()
  return {text, value}
}

function writer(options = {}): {out: OutputBuffer; json: ReturnType<typeof jsonWriter>} {
  const out = new OutputBuffer()
  return {out, json: jsonWriter({part: null, safe: false, ...options}, out)}
}

test('takes a message to the record that the design shows', () => {
  const {out, json} = writer()
  const bo = {name: 'Bo', address: null}
  const reading: Reading = {
    authors: [ana, bo],
    attributions: [{firstLine: 1, lastLine: 1, depth: 0, introduces: 1, author: bo, date: null}],
    depthChanges: [
      {firstLine: 3, lastLine: 3, from: 0, to: 1, rule: 'wrap-broken', confidence: 0.97, why: 'w'},
    ],
  }
  const rows = {0: {kind: 1, author: 0}, 1: {author: 1}, 2: {depth: 1, author: 1}}
  json.messageStart(head({id: '<1@example.org>', subject: 'Re: plan', from: [ana]}))
  json.partStart(part)
  json.body(bodyOf('On Mon, Bo wrote:\n> "b"\r\nc\n', rows), reading)
  json.partEnd([
    {rule: 'utf7-leak', line: 2, column: 1, before: '+AD4-', after: '>', confidence: 0.99},
  ])
  json.attachment({part: '2', type: 'image/png', name: null, octets: 7})
  json.messageEnd(93, [
    {rule: 'charset-label', severity: 'info', message: 'm', line: null, part: '1'},
  ])
  expect(record(out).text).toBe(
    `${[
      '{"schema":"requote/1"',
      '"source":{"file":"a.mbox","format":"mbox","message":0,"offset":0,"length":93,"line":1}',
      '"id":"<1@example.org>","subject":"Re: plan"',
      '"from":[{"name":"Ana Ruiz","address":"ana@example.org"}],"to":[],"cc":[]',
      '"date":null,"inReplyTo":null,"references":[]',
      '"parts":[{"part":"1","type":"text/plain","charset":"utf-8","transferEncoding":"7bit"',
      '"flowed":false,"delSp":false,"sourceLine":1',
      '"blocks":[{"firstLine":1,"lastLine":1,"depth":0,"kind":"attribution"',
      '"author":{"name":"Ana Ruiz","address":"ana@example.org"},"text":"On Mon, Bo wrote:"}',
      '{"firstLine":2,"lastLine":3,"depth":1,"kind":"text"',
      '"author":{"name":"Bo","address":null},"text":"\\"b\\"\\nc"}]',
      '"attributions":[{"firstLine":1,"lastLine":1,"depth":0,"introduces":1',
      '"author":{"name":"Bo","address":null},"date":null}]',
      '"repairs":[{"rule":"utf7-leak","line":2,"column":1,"before":"+AD4-","after":">","confidence":0.99}]',
      '"depthChanges":[{"firstLine":3,"lastLine":3,"from":0,"to":1,"rule":"wrap-broken"',
      '"confidence":0.97,"why":"w"}]}]',
      '"attachments":[{"part":"2","type":"image/png","name":null,"octets":7}],"repairs":[]',
      '"findings":[{"rule":"charset-label","severity":"info","message":"m","line":null,"part":"1"}]}',
    ].join()}\n`,
  )
})

test('takes a message without a body', () => {
  const {out, json} = writer()
  json.messageStart(head())
  json.messageEnd(0, [])
  expect(record(out).value).toMatchObject({parts: [], attachments: [], repairs: [], findings: []})
})

test('takes repairs of header fields', () => {
  const {out, json} = writer()
  const repair = {
    rule: 'utf7-leak',
    line: 3,
    column: 5,
    before: '+AD4-',
    after: '>',
    confidence: 0.99,
  } as const
  json.messageStart(head({repairs: [{field: 'Subject', ...repair}]}))
  json.messageEnd(0, [])
  expect(record(out).value.repairs).toEqual([{field: 'Subject', ...repair}])
})

test('takes one part only', () => {
  const {out, json} = writer({part: '2'})
  json.messageStart(head())
  for (const address of ['1', '2']) {
    const told = {...part, part: address}
    json.partStart(told)
    json.body(bodyOf(`${address}\n`), nothingRead)
    json.partEnd([])
  }
  json.messageEnd(1, [])
  const {parts} = record(out).value
  expect(parts.map((some: {part: string}) => some.part)).toEqual(['2'])
})

test('takes who sent the message that encloses a part, and none where nothing does', () => {
  const {out, json} = writer()
  const bo = {name: 'Bo', address: null}
  const nobody = {...head().fields, from: []}
  json.messageStart(head({from: [ana]}))
  for (const enclosed of [null, {...nobody, from: [bo]}, nobody]) {
    json.partStart(part, enclosed)
    json.body(bodyOf('a\n'), nothingRead)
    json.partEnd([])
  }
  json.messageEnd(1, [])
  const {from, parts} = record(out).value
  expect(from).toEqual([ana])
  expect(parts.map((some: {from?: unknown}) => some.from)).toEqual([undefined, [bo], []])
})

test('takes every line into exactly one block, window by window', () => {
  const {out, json} = writer()
  const later = bodyOf('> c\n\n', {}, {firstLine: 3})
  writeMessage(json, [bodyOf('a\n> b\n'), later])
  const {blocks} = record(out).value.parts[0]
  const lines = (blocks as Block[]).map(block => [
    block.firstLine,
    block.lastLine,
    block.depth,
    block.text,
  ])
  expect(lines).toEqual([
    [1, 1, 0, 'a'],
    [2, 2, 1, 'b'],
    [3, 3, 1, 'c'],
    [4, 4, 0, ''],
  ])
})

describe('bounds', () => {
  test('takes source to the end of a record too long to hold', () => {
    const {out, json} = writer()
    const long = bodyOf(`> a\n${'x'.repeat(heldRecord + 1)}\n> b\n`)
    writeMessage(json, [long])
    const {text, value} = record(out)
    expect(text.startsWith('{"schema":"requote/1","id":null')).toBe(true)
    expect(Object.keys(value).at(-1)).toBe('source')
    expect(value.source.length).toBe(100)
    expect(value.parts[0].blocks).toHaveLength(3)
  })

  test('takes the next record in the usual order again', () => {
    const {out, json} = writer()
    writeMessage(json, [bodyOf('x'.repeat(heldRecord + 1))])
    out.reset()
    writeMessage(json, [bodyOf('x')])
    expect(record(out).text.startsWith('{"schema":"requote/1","source":{"file"')).toBe(true)
  })

  test('takes so many entries, and says how many more there were', () => {
    const {out, json} = writer()
    const attribution = {
      firstLine: 1,
      lastLine: 1,
      depth: 0,
      introduces: 1,
      author: ana,
      date: null,
    }
    const attributions = new Array(entryLimit + 3).fill(attribution)
    writeMessage(json, [bodyOf('a\n')], {...nothingRead, attributions})
    const {value} = record(out)
    expect(value.parts[0].attributions).toHaveLength(entryLimit)
    const [finding] = value.findings as Finding[]
    expect(finding).toMatchObject({
      rule: 'limit-reached',
      message: '3 more attributions are not listed',
    })
  })
})

describe('strings', () => {
  const awkward = fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', '\r', '\0', '\x1f', '\x7f', 'é', '😀'),
  })

  test('are escaped as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.oneof(awkward, fc.string({unit: 'grapheme'})), text => {
        const out = new OutputBuffer(null, 1)
        const bytes = Buffer.from(text)
        escapeSpan(out, bytes, 0, bytes.length)
        expect(`"${out.take().toString()}"`).toBe(JSON.stringify(bytes.toString()))
      }),
    )
  })

  test('are escaped over the length of one step', () => {
    const bytes = Buffer.from('"\0x'.repeat(50_000))
    const out = new OutputBuffer()
    escapeSpan(out, bytes, 0, bytes.length)
    expect(`"${out.take().toString()}"`).toBe(JSON.stringify(bytes.toString()))
  })

  test('on a terminal hold no control character, and mean the same', () => {
    const {out, json} = writer({safe: true})
    writeMessage(json, [bodyOf('\x1b[2J \u009b \u202e \u{e0041} \x7f é\n')])
    const {text, value} = record(out)
    expect(text).toContain('\\u001b[2J \\u009b \\u202e \\udb40\\udc41 \\u007f é')
    expect(value.parts[0].blocks[0].text).toBe('\x1b[2J \u009b \u202e \u{e0041} \x7f é')
  })
})
