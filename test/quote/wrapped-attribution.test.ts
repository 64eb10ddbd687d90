import {describe, expect, test} from 'vitest'
import {lines, readText} from './reading.ts'

const above = 'On Mon, 3 Feb 2025, Ana Ruiz <ana@example.org> wrote:\n'
const bo = 'On Sunday, February 2, 2025 9:00 AM Bo Lind <bo.lind@harbour-office.example.org>'

/** The depths of the rows. */
function shown(mail: string): string {
  return lines(mail).replaceAll(/ .*\n?/g, '')
}

describe('wrap-broken', () => {
  test('takes the verb that an attribution lost, above what it introduces', () => {
    expect(lines(`${above}> ${bo}\nwrote:\n>> Is it open?\n> No.\n`).split('\n').slice(1)).toEqual([
      `1 attribution Ana| ${bo}`,
      '1 attribution Ana| wrote:',
      '2 text Bo| Is it open?',
      '1 text Ana| No.',
    ])
  })

  test.each([
    [
      'in another language',
      `${above}> Am 2. Februar 2025 um 09:00 schrieb Bo Lind <bo@example.org>\nfolgendes:\n>> Is it open?\n`,
      '0112',
    ],
    ['above words in its own marks', `${above}> ${bo}\nwrote:\n> Is it open?\n`, '0111'],
    [
      'of one whose address the list took',
      `${above}> On Sunday, February 2, 2025 9:00 AM Bo Lind via harbour <harbour@lists.example.org>\nwrote:\n> Is it open?\n`,
      '0111',
    ],
    [
      'with its first letter beyond ASCII',
      `${above}> Le dim. 2 févr. 2025 à 12:02, Bo Lind <bo@example.org> a\nécrit :\n> Is it open?\n`,
      '0111',
    ],
    ['two levels in', `> ${above}>> ${bo}\n> wrote:\n>>> Is it open?\n`, '1223'],
  ])('takes it %s', (_, mail, wanted) => {
    expect(shown(mail)).toBe(wanted)
  })

  test.each([
    ['begins a sentence', `${above}> ${bo}\nWrote:\n> Is it open?\n`, '0101'],
    ['has fewer marks', `> ${above}>> ${bo}\n> wrote:\nIs it open?\n`, '1210'],
    ['is of a bare name', `${above}> Bo Lind\nwrote:\n> Is it open?\n`, '0101'],
    ['does not follow', `${above}> ${bo}\nwrote:\n\n> Is it open?\n`, '01001'],
    [
      'follows prose',
      `${above}> We asked Bo, and that is what\nhe wrote:\n>> Is it open?\n`,
      '0102',
    ],
    [
      'is introduced by the line itself',
      `${above}> It is shut.\nBo Lind wrote:\n>> Is it open?\n`,
      '0102',
    ],
  ])('leaves it where the quotation %s', (_, mail, wanted) => {
    expect(shown(mail)).toBe(wanted)
    expect(readText(mail).reading.depthChanges).toEqual([])
  })
})
