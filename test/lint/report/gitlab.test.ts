import fc from 'fast-check'
import {expect, test} from 'vitest'
import {rememberedLimit} from '../../../src/lint/report/fingerprint-counts.ts'
import {anyEvents} from './arbitrary.ts'
import {type Event, fileFinding, finding, report} from './helper.ts'

interface Issue {
  description: string
  check_name: string
  fingerprint: string
  severity: string
  location: {path: string; lines: {begin: number; end: number}}
}

function issuesOf(events: readonly Event[]): Issue[] {
  return JSON.parse(report('gitlab', events))
}

function fingerprintsOf(events: readonly Event[]): string[] {
  return issuesOf(events).map(({fingerprint}) => fingerprint)
}

test('takes findings to issues', () => {
  const fingerprint = expect.stringMatching(/^[0-9a-f]{32}$/)
  const events = [finding(), fileFinding(), {file: 'no.mbox', failure: 'no such file'}]
  expect(issuesOf(events)).toEqual([
    {
      description: '"+AD4-" is ">" in UTF-7',
      check_name: 'utf7-leak',
      fingerprint,
      severity: 'critical',
      location: {path: '2020/plan.mbox', lines: {begin: 12, end: 12}},
    },
    {
      description: '"+AD4-" is ">" in UTF-7',
      check_name: 'depth-jump',
      fingerprint,
      severity: 'info',
      location: {path: '2020/plan.mbox', lines: {begin: 1, end: 1}},
    },
    {
      description: 'no such file',
      check_name: 'input-failed',
      fingerprint,
      severity: 'blocker',
      location: {path: '2020/no.mbox', lines: {begin: 1, end: 1}},
    },
  ])
})

test('is an empty array where nothing is found', () => {
  expect(report('gitlab', [])).toBe('[\n]\n')
})

test('keeps a fingerprint where the line moves', () => {
  const [before, after] = [finding(), finding({line: 99, endLine: 99})]
  expect(fingerprintsOf([before])).toEqual(fingerprintsOf([after]))
})

test('tells equal findings apart: in a file, in two files', () => {
  const other = finding({file: 'other.mbox'})
  const all = fingerprintsOf([finding(), finding(), finding(), other, other])
  expect(new Set(all).size).toBe(5)
  expect(fingerprintsOf([other, other])).toEqual(all.slice(3))
})

test('tells findings apart when more have come than are remembered', () => {
  const numbered = (index: number): Event =>
    finding({fingerprint: index.toString(16).padStart(16, '0').padEnd(32, '0')})
  const many = Array.from({length: rememberedLimit}, (_, index) => numbered(index))
  const late = [finding({line: 1}), finding({line: 2}), numbered(7)]
  const all = fingerprintsOf([...many, ...late])
  expect(new Set(all).size).toBe(rememberedLimit + 3)
})

test('is JSON with whole characters whatever a mail says', () => {
  fc.assert(
    fc.property(anyEvents, events => {
      const issues = issuesOf(events)
      expect(issues).toHaveLength(events.length)
      for (const {description} of issues) expect(description).not.toMatch(/[\0-\x08\n\r]|\p{Cs}/u)
    }),
  )
})
