import {expect, test} from 'vitest'
import {nearest} from '../../src/lines/nearest.ts'

test.each([
  ['mojbake', 'mojibake'],
  ['al', 'all'],
  ['utf7', 'utf7-leak'],
  ['moji', 'mojibake'],
  ['m', null],
  ['something', null],
])('the word nearest to %j is %j', (word, meant) => {
  expect(nearest(word, ['mojibake', 'utf7-leak', 'all'])).toBe(meant)
})
