import fc from 'fast-check'
import {XMLParser, XMLValidator} from 'fast-xml-parser'
import {describe, expect, test} from 'vitest'
import {caseLimit} from '../../../src/lint/report/junit.ts'
import {xmlText} from '../../../src/lint/report/xml-text.ts'
import {anyEvents, anyText} from './arbitrary.ts'
import {fileFinding, finding, lines, report} from './helper.ts'

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  trimValues: false,
  isArray: name => ['file', 'error', 'testsuite', 'testcase'].includes(name),
  processEntities: {enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 10_000_000},
  htmlEntities: true,
})

/** What XML 1.0 forbids (§2.2). */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

function parsed(xml: string): ReturnType<XMLParser['parse']> {
  expect(xml).not.toMatch(forbidden)
  expect(XMLValidator.validate(xml)).toBe(true)
  return parser.parse(xml)
}

const failure = {file: 'no.mbox', failure: 'no such file'}

describe('text in XML', () => {
  test.each([
    [`<a href="x">&amp;'</a>`, '&lt;a href=&quot;x&quot;&gt;&amp;amp;&apos;&lt;/a&gt;'],
    [']]>', ']]&gt;'],
    ['a\tb\nc', 'a&#9;b&#10;c'],
    ['\0\x1b\r', '\\x00\\x1b\\x0d'],
    [
      '\ud83d \ufffe \uffff',
      '<U+D83D> <U+FFFE> <U+FFFF>'.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    ],
    ['\u{1f600} ü', '\u{1f600} ü'],
    ['##[error]', '#&#35;[error]'],
  ])('%j', (text, xml) => {
    expect(xmlText(text)).toBe(xml)
  })

  test('is valid and says the same whatever it says', () => {
    fc.assert(
      fc.property(anyText, text => {
        const {x} = parsed(`<x a="${xmlText(text)}">-${xmlText(text)}</x>`)
        expect(x['#text']).toBe(`-${x.a}`)
        if (!/[^\t\n -~]/.test(text)) expect(x.a).toBe(text)
      }),
    )
  })
})

describe('checkstyle', () => {
  test('takes findings file by file', () => {
    const old = finding({file: 'old/a&b.mbox', severity: 'warning', column: null})
    const xml = report('checkstyle', [finding(), fileFinding(), old, failure])
    expect(xml).toBe(
      lines(
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<checkstyle version="4.3">',
        '  <file name="plan.mbox">',
        '    <error line="12" column="3" severity="error" ' +
          'message="&quot;+AD4-&quot; is &quot;&gt;&quot; in UTF-7" source="requote.utf7-leak"/>',
        '    <error line="1" severity="info" ' +
          'message="&quot;+AD4-&quot; is &quot;&gt;&quot; in UTF-7" source="requote.depth-jump"/>',
        '  </file>',
        '  <file name="old/a&amp;b.mbox">',
        '    <error line="12" severity="warning" ' +
          'message="&quot;+AD4-&quot; is &quot;&gt;&quot; in UTF-7" source="requote.utf7-leak"/>',
        '  </file>',
        '  <file name="no.mbox">',
        '    <error line="1" severity="error" message="no such file" source="requote.input-failed"/>',
        '  </file>',
        '</checkstyle>',
      ),
    )
    const {checkstyle} = parsed(xml)
    expect(checkstyle.file.map((file: {name: string}) => file.name)).toEqual([
      'plan.mbox',
      'old/a&b.mbox',
      'no.mbox',
    ])
    expect(checkstyle.file[0].error[0].message).toBe('"+AD4-" is ">" in UTF-7')
  })

  test('is a whole document where nothing is found', () => {
    expect(parsed(report('checkstyle', [])).checkstyle.version).toBe('4.3')
  })

  test('is valid whatever a mail says', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        const files = parsed(report('checkstyle', events)).checkstyle.file ?? []
        expect(files.flatMap((file: {error: object[]}) => file.error)).toHaveLength(events.length)
      }),
    )
  })
})

describe('junit', () => {
  test('takes findings to test cases, and what does not fail the run to skipped ones', () => {
    const info = fileFinding({message: 'nothing in it'})
    expect(report('junit', [finding(), info, failure])).toBe(
      lines(
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="requote lint">',
        '  <testsuite id="0" name="plan.mbox" tests="2" failures="1" errors="0" skipped="1" time="0">',
        '    <testcase classname="requote.utf7-leak" name="plan.mbox:12:3 utf7-leak" time="0" ' +
          'file="plan.mbox" line="12"><failure type="error" ' +
          'message="&quot;+AD4-&quot; is &quot;&gt;&quot; in UTF-7">' +
          'plan.mbox:12:3: error: &quot;+AD4-&quot; is &quot;&gt;&quot; in UTF-7&#10;' +
          '&gt; +AD4- text&#10;&quot;+AD4-&quot; becomes &quot;&gt;&quot;</failure></testcase>',
        '    <testcase classname="requote.depth-jump" name="plan.mbox depth-jump" time="0" ' +
          'file="plan.mbox"><skipped message="info: nothing in it"/></testcase>',
        '  </testsuite>',
        '  <testsuite id="1" name="no.mbox" tests="1" failures="0" errors="1" skipped="0" time="0">',
        '    <testcase classname="requote.input-failed" name="no.mbox" time="0" ' +
          'file="no.mbox"><error type="input-failed" message="no such file"/></testcase>',
        '  </testsuite>',
        '</testsuites>',
      ),
    )
  })

  test.each([
    ['error', 1],
    ['warning', 2],
    ['info', 3],
    [null, 0],
  ] as const)('has the failures of --fail-on %s', (failOn, failures) => {
    const events = (['error', 'warning', 'info'] as const).map(severity => finding({severity}))
    const [suite] = parsed(report('junit', events, {failOn})).testsuites.testsuite
    expect([suite.tests, suite.failures, suite.skipped]).toEqual([
      '3',
      `${failures}`,
      `${3 - failures}`,
    ])
  })

  test('has a test that passed where nothing is found', () => {
    expect(report('junit', [])).toBe(
      lines(
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="requote lint">',
        '  <testsuite id="0" name="requote lint" tests="1" failures="0" errors="0" skipped="0" time="0">',
        '    <testcase classname="requote" name="3 files without findings" time="0"/>',
        '  </testsuite>',
        '</testsuites>',
      ),
    )
  })

  test('holds back the cases of one suite only', () => {
    const events = Array.from({length: 2 * caseLimit + 1}, () => finding())
    const {testsuite} = parsed(report('junit', events)).testsuites
    expect(testsuite.map((suite: {tests: string}) => suite.tests)).toEqual(['1000', '1000', '1'])
  })

  test('is valid and counts right whatever a mail says', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        const suites = parsed(report('junit', events)).testsuites.testsuite
        for (const {tests, failures, errors, skipped, testcase} of suites) {
          const having = (name: string): number =>
            testcase.filter((one: object) => name in one).length
          const counts = [testcase.length, having('failure'), having('error'), having('skipped')]
          expect([tests, failures, errors, skipped].map(Number)).toEqual(counts)
        }
      }),
    )
  })
})
