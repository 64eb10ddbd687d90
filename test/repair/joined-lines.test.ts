/** Line numbers of a body in which a repair joined lines: they count the lines as they came. */
import {expect, test} from 'vitest'
import {readText} from '../../src/index.ts'

const text = `From: Ana Ruiz <ana@example.org>

Hi.
On Monday Bo <bo@example.org> wrote:
> caf=C3=A9 a =3D b and=
>  so on
> more =?utf-8?q?=C3=A9?= +AD4- +AD4-
End.
`

test('blocks span the lines that were joined, and those below keep their numbers', () => {
  const blocks = readText(text)?.parts[0]?.blocks
  const lines = blocks?.map(block => [block.firstLine, block.lastLine, block.depth, block.text])
  expect(lines).toEqual([
    [1, 1, 0, 'Hi.'],
    [2, 2, 0, 'On Monday Bo <bo@example.org> wrote:'],
    [3, 5, 1, 'café a = b and so on\nmore é > >'],
    [6, 6, 0, 'End.'],
  ])
})

test('attributions and later repairs count them too', () => {
  const part = readText(text.replace('Hi.', 'Hi =3D=C3=A9=\nthere.'))?.parts[0]
  expect(part?.attributions.map(found => [found.firstLine, found.lastLine])).toEqual([[3, 3]])
  const later = part?.repairs.filter(({rule}) => rule !== 'qp-leak')
  expect(later?.map(({rule, line}) => [rule, line])).toEqual([
    ['utf7-leak', 6],
    ['utf7-leak', 6],
    ['word-leak', 6],
  ])
})
