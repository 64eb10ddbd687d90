/** The manual: its pages are those of the program, and the programs that show them have no complaint. */
import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {manPages} from '../../src/cli/man-page.ts'
import {root} from '../run.ts'

const {version, man} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const files = readdirSync(join(root, 'man'))

test('has the pages that package.json names', () => {
  expect(files.map(file => `./man/${file}`).sort()).toEqual([...man].sort())
})

describe.each(files)('man/%s', file => {
  const path = join(root, 'man', file)
  const text = readFileSync(path, 'utf8')

  test('is what the help makes: npm run build && node scripts/man.js', () => {
    const date = /^\.TH "[^"]+" 1 "(\d{4}-\d\d-\d\d)"/m.exec(text)![1]!
    expect(manPages(version, date).find(page => page.file === file)!.text).toBe(text)
  })

  describe.each([
    ['mandoc', ['-Tlint', '-W', 'style', path]],
    ['groff', ['-man', '-ww', '-Tutf8', '-z', path]],
    ['man', ['--warnings', '-E', 'UTF-8', '-l', path]],
  ])('%s', (program, words) => {
    const isThere = spawnSync(program, words).error === undefined
    const env = {...process.env, MANROFFSEQ: '', MANWIDTH: '80', PAGER: 'cat', MANPAGER: 'cat'}

    test.skipIf(isThere)('is not installed, and was not asked', context => context.skip())

    test.runIf(isThere)('has no complaint', () => {
      const {stdout, stderr} = spawnSync(program, words, {encoding: 'utf8', env})
      expect(stderr).toBe('')
      if (program === 'mandoc') expect(stdout).toBe('')
    })
  })
})
