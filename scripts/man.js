// Writes man/*.1 from the help of the program; test/cli/man.test.ts holds them to it.
//   npm run build && node scripts/man.js [DATE]
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {manPages} from '../dist/cli/man-page.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const date = process.argv[2] ?? new Date().toISOString().slice(0, 10)

mkdirSync(join(root, 'man'), {recursive: true})
for (const {file, text} of manPages(version, date)) writeFileSync(join(root, 'man', file), text)
