import {describe, expect, test} from 'vitest'
import {countMarks} from '../../src/lines/marks.ts'
import {LineTable} from '../../src/lines/table.ts'
import {type FromRun, fromRuns, isTightFrom} from '../../src/lines/tight-from.ts'

/** The rows with `>From ` of a text, and those of them whose `>` is a quote mark. */
function read(...text: string[]): {rows: number[]; tight: number[]} {
  const bytes = Buffer.from(text.join('\n'))
  const lines = new LineTable()
  lines.build(bytes, 0, bytes.length)
  countMarks(bytes, lines, 0, lines.count)
  const runs = fromRuns(bytes, lines)
  const rowsOf = ({first, last}: FromRun) =>
    Array.from({length: last - first + 1}, (_, n) => first + n)
  const tight = runs.flatMap(run => rowsOf(run).filter(row => isTightFrom(bytes, lines, row, run)))
  return {rows: runs.flatMap(rowsOf), tight}
}

test('finds every row whose content begins with >From', () => {
  const {rows} = read(
    '>From a',
    'b >From c',
    '> >From d',
    '>>From e',
    ' >From f',
    '>Fromage',
    'From',
  )
  expect(rows).toEqual([0, 2, 3])
})

describe('takes for a mark', () => {
  test.each([
    ['a line between tight ones', ['>from one', '>From here', '>to there'], [1]],
    ['the first line of a tight paragraph', ['>', '>From here', '>to there', '>'], [1]],
    ['the first line of a tight quotation', ['Bo wrote:', '', '>From here', '>on', '> it'], [2]],
    ['the last line of a tight paragraph', ['>it goes on', '>From here', '', 'Yes.'], [1]],
    ['two lines in a row', ['>', '>From here', '>From there', '>on'], [1, 2]],
    ['a deeper line', ['>>one', '>>From here', '>>on'], [1]],
  ])('%s', (_what, text, rows) => {
    expect(read(...text).tight).toEqual(rows)
  })
})

describe('leaves to the escape', () => {
  test.each([
    ['a line of the sender', ['Hello,', '', '>From here it goes', 'on.']],
    ['a line among spaced ones', ['> one', '> >From here', '> on']],
    ['a line whose wrapped tail got its prefix', ['> >', '> > >From here', '> > >on', '> > it']],
    ['a line on its own', ['>From here']],
  ])('%s', (_what, text) => {
    expect(read(...text).tight).toEqual([])
  })
})
