import {describe, expect, it, test} from 'vitest'
import {allRepairs, type Field, repairFields} from '../../src/repair/order.ts'

const repaired = (...fields: [string, string][]): string[] => {
  const list: Field[] = fields.map(([name, text], index) => ({name, text, line: index + 1}))
  repairFields(list, allRepairs)
  return list.map(field => field.text)
}

describe('takes', () => {
  test.each([
    ['Subject', 'Re: +AFs-list+AF0- plan', 'Re: [list] plan'],
    ['Subject', '+ACI-A+ACI- +- B', '"A" + B'],
    ['From', '+ACI-Ruiz, Ana+ACI- <a+b-c@example.org>', '"Ruiz, Ana" <a+b-c@example.org>'],
    ['To', 'J+APw-rgen Gro+AN8- <j@example.org>', 'Jürgen Groß <j@example.org>'],
    ['Cc', 'Ana +ADw-ana+AEA-example.org+AD4-', 'Ana <ana@example.org>'],
  ])('%s: %s', (name, text, expected) => {
    expect(repaired([name, text])).toEqual([expected])
  })

  it('one island a field, when the section has several', () => {
    expect(repaired(['Subject', 'a +AD0- b'], ['Comments', 'c +AD0- d'])).toEqual([
      'a = b',
      'c = d',
    ])
  })
})

describe('leaves', () => {
  test.each([
    ['Subject', 'C++ +AD0- a+b-c'],
    ['Subject', '[PATCH] x86+AMD64- +CC0-1.0 2 +-'],
    ['To', 'list+AFs-x+AF0-@example.org, <a+AFs-x+AF0-@example.org>'],
    ['Received', 'from +AFs-x+AF0-'],
    ['References', '<+AFs-x+AF0-@example.org>'],
    ['X-Note', '+AFs-x+AF0-'],
  ])('%s: %s', (name, text) => {
    expect(repaired([name, text])).toEqual([text])
  })

  it('everything when the repair is not enabled', () => {
    const fields = [{name: 'Subject', line: 1, text: '+AFs-x+AF0-'}]
    expect(repairFields(fields, new Set())).toEqual([])
    expect(fields[0]!.text).toBe('+AFs-x+AF0-')
  })
})

it('tells field, line and column', () => {
  const fields = [{name: 'To', line: 7, text: 'é <e@example.org>, A +AFs-x+AF0- <a@example.org>'}]
  expect(repairFields(fields, allRepairs)).toEqual([
    {
      rule: 'utf7-leak',
      field: 'To',
      line: 7,
      column: 22,
      before: '+AFs-',
      after: '[',
      confidence: 0.99,
    },
    {
      rule: 'utf7-leak',
      field: 'To',
      line: 7,
      column: 28,
      before: '+AF0-',
      after: ']',
      confidence: 0.99,
    },
  ])
})

it('twice is once', () => {
  const [once] = repaired(['Subject', '+ACs-AFs-x+ACs-AF0- +AD0-'])
  expect(once).toBe('[x] =')
  expect(repaired(['Subject', once!])).toEqual([once])
})
