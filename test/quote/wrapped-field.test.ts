import {describe, expect, test} from 'vitest'
import {depths, text} from './reading.ts'

const depthsOf = (mail: string): string => depths(mail).replaceAll(/\|.*\n?/g, '')

describe('a field of a quoted header section that a wrap broke', () => {
  test('goes on in the lines without its marks, up to the next field', () => {
    const mail = text`
      > -----Original Message-----
      > From: harbour-bounces@example.org [mailto:harbour-bounces@example.org] On Behalf Of
      Mr.
      > Ruiz
      > Sent: Monday, February 3, 2025 10:22
      > To: Bo Lind; Cy Moss; harbour@lists.example.org; harbour-office@lists.example.org;
      Di Noor; Eva Orr
      > Subject: Re: gate
      >
      > The gate is shut.
      Yes.
    `
    expect(depthsOf(mail)).toBe('11111111110')
  })

  test('goes on in lines of several depths, where a wrap broke what one had broken', () => {
    const mail = text`
      > > > From: harbour@example.org [mailto:harbour@example.org] On Behalf
      Of
      > > Ana Ruiz
      > > > Sent: Monday, February 3, 2025 10:22
      > > > Subject: gate
      > > >
      > > > It is shut.
    `
    expect(depthsOf(mail)).toBe('3333333')
  })

  test('has a list of addresses that ends in a semicolon', () => {
    const mail = text`
      > Sent: Monday, February 3, 2025 10:22
      > Cc: Bo Lind; Cy Moss; Di Noor; harbour-office@lists.example.org;
      harbour@lists.example.org; gate@lists.example.org;
      > eva@example.org
      > Subject: gate
    `
    expect(depthsOf(mail)).toBe('11111')
  })

  const full = '> To: Bo Lind; Cy Moss; harbour@lists.example.org; harbour-office@lists.example.org'
  test.each([
    ['a line that is not full', '> From: Ana Ruiz\nWho?\n> Subject: gate\n', '101'],
    ['a sentence', `> Sent: Monday\n${full}\nNot to me.\n> Subject: gate\n`, '1101'],
    ['two lines that end as one', `> Sent: Monday\n${full}\nWhy\nnot?\n> Subject: gate\n`, '11001'],
    ['a lead-in', `> Sent: Monday\n${full}\nand this is what I see:\n> Subject: gate\n`, '1101'],
    ['an empty line behind it', `> Sent: Monday\n${full}\nAna\n\n> Subject: gate\n`, '11001'],
    [
      'a deeper line behind it',
      `> Sent: Monday\n${full}\nAna\n> > yes\n> Subject: gate\n`,
      '11021',
    ],
    ['no field behind it', `> Sent: Monday\n${full}\nAna\n> and the others\n> know\n`, '11011'],
    ['a field of another depth', `> Sent: Monday\n${full}\nCc: Ana\n> Subject: gate\n`, '1101'],
    [
      'a field too far below',
      `> Sent: Monday\n${full}\nAna\n> a\n> b\n> c\n> Subject: gate\n`,
      '1101111',
    ],
    [
      'words above, and an empty line',
      `> To: Bo\n>\n> ${'gate '.repeat(14)}\nAna\n> Cc: Cy\n`,
      '11101',
    ],
    ['a divider behind it', `> Sent: Monday\n${full}\nAna\n> -----Original Message-----\n`, '1101'],
    ['words above', `> ${'gate '.repeat(14)}\nAna\n> Subject: gate\n`, '101'],
  ])('is no rest of a field: %s', (_, mail, expected) => {
    expect(depthsOf(mail)).toBe(expected)
  })
})
