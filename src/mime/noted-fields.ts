/**
 * The fields of one header section that requote reads, noted while the section is scanned, so that
 * nothing is looked for twice (RFC 5322 §3.6, RFC 2045 §5). All others cost one look in a table.
 */
import {COLON, HT, PLUS, QUESTION, SP} from '../lines/octets.ts'
import {withoutEol} from './octets.ts'

/** A header field as it stands in the input; octets are latin-1 characters. */
export interface RawField {
  /** As written, without the colon. */
  readonly name: string
  /** The name in lower case. */
  readonly key: string
  /** What follows the colon, folded as found, without the last line's eol. */
  readonly body: string
  /** Input line of the field's first line. */
  readonly line: number
  /** What is known of the body's octets; nothing where it is not given. */
  readonly octets?: BodyOctets
  /** Its place in `briefNames`, or -1; looked up where it is not given. */
  readonly place?: number
}

/** `plain`: ASCII on one line in which nothing is encoded. `any`: nobody looked, or some are 8-bit. */
export type BodyOctets = 'plain' | 'ascii' | 'any'

/** The fields that all output shows, in this order. */
export const briefNames: readonly string[] = ['From', 'To', 'Cc', 'Date', 'Subject']

/** As nearly all mail writes them; no two agree in length and first letter. */
const names =
  `${briefNames.join(' ')} Message-ID In-Reply-To References Reply-To ` +
  'Content-Type Content-Disposition Content-Transfer-Encoding ' +
  'List-Id List-Post List-Subscribe Mailing-List X-Mailing-List X-BeenThere ' +
  'Sender Errors-To Return-Path Precedence'

interface Name {
  readonly written: string
  readonly key: string
  readonly place: number
  readonly octets: Buffer
  readonly plain: Uint8Array | null
}

/** Octets, marked 1, of a body that says what it means: no eol, no encoded word, no UTF-7. */
const plainOctets = Uint8Array.from({length: 256}, (_, octet) =>
  octet === HT || (octet >= SP && octet < 0x7f && octet !== PLUS && octet !== QUESTION) ? 1 : 0,
)
/** The plus of a date is its zone's. */
const plainInDate = Uint8Array.from(plainOctets).fill(1, PLUS, PLUS + 1)
/** Only of the fields that all output shows it is told whether they are plain. */
const plainIn = new Map([
  ['From', plainOctets],
  ['To', plainOctets],
  ['Cc', plainOctets],
  ['Subject', plainOctets],
  ['Date', plainInDate],
])

const wanted = names.split(' ').map((written): Name => {
  const plain = plainIn.get(written) ?? null
  const place = briefNames.indexOf(written)
  return {written, key: written.toLowerCase(), place, octets: Buffer.from(written), plain}
})
const longestName = 25
/** By length and first letter, without case: the number of the one that a name may be, or -1. */
const candidates = new Int8Array((longestName + 1) * 32).fill(-1)
for (const [number, {octets}] of wanted.entries()) {
  candidates[slotOf(octets.length, octets[0]!)] = number
}

function slotOf(length: number, letter: number): number {
  return length * 32 + (letter & 31)
}

/** Numbers a noted field takes in the list: which it is, how its name is written, its start, end and line. */
const width = 5
/** What tells an upper-case letter from a lower-case one. */
const letterCase = 0x20

/** Collects for one section at a time; reused. Offsets and lines count from 0 in the section. */
export class NotedFields {
  private readonly noted: number[] = []
  private length = 0
  private isOpen = false

  clear(): void {
    this.length = 0
    this.isOpen = false
  }

  /**
   * A field begins, with the name `bytes[at, nameEnd)`; the one before ends.
   * @param start where it stands in the section
   */
  begin(bytes: Buffer, at: number, nameEnd: number, start: number, line: number): void {
    if (this.isOpen) this.end(start)
    if (nameEnd - at > longestName) return
    const number = candidates[slotOf(nameEnd - at, bytes[at]!)]!
    if (number === -1) return
    const unlike = difference(bytes, at, wanted[number]!.octets)
    if (unlike !== 0 && unlike !== letterCase) return
    const {noted, length} = this
    noted[length] = number
    noted[length + 1] = unlike
    noted[length + 2] = start
    noted[length + 3] = start
    noted[length + 4] = line
    this.length = length + width
    this.isOpen = true
  }

  /** What follows at `offset` belongs to no field. */
  end(offset: number): void {
    if (this.isOpen) this.noted[this.length - 2] = offset
    this.isOpen = false
  }

  /**
   * @param bytes hold the section, from `offset` on
   * @param text the section's octets as latin-1 characters
   * @param line input line of its first line
   */
  fields(bytes: Buffer, offset: number, text: string, line: number): RawField[] {
    const {noted} = this
    const fields: RawField[] = []
    for (let index = 0; index < this.length; index += width) {
      const {written, key, place, octets, plain} = wanted[noted[index]!]!
      const start = noted[index + 2]!
      const name = noted[index + 1] === 0 ? written : text.slice(start, start + octets.length)
      const from = behindColon(bytes, offset + start + octets.length)
      const to = withoutEol(bytes, from, offset + noted[index + 3]!)
      fields.push({
        name,
        key,
        body: text.slice(from - offset, to - offset),
        line: line + noted[index + 4]!,
        octets: plain === null ? 'any' : octetsOf(bytes, from, to, plain),
        place,
      })
    }
    return fields
  }
}

/** The bits in which `bytes` at `at` differ from a name's octets; 0 when they are the same. */
function difference(bytes: Buffer, at: number, octets: Buffer): number {
  let bits = 0
  for (let index = 0; index < octets.length; index++) bits |= bytes[at + index]! ^ octets[index]!
  return bits
}

/** Blanks may precede the colon (RFC 5322 §4.5). */
function behindColon(bytes: Buffer, nameEnd: number): number {
  let at = nameEnd
  while (bytes[at] !== COLON) at++
  return at + 1
}

function octetsOf(bytes: Buffer, start: number, end: number, plain: Uint8Array): BodyOctets {
  let at = start
  while (at < end && plain[bytes[at]!] === 1) at++
  if (at === end) return 'plain'
  while (at < end && bytes[at]! < 0x80) at++
  return at === end ? 'ascii' : 'any'
}
