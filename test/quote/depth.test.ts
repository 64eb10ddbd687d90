import {describe, expect, test} from 'vitest'
import {depths, readText, text} from './reading.ts'

const lostMark = text`
  Bo Lind wrote:
  > Ana Ruiz wrote:
  > > The driver is not structured as it should be.
  > Why is that?
  >
  > And because of the way it works, the memory
  > > folks should have a chance to review this.
  > I do not see why.
`

describe('mark-lost', () => {
  test('takes a line that runs on into the deeper text', () => {
    expect(depths(lostMark)).toBe(
      text`
        0| Bo Lind wrote:
        1| Ana Ruiz wrote:
        2| The driver is not structured as it should be.
        1| Why is that?
        1| 
        2| And because of the way it works, the memory
        2| folks should have a chance to review this.
        1| I do not see why.
      `.trimEnd(),
    )
  })

  test('says which line, from where to where, how sure it is and why', () => {
    expect(readText(lostMark).reading.depthChanges).toEqual([
      {
        firstLine: 6,
        lastLine: 6,
        from: 1,
        to: 2,
        rule: 'mark-lost',
        confidence: expect.closeTo(0.98, 1),
        why: expect.stringContaining('goes on in lower case'),
      },
    ])
  })

  test('is off with --requote off', () => {
    expect(readText(lostMark, {level: 'off'}).reading.depthChanges).toEqual([])
  })

  test.each([
    ['an answer that ends its sentence', 'And because of the way it works, yes.'],
    ['an answer wedged into a sentence', 'no'],
    ['a line that introduces what follows', 'And because of the way it works, I say:'],
    ['a line that goes on itself', 'because of the way it works, the memory'],
  ])('leaves %s', (_, line) => {
    const changed = lostMark.replace('And because of the way it works, the memory', line)
    expect(readText(changed).reading.depthChanges).toEqual([])
  })

  test('leaves an answer in mid-sentence of the deeper text', () => {
    const changed = lostMark.replace('as it should be.', 'as the rest of the memory')
    expect(readText(changed).reading.depthChanges).toEqual([])
  })

  test('leaves a line above a level that nothing has opened', () => {
    const changed = lostMark.replace('> > The driver', '> The driver')
    expect(readText(changed).reading.depthChanges).toEqual([])
  })

  test('leaves the sender’s own words', () => {
    const changed = lostMark.replaceAll(/^> ?/gm, '')
    expect(readText(changed).reading.depthChanges).toEqual([])
  })

  const line = '> And because of the way it works, the memory'
  const below = '> > folks should have a chance to review this.'

  test.each([
    ['above a level two deeper', below, `> ${below}`],
    ['above another sentence', 'folks should', 'Folks should'],
    ['above a patch', below, '> > diff --git a/memory.c b/memory.c'],
    ['with words of its own right above', `>\n${line}`, line],
    ['below a blank line of the deeper level', `>\n${line}`, `> >\n${line}`],
    ['where the text above of its own depth is in mid-sentence', 'is that?', 'so? I am sure'],
    ['with few words, such as a name', line, '> Ana Maria Ruiz'],
  ])('leaves a line %s', (_, old, changed) => {
    expect(readText(lostMark.replace(old, changed)).reading.depthChanges).toEqual([])
  })
})

describe('patches', () => {
  const patch = text`
    > --- a/list.c
    > +++ b/list.c
    > @@ -1,3 +1,4 @@
    >  > a context line
    > +> an added line
    >  two
    Why this?
    >  three
    > > not in the hunk
  `
  test('protect their lines at any depth, also around an answer', () => {
    expect(depths(patch)).toBe(
      text`
        1| --- a/list.c
        1| +++ b/list.c
        1| @@ -1,3 +1,4 @@
        1|  > a context line
        1| +> an added line
        1|  two
        0| Why this?
        1|  three
        2| not in the hunk
      `.trimEnd(),
    )
  })

  test('keep a context line that looks quoted at depth 0', () => {
    expect(depths('@@ -1,2 +1,2 @@\n > a\n > b\n > quoted\n')).toBe(
      '0| @@ -1,2 +1,2 @@\n0|  > a\n0|  > b\n1| quoted',
    )
  })

  test('leave text that only begins like one', () => {
    expect(depths('@@ see below @@\n > a\n')).toBe('0| @@ see below @@\n1| a')
  })
})
