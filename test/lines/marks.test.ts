import {describe, expect, test} from 'vitest'
import {countMarks} from '../../src/lines/marks.ts'
import {LineTable} from '../../src/lines/table.ts'

function read(line: string, flowed = false): [number, string] {
  const bytes = Buffer.from(line)
  const lines = new LineTable()
  lines.build(bytes, 0, bytes.length)
  countMarks(bytes, lines, 0, lines.count, flowed)
  return [lines.marks[0]!, lines.text(bytes, 0)]
}

describe('marks of fixed text', () => {
  test.each([
    // line            marks content
    ['text', 0, 'text'],
    ['> text', 1, 'text'],
    ['>text', 1, 'text'],
    ['>>> text', 3, 'text'],
    ['> > > text', 3, 'text'],
    ['>>> > text', 4, 'text'],
    ['> >> text', 3, 'text'],
    ['>\ttext', 1, '\ttext'],
    ['>\t> text', 2, 'text'],
    [' > text', 1, 'text'],
    ['>', 1, ''],
    ['> ', 1, ''],
    ['>  indented', 1, ' indented'],
    ['> +> added', 1, '+> added'],
  ])('counts %j: %i, %j', (line, marks, content) => {
    expect(read(line)).toEqual([marks, content])
  })

  test.each([
    // line            marks content
    ['->next', 0, '->next'],
    ['=> so', 0, '=> so'],
    ['>From now on', 0, '>From now on'],
    ['> >From me', 1, '>From me'],
    ['>  > two spaces', 1, ' > two spaces'],
    ['    > indented', 0, '    > indented'],
    ['', 0, ''],
  ])('leaves %j: %i, %j', (line, marks, content) => {
    expect(read(line)).toEqual([marks, content])
  })

  test('takes >Fromage for a quoted line', () => {
    expect(read('>Fromage')).toEqual([1, 'Fromage'])
  })
})

describe('marks of format=flowed text', () => {
  test.each([
    // line            marks content
    [' stuffed', 0, 'stuffed'],
    ['>> text', 2, 'text'],
    ['> > text', 2, 'text'],
    ['  twice', 0, ' twice'],
  ])('counts %j: %i, %j', (line, marks, content) => {
    expect(read(line, true)).toEqual([marks, content])
  })
})

describe('the table of lines', () => {
  test('ends lines at LF and CRLF, keeps a bare CR as content and a last line without end', () => {
    const bytes = Buffer.from('one\r\ntwo\nthr\ree\n\nlast')
    const lines = new LineTable()
    lines.build(bytes, 0, bytes.length)
    countMarks(bytes, lines, 0, lines.count)
    const rows = Array.from({length: lines.count}, (_, row) => lines.text(bytes, row))
    expect(rows).toEqual(['one', 'two', 'thr\ree', '', 'last'])
    expect(lines.start[lines.count]).toBe(bytes.length)
  })

  test('grows past its first capacity and keeps what it had', () => {
    const bytes = Buffer.from('x\n'.repeat(10_000))
    const lines = new LineTable()
    lines.build(bytes, 0, bytes.length)
    expect([lines.count, lines.start[9_999], lines.end[9_999]]).toEqual([10_000, 19_998, 19_999])
  })
})
