import {expect, test} from 'vitest'
import {retrace} from '../../src/lint/retrace.ts'
import type {Repair, RepairName} from '../../src/types.ts'

const repair = (rule: RepairName, column: number, before: string, after: string): Repair => ({
  ...{rule, line: 1, confidence: 1},
  ...{column, before, after},
})

/** Rule, what the stretch is in the line as it came, what it was and what it became. */
function told(line: string | null, repairs: readonly Repair[]): unknown[] {
  return retrace(line, repairs).map(({rule, span, before, after, places}) => [
    rule,
    span && line!.slice(span.from, span.to),
    before,
    after,
    places,
  ])
}

test('places of one rule are one stretch', () => {
  const made = [repair('utf7-leak', 1, '+AD4-', '>'), repair('utf7-leak', 7, '+AD4-', '>')]
  expect(told('+AD4- +AD4- x', made)).toEqual([
    ['utf7-leak', '+AD4- +AD4-', '+AD4- +AD4-', '> >', 2],
  ])
})

test('columns of a later rule count in what the earlier one left', () => {
  const made = [repair('utf7-leak', 1, '+AD4-', '>'), repair('mojibake', 3, 'â€™', '’')]
  expect(told('+AD4- â€™s', made)).toEqual([
    ['utf7-leak', '+AD4-', '+AD4-', '>', 1],
    ['mojibake', 'â€™', 'â€™', '’', 1],
  ])
})

test('a second layer of one rule', () => {
  const made = [repair('utf7-leak', 1, '+-', '+'), repair('utf7-leak', 1, '+AD4-', '>')]
  expect(told('+-AD4- x', made)).toEqual([['utf7-leak', '+-AD4-', '+-AD4-', '>', 2]])
})

test('what another rule brought to light', () => {
  const made = [repair('qp-leak', 1, '=3D', '='), repair('qp-leak', 1, '=3E', '>')]
  expect(told('=3D3E x', made)).toEqual([['qp-leak', '=3D3E', '=3D3E', '>', 2]])
})

test('something dropped', () => {
  expect(told('> \ufeffx', [repair('mark-space', 3, '\ufeff', '')])).toEqual([
    ['mark-space', '\ufeff', '\ufeff', '', 1],
  ])
})

test('lines that were joined', () => {
  expect(told('a=\nb', [repair('qp-leak', 2, '=\n', '')])).toEqual([
    ['qp-leak', '=\n', '=\n', '', 1],
  ])
})

test('what does not stand where it should has no place', () => {
  expect(told('other text', [repair('mojibake', 3, 'â€™', '’')])).toEqual([
    ['mojibake', null, 'â€™', '’', 1],
  ])
  expect(told(null, [repair('mojibake', 3, 'â€™', '’')])).toEqual([
    ['mojibake', null, 'â€™', '’', 1],
  ])
})
