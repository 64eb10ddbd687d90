/** `requote fix` that only reports, and the report as JSON Lines. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Ajv} from 'ajv'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {root} from '../run.ts'
import {damaged, fix, mbox, names, read, separator, usePlace, write} from './fixing.ts'

usePlace()

describe('without writing', () => {
  beforeEach(() => write({'a.mbox': mbox(damaged, 'a\n'), 'b.mbox': mbox('b\n')}))
  afterEach(() => {
    expect(names()).toEqual(['a.mbox', 'b.mbox'])
    expect(read('a.mbox')).toBe(mbox(damaged, 'a\n'))
  })

  const would = 'requote: a.mbox: would repair 1 of 2 messages: utf7-leak 2\n'

  test('--check tells by its status, and names the files', () => {
    expect(fix(['--check', 'a.mbox'])).toEqual({status: 1, out: '', err: would})
    expect(fix(['--check', '-q', 'a.mbox', 'b.mbox'])).toEqual({status: 1, out: '', err: ''})
    expect(fix(['--check', 'b.mbox'])).toEqual({status: 0, out: '', err: ''})
    expect(fix(['--check'], mbox(damaged))).toMatchObject({status: 1, out: ''})
    expect(fix(['--check'], mbox('a\n'))).toEqual({status: 0, out: '', err: ''})
    expect(fix(['--check', 'a.mbox', 'none']).status).toBe(3)
  })

  test('--dry-run only tells', () => {
    expect(fix(['--dry-run', 'a.mbox'])).toEqual({status: 0, out: '', err: would})
    expect(fix(['--dry-run'], mbox('a\n', damaged))).toMatchObject({status: 0, out: ''})
  })

  test('--diff shows lines of the file', () => {
    const {status, out} = fix(['-q', '--diff', 'a.mbox', 'b.mbox'])
    expect(status).toBe(0)
    expect(out).toBe(
      '--- a/a.mbox\n+++ b/a.mbox\n@@ -6,6 +6,6 @@\n Yes.\n \n-+AD4- Shall we?\n' +
        `-+AD4- Ask Bo.\n+> Shall we?\n+> Ask Bo.\n \n ${separator}`,
    )
    expect(fix(['-q', '--diff', '--check', 'a.mbox'])).toMatchObject({status: 1, out})
    expect(fix(['-q', '--diff'], read('a.mbox')).out).toBe(out.replaceAll('a.mbox', 'stdin'))
    const coloured = fix(['-q', '--diff', '--color', 'always', 'a.mbox']).out
    expect(coloured).toContain('\x1b[32m+> Shall we?\x1b[39m\n')
  })

  test('--output-dir and --backup do nothing then', () => {
    expect(fix(['--dry-run', '--output-dir', 'out', 'a.mbox']).status).toBe(0)
    expect(fix(['--check', '--backup', 'a.mbox']).status).toBe(1)
  })
})

describe('--json', () => {
  const schema = JSON.parse(readFileSync(join(root, 'schema/requote-fix-1.schema.json'), 'utf8'))
  const isValid = new Ajv({allowUnionTypes: true}).compile(schema)

  function records(text: string): {type: string; file?: string; result?: string}[] {
    return text
      .split('\n')
      .slice(0, -1)
      .map(line => {
        const record = JSON.parse(line)
        isValid(record)
        expect(isValid.errors).toBeNull()
        return record
      })
  }

  test('reports as its schema says', () => {
    write({'a.mbox': mbox(damaged, 'a\n'), 'b.mbox': mbox('b\n')})
    const {status, out, err} = fix(['--json', 'a.mbox', 'none', 'b.mbox'])
    expect(err).toBe('requote: none: no such file or directory\n')
    const done = {messages: 2, repaired: 1, refused: 0, brokenSignatures: 0, depthChanges: {}}
    const nothing = {...done, messages: 0, repaired: 0, octets: 0, repairs: {}}
    const length = mbox(damaged).length
    const clean = mbox('b\n').length
    const all = mbox(damaged, 'a\n').length
    const schema = 'requote-fix/1'
    expect(records(out)).toEqual([
      {
        schema,
        type: 'message',
        file: 'a.mbox',
        message: 0,
        offset: 0,
        length,
        line: 1,
        id: '<1@example.org>',
        changed: true,
        repairs: {'utf7-leak': 2},
        depthChanges: {},
        refused: [],
        brokeSignature: false,
        findings: [],
      },
      {
        ...done,
        schema,
        type: 'file',
        file: 'a.mbox',
        result: 'repaired',
        output: null,
        error: null,
        octets: all,
        repairs: {'utf7-leak': 2},
      },
      {
        ...nothing,
        schema,
        type: 'file',
        file: 'none',
        result: 'failed',
        output: null,
        error: 'no such file or directory',
      },
      {
        ...nothing,
        schema,
        type: 'file',
        file: 'b.mbox',
        result: 'clean',
        output: null,
        error: null,
        messages: 1,
        octets: clean,
      },
      {
        ...done,
        schema,
        type: 'run',
        files: 3,
        repairedFiles: 1,
        failedFiles: 1,
        messages: 3,
        octets: all + clean,
        repairs: {'utf7-leak': 2},
      },
    ])
    expect(status).toBe(3)
  })

  test('tells what would be done, and where something went', () => {
    const results = (words: string[], input = ''): unknown[] =>
      records(fix(['--json', ...words], input).out)
        .filter(({type}) => type === 'file')
        .map(record => [record.file, record.result, 'output' in record && record.output])
    write({'a.mbox': mbox(damaged)})
    expect(results(['--check', 'a.mbox'])).toEqual([['a.mbox', 'would-repair', null]])
    expect(results(['--dry-run'], mbox(damaged))).toEqual([['-', 'would-repair', null]])
    expect(results(['--output-dir', 'out', 'a.mbox'])).toEqual([
      ['a.mbox', 'repaired', 'out/a.mbox'],
    ])
  })

  test('names control characters in files by JSON escapes', () => {
    const {out} = fix(['--json', 'x\x1b[2J\u202e'])
    expect(out).toContain('x\\u001b[2J\\u202e')
  })
})
