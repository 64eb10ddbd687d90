/**
 * The people a mail tells of, each once: by address first, else by name. What one place leaves out
 * (an attribution with a bare name, a Cc with a bare address) another may fill in.
 */
import type {MessageFields, Person} from '../types.ts'

/** Known people; `index` answers stay valid for the life of the message. */
export class People {
  readonly list: Person[] = []
  private readonly byAddress = new Map<string, number>()
  private readonly byName = new Map<string, number>()
  /** The people of To and Cc and the like: asked for what is missing, listed only when they wrote. */
  private readonly mentioned: readonly Person[]
  /** Index of the sender, or -1 when the mail has none. */
  readonly sender: number

  constructor(fields: MessageFields) {
    this.mentioned = [...fields.from, ...fields.to, ...fields.cc].map(withoutList)
    const sender = fields.from[0]
    this.sender = sender ? this.index(withoutList(sender)) : -1
  }

  /** Index of the person in `list`; -1 for one with neither name nor address. */
  index(person: Person): number {
    const {name, address} = this.complete(person)
    if (!name && !address) return -1
    const known =
      (address ? this.byAddress.get(address.toLowerCase()) : undefined) ??
      (name ? this.byName.get(nameKey(name)) : undefined)
    if (known !== undefined && agree(this.list[known]!, address)) return known
    const index = this.list.push({name, address}) - 1
    if (address) this.byAddress.set(address.toLowerCase(), index)
    if (name && !this.byName.has(nameKey(name))) this.byName.set(nameKey(name), index)
    return index
  }

  /** True when the mail's own fields name this person. */
  knows(name: string): boolean {
    const key = nameKey(name)
    return this.mentioned.some(person => person.name !== null && nameKey(person.name) === key)
  }

  private complete({name, address}: Person): Person {
    if (name && address) return {name, address}
    if (address) {
      const same = address.toLowerCase()
      return {
        address,
        name: this.mentioned.find(p => p.address?.toLowerCase() === same)?.name ?? null,
      }
    }
    if (!name) return {name, address}
    const key = nameKey(name)
    const match = this.mentioned.find(p => p.name && p.address && nameKey(p.name) === key)
    return {name, address: match?.address ?? null}
  }
}

function agree(known: Person, address: string | null): boolean {
  return !address || !known.address || known.address.toLowerCase() === address.toLowerCase()
}

/** `Williams, Dan J`, `Dan J Williams` and `"dan j williams"` are one name. */
function nameKey(name: string): string {
  const bare = name
    .toLowerCase()
    .replaceAll(/["'<>]/g, '')
    .trim()
  const comma = bare.indexOf(', ')
  return comma > 0 ? `${bare.slice(comma + 2)} ${bare.slice(0, comma)}` : bare
}

/** `Ana via List <list@example.org>` is Ana, whose address the list has written over. */
export function withoutList(person: Person): Person {
  const via = person.name?.indexOf(' via ') ?? -1
  if (via <= 0) return person
  return {name: person.name!.slice(0, via).replace(/^['"]/, '').replace(/['"]$/, ''), address: null}
}
