/** Tells the addresses of mailing lists from those of people: by the list's own fields (RFC 2369, RFC 2919), by what lists without them leave, else by look. */
import {Memo} from '../lines/memo.ts'
import type {MessageFields} from '../types.ts'

const listFields = [
  'list-post',
  'list-id',
  'x-mailing-list',
  'x-beenthere',
  'mailing-list',
  'list-subscribe',
]

/** Where the address stands to which a list without fields of its own has bounces sent. */
const ownerFields = ['sender', 'errors-to', 'return-path']
const owner =
  /(?:^|[<\s])(?:owner-([\w.+-]{1,64})|([\w.+-]{1,64})-(?:owner|request|bounces?|errors|admin))@/i
const tag = /^\s*(?:re:\s*)*\[([\w.+-]{1,64})[\]:]/i
const bulk = /^\s*(?:bulk|list)\b/i

const listLooks =
  /^lists?[-.@]|[-.]lists?@|@(?:[^@]*\.)?lists?\.|@vger\.|@(?:google|yahoo|e)?groups\.|-(?:users?|devel|dev|talk|discuss|workers|announce|bugs|help|owner|general|hackers|commits|bounces)@|^(?:linux|discuss|debian|gcc|users|dev)-?[a-z]*@[^@]*(?:lists|kernel\.org)|^undisclosed/i

/** All mail of a list has the same list fields. */
const addressesIn = new Memo(readAddresses, {entries: 500, length: 500})

/** Addresses, in lower case, of the lists that the mail's own fields tell. */
export function listAddresses(fields: MessageFields): ReadonlySet<string> {
  const found = new Set<string>()
  addAnswerable(fields, found)
  addOwned(fields, found)
  addTagged(fields, found)
  addBulk(fields, found)
  for (const key of listFields) {
    for (const value of fields.values(key)) {
      for (const address of addressesIn.get(value)) found.add(address)
    }
  }
  return found
}

/**
 * Lists that want their answers write a Reply-To of their own, who is a recipient too. One that a list
 * wrote in From is a person: it took the sender's place there.
 */
function addAnswerable(fields: MessageFields, found: Set<string>): void {
  const replyTo = fields.values('reply-to')[0]
  if (replyTo === undefined) return
  const sender = fields.from[0]?.address
  if (!sender || listLooks.test(sender)) return
  const own = readAddresses(sender)[0]!
  const known = addressesIn.get(replyTo)
  for (const {address} of [...fields.to, ...fields.cc]) {
    const list = address?.toLowerCase().replace('@', '.')
    if (list && list !== own && known.includes(list)) found.add(list)
  }
}

/** `Sender: owner-gate@example.org`: `gate@…` is a list. */
function addOwned(fields: MessageFields, found: Set<string>): void {
  for (const key of ownerFields) {
    for (const value of fields.values(key)) {
      const [, behind, before] = owner.exec(value.slice(0, 1000)) ?? []
      const name = behind ?? before
      if (name !== undefined) found.add(`${name.toLowerCase()}.`)
    }
  }
}

/** `Subject: Re: [gate] The lock`, sent to `gate@…`. */
function addTagged({subject, to, cc}: MessageFields, found: Set<string>): void {
  const name = tag.exec(subject ?? '')?.[1]?.toLowerCase()
  if (name === undefined) return
  for (const {address} of [...to, ...cc]) {
    if (address?.toLowerCase().startsWith(`${name}@`)) found.add(`${name}.`)
  }
}

/** What a list sent on to a bare address and nobody else was sent to the list. */
function addBulk(fields: MessageFields, found: Set<string>): void {
  const [first, ...others] = [...fields.to, ...fields.cc]
  if (first?.address == null || first.name !== null || others.length > 0) return
  if (!bulk.test(fields.values('precedence')[0] ?? '')) return
  found.add(first.address.toLowerCase().replace('@', '.'))
}

function readAddresses(value: string): readonly string[] {
  const found: string[] = []
  for (const [, address] of value.slice(0, 1000).matchAll(/<?(?:mailto:)?([^<>\s:,;?]{1,100})/g)) {
    // List-Id writes the list's address with a dot for the `@`.
    const list = address!.toLowerCase().replace('@', '.')
    found.push(list)
    // A gateway may give the list another host.
    if (list.includes('.')) found.push(list.slice(0, list.indexOf('.') + 1))
  }
  return found
}

export function isListAddress(address: string, known: ReadonlySet<string>): boolean {
  const list = address.toLowerCase().replace('@', '.')
  const local = list.slice(0, Math.max(0, address.indexOf('@') + 1))
  return known.has(list) || known.has(local) || listLooks.test(address)
}
