import {describe, expect, test} from 'vitest'
import {lines} from './reading.ts'

const bo = 'On Sunday, February 2, 2025 9:00 AM, Bo Lind <bo@example.org'

/** The depths of the rows. */
function shown(mail: string): string {
  return lines(mail).replaceAll(/ .*\n?/g, '')
}

describe('mark-extra', () => {
  test('takes the bracket that closes an address for no mark', () => {
    const mail = `> It is.\n>\n> ${bo}\n> > wrote:\n>> Is it open?\n> No.\n`
    expect(lines(mail).split('\n')).toEqual([
      '1 text -| It is.',
      '1 text -| ',
      `1 attribution -| ${bo}`,
      '1 attribution -| > wrote:',
      '2 text Bo| Is it open?',
      '1 text -| No.',
    ])
  })

  test.each([
    ['of the sender’s own', `${bo}\n> wrote:\n\n> Is it open?\n`, '0001'],
    ['with nothing but a colon', `${bo}\n>:\n> Is it open?\n`, '001'],
    [
      'in another language',
      'Le dim. 2 févr. 2025 à 12:02, Bo Lind <bo@example.org\n> a écrit :\n> Is it open?\n',
      '001',
    ],
    [
      'with its date on the line above',
      'On Sunday, February 2, 2025 9:00 AM\nBo Lind <bo@example.org\n> wrote:\n> Is it open?\n',
      '0001',
    ],
  ])('takes it %s', (_, mail, wanted) => {
    expect(shown(mail)).toBe(wanted)
  })

  test.each([
    ['stands below a closed bracket', `${bo}>\n> wrote:\n> Is it open?\n`, '011'],
    ['is no verb', `${bo}\n> the crew:\n> Is it open?\n`, '011'],
    ['is longer', `${bo}\n> wrote this morning, as ever:\n> Is it open?\n`, '011'],
    ['ends in no colon', `${bo}\n> wrote\n> Is it open?\n`, '011'],
    ['stands below no date', 'Ask Bo Lind <bo@example.org\n> wrote:\n> Is it open?\n', '011'],
    ['has two marks more', `${bo}\n>> wrote:\n> Is it open?\n`, '021'],
    ['stands below no address', 'On Sunday 2, Bo Lind <bo\n> wrote:\n> Is it open?\n', '011'],
  ])('leaves a line that %s', (_, mail, wanted) => {
    expect(shown(mail)).toBe(wanted)
  })
})
