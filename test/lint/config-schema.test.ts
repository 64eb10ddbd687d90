/** The JSON Schema for editors takes what the reader takes, and refuses what it refuses. */
import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {configReader} from '../../src/lint/config-file.ts'
import {type Problem, parseTree} from '../../src/lint/config-tree.ts'
import {allRepairs} from '../../src/repair/order.ts'

const schema = JSON.parse(readFileSync('schema/requoterc-1.schema.json', 'utf8'))
const ruleIds: string[] = schema.definitions.rules.propertyNames.enum
const validate = new Ajv({strict: true}).compile(schema)
const read = configReader(ruleIds)

function problemsOf(value: unknown): readonly Problem[] {
  const {tree, problems} = parseTree(JSON.stringify(value), 'json')
  const told = [...problems]
  const config = read(tree!, '', problem => told.push(problem))
  expect(config === undefined && told.length === 0).toBe(false)
  return told
}

function verdicts(value: unknown): {readonly schema: boolean; readonly reader: boolean} {
  return {schema: validate(value), reader: problemsOf(value).length === 0}
}

describe('both take', () => {
  test.each([
    [{}],
    [{$schema: 'x', root: true, rules: {mojibake: 'off'}, exclude: [], overrides: []}],
    [{overrides: [{files: '*.eml'}, {files: ['a', 'b/**'], rules: {}, options: {}}]}],
    [{options: {input: 'mbox', mbox: 'auto', repair: 'all', requote: 'off'}}],
    [{options: {repair: ['-mojibake', 'word-leak'], fallbackCharset: 'koi8-r'}}],
    [{baseline: 'a/.b/..c', failOn: 'info', maxWarnings: 0}],
    [{exclude: ['./a/', '/a', '!(a)', 'a{b,c}', '**', '.']}],
  ])('%j', value => {
    expect(verdicts(value)).toEqual({schema: true, reader: true})
  })
})

describe('both refuse', () => {
  test.each<[unknown]>([
    [[]],
    ['x'],
    [null],
    [{rule: {}}],
    [{$schema: 1}],
    [{root: 'true'}],
    [{rules: {nothing: 'off'}}],
    [{rules: {mojibake: 'warn'}}],
    [{options: {output: 'x'}}],
    [{options: {repair: 'mojibake'}}],
    [{options: {repair: ['all']}}],
    [{options: {fallbackCharset: ''}}],
    [{overrides: [{}]}],
    [{overrides: [{files: []}]}],
    [{overrides: [{files: 'a', exclude: []}]}],
    [{overrides: {files: 'a'}}],
    ...['', '/', './', '//', '../a', 'a/..', '!a', 'a\nb', 'a'.repeat(4097)].map(
      (glob): [unknown] => [{exclude: [glob]}],
    ),
    ...['', '/a', '..', '../a', 'a/../b', 'a\0'].map((baseline): [unknown] => [{baseline}]),
    [{failOn: 'never'}],
    [{maxWarnings: -1}],
    [{maxWarnings: 0.5}],
    [{maxWarnings: 1e300}],
  ])('%j', value => {
    expect(verdicts(value)).toEqual({schema: false, reader: false})
  })
})

test('both think the same of any configuration', () => {
  const oneOf = (...values: unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values)
  const junk = oneOf(null, 1, true, '', 'all', [], {}, [''], 'off', 'mojibake')
  const glob = fc.oneof(
    fc.string({unit: fc.constantFrom(...'*!(.)/a\n{}'), maxLength: 6}),
    oneOf('*.mbox', 1, null),
  )
  const rules = fc.dictionary(
    fc.constantFrom('mojibake', 'depth-jump', 'none'),
    oneOf('off', 'info', 'warning', 'error', 'warn', 2),
    {maxKeys: 2},
  )
  const options = fc.record(
    {
      input: oneOf('auto', 'mbox', 'eml'),
      mbox: oneOf('mboxrd', 'message'),
      repair: fc.oneof(
        oneOf('all', 'none', 'mojibake'),
        fc.array(oneOf(...allRepairs, '-mojibake', '-x', 'all'), {maxLength: 2}),
      ),
      requote: oneOf('off', 'safe', 'full', true),
      fallbackCharset: oneOf('koi8-r', '', 3),
      fix: oneOf(true),
    },
    {requiredKeys: []},
  )
  const files = fc.oneof(glob, fc.array(glob, {maxLength: 2}))
  const override = fc.record({files, rules, options, root: junk}, {requiredKeys: []})
  const config = fc.record(
    {
      $schema: oneOf('x', 1),
      root: oneOf(true, false, 'x'),
      rules: fc.oneof(rules, junk),
      options: fc.oneof(options, junk),
      overrides: fc.oneof(fc.array(override, {maxLength: 2}), junk),
      exclude: fc.oneof(fc.array(glob, {maxLength: 2}), junk),
      baseline: fc.string({unit: fc.constantFrom(...'./a\0 '), maxLength: 6}),
      failOn: oneOf('error', 'warning', 'info', 'off'),
      maxWarnings: fc.oneof(fc.double({noNaN: true}), fc.integer(), junk),
      output: junk,
    },
    {requiredKeys: []},
  )
  fc.assert(
    fc.property(config, value => {
      const {schema, reader} = verdicts(value)
      expect(reader).toBe(schema)
    }),
    {numRuns: 3000},
  )
})

test('the schema names every repair', () => {
  const words = schema.definitions.options.properties.repair.anyOf[1].items.enum
  expect(new Set(words)).toEqual(new Set([...allRepairs].flatMap(name => [name, `-${name}`])))
})

test('no text breaks the reader', () => {
  const texts = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.string({unit: fc.constantFrom(...'{}[]:,-&*!"\'#\n\t <>|?%a1'), maxLength: 40}),
  )
  fc.assert(
    fc.property(texts, fc.constantFrom('json' as const, 'yaml' as const), (text, format) => {
      const {tree, problems} = parseTree(text, format)
      const told = [...problems]
      if (tree !== null) read(tree, '', problem => told.push(problem))
      const last = text.split('\n').length
      for (const {line} of told) expect(line === null || (line >= 1 && line <= last)).toBe(true)
    }),
    {numRuns: 3000},
  )
})

test.each([
  ['[', 20_000],
  ['{"a":', 20_000],
  ['- ', 20_000],
  ['!x ', 20_000],
])('%j twenty thousand times is told', (piece, times) => {
  const {tree, problems} = parseTree(piece.repeat(times), 'yaml')
  const told = [...problems]
  if (tree !== null) read(tree, '', problem => told.push(problem))
  expect(told.length).toBeGreaterThan(0)
})

test('aliases of aliases cost nothing', () => {
  const lines = Array.from({length: 60}, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)
  const {tree, problems} = parseTree(['a0: &a0 [x]', ...lines].join('\n'), 'yaml')
  expect(problems).toEqual([])
  expect(tree).toMatchObject({kind: 'map', line: 1})
})
