import {describe, expect, test} from 'vitest'
import type {LintOptions} from '../../src/lint/engine.ts'
import {rules} from '../../src/lint/rules.ts'
import type {LintFinding} from '../../src/lint/types.ts'
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
