/**
 * Addresses in header fields to people (RFC 5322 §3.4, and what is written instead).
 *
 * Takes `Name <a@example.org>`, `a@example.org (Name)`, groups, quoted commas, bare names, and
 * Pipermail's `a at example.org (Name)`. One pass; what is never closed is text.
 */
import type {Person} from '../types.ts'

/** @param text a decoded, unfolded field body */
export function parseAddresses(text: string): Person[] {
  // Archive pages print `From: Ruiz, Ana`: without any address the comma is part of the name.
  if (!/[@<:;]| at /.test(text)) {
    const name = plain(text)
    return !/[^, ]/.test(name) ? [] : [{name, address: null}]
  }
  return new AddressParser(text).parse()
}

class AddressParser {
  private readonly text: string
  private at = 0
  /** Where characters not yet moved to `phrase` start. */
  private from = 0
  private phrase: string[] = []
  private comments: string[] = []
  private angle: string | null = null
  private readonly people: Person[] = []
  /** Closers that do not occur any more: they are not searched for again. */
  private readonly gone = new Set<string>()

  constructor(text: string) {
    this.text = text
  }

  parse(): Person[] {
    const {text} = this
    while (this.at < text.length) {
      const character = text[this.at]
      if (character === '"') this.quoted()
      else if (character === '(') this.comment()
      else if (character === '<') this.bracketed()
      else if (character === ',' || character === ';') this.finish()
      else if (character === ':' && this.angle === null) this.groupName()
      else this.at++
    }
    this.finish()
    return this.people
  }

  /** Moves the characters before `at` to the phrase. */
  private keep(): void {
    if (this.at > this.from) this.phrase.push(this.text.slice(this.from, this.at))
  }

  private resume(at: number): void {
    this.at = at
    this.from = at
  }

  private quoted(): void {
    const end = this.closing('"', '"')
    if (end === -1) {
      this.at++
      return
    }
    this.keep()
    this.phrase.push(unescapeQuoted(this.text.slice(this.at + 1, end)))
    this.resume(end + 1)
  }

  private comment(): void {
    const end = this.closing('(', ')')
    if (end === -1) {
      this.at++
      return
    }
    this.keep()
    this.comments.push(unescapeQuoted(this.text.slice(this.at + 1, end)))
    this.resume(end + 1)
  }

  private bracketed(): void {
    const end = this.gone.has('>') ? -1 : this.text.indexOf('>', this.at)
    if (end === -1) {
      this.gone.add('>')
      this.at++
      return
    }
    this.keep()
    this.angle = this.text.slice(this.at + 1, end)
    this.resume(end + 1)
  }

  /** `Name:` opens a group (RFC 5322 §3.4); a colon in an address does not. */
  private groupName(): void {
    this.keep()
    if (!this.phrase.some(part => part.includes('@'))) this.phrase = []
    else this.phrase.push(':')
    this.resume(this.at + 1)
  }

  private finish(): void {
    this.keep()
    const person = toPerson(
      plain(this.phrase.join(' ')),
      plain(this.comments.join(' ')),
      this.angle,
    )
    if (person !== null) this.people.push(person)
    this.phrase = []
    this.comments = []
    this.angle = null
    this.resume(this.at + 1)
  }

  /** Offset of the character that closes what opens at `at`; comments nest. */
  private closing(opener: string, closer: string): number {
    if (this.gone.has(closer)) return -1
    const {text} = this
    let depth = 0
    for (let at = this.at + 1; at < text.length; at++) {
      const character = text[at]
      if (character === '\\') at++
      else if (character === closer) {
        if (depth === 0) return at
        depth--
      } else if (character === opener) depth++
    }
    this.gone.add(closer)
    return -1
  }
}

function toPerson(phrase: string, comment: string, angle: string | null): Person | null {
  if (angle !== null) {
    // An obsolete route stands before the address (RFC 5322 §4.4).
    const address = deobfuscate(angle.replace(/^\s*@[^:]*:/, '').trim())
    const name = phrase || comment || null
    return name === null && address === '' ? null : {name, address: address || null}
  }
  const address = deobfuscate(phrase)
  if (/^[^\s@]*@\S*$/.test(address)) return {name: comment || null, address}
  const space = phrase.lastIndexOf(' ')
  if (phrase.includes('@', space)) {
    return {name: phrase.slice(0, space) || null, address: phrase.slice(space + 1)}
  }
  const name = phrase || comment
  return name === '' ? null : {name, address: null}
}

/** Pipermail writes `name at host`. */
function deobfuscate(address: string): string {
  const words = address.split(' ', 4)
  return words.length === 3 && words[1] === 'at' ? `${words[0]}@${words[2]}` : address
}

function unescapeQuoted(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/g, '$1') : text
}

function plain(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}
