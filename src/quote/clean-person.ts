/** Takes off people's names what mail programs, lists and gateways put on them. */
import type {Person} from '../types.ts'

/** Longer names are cut. */
const maxName = 300

/** Takes off what lists and gateways put on a name. */
export function cleanPerson(person: Person): Person {
  const {name, address} = withoutList(person)
  const bare = trimQuotes((name ?? '').slice(0, maxName).replace(/^\s*\[[^\]]{1,20}\]\s*/, ''))
  const isAddress = bare.includes('@') && bare.toLowerCase() === address?.toLowerCase()
  return {name: bare === '' || isAddress ? null : bare, address}
}

function trimQuotes(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isQuote(text[from]!)) from++
  while (to > from && isQuote(text[to - 1]!)) to--
  return text.slice(from, to)
}

function isQuote(char: string): boolean {
  return char === '"' || char === "'" || char <= ' '
}

/** `Ana via List <list@example.org>` is Ana, whose address the list has written over. */
export function withoutList(person: Person): Person {
  const via = person.name?.indexOf(' via ') ?? -1
  if (via <= 0) return person
  return {name: person.name!.slice(0, via).replace(/^['"]/, '').replace(/['"]$/, ''), address: null}
}
