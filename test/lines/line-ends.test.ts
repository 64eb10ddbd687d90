import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {LineEnds} from '../../src/lines/line-ends.ts'

const chunk = Buffer.from('one\ntwo\r\n\nfour\nno end')

function looking(bytes: Buffer, from = 0, to = bytes.length): LineEnds {
  const ends = new LineEnds()
  ends.look(bytes, from, to)
  return ends
}

describe('the line behind a line', () => {
  test.each([
    ['the first', 0, 4],
    ['from mid-line', 1, 4],
    ['one with CRLF', 4, 9],
    ['an empty one', 9, 10],
    ['the last one that ends', 10, 15],
    ['one without an end', 15, 21],
  ])('%s', (_, at, expected) => {
    expect(looking(chunk).after(at)).toBe(expected)
  })

  test('nothing behind the octets that are looked at counts', () => {
    expect(looking(chunk, 4, 8).after(4)).toBe(8)
  })
})

describe('what was found is told to others', () => {
  test('index and offset of each line end, up to where was searched', () => {
    const ends = looking(chunk)
    ends.after(10)
    const first = ends.find(chunk, 4, 15)
    expect([...ends.offsets.subarray(first, first + 3)]).toEqual([8, 9, 14])
    expect(ends.countOf(chunk, 4, 15)).toBe(3)
  })

  test('not of other octets, not of what was forgotten', () => {
    const ends = looking(chunk)
    ends.after(20)
    expect(ends.find(Buffer.from(chunk), 0, 4)).toBe(-1)
    ends.forget()
    expect(ends.find(chunk, 0, 4)).toBe(-1)
  })

  test('a million line ends and more: the last ones are known', () => {
    const bytes = Buffer.alloc(3_000_000, '\n')
    const ends = looking(bytes)
    for (let at = 0; at < bytes.length; ) at = ends.after(at)
    expect(ends.countOf(bytes, 2_999_990, 3_000_000)).toBe(10)
    expect(ends.find(bytes, 0, 10)).toBe(-1)
    expect(ends.offsets.length).toBeLessThanOrEqual(1 << 20)
  })
})

test('lines followed one by one are those that splitting gives', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '>'), {maxLength: 50}), letters => {
      const text = letters.join('')
      const bytes = Buffer.from(text)
      const ends = looking(bytes)
      const lines: string[] = []
      for (let at = 0; at < bytes.length; ) {
        const next = ends.after(at)
        lines.push(bytes.toString('utf8', at, next))
        at = next
      }
      expect(lines).toEqual(text.match(/[^\n]*\n|[^\n]+$/g) ?? [])
    }),
  )
})
