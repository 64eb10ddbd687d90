import {describe, expect, test} from 'vitest'
import {Lineage} from '../../src/quote/lineage.ts'
import type {Person} from '../../src/types.ts'
import {fieldsOf} from './reading.ts'

/** The sender first, as the mail names them. */
const people: readonly Person[] = [
  'zoe@zoe.example.net',
  'ana@ana.example.org',
  'bo@gmail.com',
  'cy@cy.co.uk',
  'di@example.edu',
  'uma@office.example.com',
  'ed@abc.de',
  'flo@pc2.example.de',
  'gus@pc2.abc.com',
].map(address => ({name: null, address}))

/** Who wrote the level, in a mail of `id` whose ancestors have these ids, the first message's first. */
function authorOf(
  level: number,
  id: string,
  references: readonly string[],
  inReplyTo: string | null = null,
  not: Person | null = null,
): string | null {
  const lineage = new Lineage({...fieldsOf({}), id, references, inReplyTo})
  return lineage.author(level, people, not)?.address ?? null
}

const own = '<9@zoe.example.net>'

describe('the author of a level', () => {
  test.each([
    ['the same host', '<1@ana.example.org>', 'ana@ana.example.org'],
    ['a host below the address’s', '<1@mail.ana.example.org>', 'ana@ana.example.org'],
    ['another host of one domain', '<1@mail.example.com>', 'uma@office.example.com'],
    ['another host below a country’s co', '<1@mail.cy.co.uk>', 'cy@cy.co.uk'],
    ['another domain below that co', '<1@mail.moss.co.uk>', null],
    ['a host below a short name', '<1@mail.abc.de>', 'ed@abc.de'],
    ['another host of a country’s domain', '<1@pc1.example.de>', 'flo@pc2.example.de'],
    ['another host of a short name', '<1@pc1.abc.com>', 'gus@pc2.abc.com'],
    ['a host of one label', '<1@pc>', null],
    ['another domain', '<1@example.name>', null],
    ['a short host of three labels', '<1@ana.net.example>', null],
    ['a host whose name ends alike', '<1@myexample.edu>', null],
    ['a host that many share', '<1@gmail.com>', null],
    ['no host', '<1>', null],
  ])('is told by %s: %s', (_, id, expected) => {
    expect(authorOf(1, own, [id])).toBe(expected)
  })

  test.each([
    ['which In-Reply-To alone names', [], '<1@cy.co.uk>', ['cy@cy.co.uk', null]],
    [
      'which In-Reply-To names behind the references',
      ['<1@ana.example.org>'],
      '<2@cy.co.uk>',
      ['cy@cy.co.uk', 'ana@ana.example.org'],
    ],
    [
      'which In-Reply-To names among the references',
      ['<1@ana.example.org>', '<2@cy.co.uk>', '<3@example.edu>'],
      '<1@ana.example.org>',
      ['ana@ana.example.org', 'di@example.edu', 'cy@cy.co.uk', null],
    ],
    [
      'which both name last',
      ['<1@ana.example.org>', '<2@cy.co.uk>'],
      '<2@cy.co.uk>',
      ['cy@cy.co.uk', 'ana@ana.example.org'],
    ],
  ])('counts from the message answered, %s', (_, references, inReplyTo, expected) => {
    const found = expected.map((_, at) => authorOf(at + 1, own, references, inReplyTo))
    expect(found).toEqual(expected)
  })

  test('is the sender where the host is that of this mail, two levels up or more', () => {
    const chain = ['<1@zoe.example.net>', '<2@zoe.example.net>']
    expect(authorOf(2, own, chain)).toBe('zoe@zoe.example.net')
    expect(authorOf(2, '<9@lists.example.name>', chain, null, people[0])).toBe(null)
  })

  test('is the sender at a host of many only where nobody else of the mail is there', () => {
    const bo = {name: null, address: 'bo@gmail.com'}
    const ana = {name: null, address: 'ana@gmail.com'}
    const chain = ['<1@mail.gmail.com>', '<2@example.edu>']
    const lineage = new Lineage({...fieldsOf({}), id: '<9@mail.gmail.com>', references: chain})
    expect(lineage.author(2, [bo], null)).toBe(bo)
    expect(lineage.author(2, [bo, ana], null)).toBe(null)
  })

  test('is the sender at a host of an organization whoever else of the mail is there', () => {
    const bo = {name: null, address: 'bo@example.edu'}
    const di = {name: null, address: 'di@example.edu'}
    const chain = ['<1@pc1.example.edu>', '<2@pc1.example.edu>']
    const lineage = new Lineage({...fieldsOf({}), id: '<9@pc1.example.edu>', references: chain})
    expect(lineage.author(2, [bo, di], null)).toBe(bo)
    expect(lineage.author(2, [bo, di], bo)).toBe(di)
    expect(lineage.author(1, [bo, di], null)).toBe(null)
  })

  test('is whom the message-id names, known or not', () => {
    const id = '<20250203102201.160073af.dora@example.net>'
    expect(authorOf(1, own, [id])).toBe('dora@example.net')
    const known = '<20250203102201.160073af.DI@example.edu>'
    expect(authorOf(1, own, [known])).toBe('di@example.edu')
  })
})
