/** Attributions that the first words of the quotation stand behind, on one line with them. */
import {describe, expect, test} from 'vitest'
import {lines, type Setting} from './reading.ts'

const reply: Setting = {
  from: 'Bo Lind <bo@example.org>',
  to: 'Ana Ruiz <ana@example.org>',
  subject: 'Re: plan',
  isReply: true,
}
const attribution = 'On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org> wrote:'

/** Depth, kind and author of each line with content. */
function read(mail: readonly string[], setting: Setting = reply): string[] {
  return lines(mail.join('\n'), setting)
    .split('\n')
    .filter(line => !/\| ?$/.test(line))
}

describe('an attribution with words behind it', () => {
  test('introduces what stands without marks below an answer', () => {
    expect(
      read(['Fine with me.', 'Bo', '', `${attribution}Hi Bo,`, '', 'Shall we start?', 'Soon?']),
    ).toEqual([
      '0 text Bo| Fine with me.',
      '0 text Bo| Bo',
      `0 attribution Bo| ${attribution}Hi Bo,`,
      '1 text Ana| Shall we start?',
      '1 text Ana| Soon?',
    ])
  })

  test.each([
    `${attribution}Hi Bo,`,
    `${attribution}é vero`,
    attribution,
  ])('tells whose the marked words below are: %s', line => {
    expect(read([line, '> Shall we?', 'Yes.'])).toEqual([
      `0 attribution Bo| ${line}`,
      '1 text Ana| Shall we?',
      '0 text Bo| Yes.',
    ])
  })

  const wrapped: readonly (readonly [string, string])[] = [
    ['On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz', '<ana@example.org> wrote:Hi Bo,'],
    ['On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org>', 'wrote:Hi Bo,'],
    [
      'On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org',
      '[mailto:ana@example.org]> wrote:Hi,',
    ],
  ]

  test.each(wrapped)('may be wrapped: %s | %s', (first, second) => {
    expect(
      read(['Fine with me.', 'Bo', '', first, second, '', 'Shall we start?', 'Soon?']).slice(2),
    ).toEqual([
      `0 attribution Bo| ${first}`,
      `0 attribution Bo| ${second}`,
      '1 text Ana| Shall we start?',
      '1 text Ana| Soon?',
    ])
  })

  test('may be wrapped behind mailto:', () => {
    const first = 'On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org[mailto:'
    const second = 'ana@example.org]> wrote:Hi Bo,'
    expect(read(['Fine with me.', 'Bo', '', first, second, '', 'Soon?']).at(-1)).toBe(
      '1 text Ana| Soon?',
    )
  })

  test('is one inside a quotation', () => {
    expect(
      read(['Yes.', '', '> No.', '> Di', '>', `> ${attribution}Hi,`, '>', '> Shall we start?']),
    ).toContain('2 text Ana| Shall we start?')
  })
})

describe('what is none', () => {
  const leaves: readonly (readonly [string, string])[] = [
    ['tells no date', 'Ana Ruiz <ana@example.org> wrote:Hi Bo,'],
    ['tells no time but a year', 'In 2025 Ana Ruiz <ana@example.org> wrote:Hi Bo,'],
    ['tells no address', 'On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz wrote:Hi Bo,'],
    ['tells no name', 'On Mon, Feb 3, 2025 at 10:22 AM <ana@example.org> wrote:Hi Bo,'],
    ['has no verb there', attribution.replace('wrote', 'about').concat('Hi Bo,')],
    ['goes on behind a blank', `${attribution} see https://example.org`],
    ['goes on with a path', `${attribution}//example.org/mail`],
    [
      'has the colon too far behind',
      attribution.replace('ana@', `${'a'.repeat(300)}@`).concat('Hi,'),
    ],
  ]

  test.each(leaves)('a line above an answer that %s', (_, line) => {
    const found = read(['Fine with me.', 'Bo', '', line, '', 'Shall we start?', 'Soon?'])
    expect(found.slice(-2)).toEqual(['0 text Bo| Shall we start?', '0 text Bo| Soon?'])
  })

  const others: readonly (readonly [string, string, string])[] = [
    [
      'a blank row parts',
      'It was Monday, 3 February 2025.\n',
      'Ana Ruiz <ana@example.org> wrote:Hi Bo,',
    ],
    [
      'a sentence parts',
      'It was Monday, 3 February 2025.',
      'Ana Ruiz <ana@example.org> wrote:Hi Bo,',
    ],
    ['tell no date', 'That is what my friend', 'Ana Ruiz <ana@example.org> wrote:Hi Bo,'],
    [
      'are too long',
      `On Mon, Feb 3, 2025 at 10:22 AM ${'in town '.repeat(30)}`,
      'Ana Ruiz <ana@example.org> wrote:Hi Bo,',
    ],
  ]

  test.each(others)('two lines above an answer that %s', (_, first, second) => {
    const found = read(['Fine with me.', 'Bo', '', first, second, '', 'Shall we start?', 'Soon?'])
    expect(found.slice(-2)).toEqual(['0 text Bo| Shall we start?', '0 text Bo| Soon?'])
  })

  test('two lines of other marks', () => {
    const [first, second] = [
      'On Mon, Feb 3, 2025 at 10:22 AM',
      'Ana Ruiz <ana@example.org> wrote:Hi,',
    ]
    const found = read(['Fine.', 'Bo', '', first, `> ${second}`, '>', '> Shall we start?'])
    expect(found.slice(-3)).toEqual([
      `0 text Bo| ${first}`,
      `1 text Ana| ${second}`,
      '1 text Ana| Shall we start?',
    ])
  })

  test('a line that tells no date, above an indented paragraph', () => {
    const line = 'Ana Ruiz <ana@example.org> wrote:Hi Bo,'
    const found = read([
      'Fine with me.',
      'Bo',
      '',
      line,
      '',
      '      Hi, shall we start?',
      '',
      '      Ana',
    ])
    expect(found.slice(-2)).toEqual([
      '0 text Bo|       Hi, shall we start?',
      '0 text Bo|       Ana',
    ])
  })

  test('a line above unmarked words, without an answer above it', () => {
    const found = read([`${attribution}Hi Bo,`, '', 'Shall we start?'])
    expect(found).toEqual([`0 text Bo| ${attribution}Hi Bo,`, '0 text Bo| Shall we start?'])
  })
})
