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
