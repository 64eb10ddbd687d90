import {describe, expect, test} from 'vitest'
import {depths, text} from './reading.ts'

const link = `https://example.org/doors/${'oil-'.repeat(14)}.html`

describe('a word that no line has room for', () => {
  test('goes with the marks that the wrap left alone above it', () => {
    const mail = text`
      > > It is told here:
      > >
      > >
      > ${link}
      > >
      > > Read it.
      > I have.
    `
    expect(depths(mail)).toBe(
      text`
        2| It is told here:
        2|${' '}
        2|${' '}
        2| ${link}
        2|${' '}
        2| Read it.
        1| I have.
      `.trimEnd(),
    )
  })

  test('does not end a quotation that is indented', () => {
    const mail = text`
      > > Yes.
      > >
      > > On Mon, Feb 3, 2025 at 10:22 AM Ana Ruiz <ana@example.org> wrote:
      > >
      > >     > It is told here:
      > >
      > ${link}
      > >
      > >     > Read it.
      > No.
    `
    const read = depths(mail, {isReply: true}).split('\n')
    expect([read[4], read[8]]).toEqual(['4| It is told here:', '4| Read it.'])
  })

  test.each([
    ['a link that fits', `> > Where?\n> >\n> https://example.org/doors\n> >\n> > Thanks.\n`, 1],
    ['an answer with a line of its own below', `> > Where?\n> >\n> ${link}\n>\n> > Thanks.\n`, 1],
    ['an answer that ends the mail', `> Where?\n>\n${link}\n`, 0],
    ['a link with words beside it', `> > Where?\n> >\n> here: ${link}\n> >\n> > Thanks.\n`, 1],
    ['a link right below words', `> > Look there\n> ${link}\n> I did.\n`, 1],
  ])('stays: %s', (_, mail, depth) => {
    expect(
      depths(mail)
        .split('\n')
        .find(line => line.includes('https')),
    ).toMatch(`${depth}| `)
  })
})
