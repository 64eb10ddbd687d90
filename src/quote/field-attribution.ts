/**
 * Header-block attributions: a quoted reply that names its author by header fields.
 *
 *     > From: Ana Ruiz <ana@example.org>
 *     > Date: Mon, 3 Feb 2025 10:22:00 +0100
 *     >
 *     > > her words
 *
 * Two fields or more, `From` first, right above a deeper line.
 */
import {COLON} from '../lines/octets.ts'
import type {Body, Person} from '../types.ts'
import type {FoundAttribution} from './attribution.ts'

const maxFields = 12
const maxLength = 400
const names =
  /^(From|Date|Sent|To|Cc|Subject|Message-ID|Reply-To|Organization|Newsgroups):[ \t]*(.*)$/i

/**
 * The block of fields that starts at `row`, or null.
 * @param isDeeperBelow tells whether a row's next line with content is deeper than the row
 */
export function readFieldAttribution(
  body: Body,
  row: number,
  isDeeperBelow: (row: number) => boolean,
): FoundAttribution | null {
  if (!mayStartField(body, row)) return null
  const fields = new Map<string, string>()
  let last = row - 1
  while (
    last + 1 < body.lines.count &&
    fields.size < maxFields &&
    body.lines.depth[last + 1] === body.lines.depth[row]
  ) {
    const field = names.exec(body.lines.text(body.bytes, last + 1, maxLength))
    if (!field) break
    fields.set(field[1]!.toLowerCase(), field[2]!.trim())
    last++
  }
  const from = fields.get('from')
  const date = fields.get('date') ?? fields.get('sent')
  if (fields.size < 2 || !from || !date || !isDeeperBelow(last)) return null
  return {first: row, last, author: parseMailbox(from), date}
}

/** The row begins with `From:`; the other fields follow it. */
export function mayStartField({bytes, lines}: Body, row: number): boolean {
  const at = lines.content[row]!
  return bytes[at] === 0x46 && bytes[at + 4] === COLON && bytes[at + 3] === 0x6d
}

/** `Ana Ruiz <ana@example.org>`, `ana@example.org` or `Ana Ruiz`. */
function parseMailbox(text: string): Person {
  const angle = text.indexOf('<')
  if (angle < 0)
    return text.includes('@') ? {name: null, address: text} : {name: text, address: null}
  const name = text.slice(0, angle).replaceAll('"', '').trim()
  const address = text
    .slice(angle + 1)
    .replace('mailto:', '')
    .replace(/[>\]\s]+$/, '')
  return {name: name || null, address: address.includes('@') ? address : null}
}
