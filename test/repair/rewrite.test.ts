import fc from 'fast-check'
import {expect, it} from 'vitest'
import {BodyRewriter} from '../../src/repair/rewrite.ts'
import {bodyOf, expectTableOf, textOf} from './bodies.ts'

it('keeps the table of lines right, whatever is put where', () => {
  const line = fc.array(fc.constantFrom('#', 'a', '> ', '>', ' ', '\t', 'words and more words'))
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('', '>', '> ', 'xyz'), (lines, put) => {
      const text = lines.map(words => `${words.join('')}\n`).join('')
      const body = bodyOf(text)
      const {bytes, lines: table} = body
      const rewriter = new BodyRewriter(body, text.length * 3)
      for (let row = 0; row < table.count; row++) {
        for (let at = table.start[row]!; at < table.end[row]!; at++) {
          if (bytes[at] !== 0x23) continue
          rewriter.replace(row, at, at + 1)
          rewriter.size += rewriter.out.write(put, rewriter.size)
        }
      }
      rewriter.finish()
      expect(textOf(body)).toBe(text.replaceAll('#', put))
      expectTableOf(body, text.replaceAll('#', put))
    }),
  )
})

it('leaves the marks of a row that began in the window before', () => {
  const body = bodyOf('# x\n#y\n', {continued: true})
  body.lines.marks[0] = 3
  const rewriter = new BodyRewriter(body, 0)
  for (const row of [0, 1]) {
    const at = body.lines.start[row]!
    rewriter.replace(row, at, at + 1)
    rewriter.out[rewriter.size++] = 0x3e
  }
  rewriter.finish()
  expect([...body.lines.marks.subarray(0, 2)]).toEqual([3, 1])
})
