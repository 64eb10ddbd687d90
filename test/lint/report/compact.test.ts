import {expect, test} from 'vitest'
import {fileFinding, finding, lines, report} from './helper.ts'

test('takes a finding to a line', () => {
  expect(report('compact', [finding()])).toBe(
    lines('plan.mbox:12:3: error: "+AD4-" is ">" in UTF-7 [utf7-leak]'),
  )
})

test.each([
  ['a line without a column', finding({column: null}), 'plan.mbox:12: error: '],
  ['a file without a line', fileFinding(), 'plan.mbox: info: '],
  [
    'an input that could not be read',
    {file: 'no.mbox', failure: 'no such file'},
    'no.mbox: error: ',
  ],
  ['a name like a workflow command', finding({file: '::error::x'}), './::error::x:12:3: '],
  ['a name behind white space', finding({file: ' ::error::x'}), './ ::error::x:12:3: '],
  ['a name with an escape', finding({file: '\x1b[2J'}), '\\x1b[2J:12:3: '],
  ['a name of two lines', finding({file: 'a\n::x'}), 'a ::x:12:3: '],
])('begins the line of %s', (_, event, start) => {
  const written = report('compact', [event])
  expect(written.startsWith(start)).toBe(true)
  expect(written.split('\n')).toHaveLength(2)
})

test.each([
  ['\x1b]0;title\x07', '\\x1b]0;title\\x07'],
  ['a\r\nb', 'a b'],
  ['\u202eevil', '<U+202E>evil'],
  ['x ##[error]y', 'x #\\x23[error]y'],
  ['###vso[task.x]y', '##\\x23vso[task.x]y'],
  ['## [x]', '## [x]'],
])('shows %j as text', (message, shown) => {
  expect(report('compact', [finding({message})])).toBe(
    lines(`plan.mbox:12:3: error: ${shown} [utf7-leak]`),
  )
})
