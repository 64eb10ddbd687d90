import {describe, expect, test} from 'vitest'
import {People} from '../../src/quote/people.ts'
import type {MessageFields, Person} from '../../src/types.ts'
import {fieldsOf, lines, readText} from './reading.ts'

const ana = {name: 'Ana Ruiz', address: 'ana@example.org'}

function people(more: Partial<MessageFields> = {}): People {
  return new People({...fieldsOf({to: 'Ana Ruiz <ana@example.org>'}), ...more})
}

function named(name: string | null, address: string | null = null): Person {
  const all = people()
  return all.list[all.index({name, address})]!
}

describe('people', () => {
  test.each([
    'Ana Ruiz',
    'Ruiz, Ana',
    'Ana M. Ruiz',
    'ANA RUIZ',
    '[External] Ana Ruiz',
    "'Ana Ruiz'",
  ])('take %s for the Ana Ruiz of the header section', name => {
    expect(named(name)).toEqual(ana)
  })

  test('take a first name when only one has it, and an address for its name', () => {
    expect(named('Ana')).toEqual(ana)
    expect(named(null, 'ANA@example.org')).toEqual(ana)
  })

  test('leave another person alone', () => {
    expect(named('Bo Ruiz')).toEqual({name: 'Bo Ruiz', address: null})
  })

  test('take what stands before `via` for the name, and drop the list’s address', () => {
    expect(named('Ana Ruiz via Plan', 'plan@lists.example.org')).toEqual(ana)
  })

  test.each<[string, Partial<MessageFields>, string]>([
    ['Cc', {cc: [{name: 'Cy Moss', address: 'cy@example.org'}]}, 'Cy'],
    [
      'a second From',
      {
        from: [
          {name: 'Zoe', address: 'z@x'},
          {name: 'Cy Moss', address: 'cy@example.org'},
        ],
      },
      'Cy',
    ],
    ['To with quotes', {to: [{name: "'Cy Moss'", address: 'cy@example.org'}]}, 'Cy Moss'],
    ['an address alone', {to: [{name: null, address: 'cy@example.org'}]}, 'Cy'],
  ])('are those of %s', (_, fields, name) => {
    const all = people(fields)
    const person = all.list[all.index({name, address: null})]!
    expect(person.address).toBe('cy@example.org')
    expect(['Cy Moss', 'Cy']).toContain(person.name)
  })

  test('are told by their addresses without the quotes of To', () => {
    const all = people({to: [{name: "'Cy Moss'", address: 'cy@example.org'}]})
    const index = all.index({name: null, address: 'cy@example.org'})
    expect(all.list[index]!.name).toBe('Cy Moss')
  })

  test.each([
    ['Ana Maria Ruiz', 'Ana M. Ruiz', true],
    ['Ana Maria Ruiz', 'Ana Ruiz', true],
    ['Ana Maria Ruiz', 'Ruiz', true],
    ['Ana M. Ruiz', 'Ana Maria Ruiz', true],
    ['Ana Ruiz', 'Ana Maria Ruiz', true],
    ['Ana Ruiz', 'Ana Moss', false],
    ['Ana', 'Ana Ruiz', false],
    ['Ana Ruiz', 'X', false],
  ])('of To as %s are meant by %s: %s', (known, name, isMeant) => {
    const all = people({from: [], to: [{name: known, address: 'a@x'}]})
    expect(all.list[all.index({name, address: null})]!.address).toBe(isMeant ? 'a@x' : null)
  })

  test('are one where two places name them without an address', () => {
    const all = people({to: [{name: 'Ana Ruiz', address: null}]})
    expect(all.called('Ana')).toBe(all.index({name: 'Ana Ruiz', address: null}))
  })

  test('keep the name of an attribution where To tells no address', () => {
    const all = people({to: [{name: 'Ana Ruiz', address: null}]})
    expect(all.list[all.index({name: 'Ruiz, Ana', address: null})]!.name).toBe('Ruiz, Ana')
  })

  test('are nobody without name and address, and nobody by a first name that two of To have', () => {
    const to = [ana, {name: 'Ana Moss', address: 'moss@example.org'}]
    const all = people({to})
    expect(all.index({name: null, address: null})).toBe(-1)
    expect(all.list[all.index({name: 'Ana', address: null})]).toEqual({name: 'Ana', address: null})
  })

  /** Each row is one place that tells a person: `name|address`; equal numbers are one person. */
  test.each([
    ['a name, then its address, then that alone', ['Uma Ray|', 'Uma Ray|u@x', '|u@x'], [1, 1, 1]],
    ['a login, then its name in both orders', ['|uray@x', 'Uma Ray|', 'Ray, Uma|'], [1, 1, 1]],
    ['a name, then a login of it', ['Uma Ray|', '|uray@x'], [1, 1]],
    ['a name, then its first name', ['Uma Ray|', 'Uma|'], [1, 1]],
    ['a name in capitals', ['Uma Ray|', 'UMA RAY|'], [1, 1]],
    ['an address in capitals', ['Uma Ray|u@x', 'Uma R|U@X'], [1, 1]],
    ['the same name at another address', ['Uma Ray|u@x', 'Uma Ray|u@y'], [1, 2]],
    ['the same name without an address', ['Uma Ray|u@x', 'Uma Ray|'], [1, 1]],
    ['a login, then its name at another address', ['|uray@x', 'Uma Ray|u@y'], [1, 2]],
    ['a named login of somebody else', ['Umi Rey|uray@x', 'Uma Ray|'], [1, 2]],
    ['a name at an address, then a login of it', ['Uma Ray|u@x', '|uray@y'], [1, 2]],
    ['a first name at an address of its own', ['Uma Ray|', 'Uma|u@x'], [1, 2]],
    ['another name with the same first name', ['Uma Ray|', 'Uma Moss|'], [1, 2]],
    ['another order of words', ['Uma Ray|u@x', 'Ray, Uma|'], [1, 1]],
    ['no initial', ['Uma J. Ray|u@x', 'Uma Ray|'], [1, 1]],
    ['no initial, in another order', ['Uma J. Ray|u@x', 'Ray, Uma|'], [1, 1]],
    ['an initial, in another order', ['Uma J.|u@x', 'J. Uma|'], [1, 1]],
    ['another initial instead of a surname', ['Uma J.|u@x', 'Uma K.|'], [1, 2]],
    ['another order, which nothing ties', ['Ray Uma|', 'Uma Ray|', 'uma ray|'], [1, 2, 2]],
    ['another spelling, which nothing ties', ['Uma Ray|', 'Uma J. Ray|', 'UMA J. RAY|'], [1, 2, 2]],
  ])('tell who is who: %s', (_, places, expected) => {
    const all = new People({...fieldsOf({}), from: []})
    const found = places.map(place => {
      const [name, address] = place.split('|')
      return all.index({name: name || null, address: address || null}) + 1
    })
    expect(found).toEqual(expected)
    if (new Set(expected).size === 1 && places.some(place => /.@/.test(place))) {
      expect(all.list[0]!.address).toMatch(/^u(ray)?@x$/)
    }
  })

  test.each([
    ['Uma', 'called', 'Uma Ray'],
    ['Ana', 'called', 'Ana Ruiz'],
    ['Cy', 'called', null],
    ['Dee', 'called', null],
    ['--', 'called', null],
    ['UR', 'tagged', 'Uma Ray'],
    ['AR', 'tagged', 'Ana Ruiz'],
    ['CM', 'tagged', null],
    ['DN', 'tagged', null],
  ] as const)('%s is who is %s so, where it is one: %s', (name, how, expected) => {
    const all = people()
    for (const known of ['Uma Ray', 'Cy Moss', 'Cy Meer', 'Cyd Lind']) {
      all.index({name: known, address: `${known.replace(' ', '')}@x`})
    }
    expect(all.list[all[how](name)]?.name ?? null).toBe(expected)
  })

  test('are not called by a sign', () => {
    expect(new People(fieldsOf({})).called('--')).toBe(-1)
  })

  test('take a login for the name that it is made of', () => {
    const all = people()
    const first = all.index({name: null, address: 'blind1@example.net'})
    expect(all.index({name: 'Bo Lind', address: null})).toBe(first)
    expect(all.list[first]).toEqual({name: 'Bo Lind', address: 'blind1@example.net'})
  })
})

describe('a list that has no field of its own', () => {
  /** Whether `gate@example.org`, in To, is taken for a list's. */
  const isList = (
    fields: Readonly<Record<string, string>>,
    to = '<gate@example.org>',
    subject = 'Re: The lock',
  ): boolean => {
    const values = (key: string): string[] => (fields[key] ? [fields[key]] : [])
    const all = new People({...fieldsOf({to, subject}), values})
    return all.isList(all.index({name: null, address: 'gate@example.org'}))
  }

  test.each([
    ['its owner sends', {sender: 'owner-gate@example.org'}],
    ['its owner gets what bounces', {'errors-to': '<gate-admin@mail.example.org>'}],
    ['the envelope came from it', {'return-path': '<Gate-Bounces@example.org>'}],
    ['a program sends on, to it alone', {precedence: 'bulk'}],
    ['a program of lists sends on, to it alone', {precedence: 'List'}],
  ])('%s', (_, fields) => {
    expect(isList(fields)).toBe(true)
  })

  test.each([
    ['nothing tells of', {}],
    ['a person sends for another', {sender: 'gate@example.org'}],
    ['another list’s owner sends', {sender: 'owner-lock@example.org'}],
    ['the owner of something longer sends', {sender: 'owner-gates@example.org'}],
    ['one whose name ends like an owner’s sends', {sender: 'downer-gate@example.org'}],
    ['a program sends on first', {precedence: 'first-class'}],
  ])('%s: a person', (_, fields) => {
    expect(isList(fields)).toBe(false)
  })

  test.each([
    ['with a name', 'Gate Keeper <gate@example.org>'],
    ['among others', '<gate@example.org>, <ana@example.org>'],
  ])('bulk mail does not tell of an address %s', (_, to) => {
    expect(isList({precedence: 'bulk'}, to)).toBe(false)
  })

  test.each([
    ['[gate] The lock', true],
    ['Re: [Gate] The lock', true],
    ['[gate: 12] The lock', true],
    ['[gates] The lock', false],
    ['The lock [gate]', false],
    ['gate: the lock', false],
  ])('the subject %s tells: %s', (subject, expected) => {
    expect(isList({}, '<gate@example.org>', subject)).toBe(expected)
  })

  test('a tag does not tell of whom it is not sent to', () => {
    const all = new People(fieldsOf({to: '<gates@example.org>', subject: '[gate] The lock'}))
    expect(all.isList(all.index({name: null, address: 'gate@example.org'}))).toBe(false)
  })
})

describe('a list that has fields of its own', () => {
  test.each([
    ['list-post', '<mailto:gate@example.org>', true],
    ['list-id', 'All about the gate <gate.example.org>', true],
    ['x-mailing-list', '<gate@example.org> archive/latest/12', true],
    ['x-beenthere', 'gate@example.org', true],
    ['mailing-list', 'contact gate-help@example.org; run by a program', false],
    ['mailing-list', 'list gate@example.org; contact gate-help@example.org', true],
    ['list-subscribe', '<mailto:gate@example.org?subject=subscribe>', true],
    ['list-post', '<mailto:gate@mail.example.net>', true],
    ['list-post', '<mailto:gates@example.org>', false],
    ['x-loop', 'gate@example.org', false],
  ])('%s: %s tells that gate@example.org is one: %s', (field, value, expected) => {
    const values = (key: string): string[] => (key === field ? [value] : [])
    const all = new People({...fieldsOf({to: '<gate@example.org>'}), values})
    expect(all.isList(all.index({name: null, address: 'gate@example.org'}))).toBe(expected)
  })

  test('is none of whose address is but a login', () => {
    const values = (key: string): string[] =>
      key === 'list-id' ? ['All about the gate <gate.example.org>'] : []
    const all = new People({...fieldsOf({to: '<gate@example.org>'}), values})
    expect(all.isList(all.index({name: null, address: 'zoe'}))).toBe(false)
  })

  const gate = {name: null, address: 'gate@example.org'}

  test.each([
    ['wants its answers in Reply-To', 'reply-to', 'gate@example.org', 'The lock'],
    ['has its tag in the subject', '', '', '[gate] The lock'],
  ])('is told of, too, where Cc has it, and it %s', (_, field, value, subject) => {
    const values = (key: string): string[] => (key === field ? [value] : [])
    const all = people({cc: [gate], subject, values})
    expect(all.isList(all.index(gate))).toBe(true)
  })

  test('is not who sends a copy home, and wants the answers there', () => {
    const values = (key: string): string[] => (key === 'reply-to' ? ['zoe@example.org'] : [])
    const all = people({cc: [{name: null, address: 'zoe@example.org'}], values})
    expect(all.isList(all.sender)).toBe(false)
  })
})

describe('whom a mail answers', () => {
  test('is not a list that only its owner’s address tells of', () => {
    const values = (key: string): string[] => (key === 'sender' ? ['owner-gate@example.org'] : [])
    const fields = fieldsOf({to: '<gate@example.org>', isReply: true})
    expect(new People({...fields, values}).answered).toBe(-1)
    expect(new People(fields).answered).not.toBe(-1)
  })

  const to = 'Ana Ruiz <ana@example.org>, Plan <plan@lists.example.org>'

  test('takes the one recipient who is no list, when the mail is a reply', () => {
    expect(lines('> Text.\nYes.\n', {to, isReply: true})).toBe(
      '1 text Ana| Text.\n0 text Zoe| Yes.',
    )
  })

  test('leaves it open when the mail is no reply, or has two recipients', () => {
    const two = `${to}, Bo Lind <bo@example.org>`
    expect(lines('> Text.\n', {to})).toBe('1 text -| Text.')
    expect(lines('> Text.\n', {to: two, isReply: true})).toBe('1 text -| Text.')
  })

  test.each([
    ['Tim May', 'Timothy C. May <tim@example.org>', 'Timothy C. May'],
    ['Timothy May', 'Tim May <tim@example.org>', 'Tim May'],
    ['Tom May', 'Timothy C. May <tim@example.org>', 'Tom May'],
    ['Tim Ruiz', 'Timothy C. May <tim@example.org>', 'Tim Ruiz'],
  ])('takes %s, who wrote, in a reply to %s for %s', (name, to, expected) => {
    const {body, reading} = readText(`${name} wrote:\n> Text.\n`, {to, isReply: true})
    expect(reading.authors[body.lines.author[1]!]?.name).toBe(expected)
  })

  test.each<[string, Person, string | null]>([
    ['who has an address of his own', {name: 'Tim May', address: 't@x'}, 't@x'],
    ['who is nobody', {name: null, address: null}, null],
    ['who is a third', {name: 'Timo May', address: null}, 'timo@x'],
  ])('is not one %s', (_, person, expected) => {
    const all = people({
      to: [{name: 'Timothy C. May', address: 'tim@x'}],
      inReplyTo: '<1@example.org>',
    })
    all.index({name: 'Timo May', address: 'timo@x'})
    expect(all.list[all.indexOfAnswered(person)]?.address ?? null).toBe(expected)
  })

  test.each<[string, Partial<MessageFields>, string | null]>([
    ['the sender', {to: [{name: 'Z', address: 'ZOE@example.org'}, ana]}, 'ana@example.org'],
    ['one without an address', {to: [{name: 'Bo', address: null}, ana]}, 'ana@example.org'],
    ['anybody in mail that starts a thread', {to: [ana], inReplyTo: null}, null],
    ['nobody', {to: [ana], inReplyTo: null, references: ['<1@x>']}, 'ana@example.org'],
  ])('leaves out %s of To', (_, fields, expected) => {
    const all = people({inReplyTo: '<1@example.org>', ...fields})
    expect(all.list[all.answered]?.address ?? null).toBe(expected)
  })

  test.each([
    ['Message from "Dora Noor" <dora@x> of "Mon, 3 Feb"', {name: 'Dora Noor', address: 'dora@x'}],
    ['Message from Dora Noor <dora@x> of "Mon, 3 Feb"', {name: 'Dora Noor', address: 'dora@x'}],
    ['Message from  <dora@x>', {name: null, address: 'dora@x'}],
  ])('takes whom In-Reply-To names: %s', (value, expected) => {
    const all = people({inReplyTo: '<1@x>', values: key => (key === 'in-reply-to' ? [value] : [])})
    expect(all.list[all.answered]).toEqual(expected)
  })

  test('takes the one who is greeted', () => {
    const two = `${to}, Bo Lind <bo@example.org>`
    expect(lines('Hi Bo,\n\n> Text.\n', {to: two})).toContain('1 text Bo| Text.')
  })

  test.each([
    ['plan@yahoogroups.com', null],
    ['plan@egroups.com', null],
    ['plan@example.org', 'plan@example.org'],
  ])('takes %s of To for %s', (address, expected) => {
    const all = people({to: [{name: null, address}], inReplyTo: '<1@example.org>'})
    expect(all.list[all.answered]?.address ?? null).toBe(expected)
  })

  test.each([
    ['plan@example.org', 'zoe@example.org', null],
    ['Plan <PLAN@example.org>', 'zoe@example.org', null],
    ['bo@example.org', 'zoe@example.org', 'plan@example.org'],
    ['zoe@example.net', 'zoe@example.org', 'plan@example.org'],
    ['plan@example.org', 'other@lists.example.org', 'plan@example.org'],
  ])('with Reply-To %s in mail from %s takes %s', (replyTo, from, expected) => {
    const all = people({
      from: [{name: null, address: from}],
      to: [{name: 'Plan', address: 'plan@example.org'}],
      inReplyTo: '<1@example.org>',
      values: (key: string) => (key === 'reply-to' ? [replyTo] : []),
    })
    expect(all.list[all.answered]?.address ?? null).toBe(expected)
  })

  test('takes the author of a deeper level by the message-ids of its ancestors', () => {
    const fields = {
      id: '<3@zoe.example.net>',
      inReplyTo: '<2@ana.example.org>',
      references: ['<1@zoe.example.net>', '<2@ana.example.org>'],
    }
    const all = people(fields)
    const level1 = all.ancestor(1, all.sender)
    expect(all.list[level1]).toEqual(ana)
    expect(all.ancestor(2, level1)).toBe(all.sender)
    expect(all.ancestor(3, all.sender)).toBe(-1)
  })

  test('does not take a list for it, whose host made the message-id', () => {
    const all = people({
      cc: [{name: 'Plan', address: 'plan@lists.example.name'}],
      references: ['<1@lists.example.name>', '<2@ana.example.org>'],
    })
    expect(all.ancestor(2, -1)).toBe(-1)
  })

  test('takes for it whom Cc or an attribution tells, and not who wrote the level above', () => {
    const all = people({
      id: '<9@zoe.example.net>',
      cc: [{name: 'Cy Moss', address: 'cy@cy.example.com'}],
      inReplyTo: '<4@bo.example.name>',
      references: [
        '<1@uma.example.edu>',
        '<2@cy.example.com>',
        '<3@zoe.example.net>',
        '<4@bo.example.name>',
      ],
    })
    all.index({name: 'Uma Ray', address: 'uma@uma.example.edu'})
    expect(all.list[all.ancestor(3, -1)]?.name).toBe('Cy Moss')
    expect(all.list[all.ancestor(4, -1)]?.name).toBe('Uma Ray')
    expect(all.ancestor(2, 0)).toBe(-1)
    expect(all.ancestor(2, -1)).toBe(all.sender)
  })

  test.each([
    ['Outlook', '<LNBBLJKPBEHFEDALKOLCGEFBBDAB.dora@example.net>'],
    ['Sylpheed', '<20250203102201.160073af.dora@example.net>'],
  ])('takes the address that a message-id of %s has', (_, inReplyTo) => {
    const all = people({inReplyTo, references: [inReplyTo]})
    expect(all.list[all.answered]).toEqual({name: null, address: 'dora@example.net'})
    expect(all.ancestor(1, all.sender)).toBe(all.answered)
  })

  test('takes the address that In-Reply-To tells beside the message-id', () => {
    const value = '<1@host.example.net>; from dora@example.net on Mon, Feb 3, 2025'
    const fields = {
      inReplyTo: '<1@host.example.net>',
      values: (key: string) => (key === 'in-reply-to' ? [value] : []),
    }
    const all = people(fields)
    expect(all.list[all.answered]).toEqual({name: null, address: 'dora@example.net'})
  })

  test.each([
    ['Dora', 'dora@example.net'],
    ['Dora', 'dnoor@example.net'],
    ['Dora Noor', 'noor@example.net'],
    ['Dora Noor', 'maria.noor@example.net'],
  ])('takes the name %s for the one whose message-id has %s', (name, address) => {
    const all = people({inReplyTo: `<LNBBLJKPBEHFEDALKOLCGEFBBDAB.${address}>`, references: []})
    expect(all.list[all.indexOfAnswered({name, address: null})]).toEqual({name, address})
  })

  test('leaves another first name, and a first name that two have', () => {
    const all = people({
      inReplyTo: '<LNBBLJKPBEHFEDALKOLCGEFBBDAB.dora@example.net>',
      references: [],
    })
    expect(all.list[all.indexOfAnswered({name: 'Zed', address: null})]?.address).toBe(null)
    expect(all.list[all.indexOfAnswered({name: 'Zed Ray', address: null})]?.address).toBe(null)
    expect(all.list[all.indexOfAnswered({name: 'Dora Moss', address: null})]?.address).toBe(null)
    all.index({name: 'Uma Ray', address: 'uma@example.net'})
    expect(all.list[all.index({name: 'Uma', address: null})]?.address).toBe('uma@example.net')
    all.index({name: 'Uma Moss', address: 'um@example.net'})
    expect(all.list[all.index({name: 'Uma', address: null})]?.address).not.toBe('um@example.net')
  })

  test.each([
    ['a word and a host', '<serial.number@host.example.net>'],
    ['a date and a host', '<20250203102201.12@host.example.net>'],
  ])('leaves a message-id of %s', (_, inReplyTo) => {
    const all = people({inReplyTo, references: [inReplyTo]})
    expect(all.list[all.answered]?.address).not.toMatch(/host\.example\.net/)
  })

  test('leaves nobody behind an attribution to somebody else', () => {
    const {reading} = readText('Cy Moss wrote:\n> Text.\n', {to, isReply: true})
    expect(reading.attributions[0]?.author).toEqual({name: 'Cy Moss', address: null})
  })
})
