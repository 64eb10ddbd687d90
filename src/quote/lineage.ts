/**
 * Guesses who wrote the messages that a mail descends from, by their message-ids (RFC 5322 §3.6.4).
 *
 *     Message-ID: <3@ruiz.example.org>                     the sender's machine
 *     References: <1@ruiz.example.org> <2@lind.example.org>
 *                  level 2: the sender  level 1: whoever of To and Cc is at lind.example.org
 *
 * The last reference is the message answered (level 1), the one before it level 2, and so on.
 */
import type {MessageFields, Person} from '../types.ts'

/** Hosts whose message-ids and addresses many people share. */
const shared =
  /(?:^|\.)(?:gmail\.com|googlemail\.com|kernel\.org|outlook\.com|hotmail\.com|yahoo\.com|yahoo\.[a-z.]+|gmx\.[a-z]+|localhost|localdomain|local|lan)$/

/**
 * Mailers that put the sender's address behind a serial number: Outlook in its Internet Mail Only mode
 * (`<LNBBLJKPBEHFEDALKOLCGEFB.ana@example.org>`) and Sylpheed (`<20250203102201.160073af.ana@example.org>`).
 */
const idWithAddress =
  /^<?(?:[A-P]{20,32}[A-Z]{0,4}|\d{14}\.[\da-f]{8})\.([^\s<>@]{1,64}@[^\s<>@]{3,255})>?$/

/** Longer chains are cut: nobody quotes deeper. */
const maxLevels = 32

/** `host[n]` is the right-hand side of the message-id that level n has. */
export class Lineage {
  private readonly own: string
  private readonly hosts: readonly string[]
  /** `addresses[n]`: whose message level n is, as its message-id tells; null when it does not. */
  private readonly addresses: readonly (string | null)[]

  constructor({id, references, inReplyTo}: MessageFields) {
    const parent = /<[^<>\s]+>/.exec(inReplyTo ?? '')?.[0]
    const last = references.slice(-maxLevels)
    const chain =
      parent && last.at(-1) !== parent ? [...last.filter(r => r !== parent), parent] : last
    this.own = hostOf(id ?? '')
    const upward = chain.reverse()
    this.hosts = [this.own, ...upward.map(hostOf)]
    this.addresses = [null, ...upward.map(addressOf)]
  }

  /**
   * The person who wrote level `level`, or null.
   * @param people those the mail names; the sender first
   * @param not who wrote the level above, and so hardly wrote this one
   */
  author(level: number, people: readonly Person[], not: Person | null): Person | null {
    const address = this.address(level)
    if (address !== null)
      return people.find(person => isAt(person, address)) ?? {name: null, address}
    const host = this.hosts[level]
    if (!host) return null
    const atHost = people.filter(({address}) => address !== null && isOfHost(address, host))
    const others = unique(atHost).filter(person => person.address !== not?.address)
    const sender = people[0] ?? null
    if (host === this.own && level >= 2 && sender !== not) {
      const isAlone = others.every(person => person.address === sender?.address)
      return isAlone || !shared.test(host) ? sender : null
    }
    return others.length === 1 && !shared.test(host) ? others[0]! : null
  }

  /** The address of who wrote level `level`, where the message-id has it. */
  address(level: number): string | null {
    return this.addresses[level] ?? null
  }
}

function isAt(person: Person, address: string): boolean {
  return person.address?.toLowerCase() === address.toLowerCase()
}

function addressOf(id: string): string | null {
  return idWithAddress.exec(id)?.[1] ?? null
}

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map(person => [person.address, person])).values()]
}

function hostOf(id: string): string {
  return id
    .slice(id.lastIndexOf('@') + 1)
    .replace(/[<>\s]/g, '')
    .toLowerCase()
}

/** The host is the address's own, one below it, or of the same organization. */
function isOfHost(address: string, host: string): boolean {
  const own = hostOf(address)
  return host.endsWith(`.${own}`) || registered(own) === registered(host)
}

/** The last two labels, or three below a country's `co` and the like. */
function registered(host: string): string {
  const labels = host.split('.')
  const isCountry = labels.length > 2 && labels.at(-1)!.length === 2 && labels.at(-2)!.length <= 3
  return labels.slice(isCountry ? -3 : -2).join('.')
}
