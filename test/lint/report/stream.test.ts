import {expect, test} from 'vitest'
import {joinReporters, reporters} from '../../../src/lint/report/reporters.ts'
import type {Reporter} from '../../../src/lint/types.ts'
import {OutputBuffer} from '../../../src/write/output.ts'
import {finding, formatNames, options, summaryOf} from './helper.ts'

/** Findings of one file that a reporter keeps at most; JUnit needs the most, for the counts of a suite. */
const held = 1000

test.each(formatNames.filter(name => name !== 'github'))('%s writes while findings come', name => {
  const out = new OutputBuffer()
  const reporter = reporters[name](options, out)
  let silent = 0
  for (let line = 1; line <= 3 * held; line++) {
    const {length} = out
    reporter.finding(finding({line, endLine: line}))
    silent = out.length > length ? 0 : silent + 1
    expect(silent).toBeLessThanOrEqual(held)
  }
})

test('github keeps ten of a kind, and no finding of them', () => {
  const out = new OutputBuffer()
  const reporter = reporters.github(options, out)
  const lent = finding()
  for (let line = 1; line <= 20; line++) reporter.finding(Object.assign(lent, {line}))
  expect(out.length).toBe(0)
  reporter.end(summaryOf([]))
  const told = out
    .take()
    .toString()
    .match(/(?<=,line=)\d+/g)
  expect(told).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
})

test('several reporters are told the same', () => {
  const told: string[] = []
  const reporter = (name: string): Reporter => ({
    finding: ({line}) => told.push(`${name} ${line}`),
    failure: (file, message) => told.push(`${name} ${file} ${message}`),
    end: ({files}) => told.push(`${name} ${files}`),
  })
  const joined = joinReporters([reporter('a'), reporter('b')])
  joined.finding(finding())
  joined.failure('no.mbox', 'gone')
  joined.end(summaryOf([]))
  expect(told).toEqual(['a 12', 'b 12', 'a no.mbox gone', 'b no.mbox gone', 'a 3', 'b 3'])
})
