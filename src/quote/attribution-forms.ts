/**
 * Attributions of programs that write them in a form of their own.
 *
 *     [Ana Ruiz]                                           right above a deeper line
 *     --- Comment #4 from Ana Ruiz <ana@example.org> ---   Bugzilla: the text below is hers
 *     (In reply to Ana Ruiz from comment #3)               Bugzilla, right above a deeper line
 */
import type {Body, Person} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'
import {findAuthor} from './attribution-author.ts'
import {classifyWords} from './attribution-words.ts'
import type {People} from './people.ts'

const maxLength = 200

const notes = /^(?:\.{2,}|…|snip|snipped|cut|trimmed|deleted|etc|skipped|patch|external)/i
/** `Skip` is a name, too. */
const skip = /^(?:skip|SKIP)/

/** The forms that end in a bracket, right above a deeper line. */
export function readBracketed(body: Body, row: number, people: People): FoundAttribution | null {
  const {bytes, lines} = body
  const first = bytes[lines.content[row]!]
  if (first !== 0x5b && first !== 0x28) return null
  const text = lines.text(bytes, row, maxLength).trim()
  const inner = /^\[([^[\]]{2,60})\]:?$/.exec(text)?.[1]
  if (inner && !notes.test(inner) && !skip.test(inner)) {
    const name = inner.split(/,? (?:to|on|wrote|writes|quoting) |, /, 1)[0]!.trim()
    const isName = /^\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,3}$/u.test(name)
    return isName ? found(row, {name, address: null}) : null
  }
  const reply = /^\(In reply to (?:comment #\d{1,6}|(.{1,80}) from comment #\d{1,6})\)$/.exec(text)
  return reply ? found(row, findAuthor(classifyWords(reply[1] ?? ''), people)) : null
}

/** It introduces words of its own depth. */
export interface FoundComment extends FoundAttribution {
  readonly isOwn: true
}

/** `--- Comment #4 from Ana Ruiz <ana@example.org> ---`: what follows at the same depth is hers. */
export function readComment(
  {bytes, lines}: Body,
  row: number,
  people: People,
): FoundComment | null {
  const text = lines.text(bytes, row, maxLength)
  const comment =
    /^-{2,} *Comment #\d{1,6} from (.{1,100}?)( 20\d\d-[\d: -]{1,30}[A-Z]*)? *-{2,}$/.exec(
      text.trim(),
    )
  if (!comment) return null
  const author = findAuthor(classifyWords(comment[1]!), people)
  return {...found(row, author), date: comment[2]?.trim() ?? null, isOwn: true}
}

function found(row: number, author: Person): FoundAttribution {
  return {first: row, last: row, author, date: null}
}
