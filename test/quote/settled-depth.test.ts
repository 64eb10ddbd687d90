import {describe, expect, test} from 'vitest'
import {mergedChanges} from '../../src/quote/settled-depth.ts'
import type {DepthChange, DepthRule} from '../../src/types.ts'
import {bodyOf, depths, lines, readText, type Setting, text} from './reading.ts'

const reply: Setting = {
  from: 'Zoe Sender <zoe@example.org>',
  to: 'Ana Ruiz <ana@example.org>',
  subject: 'Re: the lock',
  isReply: true,
}

/** The quotation is indented, so that its depth is known only once it has been read. */
const indented = text`
  Let us try that.

  On Tuesday, Ana Ruiz <ana@example.org> wrote:
  > I have seen the same here.
  >
  > On Monday, February 3, 2025 at 10:22, Bo Lind <bo@example.org> wrote:
  >
  >     When we measured it again on Monday, the wait for the first
  > lock
  >     was far longer than it had been in the week before, and the
  > second
  >     one was hardly ever held by anybody.
  >
  > So it is the first.
`

describe('depth is settled', () => {
  test('where tails were broken off a quotation without marks', () => {
    expect(lines(indented, reply)).toBe(
      text`
        0 text Zoe| Let us try that.
        0 text Zoe| 
        0 attribution Zoe| On Tuesday, Ana Ruiz <ana@example.org> wrote:
        1 text Ana| I have seen the same here.
        1 text Ana| 
        1 attribution Ana| On Monday, February 3, 2025 at 10:22, Bo Lind <bo@example.org> wrote:
        2 text Bo| 
        2 text Bo|     When we measured it again on Monday, the wait for the first
        2 text Bo| lock
        2 text Bo|     was far longer than it had been in the week before, and the
        2 text Bo| second
        2 text Bo|     one was hardly ever held by anybody.
        2 text Bo| 
        1 text Ana| So it is the first.
      `.trimEnd(),
    )
  })

  test('and each run of lines is told once, from its marks to where it came to stand', () => {
    const told = readText(indented, reply).reading.depthChanges.map(
      ({firstLine, lastLine, from, to, rule}) => `${firstLine}-${lastLine}: ${from}>${to} ${rule}`,
    )
    expect(told).toEqual([
      '7-8: 1>2 depth-implied',
      '9-9: 1>2 wrap-broken',
      '10-10: 1>2 depth-implied',
      '11-11: 1>2 wrap-broken',
      '12-13: 1>2 depth-implied',
    ])
  })

  test('at no more than the evidence that is asked for', () => {
    const tail = depths(indented, {...reply, level: 'safe'}).split('\n')[8]
    expect(tail).toBe('1| lock')
  })
})

describe('what is written reads as it did', () => {
  test.each([
    ['tails of an indented quotation', indented],
    [
      'an attribution inside the marks that it introduces',
      text`
        Fine.

        > On Monday, February 3, 2025 at 10:22, Bo Lind <bo@example.org> wrote:
        >
        > Shall we start?
        >> Not yet.
      `,
    ],
    [
      'a mark that belongs to the text, whose line stays as it is',
      text`
        On Tuesday, Ana Ruiz <ana@example.org> wrote:
        > list_for_each_entry(cmd, &dev-
        > >queues[i].state_list, state_list)
        > and so on.
      `,
    ],
    [
      'marks of another style, which stay as they are',
      text`
        Ana Ruiz writes:
        AR> Shall we start on Monday, or is that too early for all of us? I have
        seen
        AR> that the hall is free on Tuesday, too.
      `,
    ],
  ])('%s', (_what, body) => {
    const once = lines(body, reply)
    const written = remarked(body)
    expect(lines(written, reply)).toBe(once)
    expect(remarked(written)).toBe(written)
  })
})

describe('what several readings changed is told once', () => {
  /** `2-3: 1>2 mark-style why`, and back; a rule is enough where nothing asks why. */
  const read = (told: string): DepthChange => {
    const [, first, last, from, to, rule, why] =
      /^(\d)-(\d): (\d)>(\d) ([\w-]+) ?(.*)$/.exec(told) ?? []
    return {
      firstLine: Number(first),
      lastLine: Number(last),
      from: Number(from),
      to: Number(to),
      rule: rule as DepthRule,
      confidence: 1,
      why: why ?? '',
    }
  }
  const tell = ({firstLine, lastLine, from, to, rule, why}: DepthChange): string =>
    `${firstLine}-${lastLine}: ${from}>${to} ${rule} ${why}`.trimEnd()

  /** Of four lines without marks. */
  test.each<[string, string, readonly (readonly string[])[], readonly string[]]>([
    [
      'one of each',
      '0120',
      [['2-2: 0>1 thread'], ['3-3: 0>2 thread']],
      ['2-2: 0>1 thread', '3-3: 0>2 thread'],
    ],
    ['two that join', '1111', [['1-2: 0>1 thread'], ['3-4: 0>1 thread']], ['1-4: 0>1 thread']],
    [
      'two of different rules',
      '0110',
      [['2-2: 0>1 thread'], ['3-3: 0>1 wrap-broken']],
      ['2-2: 0>1 thread', '3-3: 0>1 wrap-broken'],
    ],
    [
      'two for different reasons',
      '0110',
      [['2-2: 0>1 thread a', '3-3: 0>1 thread b'], []],
      ['2-2: 0>1 thread a', '3-3: 0>1 thread b'],
    ],
    [
      'two with a line between',
      '0101',
      [['2-2: 0>1 thread', '4-4: 0>1 thread'], []],
      ['2-2: 0>1 thread', '4-4: 0>1 thread'],
    ],
    [
      'two from different marks',
      '0110',
      [['2-2: 2>1 thread', '3-3: 0>1 thread'], []],
      ['2-2: 2>1 thread', '3-3: 0>1 thread'],
    ],
    [
      'a step upon a step',
      '0200',
      [['2-2: 0>1 mark-style', '2-2: 1>2 wrap-broken']],
      ['2-2: 0>2 wrap-broken'],
    ],
    [
      'a step upon what was written',
      '0200',
      [['2-2: 0>1 thread'], ['2-2: 1>2 wrap-broken']],
      ['2-2: 0>2 wrap-broken'],
    ],
    [
      'a step from marks that were written',
      '0200',
      [[], ['2-2: 1>2 wrap-broken']],
      ['2-2: 0>2 wrap-broken'],
    ],
    ['a step and the way back', '0000', [['2-2: 0>1 thread'], ['2-2: 1>0 mark-extra']], []],
  ])('%s', (_, depth, rounds, expected) => {
    const body = bodyOf('a\nb\nc\nd\n')
    body.lines.depth.set([...depth].map(Number))
    const changes = mergedChanges(
      body,
      rounds.map(round => round.map(read)),
    )
    expect(changes.map(tell)).toEqual(expected)
  })
})

/** The body with `> ` written as often as the line is deep, on the lines that are deeper than marked. */
function remarked(given: string): string {
  const {body} = readText(given, reply)
  const {bytes, lines} = body
  return Array.from({length: lines.count}, (_, row) => {
    const own = lines.depth[row] === lines.marks[row]
    const from = own ? lines.start[row]! : lines.content[row]!
    const prefix = own ? '' : '> '.repeat(lines.depth[row]!)
    const isEmpty = lines.content[row] === lines.end[row]
    return (isEmpty ? prefix.trimEnd() : prefix) + bytes.toString('utf8', from, lines.next(row))
  }).join('')
}
