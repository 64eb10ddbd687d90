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

describe('mark-extra at a link', () => {
  const link = 'https://keys.example.org/lower-lock/box'

  test('takes the bracket that closes a link on lines of its own for no mark', () => {
    expect(
      lines(`The box is here: <\n${link}\n> and the list below it.\n\nAna\n`).split('\n'),
    ).toEqual([
      '0 text Zoe| The box is here: <',
      `0 text Zoe| ${link}`,
      '0 text Zoe| > and the list below it.',
      '0 text Zoe| ',
      '0 text Zoe| Ana',
    ])
  })

  test.each([
    ['with nothing behind it', `The box: <\n${link}\n>\n\nAna\n`, '00000'],
    ['in a quotation', `> The box: <\n> ${link}\n> >.\n> Ana\n`, '1111'],
    [
      'below a link that is broken over two lines',
      `The box: <\n${link}\n/of/keys\n>.\nAna\n`,
      '00000',
    ],
  ])('takes it %s', (_, mail, wanted) => {
    expect(shown(mail)).toBe(wanted)
  })

  test.each([
    ['begins a quotation', `The box: <\n${link}\n> Where is it?\n> Ana\n`, '0011'],
    [
      'stands below a link without a bracket',
      `The box:\n${link}\n> Where is it?\n\nAna\n`,
      '00100',
    ],
    ['stands below a link that closes', `The box: <\n${link}>\n> Where is it?\n\nAna\n`, '00100'],
    ['stands below words', `The box: <\nhttps://a.example and so on\n> Where?\n\nAna\n`, '00100'],
    [
      'stands below words under a link',
      `The box: <\n${link}\nand so on\n> Where?\n\nAna\n`,
      '000100',
    ],
    ['stands below a word', `The box: <\nkeys\n> Where is it?\n\nAna\n`, '00100'],
    [
      'stands below more lines',
      `The box: <\n${link}\na\nb\nc\n> Where is it?\n\nAna\n`,
      '00000100',
    ],
    ['has two marks more', `The box: <\n${link}\n>> Where is it?\n\nAna\n`, '00200'],
    ['stands below a quoted bracket', `> The box: <\n${link}\n> Where is it?\n\nAna\n`, '10100'],
  ])('leaves a line that %s', (_, mail, wanted) => {
    expect(shown(mail)).toBe(wanted)
  })
})
