import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {Ajv} from 'ajv'
import formats from 'ajv-formats'
import fc from 'fast-check'
import type {Log, Result, Run} from 'sarif'
import {describe, expect, test} from 'vitest'
import {resultLimit} from '../../../src/lint/report/sarif.ts'
import {anyEvents, anyText} from './arbitrary.ts'
import {type Event, fileFinding, finding, report, rules} from './helper.ts'

const isValid = publishedSchema()

/** The schema of SARIF 2.1.0 as OASIS published it (draft 4, whose `id` is `$id` since draft 6). */
function publishedSchema(): ReturnType<Ajv['compile']> {
  const require = createRequire(import.meta.url)
  const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  const {$schema: _, id, ...schema} = JSON.parse(readFileSync(file, 'utf8'))
  const ajv = new Ajv({strict: false, unicodeRegExp: false})
  formats.default(ajv)
  return ajv.compile({$id: id, ...schema})
}

/** The run of a report, checked against the schema. */
function runOf(events: readonly Event[], given: Parameters<typeof report>[2] = {}): Run {
  const log: Log = JSON.parse(report('sarif', events, given))
  isValid(log)
  expect(isValid.errors).toBeNull()
  expect(log.runs).toHaveLength(1)
  return log.runs[0]!
}

function resultsOf(events: readonly Event[], given: Parameters<typeof report>[2] = {}): Result[] {
  return runOf(events, given).results!
}

function placeOf(event: Event): Result['locations'] {
  return resultsOf([event])[0]!.locations
}

test('the schema refuses what is no SARIF', () => {
  expect(isValid({version: '2.1.0', runs: [{tool: {driver: {}}}]})).toBe(false)
  const uri = {uri: 'a b'}
  const location = {physicalLocation: {artifactLocation: uri}}
  const results = [{message: {text: 'x'}, locations: [location]}]
  expect(isValid({version: '2.1.0', runs: [{tool: {driver: {name: 'x'}}, results}]})).toBe(false)
})

test('takes a finding to a result', () => {
  expect(resultsOf([finding()])).toEqual([
    {
      ruleId: 'utf7-leak',
      ruleIndex: 0,
      level: 'error',
      message: {text: '"+AD4-" is ">" in UTF-7'},
      locations: [
        {
          physicalLocation: {
            artifactLocation: {uri: '2020/plan.mbox', uriBaseId: '%SRCROOT%'},
            region: {startLine: 12, startColumn: 3, endLine: 12, endColumn: 8},
          },
        },
      ],
      partialFingerprints: {primaryLocationLineHash: '0123456789abcdef0123456789abcdef'},
      properties: {
        before: '+AD4-',
        after: '>',
        fixable: true,
        messageIndex: 2,
        messageId: '<1@example.org>',
        part: '1',
      },
    },
  ])
})

test('takes the rules to metadata', () => {
  const {driver} = runOf([]).tool
  expect(driver).toMatchObject({name: 'requote', semanticVersion: '1.2.3'})
  expect(
    driver.rules!.map(({id, defaultConfiguration}) => [id, defaultConfiguration!.level]),
  ).toEqual([
    ['utf7-leak', 'error'],
    ['wrap-broken', 'warning'],
    ['depth-jump', 'note'],
  ])
  expect(driver.rules![0]).toMatchObject({
    shortDescription: {text: 'UTF-7 stands in the text'},
    fullDescription: {text: 'A reader without UTF-7 quoted the mail.'},
    help: {markdown: expect.stringContaining('Damaged:\n\n```text\n+AD4- text\n```\n')},
    properties: {tags: ['mail', 'fixable']},
  })
})

test('fences a sample that has a fence of its own', () => {
  const fenced = [{...rules[0]!, bad: '```\ncode\n```\n'}]
  const {markdown} = runOf([], {rules: fenced}).tool.driver.rules![0]!.help!
  expect(markdown).toContain('Damaged:\n\n````text\n```\ncode\n```\n````\n')
})

test('says how columns count, and what relative names start from', () => {
  const run = runOf([])
  expect(run.columnKind).toBe('utf16CodeUnits')
  expect(Object.keys(run.originalUriBaseIds!)).toEqual(['%SRCROOT%'])
})

test('takes a rule that is not in the table', () => {
  expect(resultsOf([finding({rule: 'mojibake'})])[0]).not.toHaveProperty('ruleIndex')
})

describe('places', () => {
  test.each([
    ['plan.mbox', '2020/plan.mbox'],
    ['./a/../plan.mbox', '2020/plan.mbox'],
    ['../2021/plan.mbox', '2021/plan.mbox'],
    ['/home/ana/lists/plan.mbox', 'plan.mbox'],
    ['a b%20#?[1]ü.mbox', '2020/a%20b%2520%23%3F%5B1%5D%C3%BC.mbox'],
    ['..plan.mbox', '2020/..plan.mbox'],
    ['-', '-'],
  ])('%j is relative to the root: %j', (file, uri) => {
    const [location] = placeOf(finding({file}))!
    expect(location!.physicalLocation!.artifactLocation).toEqual({uri, uriBaseId: '%SRCROOT%'})
  })

  test.each([
    ['/tmp/plan 1.mbox', 'file:///tmp/plan%201.mbox'],
    ['../../plan.mbox', 'file:///home/ana/plan.mbox'],
  ])('%j lies outside of the root: %j', (file, uri) => {
    const [location] = placeOf(finding({file}))!
    expect(location!.physicalLocation!.artifactLocation).toEqual({uri})
  })

  test.each([
    ['the file itself', fileFinding(), {startLine: 1}],
    ['a line', finding({column: null, endColumn: null}), {startLine: 12, endLine: 12}],
  ])('%s has a region', (_, event, region) => {
    expect(placeOf(event)![0]!.physicalLocation!.region).toEqual(region)
  })
})

test.each([
  ['[click](https://example.org)', '\\[click\\](https://example.org)'],
  ['a\\[b', 'a\\\\\\[b'],
  ['\x1b[2J\r\nb', '\\\\x1b\\[2J b'],
])('takes a message with a link for plain text: %j', (message, text) => {
  expect(resultsOf([finding({message})])[0]!.message).toEqual({text})
})

test('tells of inputs that could not be read', () => {
  const [invocation] = runOf([finding(), {file: 'no.mbox', failure: 'no such file'}]).invocations!
  expect(invocation).toEqual({
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        descriptor: {id: 'input-failed'},
        level: 'error',
        message: {text: 'no such file'},
        locations: [
          {
            physicalLocation: {
              artifactLocation: {uri: '2020/no.mbox', uriBaseId: '%SRCROOT%'},
            },
          },
        ],
      },
    ],
  })
})

test('ends with as many results as GitHub takes, and tells how many more there are', () => {
  const events = Array.from({length: resultLimit + 1200}, () => finding())
  const {results, invocations} = runOf(events)
  expect(results).toHaveLength(25_000)
  expect(invocations![0]!.toolExecutionNotifications).toEqual([
    {
      descriptor: {id: 'limit-reached'},
      level: 'warning',
      message: {
        text: 'GitHub takes 25,000 results of a run: 1,200 findings more are not told here',
      },
    },
  ])
  expect(resultsOf(events.slice(0, resultLimit))).toHaveLength(25_000)
})

test('tells of 1,000 inputs that could not be read one by one', () => {
  const events = Array.from({length: 1007}, (_, index) => ({file: `${index}`, failure: 'x'}))
  const notifications = runOf(events).invocations![0]!.toolExecutionNotifications!
  expect(notifications).toHaveLength(1001)
  expect(notifications.at(-1)!.message.text).toBe('7 more could not be read')
})

test('is valid whatever a mail and a file name say', () => {
  fc.assert(
    fc.property(anyEvents, anyText, (events, folder) => {
      runOf(events, {folder: `/${folder}`, root: '/'})
    }),
  )
})
