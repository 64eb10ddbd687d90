/**
 * The people a mail tells of, each once: by address first, else by name. What one place leaves out
 * (an attribution with a bare name, a Cc with a bare address) another may fill in.
 */
import {Memo} from '../lines/memo.ts'
import type {MessageFields, Person} from '../types.ts'
import {cleanPerson} from './clean-person.ts'
import {Lineage} from './lineage.ts'
import {isListAddress, listAddresses} from './lists.ts'
import {
  isLoginOf,
  isShortFor,
  isTagOf,
  mayBeAddressOf,
  nameTokens,
  tokensOfAddress,
} from './names.ts'

/** Attributions bring in people; more than this many in one mail are not looked up by name. */
const maxPeople = 500

/** Longer names are not taken apart. */
const maxName = 300

/** Whoever can tell whether a mail names somebody; what that takes may be made when first asked. */
export interface Acquaintances {
  /** True when the mail's own fields name this person. */
  knows(name: string): boolean
}

/** For what the words alone have to tell. */
export const nobodyKnown: Acquaintances = {knows: () => false}

/** Known people; `index` answers stay valid for the life of the message. */
export class People implements Acquaintances {
  readonly list: Person[] = []
  private readonly byAddress = new Map<string, number>()
  private readonly byName = new Map<string, number[]>()
  /** The people of To and Cc and the like: asked for what is missing, listed only when they wrote. */
  private readonly mentioned: readonly Person[]
  /** Their names' words and keys, made when first asked for. */
  private readonly profiles = new Map<Person, Profile>()
  /** What `mentionedAs` found for a name: attributions repeat few names. */
  private readonly matches = new Map<string, Person | undefined>()
  private readonly lists: ReadonlySet<string>
  private readonly lineage: Lineage
  /** Index of the sender, or -1 when the mail has none. */
  readonly sender: number
  /** Index of whom the mail answers, as its header section tells; -1 when it does not. */
  readonly answered: number

  constructor(fields: MessageFields) {
    this.lists = listAddresses(fields)
    this.lineage = new Lineage(fields)
    this.mentioned = [...fields.from, ...fields.to, ...fields.cc]
      .slice(0, maxPeople)
      .map(cleanPerson)
    const sender = fields.from[0]
    this.sender = sender ? this.index(sender) : -1
    const answered = this.findAnswered(fields)
    this.answered = answered ? this.index(answered) : -1
  }

  /** Index of the person in `list`; -1 for one with neither name nor address. */
  index(person: Person): number {
    const {name, address} = this.complete(cleanPerson(person))
    if (!name && !address) return -1
    const found = this.find(name, address)
    const known = found < 0 && name && !address ? this.firstNamed(name) : found
    if (known < 0) return this.add({name, address})
    const old = this.list[known]!
    if ((!old.address && address) || (!old.name && name)) {
      this.list[known] = {name: old.name ?? name, address: old.address ?? address}
      if (address) this.byAddress.set(address.toLowerCase(), known)
      if (!old.name && name) this.learnName(name, known)
    }
    return known
  }

  /**
   * As `index`, of whom an attribution names above the message answered: a first name may be all that
   * it tells or a short form of it, and the address all that the message-id does.
   */
  indexOfAnswered(person: Person): number {
    const known = this.list[this.answered]
    if (!known?.address || !person.name || person.address) return this.index(person)
    if (known.name) {
      const isShort = isShortFor(person.name, known.name) && this.find(person.name, null) < 0
      return isShort ? this.answered : this.index(person)
    }
    const isSame = mayBeAddressOf(known.address, person.name)
    return this.index(isSame ? {name: person.name, address: known.address} : person)
  }

  knows(name: string): boolean {
    return this.mentionedAs(name) !== undefined
  }

  /** The address of that person in `list` is a list's, or its bounces'. */
  isList(index: number): boolean {
    const address = this.list[index]?.address
    return address ? isListAddress(address, this.lists) : false
  }

  /** Index of the one person known by this first name or whole name (`Hi Ana,`); -1 for none, or two. */
  called(name: string): number {
    const wanted = nameTokens(name)
    if (wanted.length === 0) return -1
    const found = [...this.mentioned, ...this.list.slice(0, maxPeople)].filter(person =>
      isCalled(this.profile(person), wanted),
    )
    const first = found[0]
    return first && found.every(person => isSame(person, first)) ? this.index(first) : -1
  }

  /** Index of the one person whom the tag of `AR> text` names, by a name or by initials; -1 for none, or two. */
  tagged(tag: string): number {
    const found = [...this.mentioned, ...this.list.slice(0, maxPeople)].filter(
      ({name}) => name !== null && isTagOf(tag, name),
    )
    const first = found[0]
    return first && found.every(person => isSame(person, first)) ? this.index(first) : -1
  }

  /**
   * Index of who wrote level `level`, as the message-ids of the mail's ancestors tell; -1 when they do not.
   * @param above index of who wrote the level above
   */
  ancestor(level: number, above: number): number {
    const people = this.mentioned.filter(
      ({address}) => address && !isListAddress(address, this.lists),
    )
    const sender = this.list[this.sender]
    const known = sender ? [sender, ...people, ...this.list.slice(1, maxPeople)] : people
    const found = this.lineage.author(level, known, this.list[above] ?? null)
    return found ? this.index(found) : -1
  }

  private find(name: string | null, address: string | null): number {
    const same = address ? this.byAddress.get(address.toLowerCase()) : undefined
    if (same !== undefined) return same
    for (const key of name ? keysOf(name) : []) {
      const found = this.byName.get(key)?.find(index => agree(this.list[index]!, name!, address))
      if (found !== undefined) return found
    }
    if (name === null || address === null) {
      return this.list.slice(0, maxPeople).findIndex(known => isLogin(known, {name, address}))
    }
    return -1
  }

  /** The one listed person whose first name this is; -1 for none, or two. */
  private firstNamed(name: string): number {
    const wanted = nameTokens(name)
    if (wanted.length !== 1) return -1
    const isCalledSo = ({name}: Person): boolean => nameTokens(name ?? '')[0] === wanted[0]
    const first = this.list.slice(0, maxPeople).findIndex(isCalledSo)
    return first >= 0 && this.list.slice(0, maxPeople).findLastIndex(isCalledSo) === first
      ? first
      : -1
  }

  private add(person: Person): number {
    const index = this.list.push(person) - 1
    if (person.address) this.byAddress.set(person.address.toLowerCase(), index)
    if (person.name) this.learnName(person.name, index)
    return index
  }

  private learnName(name: string, index: number): void {
    if (this.list.length > maxPeople) return
    for (const key of keysOf(name)) {
      const same = this.byName.get(key)
      if (same) same.push(index)
      else this.byName.set(key, [index])
    }
  }

  private complete({name, address}: Person): Person {
    if (address) {
      const same = address.toLowerCase()
      const match = this.mentioned.find(p => p.address?.toLowerCase() === same)
      return {address: match?.address ?? address, name: name ?? match?.name ?? null}
    }
    const match = name ? this.mentionedAs(name) : undefined
    // Without an address the same words in another spelling are as near as the mail comes.
    return match?.address ? {name: match.name ?? name, address: match.address} : {name, address}
  }

  /** The one person of the header section whom this name fits best. */
  private mentionedAs(name: string): Person | undefined {
    if (this.matches.has(name)) return this.matches.get(name)
    if (this.matches.size > maxPeople) this.matches.clear()
    const match = this.match(name)
    this.matches.set(name, match)
    return match
  }

  private match(name: string): Person | undefined {
    const keys = keysOf(name)
    for (const key of keys) {
      const exact = this.mentioned.find(person => this.profile(person).keys.includes(key))
      if (exact) return exact
    }
    const wanted = nameTokens(name)
    const near = this.mentioned.filter(person => isNear(this.profile(person), wanted))
    return near[0] && near.every(person => isSame(person, near[0]!)) ? near[0] : undefined
  }

  private profile(person: Person): Profile {
    let known = this.profiles.get(person)
    if (!known) {
      known = {tokens: tokensOf(person), keys: person.name ? keysOf(person.name) : []}
      this.profiles.set(person, known)
    }
    return known
  }

  /** A reply goes to whom it answers: the one recipient of To that is no list and not the sender. */
  private findAnswered(fields: MessageFields): Person | null {
    const said = fields.values('in-reply-to')[0] ?? ''
    const from = /^Message from "?([^"<>]{1,80}?)"? *<([^<>\s]{1,100})>/.exec(said)
    if (from) return {name: from[1]!, address: from[2]!}
    const address = /> *; *from ([^\s<>]{1,64}@[^\s<>]{1,255}) on /.exec(said)?.[1]
    if (address) return {name: null, address}
    const told = this.lineage.address(1)
    if (told) return {name: null, address: told}
    if (fields.inReplyTo === null && fields.references.length === 0) return null
    const sender = this.sender < 0 ? null : this.list[this.sender]!
    const people = fields.to
      .filter(person => person.address && !isListAddress(person.address, this.lists))
      .map(cleanPerson)
      .filter(person => !sender || !isSame(person, sender))
    return people.length === 1 ? people[0]! : null
  }
}

interface Profile {
  readonly tokens: readonly string[]
  readonly keys: readonly string[]
}

const knownKeys = new Memo(readKeys, {entries: 2000, length: maxName})

/** Names are compared by their words in any order, with initials and without. */
function keysOf(name: string): readonly string[] {
  return knownKeys.get(name)
}

function readKeys(name: string): readonly string[] {
  const tokens = nameTokens(name)
  const long = tokens.filter(token => token.length > 1)
  const whole = [...tokens].sort().join(' ')
  const short = [...long].sort().join(' ')
  return long.length >= 2 && short !== whole ? [whole, short] : whole ? [whole] : []
}

/** All words of the shorter of two names are in the longer one, or in the address. */
function isNear(profile: Profile, wanted: readonly string[]): boolean {
  const own = profile.tokens.filter(token => token.length > 1)
  const long = wanted.filter(token => token.length > 1)
  if (long.length === 0) return false
  return (
    long.every(token => own.includes(token)) ||
    (own.length >= 2 && own.every(token => long.includes(token)))
  )
}

function isCalled({tokens}: Profile, wanted: readonly string[]): boolean {
  return wanted.every(token => tokens.includes(token))
}

function tokensOf({name, address}: Person): readonly string[] {
  const tokens = name ? nameTokens(name) : []
  return tokens.length > 0 || !address ? tokens : tokensOfAddress(address)
}

/** One person, by address where both have one, else by name. */
export function isSame(one: Person, other: Person): boolean {
  if (one.address && other.address) {
    return one.address.toLowerCase() === other.address.toLowerCase()
  }
  return one.name !== null && other.name !== null && keysOf(one.name)[0] === keysOf(other.name)[0]
}

/** One has only a name, the other only an address that is made of it. */
function isLogin(one: Person, other: Person): boolean {
  if (one.address && !one.name && other.name) return isLoginOf(one.address, other.name)
  return !one.address && !!one.name && !!other.address && isLoginOf(other.address, one.name)
}

/** Two names of one person need one address between them, unless they are spelled alike. */
function agree(known: Person, name: string, address: string | null): boolean {
  if (address === null && known.address === null) {
    return known.name?.toLowerCase() === name.toLowerCase()
  }
  return !address || !known.address
}
