import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import fc from 'fast-check'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type DiffOptions, DiffWriter} from '../../src/fix/diff.ts'
import {editsOf} from '../../src/fix/diff-edits.ts'
import {OutputBuffer} from '../../src/write/output.ts'

const piped: DiffOptions = {style: null, safe: false}

/** Messages as they are and as they shall be; null: the same. One character an octet. */
type Messages = readonly (readonly [before: string, after: string | null])[]

/** The diff of a file, whose octets come in pieces of a size; messages are told when theirs have come. */
function diff(name: string, messages: Messages, options = piped, size = 1 << 20): string {
  const out = new OutputBuffer()
  const writer = new DiffWriter(name, options, out)
  const input = Buffer.from(messages.map(([before]) => before).join(''), 'latin1')
  const reports = reportsOf(messages)
  for (let at = 0; at < input.length; at += size) {
    const chunk = Buffer.from(input.subarray(at, at + size))
    writer.read(chunk)
    // Not before the line behind the message is there: that is how readers know its end.
    while (reports.length > 1 && input.indexOf('\n', endOf(reports[0]!)) < at + chunk.length) {
      writer.message(reports.shift()!)
    }
    chunk.fill(0x58)
  }
  writer.end()
  for (const report of reports) writer.message(report)
  return out.take().toString('latin1')
}

type Report = Parameters<DiffWriter['message']>[0]
const endOf = ({offset, length}: Report): number => offset + length

function reportsOf(messages: Messages): Report[] {
  let offset = 0
  let line = 1
  return messages.map(([before, after]) => {
    const octets = Buffer.from(before, 'latin1')
    const change =
      after === null || after === before
        ? null
        : {before: octets, after: Buffer.from(after, 'latin1')}
    const report = {offset, line, length: octets.length, change}
    offset += octets.length
    line += before.split('\n').length - 1
    return report
  })
}

const from = 'From ana@example.org Thu Jan  1 00:00:00 1970\n'

describe('a diff', () => {
  test('of one line shows it among its neighbours', () => {
    const lines = ['1', '2', '3', '4', '+AD4- five', '6', '7', '8', '9', '']
    const before = lines.join('\n')
    expect(diff('lists/a.eml', [[before, before.replace('+AD4-', '>')]])).toBe(
      [
        '--- a/lists/a.eml',
        '+++ b/lists/a.eml',
        '@@ -2,7 +2,7 @@',
        ' 2',
        ' 3',
        ' 4',
        '-+AD4- five',
        '+> five',
        ' 6',
        ' 7',
        ' 8',
        '',
      ].join('\n'),
    )
  })

  test('counts lines from the file, and what was added before', () => {
    const messages: Messages = [
      [`${from}A: 1\n\ntext\n\n`, `${from}A: 1\nB: 2\n\ntext\n\n`],
      [`${from}\nsame\n\n`, null],
      [`${from}\n1\n2\n3\n4\nbad\n\n`, `${from}\n1\n2\n3\n4\ngood\n\n`],
      [`${from}\nlast\n`, null],
    ]
    expect(diff('x', messages).match(/^@@.*$/gm)).toEqual(['@@ -1,5 +1,6 @@', '@@ -14,5 +15,5 @@'])
  })

  test('of nothing is empty', () => {
    expect(diff('x', [['a\n', null]])).toBe('')
    expect(diff('x', [])).toBe('')
  })

  test('tells of a missing line end', () => {
    expect(diff('x', [['a\nb', 'a\nc']])).toBe(
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n' +
        '\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
    )
  })

  test('has an odd name in quotes, as git writes it', () => {
    const head = (name: string): string => diff(name, [['a\n', 'b\n']]).split('\n')[0]!
    expect(head('./a b')).toBe('--- a/a b\t')
    expect(head('/tmp/list.mbox.gz')).toBe('--- a/tmp/list.mbox')
    expect(head('-')).toBe('--- a/stdin')
    expect(head('new\nline "x"')).toBe('--- "a/new\\nline \\"x\\""')
    expect(head('\x1b[2J')).toBe('--- "a/\\033[2J"')
    expect(Buffer.from(head('café'), 'latin1').toString()).toBe('--- a/café')
  })

  test('says no more than that of a file whose lines end in bare CR', () => {
    const messages: Messages = [
      ['From a\rbad\r\r', 'From a\rgood\r\r'],
      ['From b\rbad\r', 'From b\rgood\r'],
    ]
    expect(diff('x', messages)).toBe('Binary files a/x and b/x differ\n')
  })

  test('for a terminal is coloured and safe, and CRLF is no noise', () => {
    const style = {
      file: {open: '<f>', close: '</f>'},
      place: {open: '<p>', close: '</p>'},
      removed: {open: '<r>', close: '</r>'},
      added: {open: '<a>', close: '</a>'},
    }
    const messages: Messages = [['a\r\n\x1b[2J\r\n', 'a\r\n\xc3\xbc\xe2\x80\xae\r\n']]
    const text = Buffer.from(diff('x', messages, {style, safe: true}), 'latin1').toString('utf8')
    expect(text).toBe(
      '<f>--- a/x</f>\n<f>+++ b/x</f>\n<p>@@ -1,2 +1,2 @@</p>\n a\n' +
        '<r>-\\x1b[2J</r>\n<a>+ü<U+202E></a>\n',
    )
  })
})

describe('edits', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), {maxLength: 30})

  test('make one list the other', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const made: string[] = []
        let at = 0
        for (const {oldStart, oldEnd, newStart, newEnd} of editsOf(before, after)) {
          made.push(...before.slice(at, oldStart), ...after.slice(newStart, newEnd))
          at = oldEnd
        }
        made.push(...before.slice(at))
        expect(made).toEqual(after)
      }),
    )
  })

  test('of two long texts that share little come line by line', () => {
    const before = Array.from({length: 20_000}, (_, line) => `${line % 2 ? '+AD4-' : ''}${line}`)
    const after = before.map(line => line.replace('+AD4-', '>'))
    expect(editsOf(before, after)).toHaveLength(10_000)
    expect(editsOf(before, ['x', ...after])).toHaveLength(1)
  })
})

/** A file's messages before and after: lines come, go, change; only the last may lack its line end. */
const line = fc.constantFrom(
  'a',
  'b',
  '> c',
  '',
  'From ',
  '-- ',
  '+x',
  '\xe9\xff',
  '\\ x',
  '@@ -1 +1 @@',
)
const body = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), {minLength: 1, maxLength: 12})
const message = fc.record({
  body,
  edits: fc.array(fc.tuple(fc.nat(), fc.constantFrom('+', '-', '!'), line), {maxLength: 3}),
  endsEmpty: fc.boolean(),
})

function edited(lines: string[], edits: readonly (readonly [number, string, string])[]): string[] {
  const made = [...lines]
  for (const [place, kind, text] of edits) {
    const at = place % made.length
    if (kind === '+') made.splice(at, 0, `${text}\n`)
    else if (kind === '-' && made.length > 1) made.splice(at, 1)
    else made[at] = `${text}!\n`
  }
  return made
}

const mailboxes = fc
  .tuple(fc.array(message, {minLength: 1, maxLength: 5}), fc.boolean())
  .map(([messages, isCut]): Messages => {
    const pairs = messages.map(({body, edits, endsEmpty}): readonly [string, string] => {
      const lines = body.map(([text, eol]) => text + eol)
      const tail = endsEmpty ? '\n' : ''
      const before = from + lines.join('') + tail
      const after = from + edited(lines, edits).join('') + tail
      return [before, after]
    })
    const last = pairs.at(-1)!
    const cut = (text: string): string => (isCut ? text.replace(/\r?\n$/, '') : text)
    return [...pairs.slice(0, -1), [cut(last[0]), cut(last[1])]]
  })

const hasProgram = (name: string): boolean => spawnSync(name, ['--version']).error === undefined

describe('applied', () => {
  let place = ''
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'requote-diff-'))
    spawnSync('git', ['init', '-q'], {cwd: place})
  })
  afterAll(() => rmSync(place, {recursive: true, force: true}))

  const programs = [
    {program: 'patch', words: ['-p1', '--binary', '--fuzz=0', '--force', '--silent']},
    {program: 'git', words: ['apply', '--whitespace=nowarn', '-p1']},
  ]

  test.each(programs)('by $program gives the fixed file', ({program, words}) => {
    if (!hasProgram(program)) {
      console.warn(`${program} is not installed: its reading of a diff is not tested`)
      return
    }
    const file = join(place, 'sub dir', 'box.mbox')
    mkdirSync(dirname(file), {recursive: true})
    fc.assert(
      fc.property(mailboxes, fc.constantFrom(7, 64, 1 << 20), (messages, size) => {
        const after = messages.map(([, after]) => after).join('')
        writeFileSync(file, messages.map(([before]) => before).join(''), 'latin1')
        const text = diff('sub dir/box.mbox', messages, piped, size)
        if (text === '') return
        const ended = spawnSync(program, words, {cwd: place, input: Buffer.from(text, 'latin1')})
        const said = ended.stderr.toString() + ended.stdout.toString()
        expect([said, readFileSync(file, 'latin1')]).toEqual(['', after])
      }),
      {numRuns: 150},
    )
  })
})
