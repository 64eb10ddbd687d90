/**
 * Laws of the whole: nothing is lost, twice is once, clean mail is a fixed point.
 */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {asJson, asText, fixturesOf, type Options, records} from './run.ts'

const untouched: Options = {
  format: 'text',
  headers: 'none',
  marks: 'keep',
  requote: 'off',
  repairs: new Set(),
}

/** A text whose only line ends are CR gets LF instead: the one change that nothing leaves out. */
function withoutMacLineEnds(body: string): string {
  return body.includes('\n') ? body : body.replaceAll('\r', '\n')
}

/** What mail is made of, so that random lines meet the rules. */
const words = [
  '>',
  '> ',
  ' ',
  '\t',
  '>From ',
  'From a@example.org Mon Mar  1 09:00:00 2021',
  'On Mon, Ana Ruiz wrote:',
  'Ana Ruiz <ana@example.org> writes:',
  'AR> ',
  '| ',
  '-- ',
  '@@ -1,2 +1,2 @@',
  '+AD4-',
  '+AD4',
  '+ACI-',
  '+-',
  '=3E=20',
  '&gt;',
  '=?utf-8?q?x?=',
  'Subject: x',
  'Café',
  '\u{1f600}',
  '\0',
  '\r',
  '\x1b[31m',
  '\ufeff',
  'word',
  'and so on.',
]
const line = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({unit: 'grapheme'})), {
  maxLength: 6,
})
const lines = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n')), {maxLength: 30})
  .map(all => all.map(([parts, eol]) => parts.join('') + eol).join(''))
const text = fc
  .tuple(
    lines,
    line.map(parts => parts.join('')),
  )
  .map(parts => parts.join(''))

describe('nothing is lost', () => {
  test('bare text that is left alone leaves octet for octet', () => {
    fc.assert(
      fc.property(text, body => {
        const {output} = asText(Buffer.from(body, 'utf8'), untouched)
        expect(output.toString('utf8')).toBe(withoutMacLineEnds(body))
      }),
      {numRuns: 1000},
    )
  })

  test('every line of a body is in one block', () => {
    fc.assert(
      fc.property(text, body => {
        const octets = Buffer.from(body, 'utf8')
        for (const record of records(asJson('-', octets)) as Located[]) {
          for (const {blocks} of record.parts) {
            let next = 1
            for (const {firstLine, lastLine} of blocks) {
              expect([firstLine, lastLine >= firstLine]).toEqual([next, true])
              next = lastLine + 1
            }
          }
        }
      }),
    )
  })
})

interface Located {
  readonly parts: readonly {
    readonly blocks: readonly {readonly firstLine: number; readonly lastLine: number}[]
  }[]
}

describe('twice is once', () => {
  const single = ['fixtures/thread', 'fixtures/cases']
    .flatMap(fixturesOf)
    .filter(({file}) => !file.endsWith('.mbox'))

  test.each(single)('text of the text of $file', ({octets}) => {
    const once = asText(octets).output
    expect(asText(once).output.toString('utf8')).toBe(once.toString('utf8'))
  })

  // In the mail's own marks: the written form `> text` takes the evidence of `>text` away.
  test('text of the text of anything', () => {
    const options: Options = {format: 'text', marks: 'keep'}
    fc.assert(
      fc.property(text, body => {
        const once = asText(Buffer.from(body, 'utf8'), options).output
        expect(asText(once, options).output.toString('utf8')).toBe(once.toString('utf8'))
      }),
      {numRuns: 1000},
    )
  })

  test('repairs made once find nothing more', () => {
    const repaired: Options = {format: 'text', marks: 'keep', requote: 'off'}
    fc.assert(
      fc.property(text, body => {
        const leaked = Buffer.from(leak(body), 'utf8')
        const once = asText(leaked, repaired).output
        expect(asText(once, repaired).output.toString('utf8')).toBe(once.toString('utf8'))
      }),
      {numRuns: 1000},
    )
  })
})

/** UTF-7 as an archive without its charset shows it. */
function leak(body: string): string {
  return body.replace(/[+>"]/g, octet => (octet === '+' ? '+-' : octet === '>' ? '+AD4-' : '+ACI-'))
}

describe('clean mail is a fixed point', () => {
  const clean = fc
    .array(
      fc.tuple(
        fc.integer({min: 0, max: 6}),
        fc.array(fc.constantFrom('a', 'word', 'user+tag@example.org', 'C++', '->', '2', '+49'), {
          minLength: 1,
          maxLength: 9,
        }),
      ),
      {maxLength: 40},
    )
    .map(all =>
      all.map(
        ([depth, content]) => `${'>'.repeat(depth)}${depth > 0 ? ' ' : ''}${content.join(' ')}\n`,
      ),
    )

  test('text in the written form leaves as it came', () => {
    fc.assert(
      fc.property(clean, all => {
        const body = all.join('')
        const octets = Buffer.from(body)
        expect(asText(octets, {format: 'text', requote: 'safe'}).output.toString()).toBe(body)
      }),
    )
  })

  test('leaked UTF-7 comes back as it was before the leak', () => {
    const quoted = fc.array(
      fc.tuple(fc.integer({min: 1, max: 6}), fc.constantFrom('She said "yes".', '1 + 1', 'a > b')),
      {minLength: 4, maxLength: 30},
    )
    fc.assert(
      fc.property(quoted, all => {
        const body = all.map(([depth, content]) => `${'> '.repeat(depth)}${content}\n`).join('')
        const options: Options = {format: 'text', marks: 'keep', requote: 'off'}
        const {output} = asText(Buffer.from(leak(body)), options)
        expect(output.toString()).toBe(body)
      }),
    )
  })
})
