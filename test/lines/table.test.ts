import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {LineTable} from '../../src/lines/table.ts'

/** The rows of `text`, built with at most `most` rows at a time. */
function rows(text: string, most?: number): string[][] {
  const bytes = Buffer.from(text)
  const lines = new LineTable()
  const tables: string[][] = []
  for (let at = 0; at < bytes.length; ) {
    at = lines.build(bytes, at, bytes.length, most)
    const table: string[] = []
    for (let row = 0; row < lines.count; row++) {
      table.push(bytes.toString('latin1', lines.start[row], lines.end[row]))
    }
    expect(lines.next(lines.count - 1)).toBe(at)
    tables.push(table)
  }
  return tables
}

test.each([
  ['a\nb\n', ['a', 'b']],
  ['a\r\nb\r\r\nc', ['a', 'b', 'c']],
  ['\n\n', ['', '']],
  ['a\rb', ['a\rb']],
])('takes the lines of %j', (text, lines) => {
  expect(rows(text)).toEqual([lines])
})

test('takes no more rows than asked for, and says where the next one starts', () => {
  expect(rows('a\n\nb\r\nc\nd', 2)).toEqual([['a', ''], ['b', 'c'], ['d']])
})

test('leaves what stands behind the span, where its last line has no end', () => {
  const lines = new LineTable()
  expect(lines.build(Buffer.from('a\nbc\nd\n'), 0, 3)).toBe(3)
  expect([lines.count, lines.start[1], lines.end[1], lines.start[2]]).toEqual([2, 2, 3, 3])
})

describe('facts that are read again', () => {
  /** Facts that a table built on the same octets has. */
  const built = (text: string): number[] => {
    const [bytes, lines] = [Buffer.from(text), new LineTable()]
    lines.build(bytes, 0, bytes.length)
    return [...lines.facts.subarray(0, lines.count)]
  }
  const line = fc.constantFrom('a = b', '+AD4-', 'x & y', 'Ana wrote:', '> >From here', 'naïve', '')

  test('are those of the new octets, of few rows and of many', () => {
    fc.assert(
      fc.property(fc.array(line, {minLength: 1, maxLength: 200}), fc.boolean(), (all, isEnded) => {
        const text = `${all.join('\n')}${isEnded ? '\n' : ' end'}`
        const [bytes, lines] = [Buffer.from(text), new LineTable()]
        lines.build(bytes, 0, bytes.length)
        lines.facts.fill(0)
        lines.renewFacts(bytes, 0, lines.count)
        expect([...lines.facts.subarray(0, lines.count)]).toEqual(built(text))
      }),
    )
  })
})
