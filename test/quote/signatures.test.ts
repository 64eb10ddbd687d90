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

  test('leave two dashes that are not quoted, and those above much text', () => {
    expect(lines('Text.\n--\nAna\n')).not.toContain('signature')
    expect(lines(`> --\n${'> more text\n'.repeat(8)}`)).not.toContain('signature')
  })
})
