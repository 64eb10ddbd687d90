import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {rulesPage} from '../../src/lint/rules-page.ts'
import {root} from '../run.ts'

test('docs/rules.md is what the table makes: node scripts/rules-doc.js', () => {
  expect(readFileSync(join(root, 'docs', 'rules.md'), 'utf8')).toBe(rulesPage())
})
