import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {globMatcher, globWalk, isGlob} from '../../src/input/glob.ts'

describe('isGlob', () => {
  test.each([
    '*.mbox',
    'a?',
    '[ab]',
    '{a,b}',
    '@(a|b)',
    '!(a)',
    String.raw`a\*`,
  ])('takes %s', text => {
    expect(isGlob(text)).toBe(true)
  })

  test.each([
    'a.mbox',
    'a (1).mbox',
    'a!b',
    'a+b',
    'a,b',
    `${'a'.repeat(5000)}*`,
  ])('leaves %s', text => {
    expect(isGlob(text)).toBe(false)
  })
})

test.each([
  ['*.mbox', ''],
  ['a/b/*.mbox', 'a/b/'],
  ['../x/**/y', '../x/'],
  ['/a*', '/'],
  ['a/{b,c/d}/e', 'a/'],
])('%s is searched for in %j', (glob, base) => {
  expect(globWalk(glob).base).toBe(base)
})

describe('a glob on the command line', () => {
  test.each([
    ['a/*/c', 'x', true],
    ['a/*/c', 'x/c', false],
    ['*/b?/c', 'x/b1', true],
    ['*/b?/c', 'x/a1', false],
    ['a*/**/c', 'a1/x/y', true],
    ['a*/**/c', 'b1/x/y', false],
    ['**/c', 'x/.git', false],
    ['{a,b/c}/d', 'b', true],
    ['!*/c', '!a', true],
  ])('%s: %s is entered: %s', (glob, folder, entered) => {
    expect(globWalk(glob).enters(folder)).toBe(entered)
  })
})

describe('a glob of a configuration', () => {
  const lists = {from: '/home/ana/lists', globs: ['*.old', 'a/*.mbox', './b/', '**/c/d', 'e?']}
  const matches = globMatcher(lists)

  test.each([
    'x.old',
    'y/x.old',
    '.x.old',
    'a/x.mbox',
    'b',
    'c/d',
    'z/c/d',
    'z/e1',
  ])('takes %s', path => {
    expect(matches(`/home/ana/lists/${path}`)).toBe(true)
  })

  test.each(['x.older', 'a/y/x.mbox', 'a', 'z/b', 'c', 'e', 'e12'])('leaves %s', path => {
    expect(matches(`/home/ana/lists/${path}`)).toBe(false)
  })

  test.each(['/home/ana/x.old', '/home/ana/lists', '/home/ana/lists2/x.old'])('leaves %s', path => {
    expect(matches(path)).toBe(false)
  })
})

test('! means itself, unless a group follows', () => {
  expect(globWalk('!a*').takes('!ab')).toBe(true)
  expect(globWalk('!a*').takes('bb')).toBe(false)
  expect(globWalk('!(a).mbox').takes('b.mbox')).toBe(true)
})

test('no text breaks the reading of globs', () => {
  const text = fc.string({unit: fc.constantFrom(...'*?[]{}()!+@|\\/.,a-^$'), maxLength: 30})
  fc.assert(
    fc.property(text, text, (glob, path) => {
      const {takes, enters} = globWalk(isGlob(glob) ? glob : `${glob}*`)
      expect([takes(path), enters(path)]).toHaveLength(2)
      expect(typeof globMatcher({from: '/x', globs: [glob]})(`/x/${path}`)).toBe('boolean')
    }),
    {numRuns: 2000},
  )
})
