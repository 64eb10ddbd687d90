import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../../src/lint/rules.ts'
import type {LintFinding, LintOptions} from '../../src/lint/types.ts'
import {root} from '../run.ts'
import {lint} from './lint.ts'

/** What is no mbox at first sight has to be named as one. */
const options: Partial<LintOptions> = {format: 'mbox'}
const lintSample = (id: string, sample: string): LintFinding[] =>
  lint(sample, id === 'mbox-junk' ? options : {}).filter(({rule}) => rule === id)

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is found in its bad sample', () => {
    const found = lintSample(id, rule.bad)
    expect(found).not.toEqual([])
    expect(found[0]).toMatchObject({severity: rule.severity, fixable: rule.fixable})
  })

  test('is not found in its good sample', () => {
    expect(lintSample(id, rule.good)).toEqual([])
  })

  test('says in a line or two what it is and why it matters', () => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(rule.summary).toMatch(/^[A-Z"][^\n]{10,90}[^.]$/)
    expect(rule.why).toMatch(/^[A-Z][^\n]{40,400}\.$/)
  })
})

test('every id is there once', () => {
  const ids = rules.map(({id}) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

/** The members of a union of names in src/types.ts. */
function unionOf(type: string): string[] {
  const types = readFileSync(join(root, 'src/types.ts'), 'utf8')
  const [union] = types.slice(types.indexOf(`export type ${type} =`)).split('\n\n')
  return [...union!.matchAll(/\| '([a-z0-9-]+)'/g)].map(([, name]) => name!)
}

test('every repair, depth change and finding that the rooms tell has a rule', () => {
  const sources = readdirSync(join(root, 'src'), {recursive: true, encoding: 'utf8'})
    .filter(path => path.endsWith('.ts') && path !== 'types.ts' && !path.startsWith('lint'))
    .map(path => readFileSync(join(root, 'src', path), 'utf8'))
  const told = ['RepairName', 'DepthRule', 'FindingRule']
    .flatMap(unionOf)
    .filter(id => sources.some(source => source.includes(`'${id}'`)))
  const ids = rules.map(({id}) => id)
  expect(told.length).toBeGreaterThan(20)
  // Told with --thread, which lint has not, and of text that is shown, which lint does not.
  expect(told.filter(id => !ids.includes(id))).toEqual(['thread', 'signed-content'])
})

test('the schema of the configuration names every rule and no other', () => {
  const schema = JSON.parse(readFileSync(join(root, 'schema/requoterc-1.schema.json'), 'utf8'))
  const named: string[] = schema.definitions.rules.propertyNames.enum
  expect(named.sort()).toEqual(rules.map(({id}) => id).sort())
})
