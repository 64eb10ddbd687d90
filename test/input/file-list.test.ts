import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {InputError} from '../../src/input/error.ts'
import {readFileList} from '../../src/input/file-list.ts'

const folder = mkdtempSync(join(tmpdir(), 'requote-list-'))
const list = join(folder, 'list')

afterAll(() => rmSync(folder, {recursive: true}))

test.each([
  ['a.mbox\nb c.mbox\n', false, ['a.mbox', 'b c.mbox']],
  ['a.mbox\r\nb.mbox', false, ['a.mbox', 'b.mbox']],
  ['\n\na\n', false, ['a']],
  ['\uFEFFé.eml\n', false, ['é.eml']],
  ['a\0b\nc\0', true, ['a', 'b\nc']],
  ['', false, []],
])('%j, -0 %s', async (text, nul, names) => {
  writeFileSync(list, text)
  expect(await readFileList(list, nul)).toEqual(names)
})

test('NUL in a list of lines is told', async () => {
  writeFileSync(list, 'a\0b\0')
  await expect(readFileList(list, false)).rejects.toEqual(
    new InputError(list, 'the list holds NUL octets; read it with -0'),
  )
})

test('a list that is missing is told', async () => {
  const missing = join(folder, 'missing')
  await expect(readFileList(missing, false)).rejects.toEqual(
    new InputError(missing, 'no such file or directory'),
  )
})
