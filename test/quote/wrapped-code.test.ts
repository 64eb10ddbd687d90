import {describe, expect, test} from 'vitest'
import {lines, readText, text} from './reading.ts'

/** `depth kind` of each line. */
function read(mail: string, level: 'safe' | 'full' = 'full'): string[] {
  const setting = {level, isReply: true}
  return lines(mail, setting)
    .split('\n')
    .map(line => line.split(' ').slice(0, 2).join(' '))
}

/** A hunk of depth 2 with one line of 74 columns, and `tail` with one mark behind that. */
function around(above: string, tail: string): string {
  return text`
    > > @@ -1,3 +1,4 @@
    > >  int a;
    > > ${above}
    > ${tail}
    > >  int b;
    > >  int c;
    > Fine.
  `
}

const call = '+	pr_warn("%s: the gate is not shut, and nobody is there: 0x%02x,'
const comment = '+ * the lock is taken by the caller, and is to be held until the end of'

describe('the only tail in a quoted hunk', () => {
  test('gets the depth of the hunk, which goes on behind it', () => {
    const mail = around(call, 'the water is high", gate->name, level);')
    expect(lines(mail, {level: 'safe'}).replaceAll('\t', ' ')).toBe(
      text`
        2 patch -| @@ -1,3 +1,4 @@
        2 patch -|  int a;
        2 patch -| + pr_warn("%s: the gate is not shut, and nobody is there: 0x%02x,
        2 patch -| the water is high", gate->name, level);
        2 patch -|  int b;
        2 patch -|  int c;
        1 text -| Fine.
      `.trimEnd(),
    )
  })

  test.each([
    [
      'a parenthesis',
      '+static int open_the_gate(struct gate *the_gate, unsigned long long',
      'level);',
    ],
    [
      'one of a line further up',
      '+		     gate->name, gate->level, gate->water, gate->keeper->name,',
      'key);',
    ],
    ['a sum', '+	level = gate->first_level + gate->second_level * gate->all_levels +', 'rest;'],
    ['a sentence', comment, 'this function.'],
  ])('ends %s', (_, above, tail) => {
    expect(read(around(above, tail))[3]).toMatch(/^2 /)
  })

  test('is known in a hunk whose end was left out, by what it closes', () => {
    const mail = around(call, 'the water is high", gate->name, level);').replace('+1,4', '+1,40')
    expect(read(mail).slice(2, 6)).toEqual(['2 patch', '2 patch', '2 patch', '2 patch'])
  })
})

describe('what a reviewer wedged into a hunk', () => {
  test.each([
    ['a word', 'OK'],
    ['ditto', 'ditto'],
    ['a remark', 'nit: space'],
    ['a remark with parentheses', 'nit: space (twice)'],
    ['a smile', 'nice one ;)'],
    ['a question', 'why not shut it?'],
    ['a sentence', 'This is not what it says.'],
    ['other code', 'return -ENOENT;'],
    ['a quoted word', 'spell it "shut"'],
    ['the rest of a condition', 'level &&'],
  ])('stays: %s', (_, remark) => {
    const remarked = read(around(call, remark))
    expect(remarked.slice(2, 5)).toEqual(['2 patch', '1 text', '2 patch'])
  })

  test.each([
    ['a whole statement', '+	level = the_level_of(gate->first, gate->second, gate->third, gate);'],
    [
      'the head of a block',
      '+	if (is_shut(gate->first) && is_shut(gate->second, gate->third_one)) {',
    ],
  ])('stays below %s', (_, above) => {
    expect(read(around(above, 'return);'))[3]).toBe('1 text')
  })

  test.each(['please reword.', 'same here', 'Not so.'])('stays below a sentence: %s', remark => {
    expect(
      read(
        around('+ * the lock is taken by the caller, and is held up to the very end.', remark),
      )[3],
    ).toBe('1 text')
  })

  test('stays below a comment in level safe, though it may be the end of its sentence', () => {
    expect(read(around(comment.replace(/of$/, 'it'), 'is clear'), 'safe')[3]).toBe('1 text')
  })
})

describe('code that ends nothing stays', () => {
  test.each([
    [
      'below an operator in an open parenthesis',
      '+	if (is_shut(gate->first) && is_shut(gate->second, gate->third_one) &&',
      'return;',
    ],
    [
      'below a sum',
      '+	level = gate->first_level + gate->second_level * gate->all_levels +',
      'what is that',
    ],
    [
      'with one quotation mark',
      '+	level = the_level_of(gate->first, gate->second, gate->third, gate);',
      'a " too many',
    ],
  ])('%s', (_, above, tail) => {
    expect(read(around(above, tail))[3]).toBe('1 text')
  })
})

describe('a tail with the marks of its hunk', () => {
  const hunk = (rest: string): string =>
    `${text`
      > @@ -1,3 +1,4 @@
      >  int a;
      > ${call}
      > the water is high", gate->name, level);
    `}${rest}\n`
  const kinds = (mail: string): string =>
    read(mail)
      .map(line => line.split(' ')[1])
      .join(' ')

  test('is part of it where the lines are as many as it counts', () => {
    expect(kinds(hunk('>  > int b;\n>  int c;\n> So be it.'))).toBe(
      'patch patch patch patch patch patch text',
    )
  })

  test('is part of it however little code it is', () => {
    const mail = hunk('>  int b;\n>  int c;\n> So be it.').replace(/the water.*/, 'high and low')
    expect(kinds(mail)).toBe('patch patch patch patch patch patch text')
  })

  test('changes no marks outside of the hunk', () => {
    const {body} = readText(hunk('>  > int b;\n>  int c;\n> > So be it.'))
    expect([...body.lines.depth.subarray(4, 7)]).toEqual([1, 1, 2])
  })

  test.each([
    ['lines are missing', '> So be it.\n>  int b;\n>  int c;'],
    ['lines are too many', '>  int b;\n>  int c;\n>  int d;'],
    ['another hunk begins', '>  int b;\n> @@ -9,1 +9,1 @@\n>  int c;'],
    ['the body ends', '>  int b;'],
  ])('is none where %s, and no code goes on', (_, rest) => {
    const mail = hunk(rest).replace(/the water.*/, 'high and low')
    expect(kinds(mail)).toMatch(/^patch patch patch text/)
  })

  test('may stand in a hunk with an answer in it', () => {
    const mail = hunk('>  int b;\nWhy?\n>  int c;').replace(/the water.*/, 'high and low')
    expect(kinds(mail)).toBe('patch patch patch patch patch text patch')
  })

  test('is none where too much stands between the lines', () => {
    const mail = hunk(`>  int b;\n${'Why?\n'.repeat(7)}>  int c;`).replace(/the water.*/, 'high')
    expect(kinds(mail)).toMatch(/^patch patch patch text/)
  })

  test.each([
    '',
    ' ',
    '-- ',
    '--',
    '--- a/gate.h',
  ])('may stand in a hunk with %j behind it', next => {
    const mail = hunk(`>  int b;\n>  int c;\n> ${next}`).replace(/the water.*/, 'high and low')
    expect(kinds(mail)).toMatch(/^patch patch patch patch patch patch/)
  })

  test('is none in a context diff', () => {
    const mail = `*** 1,2 ****\n! ${call.slice(2)}\nhigh and low);\n  int b;\n`
    expect(kinds(mail)).toBe('patch patch text text')
  })

  test('is none below an answer', () => {
    const mail = hunk('>  int b;\n>  int c;').replace(`> ${call}`, `${'Why is that? '.repeat(6)}`)
    expect(kinds(mail)).toMatch(/^patch patch text text/)
  })

  test('is none below a line that had room for it', () => {
    const mail = hunk('>  int b;\n>  int c;').replace(call, '+	pr_warn(gate,')
    expect(kinds(mail)).toMatch(/^patch patch patch text/)
  })

  test('is none where its hunk does not go on', () => {
    const mail = hunk('> So be it.')
    expect(kinds(mail)).toBe('patch patch patch text text')
  })
})
