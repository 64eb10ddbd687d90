import {describe, expect, test} from 'vitest'
import {depths, readText, text} from './reading.ts'

function changed(body: string, level: 'safe' | 'full' = 'full'): string {
  const {reading} = readText(body, {level})
  return reading.depthChanges
    .map(
      ({firstLine, lastLine, from, to, rule}) =>
        `${rule} ${firstLine}-${lastLine}: ${from} to ${to}`,
    )
    .join(', ')
}

describe('marks-inline takes', () => {
  test('quoted code that was filled as one paragraph', () => {
    expect(
      depths(text`
        > Bo Lind wrote:
        > > +	struct lun_data *unpacked; > +	struct command *first; > + int rc =
        > unpack_the_lun(lun, &unpacked); > + if (rc) > + return rc; > + next =
        > first;
        > >
        > > Does it?
      `),
    ).toBe(
      text`
        1| Bo Lind wrote:
        2| +	struct lun_data *unpacked; > +	struct command *first; > + int rc =
        2| unpack_the_lun(lun, &unpacked); > + if (rc) > + return rc; > + next =
        2| first;
        2| 
        2| Does it?
      `.trimEnd(),
    )
  })

  test('a paragraph two levels deeper, and none at level safe that has but two marks', () => {
    const body = text`
      > Bo Lind wrote:
      > > > We should take the small board for this one. > > It has what we want
      > and costs less than the other. > > Shall we?
    `
    expect(changed(body)).toBe('marks-inline 3-3: 1 to 3')
    const single = text`
      > > We should take the small board for this one, > as it has what we all
      > want. > Shall we?
    `
    expect(changed(single)).toBe('marks-inline 2-2: 1 to 2')
    expect(changed(single, 'safe')).toBe('')
  })
})

describe('marks-inline leaves', () => {
  test.each([
    [
      'a comparison in an answer below',
      '> > It can only be greater. So we have to look at it when it comes to a\n> value of a > b\n',
    ],
    [
      'a redirection',
      '> > # echo 1 > /sys/class/of/some/thing/power; and then one more\n> # echo 0 > /power\n',
    ],
    [
      'an answer behind a blank line',
      '> > + struct lun_data *unpacked; > + struct command *first; > + int rc =\n\nnow > here > or\n',
    ],
    [
      'marks of another number',
      '> > + struct lun_data *unpacked; > > + struct command *first; > > + rc =\n> 0; > > +\n',
    ],
  ])('%s', (_, body) => {
    expect(changed(body)).not.toContain('marks-inline')
  })
})
