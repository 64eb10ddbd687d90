/**
 * One message as it stands in its container, and edits of its content put back there: separator line,
 * escapes and the empty line behind it stay, and new lines get the escape of the file's dialect.
 *
 *     From a@example.org Thu …     container
 *     Subject: x                   content, from here …
 *
 *     >From here on                one octet of an escape, the line is content
 *     Bye                          … to here
 *                                  container
 */
import {CR, GT, LF} from '../lines/octets.ts'
import type {MboxDialect} from '../types.ts'
import {applied, type Edit, inOrder} from './edit.ts'

/** Where the content of a message stands in its raw octets. */
export interface Container {
  readonly isMbox: boolean
  /** As far as it is known. */
  readonly dialect: MboxDialect | null
  /** Octets before the content, and of the content without escapes. */
  readonly contentStart: number
  readonly contentLength: number
  /** Octets of the content before which an escape stands in `raw`, ascending. */
  readonly escapes: readonly number[]
  /** Line ends are CR alone, and read as LF. */
  readonly mac: boolean
}

/** An edit with its escapes, which count in its octets as they were without them. */
interface EscapedEdit extends Edit {
  readonly size: number
  readonly escapes: readonly number[]
}

const from = Buffer.from('From ')
const noEscapes: readonly number[] = []

export class HeldMessage {
  /** The octets of the input: whose holds them must not change them. */
  readonly raw: Buffer
  private readonly container: Container
  private unescaped: Buffer | null = null

  constructor(raw: Buffer, container: Container) {
    this.raw = raw
    this.container = container
  }

  get dialect(): MboxDialect | null {
    return this.container.dialect
  }

  /** What the mailbox's reader hands on of it. */
  get content(): Buffer {
    this.unescaped ??= this.readContent()
    return this.unescaped
  }

  /** Octets as written from octet `at` of the content to its end, escapes included. */
  octetsFrom(at: number): number {
    const {contentLength, escapes} = this.container
    return contentLength - at + escapes.filter(mark => mark >= at).length
  }

  /** @returns null when the dialect cannot carry a new line */
  apply(edits: readonly Edit[]): HeldMessage | null {
    const escaped = inOrder(edits).map(edit => this.escape(edit))
    return escaped.every(edit => edit !== null) ? this.join(escaped) : null
  }

  private readContent(): Buffer {
    const {contentStart, contentLength, escapes, mac} = this.container
    const end = contentStart + contentLength + escapes.length
    const octets = this.raw.subarray(contentStart, end)
    if (escapes.length === 0 && !mac) return octets
    const marks = escapes.map((at, index) => {
      const start = at + index
      return {start, end: start + 1, bytes: Buffer.alloc(0)}
    })
    const content = applied(octets, marks)
    return mac ? replaced(content, CR, LF) : content
  }

  private join(edits: readonly EscapedEdit[]): HeldMessage {
    const {container, raw} = this
    const {contentStart, escapes} = container
    const raws: Edit[] = []
    const kept: number[] = []
    let next = 0
    let growth = 0
    for (const edit of edits) {
      for (; next < escapes.length && escapes[next]! < edit.start; next++) {
        kept.push(escapes[next]! + growth)
      }
      const start = contentStart + edit.start + next
      for (const mark of edit.escapes) kept.push(edit.start + growth + mark)
      while (next < escapes.length && escapes[next]! < edit.end) next++
      raws.push({start, end: contentStart + edit.end + next, bytes: edit.bytes})
      growth += edit.size - (edit.end - edit.start)
    }
    for (; next < escapes.length; next++) kept.push(escapes[next]! + growth)
    const contentLength = container.contentLength + growth
    return new HeldMessage(applied(raw, raws), {...container, contentLength, escapes: kept})
  }

  /** Null: the dialect would take a mark off that is the text's own. */
  private escape(edit: Edit): EscapedEdit | null {
    const {isMbox, dialect, mac} = this.container
    const {bytes} = edit
    let escapes = noEscapes
    if (isMbox && dialect !== 'mboxcl2' && bytes.includes(from)) {
      const lines = fromLines(bytes, edit.start === 0 || this.content[edit.start - 1] === LF)
      const isBare = (at: number): boolean => bytes[at] !== GT
      escapes = dialect === 'mboxrd' ? lines : lines.filter(isBare)
      const isOpen = dialect === 'mboxo' || dialect === 'mboxcl'
      if (isOpen && lines.some(at => bytes[at] === GT && bytes[at + 1] !== GT)) return null
    }
    const marks = escapes.map(at => ({start: at, end: at, bytes: Buffer.of(GT)}))
    const escaped = marks.length === 0 ? bytes : applied(bytes, marks)
    const written = mac ? replaced(escaped, LF, CR) : escaped
    return {...edit, bytes: written, size: bytes.length, escapes}
  }
}

/** Offsets of the lines `>*From `. */
function fromLines(bytes: Buffer, startsLine: boolean): number[] {
  const lines: number[] = []
  for (let hit = bytes.indexOf(from); hit !== -1; hit = bytes.indexOf(from, hit + from.length)) {
    let start = hit
    while (start > 0 && bytes[start - 1] === GT) start--
    if (start === 0 ? startsLine : bytes[start - 1] === LF) lines.push(start)
  }
  return lines
}

function replaced(bytes: Buffer, octet: number, by: number): Buffer {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf(octet); at !== -1; at = copy.indexOf(octet, at + 1)) copy[at] = by
  return copy
}
