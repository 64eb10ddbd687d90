// Writes docs/rules.md from the table of rules in src/lint/rules.ts; test/lint/docs.test.ts holds it to that.
//   npm run build && node scripts/rules-doc.js
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {rulesPage} from '../dist/lint/rules-page.js'

const docs = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs')
mkdirSync(docs, {recursive: true})
writeFileSync(join(docs, 'rules.md'), rulesPage())
