/** Words of people's names, made comparable: `"Ruiz, Ána M."` and `ana m ruiz` have the same. */
import {Memo} from '../lines/memo.ts'

const maxName = 200
/** An archive's people are few and come again and again. */
const known = new Memo<readonly string[]>(readTokens, {entries: 2000, length: maxName})

/** Lower case without accents, comments in brackets left out; at most 12 words. */
export function nameTokens(name: string): readonly string[] {
  return known.get(name)
}

function readTokens(name: string): string[] {
  return name
    .slice(0, maxName)
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 12)
}

/** `ana` and `ruiz` of `ana.ruiz@example.org`. */
export function tokensOfAddress(address: string): readonly string[] {
  return nameTokens(address.slice(0, Math.max(0, address.indexOf('@'))))
}

/** `aruiz1@example.org` or `ana.ruiz@example.org` for `Ana Ruiz`. */
export function isLoginOf(address: string, name: string): boolean {
  const tokens = nameTokens(name)
  const first = tokens[0]
  const last = tokens.at(-1)
  if (!first || !last || tokens.length < 2 || last.length < 3) return false
  const login = tokensOfAddress(address).join('').replace(/\d+$/, '')
  return login === first + last || login === first[0] + last || login === last + first
}

/** `ana@…` and `aruiz@…` may be the address of an `Ana`, `ruiz@…` that of an `Ana Ruiz`. */
export function mayBeAddressOf(address: string, name: string): boolean {
  const [first, ...others] = nameTokens(name)
  const login = tokensOfAddress(address)
  if (!first) return false
  const last = others.at(-1)
  if (last !== undefined) return last.length > 3 && login.includes(last)
  return login.includes(first) || (login.length === 1 && login[0]!.startsWith(first[0]!))
}

/** `Tim May` for `Timothy C. May`: one surname, and one first name begins with the other. */
export function isShortFor(one: string, other: string): boolean {
  const [first, ...rest] = nameTokens(one)
  const [otherFirst, ...otherRest] = nameTokens(other)
  if (!first || !otherFirst || rest.length === 0 || rest.at(-1) !== otherRest.at(-1)) return false
  const [short, long] = first.length < otherFirst.length ? [first, otherFirst] : [otherFirst, first]
  return short.length > 1 && short !== long && long.startsWith(short)
}

/** `Ana`, `AR` and `AMR` are tags of an `Ana M. Ruiz`; one letter is anybody's. */
export function isTagOf(tag: string, name: string): boolean {
  const tokens = nameTokens(name)
  const wanted = tag.toLowerCase()
  if (wanted.length < 2 || tokens.length === 0) return false
  const initials = tokens.map(token => token[0]!).join('')
  return tokens.includes(wanted) || initials === wanted || initials[0] + initials.at(-1)! === wanted
}
