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
