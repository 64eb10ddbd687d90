/**
 * The sizes in the name of a Maildir's member.
 *
 *     1600000000.M1P2.host,S=1234,W=1260:2,FS
 *                           ^      ^     ^ flags
 *                           |      octets when each line ends in CRLF
 *                           octets
 *
 * Courier (Maildir++) and Dovecot write them, and believe them without looking at the file.
 */

export interface MessageSizes {
  /** Octets of the message, decompressed. */
  readonly octets: number
  /** The same if every LF had a CR before it. */
  readonly crlfOctets: number
}

/** What stands behind the unique name; `;` and `!` are for file systems that cannot have a colon. */
const info = /[:;!]2,[^,]*$/

/** `name` with its size fields set; without them, as it is. */
export function nameWithSizes(name: string, sizes: MessageSizes): string {
  const flags = info.exec(name)?.[0] ?? ''
  const unique = name.slice(0, name.length - flags.length)
  const sized = unique.replace(/,([SW])=\d+(?=,|$)/g, (_, size: string) => {
    return `,${size}=${size === 'S' ? sizes.octets : sizes.crlfOctets}`
  })
  return sized + flags
}

/** Counts the sizes of a message that comes in chunks. */
export class SizeCounter implements MessageSizes {
  octets = 0
  private bareLf = 0
  /** The chunk before ended in CR. */
  private afterCr = false

  get crlfOctets(): number {
    return this.octets + this.bareLf
  }

  write(chunk: Buffer): void {
    for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) {
      const hasCr = at === 0 ? this.afterCr : chunk[at - 1] === 0x0d
      if (!hasCr) this.bareLf++
    }
    this.octets += chunk.length
    if (chunk.length > 0) this.afterCr = chunk.at(-1) === 0x0d
  }
}
