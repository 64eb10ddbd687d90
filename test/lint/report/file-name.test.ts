import {expect, test} from 'vitest'
import {rootedNames, uriOf} from '../../../src/lint/report/file-name.ts'

test('names of files are told one by one, whatever came before', () => {
  const nameOf = rootedNames({folder: '/home/ana/lists/2020', root: '/home/ana/lists'})
  const names = ['a.mbox', 'a.mbox', '/tmp/b.mbox', 'a.mbox', ''].map(file => nameOf(file).name)
  expect(names).toEqual(['2020/a.mbox', '2020/a.mbox', '/tmp/b.mbox', '2020/a.mbox', '2020'])
})

test.each([
  ['a:b.mbox', true, 'a%3Ab.mbox'],
  ['C:/mail/a b.mbox', false, 'file:///C:/mail/a%20b.mbox'],
  ['//server/share/a.mbox', false, 'file://server/share/a.mbox'],
  ['/\ud83d', false, 'file:///%EF%BF%BD'],
])('%j as a URI', (name, isRelative, uri) => {
  expect(uriOf({name, isRelative})).toBe(uri)
})
