import {describe, expect, test} from 'vitest'
import {depths, readText, text} from './reading.ts'

const cut = 'It is in https://lists.example.org/archive/2025/02/03/the-long-path-of-'
const full = 'It is told in https://lists.example.org/doors/2025/which-oil-to-take/'

/** The depth of each line of a quotation of depth 2 whose link goes on in `tail`. */
function around(upper: string, tail: string, next = '> > Read it.'): string {
  return levels(`> > Where?\n> > ${upper}\n> ${tail}\n${next}\n`)
}

function levels(mail: string, level: 'safe' | 'full' = 'full'): string {
  const {body} = readText(mail, {level})
  return body.lines.depth.subarray(0, body.lines.count).join(' ')
}

describe('the lower half of a link that a wrap cut', () => {
  test('gets the depth of the upper half', () => {
    const mail = text`
      > It is told here, see https://lists.example.org/archive/2025/02/long-path-of-
      words-that-go-on/msg00012.html
      > Read it.
      I have.
    `
    expect(depths(mail, {level: 'safe'})).toBe(
      text`
        1| It is told here, see https://lists.example.org/archive/2025/02/long-path-of-
        1| words-that-go-on/msg00012.html
        1| Read it.
        0| I have.
      `.trimEnd(),
    )
  })

  test.each([
    ['cut behind a hyphen', cut, 'words-that-go-on/msg00012.html'],
    ['a file at its end', cut, 'oil.html'],
    [
      'cut in an escape',
      'https://example.org/doors/and/locks/search.php?kind=oil&for=Front%2',
      '0Door%20and%20Gate',
    ],
    [
      'cut behind an ampersand',
      'https://example.org/doors/and/locks/of/the/harbour/find.php?kind=oil&',
      'for=gates',
    ],
    [
      'a number of a parameter',
      'It is https://bugs.example.org/harbour/and/gates/and/locks/show_bug.cgi?id=',
      '40127',
    ],
    [
      'in angle brackets',
      '<https://lists.example.org/doors/2025/which-of-the-oils-to-take-for-a',
      'door>',
    ],
    ['in round ones, a stop behind it', `(${cut}`, 'words/msg00012.html).'],
    [
      'an address',
      'Ask <mailto:the-keeper-of-the-gates-and-of-the-locks@harbour-',
      'office.example.org>',
    ],
    [
      'all of an address',
      'The keeper of the gates and locks <gates@harbour.example.org <mailto:',
      'gates@harbour.example.org>>',
    ],
    ['words behind it', cut, 'words-that-go-on/msg00012.html for the oil'],
  ])('takes: %s', (_, upper, tail) => {
    expect(around(upper, tail)).toBe('2 2 2 2')
  })

  test('takes a link that closes its bracket at the end of a paragraph', () => {
    const upper = '<https://lists.example.org/doors/2025/which-oil-to-take-for-'
    expect(around(upper, 'the-gate/msg12.html>', '>')).toBe('2 2 2 1')
  })
})

describe('no lower half of a link', () => {
  test.each([
    ['a word', cut, 'done'],
    ['a word that people answer with', cut, 'n/a'],
    ['two words of an answer', cut, 'and/or what'],
    ['a link of its own', cut, 'https://example.org/gates.html'],
    ['a path', cut, '/usr/share/doc/gates/oil.html'],
    ['a file at home', cut, '~/gates/oil.html'],
    ['an address', cut, 'ana-of-the-gate@example.org'],
    ['a list footer', cut, '______________________________'],
    ['something left out', cut, '[...]'],
    [
      'what closes no bracket',
      'https://lists.example.org/doors/2025/which-of-the-oils-to-take-for-a',
      'door>',
    ],
    ['a version, below a whole link', full.replace(/.$/, ''), '2.10.3'],
    ['a number, below a whole link', full, '40127'],
    ['a file, below a whole link', full, 'drivers/gate/oil.txt'],
    ['half an address, below no address', cut, 'office-of-the-gates@harbour.example.org'],
  ])('leaves: %s', (_, upper, tail) => {
    expect(around(upper, tail)).toBe('2 2 1 2')
  })

  test('leaves what the quotation does not go on behind', () => {
    expect(around(cut, 'words-that-go-on/msg00012.html', '> So it is.')).toBe('2 2 1 1')
  })

  test('leaves a signature', () => {
    expect(around(cut, '-- ', '> Ana')).toBe('2 2 1 1')
  })

  test('leaves a line with room', () => {
    expect(around('https://example.org/a-', 'words/msg00012.html')).toBe('2 2 1 2')
  })
})
