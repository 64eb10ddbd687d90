/**
 * The fields of one header section that requote reads, noted while the section is scanned, so that
 * nothing is looked for twice (RFC 5322 §3.6, RFC 2045 §5). All others cost one look in a table.
 */
import {COLON} from '../lines/octets.ts'

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
}

/** As nearly all mail writes them; no two agree in length and first letter. */
const names =
  'From To Cc Date Subject Message-ID In-Reply-To References ' +
  'Content-Type Content-Disposition Content-Transfer-Encoding ' +
  'List-Id List-Post List-Subscribe Mailing-List X-Mailing-List X-BeenThere'

interface Name {
  readonly written: string
  readonly key: string
}

const longestName = 25
/** By length and first letter, without case: the one of those that a name may be. */
const wanted: (Name | null)[] = Array.from({length: (longestName + 1) * 32}, () => null)
for (const written of names.split(' ')) {
  wanted[slotOf(written.length, written.charCodeAt(0))] = {written, key: written.toLowerCase()}
}

function slotOf(length: number, letter: number): number {
  return length * 32 + (letter & 31)
}

/** Numbers a noted field takes in the list: its start, the ends of name and field, its line. */
const width = 4

/** Collects for one section at a time; reused. Offsets and lines count from 0 in the section. */
export class NotedFields {
  private readonly noted: number[] = []
  private isOpen = false

  clear(): void {
    this.noted.length = 0
    this.isOpen = false
  }

  /** A field begins; the one before ends. @param letter the first octet of its name */
  begin(start: number, nameEnd: number, letter: number, line: number): void {
    if (this.isOpen) this.end(start)
    const length = nameEnd - start
    if (length > longestName || wanted[slotOf(length, letter)] === null) return
    this.noted.push(start, nameEnd, nameEnd, line)
    this.isOpen = true
  }

  /** What follows at `offset` belongs to no field. */
  end(offset: number): void {
    if (this.isOpen) this.noted[this.noted.length - 2] = offset
    this.isOpen = false
  }

  /**
   * @param text the section's octets as latin-1 characters
   * @param line input line of its first line
   */
  fields(text: string, line: number): RawField[] {
    const {noted} = this
    const fields: RawField[] = []
    for (let index = 0; index < noted.length; index += width) {
      const start = noted[index]!
      const nameEnd = noted[index + 1]!
      const {written, key} = nameAt(text, start, nameEnd)
      const body = bodyOf(text, nameEnd, noted[index + 2]!)
      fields.push({name: written, key, body, line: line + noted[index + 3]!})
    }
    return fields
  }
}

/** Names are hardly ever written in another way: then no string is made of one. */
function nameAt(text: string, start: number, end: number): Name {
  const name = wanted[slotOf(end - start, text.charCodeAt(start))]!
  if (text.startsWith(name.written, start)) return name
  const written = text.slice(start, end)
  return {written, key: written.toLowerCase()}
}

/** Behind the colon, which blanks may precede (RFC 5322 §4.5), up to the last eol. */
function bodyOf(text: string, nameEnd: number, end: number): string {
  const colon = text.charCodeAt(nameEnd) === COLON ? nameEnd : text.indexOf(':', nameEnd)
  let to = end
  if (text[to - 1] === '\n') to -= text[to - 2] === '\r' ? 2 : 1
  return text.slice(colon + 1, to)
}
