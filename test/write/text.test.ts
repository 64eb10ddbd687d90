import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {OutputBuffer} from '../../src/write/output.ts'
import type {LineStyle} from '../../src/write/style.ts'
import {textWriter} from '../../src/write/text.ts'
import {bodyOf, head, nothingRead, part, plain, type Row, textOf} from './helper.ts'

const signature = 3

describe('marks: compact', () => {
  test.each([
    ['leaves canonical marks', '>>> text\n', '>>> text\n'],
    ['leaves plain lines', 'a\n\n  b \n', 'a\n\n  b \n'],
    ['takes spaces between marks', '> > > text\n', '>>> text\n'],
    ['takes a missing space', '>text\n>>b\n', '> text\n>> b\n'],
    ['leaves spaces of the content', '>   text  \n', '>   text  \n'],
    ['takes the space behind an empty line', '> > \n>  \n>>\n', '>>\n>\n>>\n'],
    ['leaves white space without marks', '  \n\t\n', '  \n\t\n'],
    ['leaves >From', '>From me\n> >From you\n', '>From me\n> >From you\n'],
    ['takes CRLF', 'a\r\n> b\r\n>> \r\n\r\n', 'a\n> b\n>>\n\n'],
    ['leaves a bare CR', 'a\rb\n', 'a\rb\n'],
    ['takes a CRLF that was converted twice', 'a\r\r\n> b\r\r\n', 'a\n> b\n'],
    ['adds no end behind a CR', 'a\nb\r', 'a\nb\r'],
    ['takes a last line without end', '> a\nb', '> a\nb\n'],
    ['takes a last quoted blank without end', '> a\n> ', '> a\n>\n'],
    ['leaves nothing of nothing', '', ''],
  ])('%s', (_, input, output) => {
    expect(textOf({}, bodyOf(input))).toBe(output)
  })

  test('takes the depth that the engine found, not the marks', () => {
    const body = bodyOf('>> a\nb\n> >c\n', {0: {depth: 3}, 1: {depth: 2}, 2: {depth: 1, skip: 2}})
    expect(textOf({}, body)).toBe('>>> a\n>> b\n> >c\n')
  })

  test('leaves what looks like a mark at depth 0', () => {
    const body = bodyOf('> dev\n > x\n', {0: {depth: 0, skip: 0}, 1: {depth: 0, skip: 0}})
    expect(textOf({}, body)).toBe('> dev\n > x\n')
  })

  test('takes a stuffing space away', () => {
    expect(textOf({}, bodyOf(' From\nb\n', {0: {skip: 1}}))).toBe('From\nb\n')
  })

  test('takes more marks than its table of marks is long', () => {
    const marks = '>'.repeat(5000)
    expect(textOf({}, bodyOf(`${marks}x\n`))).toBe(`${marks} x\n`)
    expect(textOf({}, bodyOf(`${marks} \n`))).toBe(`${marks}\n`)
  })
})

describe('marks: spaced', () => {
  test.each([
    ['leaves spaced marks', '> > > text\n', '> > > text\n'],
    ['takes compact marks', '>>> text\n>text\n', '> > > text\n> text\n'],
    ['takes mixed marks', '> >> text\n>> > text\n', '> > > text\n> > > text\n'],
    ['takes the space behind an empty line', '> > \n>>\n> >\n', '> >\n> >\n> >\n'],
    ['leaves plain lines', 'a\n\nb\n', 'a\n\nb\n'],
  ])('%s', (_, input, output) => {
    expect(textOf({marks: 'spaced'}, bodyOf(input))).toBe(output)
  })

  test('takes more marks than its table of marks is long', () => {
    const spaced = '> '.repeat(3000)
    expect(textOf({marks: 'spaced'}, bodyOf(`${'>'.repeat(3000)}x\n`))).toBe(`${spaced}x\n`)
  })
})

describe('marks: keep', () => {
  test.each([
    ['mixed marks', '> >> a\n>b\n>> \n c'],
    ['CRLF and bare CR', 'a\r\n> b\r\nc\rd\n'],
    ['a last line without end', '> a\nb'],
  ])('leaves %s octet for octet', (_, input) => {
    expect(textOf({marks: 'keep', headers: 'none'}, bodyOf(input))).toBe(input)
  })

  test.each<[string, string, Row, string]>([
    ['spaced style for a mail that has it', '> > a\n> b\r\n', {depth: 2}, '> > a\n> > b\r\n'],
    ['compact style for a mail that has it', '>> a\nb\r\n', {depth: 2}, '>> a\n>> b\r\n'],
    ['spaced style where nothing tells', '> a\nb\n', {depth: 2}, '> a\n> > b\n'],
  ])('takes the %s', (_, input, row, output) => {
    expect(textOf({marks: 'keep'}, bodyOf(input, {1: row}))).toBe(output)
  })

  test('takes a form feed line of its own behind a body without a last line end', () => {
    const out = new OutputBuffer()
    const writer = textWriter({...plain, marks: 'keep'}, out)
    for (const text of ['a', 'b']) {
      writer.messageStart(head())
      writer.partStart(part)
      writer.body(bodyOf(text), nothingRead)
      writer.partEnd([])
      writer.messageEnd(1, [])
    }
    expect(out.take().toString()).toBe('a\n\f\nb')
  })
})

describe('messages and parts', () => {
  const brief = [
    {name: 'From', value: 'Ana Ruiz <ana@example.org>'},
    {name: 'Subject', value: 'a\r\nBcc: b'},
  ]

  function message(options: object, texts: string[], times = 1): string {
    const out = new OutputBuffer()
    const writer = textWriter({...plain, ...options}, out)
    for (let index = 0; index < times; index++) {
      writer.messageStart(head({brief, all: [{name: 'X-Id', value: '7'}]}, index))
      texts.forEach((text, at) => {
        const told = {...part, part: `${at + 1}`}
        writer.partStart(told)
        writer.body(bodyOf(text, {}, {part: told}), nothingRead)
        writer.partEnd([])
      })
      writer.messageEnd(1, [])
    }
    return out.take().toString()
  }

  const section = 'From: Ana Ruiz <ana@example.org>\nSubject: a Bcc: b\n\n'

  test('takes the brief header section, one line a field', () => {
    expect(message({}, ['hello\n'])).toBe(`${section}hello\n`)
  })

  test('takes every field, or none', () => {
    expect(message({headers: 'all'}, ['hello\n'])).toBe('X-Id: 7\n\nhello\n')
    expect(message({headers: 'none'}, ['hello\n'])).toBe('hello\n')
  })

  test('parts messages by a form feed line', () => {
    expect(message({headers: 'none'}, ['a'], 3)).toBe('a\n\f\na\n\f\na\n')
  })

  test('parts text parts by an empty line', () => {
    expect(message({headers: 'none'}, ['a', 'b\n', 'c'])).toBe('a\n\nb\n\nc\n')
  })

  test('takes one part only', () => {
    expect(message({headers: 'none', part: '2'}, ['a', 'b', 'c'])).toBe('b\n')
  })
})

describe('what the user left out', () => {
  test('takes deeper lines out and says so', () => {
    const input = 'a\n> b\n>> c\n>>> d\n> e\n>> f\n'
    const output = 'a\n> b\n> [… 2 quoted lines …]\n> e\n> [… 1 quoted line …]\n'
    expect(textOf({maxDepth: 1}, bodyOf(input))).toBe(output)
    expect(textOf({maxDepth: 0}, bodyOf(input))).toBe('a\n[… 5 quoted lines …]\n')
    expect(textOf({maxDepth: 3}, bodyOf(input))).toBe(input)
  })

  test('takes a run of deeper lines over windows as one', () => {
    const windows = [bodyOf('> a\n>> b'), bodyOf('bb\n>> c\n', {0: {depth: 2}}, {continued: true})]
    expect(textOf({maxDepth: 1}, ...windows)).toBe('> a\n> [… 2 quoted lines …]\n')
  })

  test('takes signatures out, and leaves the empty line above', () => {
    const body = bodyOf('a\n\n-- \nAna\n> b\n', {2: {kind: signature}, 3: {kind: signature}})
    expect(textOf({signature: false}, body)).toBe('a\n\n> b\n')
    expect(textOf({}, body)).toBe('a\n\n-- \nAna\n> b\n')
  })
})

describe('rejoin', () => {
  const flowed = {...part, flowed: true}

  test.each([['compact'], ['keep']] as const)('takes flowed lines together (%s)', marks => {
    const body = bodyOf('> one \n> two \n> three\nfour\n', {}, {part: flowed})
    expect(textOf({rejoin: true, marks}, body)).toBe('> one two three\nfour\n')
  })

  test('takes the space of DelSp away', () => {
    const body = bodyOf('one \ntwo\n', {}, {part: {...flowed, delSp: true}})
    expect(textOf({rejoin: true}, body)).toBe('onetwo\n')
  })

  test('leaves lines that are left out', () => {
    const body = bodyOf('>> one \n>> two\n> three \n> four\n', {}, {part: flowed})
    const output = '> [… 2 quoted lines …]\n> three four\n'
    expect(textOf({rejoin: true, maxDepth: 1}, body)).toBe(output)
  })
})

describe('windows', () => {
  test('leaves a line whole that a window cuts', () => {
    const windows = [
      bodyOf('a\n> b'),
      bodyOf('> c', {0: {depth: 1}}, {continued: true}),
      bodyOf(' d\n>e\n', {0: {depth: 1}}, {continued: true}),
      bodyOf(''),
    ]
    expect(textOf({}, ...windows)).toBe('a\n> b> c d\n> e\n')
    expect(textOf({marks: 'keep'}, ...windows)).toBe('a\n> b> c d\n>e\n')
    expect(textOf({safe: true}, ...windows)).toBe('a\n> b> c d\n> e\n')
  })

  test('takes an end for a last line cut and not continued', () => {
    expect(textOf({}, bodyOf('a'), bodyOf('b'))).toBe('a\nb\n')
  })

  const line = fc
    .tuple(fc.nat(3), fc.constantFrom('', 'x', ' y', 'From', '>', '\t', 'é\r'))
    .map(([depth, text]) => `${'> '.repeat(depth)}${text}`)

  test('gives the same however whole lines are cut into windows', () => {
    fc.assert(
      fc.property(fc.array(line), fc.nat(), fc.constantFrom('\n', '\r\n'), (lines, cut, eol) => {
        const at = lines.length === 0 ? 0 : cut % lines.length
        const windows = [lines.slice(0, at), lines.slice(at)].map(some =>
          bodyOf(some.map(text => text + eol).join('')),
        )
        const whole = bodyOf(lines.map(text => text + eol).join(''))
        expect(textOf({}, ...windows)).toBe(textOf({}, whole))
      }),
    )
  })

  test('gives line by line what it gives in runs, and twice is once', () => {
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('compact', 'spaced', 'keep'), (lines, marks) => {
        const text = lines.map(some => `${some}\n`).join('')
        const runs = textOf({marks}, bodyOf(text))
        // A depth that no line has makes the writer go line by line.
        expect(textOf({marks, maxDepth: 99}, bodyOf(text))).toBe(runs)
        expect(textOf({marks}, bodyOf(runs))).toBe(runs)
      }),
    )
  })
})

describe('a terminal', () => {
  const style: LineStyle = {
    depth: depth => ({open: `{${depth}:`, close: '}'}),
    fieldName: {open: '[', close: ']'},
    notice: {open: '(', close: ')'},
  }

  test('takes colours around every line', () => {
    const body = bodyOf('a\n> > b\n>>> c\n')
    expect(textOf({style, maxDepth: 2}, body)).toBe('{0:a}\n{2:>> b}\n(>> [… 1 quoted line …])\n')
  })

  test('takes control characters for what they are', () => {
    const body = bodyOf('\x1b]0;x\x07\r\n> \u202etxt\u009b1m\tü\n')
    expect(textOf({safe: true}, body)).toBe('\\x1b]0;x\\x07\n> <U+202E>txt<U+009B>1m\tü\n')
  })

  test('takes them in the header section too', () => {
    const out = new OutputBuffer()
    const writer = textWriter({...plain, safe: true, style}, out)
    writer.messageStart(head({brief: [{name: 'Subject', value: 'a\x1b[2J\nb'}]}))
    expect(out.take().toString()).toBe('[Subject:] a\\x1b[2J b\n\n')
  })
})
