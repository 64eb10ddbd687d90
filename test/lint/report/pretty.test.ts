import {expect, test} from 'vitest'
import {type Paint, plainPaint} from '../../../src/lint/report/paint.ts'
import type {Around} from '../../../src/write/style.ts'
import {fileFinding, finding, lines, report} from './helper.ts'

test('takes a run to what a person reads', () => {
  const events = [
    finding(),
    finding({line: 108, column: null, source: '> and the rest', before: null, after: null}),
    fileFinding({file: 'old/plan.mbox', message: 'there is nothing in the input'}),
    {file: 'no.mbox', failure: 'no such file'},
  ]
  const summary = {known: 1234}
  expect(report('pretty', events, {summary})).toBe(
    lines(
      'plan.mbox',
      '  12:3 error utf7-leak "+AD4-" is ">" in UTF-7',
      '    12 | > +AD4- text',
      '       |   ^^^^^ becomes ">"',
      '  108 error utf7-leak "+AD4-" is ">" in UTF-7',
      '   108 | > and the rest',
      '',
      'old/plan.mbox',
      '  info depth-jump there is nothing in the input',
      '',
      'no.mbox',
      '  error no such file',
      '',
      '2 errors, 1 info in 2 of 3 files',
      '  2 utf7-leak',
      '  1 depth-jump',
      '3 can be fixed: requote lint --fix',
      '1,234 more are in the baseline',
      '1 input could not be read',
    ),
  )
})

test('tells of a run without findings in one line', () => {
  const summary = {files: 1, messages: 1203}
  expect(report('pretty', [], {summary})).toBe('1 file, 1,203 messages: nothing found\n')
})

test.each([
  ['what is read elsewhere in the line', {before: '>', after: ''}, '  ^^^^^ ">" becomes nothing'],
  ['a place that is put in', {endColumn: 3, before: '', after: '> '}, '  ^ becomes "> "'],
  ['a place that goes on below', {endLine: 13, endColumn: 2}, '  ^^^^^^^^^^ "+AD4-" becomes ">"'],
  ['a whole line', {column: null, endColumn: null}, '"+AD4-" becomes ">"'],
  ['a line that is too long to look into', {column: 600, endColumn: 605}, '"+AD4-" becomes ">"'],
  ['no line', {source: null}, '"+AD4-" becomes ">"'],
  ['what would not be written', {after: null}, '  ^^^^^'],
  [
    'a long place',
    {before: 'x'.repeat(61), after: '\x1b'},
    `  ^^^^^ "${'x'.repeat(59)}…" becomes "\\x1b"`,
  ],
])('shows below the source line: %s', (_, given, row) => {
  expect(report('pretty', [finding(given)]).split('\n')).toContain(`       | ${row}`)
})

test('keeps mail and names from being commands of a terminal or a log', () => {
  const hostile = '::error::\x1b]0;x\x07 ##[error]y\r\n::error::z'
  const words = {message: hostile, source: hostile, before: hostile, after: hostile}
  const events = [finding({...words, file: hostile}), {file: ` ${hostile}`, failure: hostile}]
  const written = report('pretty', events)
  expect(written).not.toMatch(/^\s*::|##\[|[\0-\x08\x0b-\x1f]/m)
  expect(written).toContain('\\x1b]0;x\\x07 #\\x23[error]y')
})

test('puts colours around words, which are the same without', () => {
  const around = (open: string): Around => ({open: `\x1b[${open}m`, close: '\x1b[0m'})
  const paint: Paint = {
    file: around('4'),
    severity: {error: around('31'), warning: around('33'), info: around('34')},
    rule: around('2'),
    caret: around('91'),
    change: around('92'),
    faint: around('90'),
  }
  const events = [finding(), finding({severity: 'warning'}), fileFinding()]
  const coloured = report('pretty', events, {paint})
  expect(coloured).toContain('\x1b[31merror\x1b[0m \x1b[2mutf7-leak\x1b[0m "+AD4-"')
  expect(coloured).toContain('  \x1b[91m^^^^^\x1b[0m \x1b[92mbecomes ">"\x1b[0m\n')
  expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(report('pretty', events, {paint: plainPaint}))
})
