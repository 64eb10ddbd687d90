import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {fixTasks} from '../../src/cli/fix-paths.ts'

const here = process.cwd()
let place = ''

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'requote-paths-'))
  for (const file of [
    'one.txt',
    'lists/a.mbox',
    'lists/2020/a.mbox.gz',
    'lists/notes.md',
    'box/cur/1:2,S',
    'box/new/2',
    'box/tmp/3',
    'other/a.mbox',
  ]) {
    mkdirSync(dirname(join(place, file)), {recursive: true})
    writeFileSync(join(place, file), 'x')
  }
  process.chdir(place)
})
afterAll(() => {
  process.chdir(here)
  rmSync(place, {recursive: true, force: true})
})

test('are the files of the paths, in order, each once, and what leads to none', () => {
  const tasks = [...fixTasks(['one.txt', 'lists', 'nothing.mbox', 'lists/a.mbox', 'box'], null)]
  const named = {format: null, tree: null, output: null, size: 1}
  const found = {...named, tree: 'lists'}
  const member = {...named, format: 'maildir', tree: 'box'}
  expect(tasks).toEqual([
    {...named, path: 'one.txt'},
    {...found, path: 'lists/2020/a.mbox.gz', size: null},
    {...found, path: 'lists/a.mbox'},
    {path: 'nothing.mbox', message: 'no such file or directory'},
    {...member, path: 'box/cur/1:2,S'},
    {...member, path: 'box/new/2'},
  ])
})

test('leave out with --force-exclude what an ignore file names, though it was named', () => {
  writeFileSync(join(place, '.requoteignore'), 'lists/2020/\none.txt\n')
  const paths = ['one.txt', 'lists', 'lists/2020/a.mbox.gz', 'other/a.mbox']
  const named = (force: boolean) => [...fixTasks(paths, null, force)].map(({path}) => path)
  expect(named(true)).toEqual(['lists/a.mbox', 'other/a.mbox'])
  expect(named(false)).toEqual(['one.txt', 'lists/2020/a.mbox.gz', 'lists/a.mbox', 'other/a.mbox'])
  rmSync(join(place, '.requoteignore'))
})

describe('--output-dir', () => {
  test.each([
    [['one.txt'], ['one.txt']],
    [['lists/a.mbox'], ['a.mbox']],
    [['lists'], ['lists/2020/a.mbox.gz', 'lists/a.mbox']],
    [['./lists/'], ['lists/2020/a.mbox.gz', 'lists/a.mbox']],
    [['lists/**/*.gz'], ['2020/a.mbox.gz']],
    [['*/*.mbox'], ['lists/a.mbox', 'other/a.mbox']],
    [['box'], ['box/cur/1:2,S', 'box/new/2']],
    [['.'], ['box/cur/1:2,S', 'box/new/2', 'lists/2020/a.mbox.gz', 'lists/a.mbox', 'other/a.mbox']],
  ])('of %j has %j', (paths, names) => {
    const outputs = [...fixTasks(paths, 'out')].map(task => 'output' in task && task.output)
    expect(outputs).toEqual(names.map(name => ({directory: 'out', name})))
  })

  test('is not written twice under one name', () => {
    expect([...fixTasks(['lists/a.mbox', 'other/a.mbox'], 'out')]).toMatchObject([
      {path: 'lists/a.mbox', output: {name: 'a.mbox'}},
      {
        path: 'other/a.mbox',
        message: 'another file is written to a.mbox already; fix them one by one',
      },
    ])
  })
})
