import {describe, expect, test} from 'vitest'
import {FormatError, parseFormats} from '../../../src/lint/report/formats.ts'
import {reporters} from '../../../src/lint/report/reporters.ts'
import {formatNames} from './helper.ts'

describe('--format', () => {
  test.each([
    [[], [{format: 'pretty', file: null}]],
    [['json'], [{format: 'json', file: null}]],
    [['json:-'], [{format: 'json', file: null}]],
    [['sarif:out.sarif'], [{format: 'sarif', file: 'out.sarif'}]],
    [['sarif:C:\\out.sarif'], [{format: 'sarif', file: 'C:\\out.sarif'}]],
    [
      ['sarif:a:b', 'pretty', 'junit:c.xml'],
      [
        {format: 'sarif', file: 'a:b'},
        {format: 'pretty', file: null},
        {format: 'junit', file: 'c.xml'},
      ],
    ],
  ])('takes %j', (values, targets) => {
    expect(parseFormats(values)).toEqual(targets)
  })

  const all = 'pretty, compact, json, sarif, github, gitlab, junit, checkstyle'
  test.each([
    [['sarf'], `"sarf" is no format; did you mean sarif? (formats: ${all})`],
    [['JUnit'], `"JUnit" is no format; did you mean junit? (formats: ${all})`],
    [['C:\\out'], `"C" is no format (formats: ${all})`],
    [[''], `"" is no format (formats: ${all})`],
    [['sarif:'], '--format sarif: names no file; give one, as in sarif:requote.sarif'],
    [
      ['pretty', 'sarif'],
      'pretty and sarif cannot both go to stdout; give one a file, as in --format sarif:requote.sarif',
    ],
    [['json:a', 'sarif:a'], 'json and sarif cannot both go to "a"'],
  ])('refuses %j', (values, message) => {
    expect(() => parseFormats(values)).toThrow(new FormatError(message))
  })
})

test('every format has a reporter', () => {
  expect(Object.keys(reporters)).toEqual([...formatNames])
})
