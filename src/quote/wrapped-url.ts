/**
 * Evidence for the rule `wrap-broken`: a link that the wrap cut goes on in the line below.
 *
 *     > > It is told in https://lists.example.org/doors/2025/02/which-oil-to-take-for-a-
 *     > door-that-squeaks/msg00012.html         1 mark, true depth 2
 *     > > Read it.
 *
 * No link ends as the upper half does, or the lower half closes its bracket; and nobody answers with
 * such a half. Whether the line was full, and the text goes back, is for the rule to see.
 * In: the row above the step down; out: what speaks for one link.
 */
import {SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {Evidence} from './evidence.ts'
import {trimmedEnd} from './words.ts'

/** Octets of a link's half that are looked at. */
const maxWord = 400
/** Octets of the shortest lower half but a number: `and/or`, `n/a` and `24/7` are words. */
const leastRest = 7

/** What stands before a link, and the link (RFC 3986). */
const linkStart = /^["'([{]*(<?)[(["']*((?:https?:\/\/|ftp:\/\/|www\.|mailto:)[^\s<>"]*)$/i
/** Octets of a link that it cannot end with: a parameter without its value, half an escape. */
const cutEnd = /(?:[-_&=%]|%[0-9a-f]|:\/\/)$/i
/** All of RFC 3986 that may follow the cut; not what begins a path (`/usr`, `~/`) or another link. */
const rest = /^(?!https?:|ftp:|www\.|mailto:)[a-z0-9%][\w.%/&=?#+~:;,!$'()*@-]*$/i
/** What hardly any word has, but the end of a link. */
const restSigns =
  /\w\/\w|%[0-9a-f]{2}|[&=]\w|\w-\w.*-\w|\w_\w.*_\w|\w\.(?:[a-z]?html?|php|aspx?|cgi|pdf|txt)\b/i
const closing = /[>)\]}.,;:!?'"]+$/

/** Null where no link goes on. */
export function urlEvidence(body: Body, row: number): Evidence[] | null {
  const {bytes, lines} = body
  const above = linkStart.exec(lastWord(body, row))
  if (above === null) return null
  const [, bracket, link] = above
  const word = /^\S*/.exec(lines.text(bytes, row + 1, maxWord))![0]
  const half = word.replace(closing, '')
  if (!rest.test(half) || (half.includes('@') && !/^mailto:/i.test(link!))) return null
  const closes = bracket !== '' && word.includes('>')
  const isCut = cutEnd.test(link!)
  if (!closes && !(isCut && isSign(half))) return null
  const found: Evidence[] = [{weight: 2.5, says: 'it reads as the rest of the link above'}]
  if (isCut) found.push({weight: 4, says: 'no link ends as the one above does'})
  if (closes) found.push({weight: 4, says: 'it closes the bracket of the link above'})
  return found
}

function isSign(half: string): boolean {
  return /^\d{2,}$/.test(half) || (half.length >= leastRest && restSigns.test(half))
}

/** The last word of a row, or the end of a long one. */
function lastWord({bytes, lines}: Body, row: number): string {
  const end = trimmedEnd(bytes, lines, row)
  const least = Math.max(lines.content[row]!, end - maxWord)
  let at = end
  while (at > least && bytes[at - 1]! > SP) at--
  return bytes.toString('utf8', at, end)
}
