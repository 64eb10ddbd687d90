import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {anyEvents} from './arbitrary.ts'
import {fileFinding, finding, lines, report} from './helper.ts'

const schema = new URL('../../../schema/requote-lint-1.schema.json', import.meta.url)
const isValid = new Ajv({strict: true, allowUnionTypes: true}).compile(
  JSON.parse(readFileSync(schema, 'utf8')),
)

/** The lines of a report as values, each of which the schema takes. */
function records(text: string): ReturnType<typeof JSON.parse>[] {
  expect(text.endsWith('\n')).toBe(true)
  const values = text
    .slice(0, -1)
    .split('\n')
    .map(line => JSON.parse(line))
  for (const value of values) {
    isValid(value)
    expect(isValid.errors).toBeNull()
  }
  return values
}

test('takes a run to a line for each thing found, and one for all', () => {
  const events = [finding(), {file: 'no.mbox', failure: 'no such file'}]
  const text = report('json', events)
  expect(text).toBe(
    lines(
      '{"schema":"requote-lint/1","type":"finding","rule":"utf7-leak","severity":"error",' +
        '"message":"\\"+AD4-\\" is \\">\\" in UTF-7","file":"plan.mbox",' +
        '"line":12,"column":3,"endLine":12,"endColumn":8,"source":"> +AD4- text",' +
        '"before":"+AD4-","after":">","fixable":true,"messageIndex":2,' +
        '"messageId":"<1@example.org>","part":"1",' +
        '"fingerprint":"0123456789abcdef0123456789abcdef"}',
      '{"schema":"requote-lint/1","type":"failure","file":"no.mbox","message":"no such file"}',
      '{"schema":"requote-lint/1","type":"summary","files":3,"messages":40,"errors":1,' +
        '"warnings":0,"infos":0,"fixable":1,"failures":1,"known":0,"byRule":{"utf7-leak":1}}',
    ),
  )
  expect(records(text)).toHaveLength(3)
})

test('takes a finding of a whole file', () => {
  expect(records(report('json', [fileFinding()]))[0]).toMatchObject({line: null, messageIndex: -1})
})

test.each([
  ['\x1b\x07\x7f\x9b', '\\u001b\\u0007\\u007f\\u009b'],
  ['\u202e', '\\u202e'],
  ['##[error]', '#\\u0023[error]'],
])('writes %j as JSON escapes, which mean the same', (message, written) => {
  const text = report('json', [finding({message})])
  expect(text).toContain(`"message":"${written}"`)
  expect(records(text)[0].message).toBe(message)
})

test('writes U+FFFD for a lone surrogate, and what looks like one stays', () => {
  const message = '\ud83d and \\ud83d and \u{1f600}'
  const shown = '\ufffd and \\ud83d and \u{1f600}'
  expect(records(report('json', [finding({message})]))[0].message).toBe(shown)
})

test('is valid whatever a mail says', () => {
  fc.assert(
    fc.property(anyEvents, events => {
      expect(records(report('json', events))).toHaveLength(events.length + 1)
    }),
  )
})
