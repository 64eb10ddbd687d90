/** Which rows a thread moves or names besides those whose words prove it. */
import {describe, expect, test} from 'vitest'
import {answers, blocks, type Mail, question, quoted, wish} from './threads.ts'

describe('rows around proven ones', () => {
  const twice = 'So much for that.'
  const ana: Mail = {from: 'Ana', body: `${question}\n${twice}\n${wish}`}
  const bo: Mail = {
    from: 'Bo',
    to: 1,
    body: `${quoted('>', question, twice, wish)}\n\n${answers.join('\n')}\n${twice}`,
  }
  const read = (between: string): string[] => {
    const body = `${quoted('>', question)}\n${between}\n${quoted('>', wish, '', ...answers)}`
    return blocks([ana, bo, {from: 'Cy', to: 2, body}])
  }
  const [first, last] = [`2 Ana: ${question}`, `2 Ana: ${wish}`]
  const rest = ['1 Bo: ', `1 Bo: ${answers.join('\n')}`]

  test('what was said at two depths, and blank rows, go with them', () => {
    expect(read(`> ${twice}\n>`)).toEqual([`2 Ana: ${question}\n${twice}\n\n${wish}`, ...rest])
  })

  test('an own answer with the same marks does not, however short', () => {
    expect(read('> Ask the man who keeps the key, then.')).toEqual([
      first,
      '1 -: Ask the man who keeps the key, then.',
      last,
      ...rest,
    ])
    expect(read('> Ask him.')).toEqual([first, '1 -: Ask him.', last, ...rest])
  })

  test('the author proven there stands for the one that was named', () => {
    const mails = [
      {from: 'Ana', body: `${question}\n\nLate.\n\n${wish}`},
      {from: 'Bo', to: 1, body: `Di Moss wrote:\n> ${question}\n>\n> Too late.\n>\n> ${wish}`},
    ]
    expect(blocks(mails)).toEqual([
      '0 Bo: Di Moss wrote:',
      `1 Ana: ${question}\n\nToo late.\n\n${wish}`,
    ])
  })

  test('and not where two are proven', () => {
    const mails = [
      {from: 'Ana', body: question},
      {from: 'Di', to: 1, body: `> ${question}\n\n${wish}`},
      {from: 'Bo', to: 2, body: `Ed Moss wrote:\n>> ${question}\n>> Too late.\n> ${wish}`},
    ]
    expect(blocks(mails)).toEqual([
      '0 Bo: Ed Moss wrote:',
      `2 Ana: ${question}`,
      '2 Ana: Too late.',
      `1 Di: ${wish}`,
    ])
  })
})

test('marks that another rule took for none are right where their words were said', () => {
  const introduction = 'Di Moss <di@example.org> writes:'
  const mails = [
    {from: 'Ana', body: `${introduction}\n\n${question}\n\n${wish}`},
    {from: 'Bo', to: 1, body: `Thanks.\n\n${quoted('>', introduction, '', question, '', wish)}`},
  ]
  expect(blocks(mails).map(block => block.split('\n')[0])).toEqual([
    '0 Bo: Thanks.',
    `1 Ana: ${introduction}`,
    '1 Ana: ',
  ])
})

describe('text without marks', () => {
  const ana = {from: 'Ana', body: `${question}\n${wish}`}
  const introduction = 'On Mon, 3 Feb 2025, Ana wrote:'

  test('below an introduction without marks is quoted, as far as it was said', () => {
    const body = `${introduction}\n\n${question}\n\nIt is. Ask him.\n\n${wish}\n\nNo.`
    expect(blocks([ana, {from: 'Bo', to: 1, body}])).toEqual([
      `0 Bo: ${introduction}`,
      '0 Bo: ',
      `1 Ana: ${question}`,
      '0 Bo: \nIt is. Ask him.\n',
      `1 Ana: ${wish}`,
      '0 Bo: \nNo.',
    ])
  })

  test('is said again where nothing introduces it, or what quotes has marks', () => {
    const body = `${question}\n\nIt is. Ask him.`
    expect(blocks([ana, {from: 'Bo', to: 1, body}])).toEqual([`0 Bo: ${body}`])
    const marked = `${introduction}\n> ${question}\n\nYou ask:\n${wish}\nHe could.`
    expect(blocks([ana, {from: 'Bo', to: 1, body: marked}])).toEqual([
      `0 Bo: ${introduction}`,
      `1 Ana: ${question}`,
      `0 Bo: \nYou ask:\n${wish}\nHe could.`,
    ])
  })
})

describe('other marks than `>`', () => {
  const introduction = 'On Mon, 3 Feb 2025, Ana wrote:'
  const table = [
    '| lock | state on Monday morning |',
    '| the lower lock of the two | shut |',
    '| the upper lock of the two | open |',
  ]

  test('are believed where the words behind them were said', () => {
    const mails = [
      {from: 'Ana', body: question},
      {from: 'Bo', to: 1, body: `> ${question}\n\n${answers[0]}`},
    ]
    const read = (first: string): string[] => {
      const body = `${first}${question}\n${first}\n| ${answers[0]}\n\nWho?`
      return blocks([...mails, {from: 'Cy', to: 2, body}])
    }
    const rest = [`1 Bo: ${answers[0]}`, '0 Cy: \nWho?']
    expect(read('| | ')).toEqual([`2 Ana: ${question}`, '2 Ana: ', ...rest])
    // One of the marks is too many: the words still are what they are.
    expect(read('| > | ')).toEqual([`2 Ana: ${question}`, '3 -: ', ...rest])
  })

  test('are text where they were said with the words', () => {
    const quotations = [table, [question, ...table.map(row => row.slice(0, -2)), wish]]
    for (const rows of quotations) {
      const ana = {from: 'Ana', body: rows.join('\n')}
      const body = `${introduction}\n\n${rows.join('\n')}\n\nIt is so.`
      expect(blocks([ana, {from: 'Bo', to: 1, body}])).toEqual([
        `0 Bo: ${introduction}`,
        '0 Bo: ',
        `1 Ana: ${rows.join('\n')}`,
        '0 Bo: \nIt is so.',
      ])
    }
  })
})
