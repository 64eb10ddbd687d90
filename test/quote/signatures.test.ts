import {describe, expect, test} from 'vitest'
import {lines} from './reading.ts'

describe('list footers', () => {
  const rule = '_'.repeat(40)

  test('take a rule and the list below it, at every depth', () => {
    const footer = `${rule}\n> Plan mailing list\n> plan@lists.example.org\n`
    expect(lines(`> Text.\n> ${footer}Mine.\n`).split('\n')).toEqual([
      '1 text -| Text.',
      `1 footer -| ${rule}`,
      '1 footer -| Plan mailing list',
      '1 footer -| plan@lists.example.org',
      '0 text Zoe| Mine.',
    ])
  })

  test('take two dashes above a list’s own words', () => {
    const shown = lines('Text.\n--\nTo unsubscribe from this list: send a mail.\n')
    expect(shown).toContain('0 footer Zoe| To unsubscribe from this list: send a mail.')
  })

  test('leave a rule above text', () => {
    expect(lines(`${rule}\nThe plan has two parts.\n`)).not.toContain('footer')
  })

  test('leave what stands below a footer', () => {
    const shown = lines(`${rule}\nPlan mailing list\n\nMine.\n`)
    expect(shown).toContain('0 text Zoe| Mine.')
  })

  /** Kinds of the rows, as their first letters. */
  const kinds = (mail: string): string =>
    lines(mail)
      .split('\n')
      .map(line => line.split(' ')[1]![0])
      .join('')

  const words = 'Plan mailing list'

  test.each([
    ['a rule of hyphens', `${'-'.repeat(10)}\n${words}\n`, 'ff'],
    ['a rule of equals signs', `${'='.repeat(10)}\n${words}\n`, 'ff'],
    ['a rule of asterisks', `${'*'.repeat(10)}\n${words}\n`, 'ff'],
    ['a rule with blanks behind it', `${rule}  \n${words}\n`, 'ff'],
    ['a blank line below the rule', `${rule}\n\n${words}\n`, 'fff'],
    ['the rule that closes it', `${rule}\n${words}\n${rule}\nMine.\n`, 'ffft'],
    ['its words in the fourth row', `${rule}\na\nb\nc\n${words}\nd\n`, 'ffffff'],
    ['a signature above it', `-- \nAna\n${rule}\n${words}\n\nMine.\n`, 'ssfftt'],
  ])('take %s', (_, mail, expected) => {
    expect(kinds(mail)).toBe(expected)
  })

  test.each([
    ['a short rule', `======\n${words}\n`, 'tt'],
    ['two asterisks', `**\n${words}\n`, 'tt'],
    ['a rule with words in it', `${'-'.repeat(10)} cut here ----\n${words}\n`, 'tt'],
    ['a list that is told of later', `${rule}\na\nb\nc\nd\n${words}\n`, 'tttttt'],
    ['a long line that tells of a list', `${rule}\n${words}${' and so on'.repeat(20)}\n`, 'tt'],
    [
      'an attribution to whom a list passes on',
      `${rule}\nOn Mon, 3 Feb 2025, Ana <plan@lists.example.org> wrote:\n> Yes.\n`,
      'tat',
    ],
  ])('leave %s', (_, mail, expected) => {
    expect(kinds(mail)).toBe(expected)
  })
})

describe('signatures', () => {
  test('take what stands between a sig-sep and a footer, at every depth', () => {
    const footer = `${'_'.repeat(40)}\n> Plan mailing list\n`
    expect(lines(`> Text.\n> -- \n> Ana\n> ${footer}Mine.\n`).split('\n').slice(1, 4)).toEqual([
      '1 signature -| -- ',
      '1 signature -| Ana',
      `1 footer -| ${'_'.repeat(40)}`,
    ])
  })

  test('take a quoted sig-sep that lost its blank', () => {
    expect(lines('> Text.\n> --\n> Ana\nMine.\n').split('\n')).toEqual([
      '1 text -| Text.',
      '1 signature -| --',
      '1 signature -| Ana',
      '0 text Zoe| Mine.',
    ])
  })

  test('take a quoted sig-sep without its blank above a few lines, whatever stands below them', () => {
    const shown = lines(`> --\n${'> Ana\n'.repeat(5)}${'Mine.\n'.repeat(8)}`)
    expect(shown.match(/1 signature/g)).toHaveLength(6)
    expect(shown.match(/0 text/g)).toHaveLength(8)
  })

  test('end where a patch stands', () => {
    const shown = lines('-- \nAna\n@@ -1,2 +1,2 @@\n one\n two\nThat is my change.\n')
    expect(shown).toContain('0 signature Zoe| Ana')
    expect(shown).toContain('0 text Zoe| That is my change.')
  })

  test.each([
    ['-> \nAna\n'],
    ['+- \nAna\n'],
    ['> ->\n> Ana\n'],
    ['> +-\n> Ana\n'],
    ['> --\nAna\n'],
  ])('leave %j', mail => {
    expect(lines(mail)).not.toContain('signature')
  })

  test('leave two dashes that are not quoted, and those above much text', () => {
    expect(lines('Text.\n--\nAna\n')).not.toContain('signature')
    expect(lines(`> --\n${'> more text\n'.repeat(8)}`)).not.toContain('signature')
  })
})
