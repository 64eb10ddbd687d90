import {describe, expect, test} from 'vitest'
import {Memo} from '../../src/lines/memo.ts'

/** A memo that keeps two texts a generation, and what it had to read. */
function memo(): {memo: Memo<string>; read: string[]} {
  const read: string[] = []
  const upper = (text: string): string => {
    read.push(text)
    return text.toUpperCase()
  }
  return {memo: new Memo(upper, {entries: 2, length: 5}), read}
}

function ask(texts: string): {given: string; read: string} {
  const {memo: asked, read} = memo()
  const given = texts.split(' ').map(text => asked.get(text))
  return {given: given.join(' '), read: read.join(' ')}
}

describe('a memo of two texts a generation', () => {
  test.each([
    ['reads a text once', 'a a b a b', 'a b'],
    ['keeps what is asked for again and again', 'a b c a d a e a', 'a b c d e'],
    ['forgets what has not been asked for since two generations', 'a b c d e f a', 'a b c d e f a'],
    ['does not keep what is too long', 'abcdef abcdef', 'abcdef abcdef'],
  ])('%s', (_, texts, read) => {
    expect(ask(texts)).toEqual({given: texts.toUpperCase(), read})
  })
})
