import {expect, test} from 'vitest'
import {wordingOf} from '../../src/lint/wording.ts'
import type {RepairName} from '../../src/types.ts'

const said = (rule: RepairName, before: string, after: string, places: number = 1): string =>
  wordingOf({rule, span: null, before, after, places, confidence: 1})

test.each([
  ['utf7-leak', '+AD4-', '>', 'leaked UTF-7: "+AD4-" should be ">"'],
  [
    'mark-space',
    '>\u00a0>',
    '> >',
    'odd white space among quote marks: ">\\u00a0>" should be "> >"',
  ],
  // No mark has to stand on that line.
  [
    'mark-space',
    '\ufeff',
    '',
    'a character without width in front of the text: "\\ufeff" should be ""',
  ],
] as const)('%s: %j for %j', (rule, before, after, message) => {
  expect(said(rule, before, after)).toBe(message)
})

test('places are counted, and long stretches cut', () => {
  expect(said('qp-leak', '=3D'.repeat(30), '='.repeat(30), 30)).toBe(
    `leaked quoted-printable: "${'=3D'.repeat(20)}…" should be "${'='.repeat(30)}", 30 places`,
  )
})
