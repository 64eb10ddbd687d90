/** Tells the addresses of mailing lists from those of people: by the list's own fields (RFC 2369, RFC 2919), else by look. */
import type {MessageFields} from '../types.ts'

const listFields = new Set([
  'list-post',
  'list-id',
  'x-mailing-list',
  'x-beenthere',
  'mailing-list',
  'list-subscribe',
])

const listLooks =
  /^lists?[-.]|[-.]lists?@|@(?:[^@]*\.)?lists?\.|@vger\.|@googlegroups\.|@groups\.|-(?:users?|devel|dev|talk|discuss|workers|announce|bugs|help|owner|general|hackers|commits)@|^(?:linux|discuss|debian|gcc|users|dev)-?[a-z]*@[^@]*(?:lists|kernel\.org)|^undisclosed/i

/** Addresses, in lower case, that the mail's own list fields name. */
export function listAddresses(fields: MessageFields): ReadonlySet<string> {
  const found = new Set<string>()
  for (const {name, value} of fields.all ?? []) {
    if (!listFields.has(name.toLowerCase())) continue
    for (const [, address] of value
      .slice(0, 1000)
      .matchAll(/<?(?:mailto:)?([^<>\s:,;?]{1,100})/g)) {
      // List-Id writes the list's address with a dot for the `@`.
      const list = address!.toLowerCase().replace('@', '.')
      found.add(list)
      // A gateway may give the list another host.
      found.add(list.slice(0, list.indexOf('.') + 1))
    }
  }
  return found
}

export function isListAddress(address: string, known: ReadonlySet<string>): boolean {
  const list = address.toLowerCase().replace('@', '.')
  const local = list.slice(0, Math.max(0, address.indexOf('@') + 1))
  return known.has(list) || known.has(local) || listLooks.test(address)
}
