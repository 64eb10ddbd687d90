import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {OutputBuffer} from '../../../src/write/output.ts'
import {anyEvents} from './arbitrary.ts'
import {type Event, fileFinding, finding, lines, report} from './helper.ts'

/** A line as the runner reads it, or null where it is no command. */
function commandOf(
  line: string,
): {name: string; properties: Map<string, string>; text: string} | null {
  const match = /^\s*::(\w+)(?: ([^\n]*?))?::(.*)$/.exec(line)
  if (match === null) return null
  const [, name, list = '', text] = match
  const properties = new Map(
    list.split(',').map(pair => {
      const equals = pair.indexOf('=')
      return [pair.slice(0, equals), unescaped(pair.slice(equals + 1))] as const
    }),
  )
  return {name: name!, properties, text: unescaped(text!)}
}

function unescaped(value: string): string {
  const all: Record<string, string> = {'%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%'}
  return value.replace(/%0D|%0A|%3A|%2C|%25/g, code => all[code]!)
}

function summaryOf(events: readonly Event[], given: Parameters<typeof report>[2] = {}): string {
  const stepSummary = new OutputBuffer()
  report('github', events, {...given, stepSummary})
  return stepSummary.take().toString()
}

test('takes findings to commands, the heaviest first', () => {
  const info = fileFinding({file: '../plan.mbox', message: 'nothing in it'})
  const warning = finding({severity: 'warning', rule: 'wrap-broken', column: null, after: null})
  const failure = {file: 'no.mbox', failure: 'no such file'}
  expect(report('github', [info, warning, finding(), failure])).toBe(
    lines(
      '::error file=2020/no.mbox,title=input-failed::no such file',
      '::error file=2020/plan.mbox,line=12,endLine=12,col=3,endColumn=8,title=utf7-leak' +
        '::"+AD4-" is ">" in UTF-7%0A"+AD4-" becomes ">"',
      '::warning file=2020/plan.mbox,line=12,endLine=12,title=wrap-broken' +
        '::"+AD4-" is ">" in UTF-7',
      '::notice file=plan.mbox,title=depth-jump::nothing in it',
    ),
  )
})

test('leaves out the columns of a place that spans lines, which the runner refuses', () => {
  expect(report('github', [finding({endLine: 13, endColumn: 2})])).toMatch(
    /^::error file=2020\/plan\.mbox,line=12,endLine=13,title=utf7-leak::/,
  )
})

test.each([
  ['100% of a: b, c', 'a%3Ab%2Cc', '100%25 of a: b, c'],
  ['%0A::error::x', '%250A%3A%3Aerror%3A%3Ax', '%250A::error::x'],
  ['a\r\n::set-env::x', 'a %3A%3Aset-env%3A%3Ax', 'a ::set-env::x'],
  ['##[add-path]x', '#\\x23[add-path]x', '#\\x23[add-path]x'],
])('escapes %j', (message, title, text) => {
  const [line] = report('github', [
    finding({
      message,
      rule: message.replaceAll(', ', ',').replaceAll(': ', ':').replace('100% of ', ''),
    }),
  ]).split('\n')
  expect(line).toContain(`title=${title}::${text}%0A`)
})

test('shows ten of a kind and tells how many more there are', () => {
  const events = [
    ...Array.from({length: 1200}, (_, index) => finding({severity: 'info', line: index + 1})),
    ...Array.from({length: 12}, () => finding()),
    ...Array.from({length: 10}, () => finding({severity: 'warning'})),
    {file: 'no.mbox', failure: 'no such file'},
  ]
  const written = report('github', events).trimEnd().split('\n')
  const names = written.map(line => commandOf(line)?.name)
  const ten = (name: string): string[] => Array.from({length: 10}, () => name)
  expect(names).toEqual([...ten('error'), ...ten('warning'), ...ten('notice'), undefined])
  expect(commandOf(written[0]!)!.text).toBe('no such file')
  expect(commandOf(written[20]!)!.properties.get('line')).toBe('1')
  expect(written.at(-1)).toBe(
    'requote: 1,193 more (3 errors, 1,190 infos) are not shown as annotations',
  )
})

test('writes nothing where nothing is found', () => {
  expect(report('github', [])).toBe('')
})

test('makes no other command whatever a mail says', () => {
  const known = ['error', 'warning', 'notice']
  fc.assert(
    fc.property(anyEvents, events => {
      const written = report('github', events).split('\n').slice(0, -1)
      expect(written).toHaveLength(events.length)
      for (const line of written) {
        const {name, properties} = commandOf(line)!
        expect(known).toContain(name)
        const allowed = ['file', 'line', 'endLine', 'col', 'endColumn', 'title']
        expect(allowed).toEqual(expect.arrayContaining([...properties.keys()]))
        expect(line).not.toMatch(/[\0-\x08\n-\x1f]|##\[/)
      }
    }),
  )
})

describe('the summary of the step', () => {
  test('tells of the run in Markdown', () => {
    const events = [finding(), fileFinding(), {file: 'no.mbox', failure: 'no such file'}]
    expect(summaryOf(events, {summary: {known: 2}})).toBe(
      lines(
        '## requote lint',
        '',
        '3 files, 40 messages: 1 error, 1 info. 2 can be fixed: <code>requote lint --fix</code>. ' +
          '2 more are in the baseline. 1 input could not be read.',
        '',
        '| rule | findings | what |',
        '|---|--:|---|',
        '| <code>depth-jump</code> | 1 | a jump in depth |',
        '| <code>utf7-leak</code> | 1 | UTF-7 stands in the text |',
        '',
        '| place | severity | rule | message |',
        '|---|---|---|---|',
        '| <code>2020/no&#46;mbox</code> | error | input-failed | <code>no such file</code> |',
        '| <code>2020/plan&#46;mbox&#58;12</code> | error | <code>utf7-leak</code> | ' +
          '<code>"+AD4-" is "&#62;" in UTF-7</code> |',
        '| <code>2020/plan&#46;mbox</code> | info | <code>depth-jump</code> | ' +
          '<code>"+AD4-" is "&#62;" in UTF-7</code> |',
      ),
    )
  })

  test('tells that nothing was found', () => {
    expect(summaryOf([])).toBe('## requote lint\n\n3 files, 40 messages: nothing found.\n')
  })

  test.each([
    ['a | b', 'a &#124; b'],
    ['<img src=x>', '&#60;img src=x&#62;'],
    [
      '[x](https://example.org) `y` **z**',
      '&#91;x&#93;(https&#58;//example&#46;org) &#96;y&#96; &#42;&#42;z&#42;&#42;',
    ],
    ['@ana #12 &amp; \\', '&#64;ana &#35;12 &#38;amp; &#92;'],
    ['a\n| b', 'a &#124; b'],
  ])('shows %j as it is', (message, shown) => {
    expect(summaryOf([finding({message})])).toContain(`| <code>${shown}</code> |\n`)
  })

  test('stays far below the megabyte that GitHub takes', () => {
    const long = '|'.repeat(5000)
    const events = (['error', 'warning', 'info'] as const).flatMap(severity =>
      Array.from({length: 1000}, () => finding({severity, message: long, file: long})),
    )
    expect(summaryOf(events).length).toBeLessThan(200_000)
  })
})
