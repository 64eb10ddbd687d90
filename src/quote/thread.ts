/**
 * Thread evidence (`--thread`): what earlier messages of the archive said, for those that answer them.
 *
 *     <1@example.org>   Ana: The wait is far too long.                depth 0
 *     <2@example.org>   > The wait is far too long.                   depth 1, Ana's, first in <1…>
 *     <3@example.org>   The wait is far too                           depth 2, Ana's, first in <1…>,
 *                       long.                                         whatever marks it has
 *
 * The message answered is that of In-Reply-To, else the last of References (RFC 5322 §3.6.4). It has to
 * stand before its answer in the input, and not too far: what is remembered is bounded.
 */
import type {Body, MessageFields, Origin, Person, TextPart} from '../types.ts'
import type {Words} from './thread-words.ts'

/** Words that are remembered, of the messages that came last: some 1,000 of them. */
const maxWords = 1 << 19

/** A line as it was read. */
export interface SaidLine {
  readonly depth: number
  readonly author: Person | null
  /** Null: nothing tells. */
  readonly origin: Origin | null
  /** Of a footer or a signature, which other messages of the thread have, too. */
  readonly isRepeated: boolean
}

/** The text of one message: its first text part, whose quotation an answer has. */
export class Said {
  readonly lines: SaidLine[] = []
  /** Number of each line in the part's body, from 1. */
  readonly numbers: number[] = []
  wordCount = 0
  private readonly fields: MessageFields
  private readonly part: TextPart
  private readonly hashes: Int32Array[] = []
  private readonly rows: Int32Array[] = []

  constructor(fields: MessageFields, part: TextPart) {
    this.fields = fields
    this.part = part
  }

  isOf(fields: MessageFields): boolean {
    return this.fields === fields
  }

  isIn(part: TextPart): boolean {
    return this.part === part
  }

  add({lines, firstLine}: Body, words: Words, read: readonly SaidLine[]): void {
    const first = this.lines.length
    this.hashes.push(words.hashes)
    this.rows.push(first === 0 ? words.rows : words.rows.map(row => row + first))
    for (const [row, line] of read.entries()) {
      this.lines.push(line)
      this.numbers.push(firstLine + lines.firstLineOf(row))
    }
    this.wordCount += words.hashes.length
  }

  /** All words, their rows being indices into `lines`. */
  words(): Words {
    return {hashes: joined(this.hashes), rows: joined(this.rows)}
  }
}

/** The messages of one input, as far as they are remembered. */
export class Thread {
  private readonly messages = new Map<string, Said>()
  private words = 0

  /** What the message that `fields` answers said; null when it is not remembered. */
  answered(fields: MessageFields): Said | null {
    const id = answeredId(fields)
    return (id !== null && id !== fields.id && this.messages.get(id)) || null
  }

  /** Remembers a window of the first text part of a message that has an id. */
  remember(fields: MessageFields, body: Body, words: Words, lines: readonly SaidLine[]): void {
    const {id} = fields
    if (id === null) return
    let said = this.messages.get(id)
    if (!said?.isOf(fields)) {
      if (said) this.forget(id, said)
      said = new Said(fields, body.part)
      this.messages.set(id, said)
    } else if (!said.isIn(body.part)) return
    said.add(body, words, lines)
    this.words += words.hashes.length
    for (const [old, text] of this.messages) {
      if (this.words <= maxWords || old === id) break
      this.forget(old, text)
    }
  }

  private forget(id: string, said: Said): void {
    this.messages.delete(id)
    this.words -= said.wordCount
  }
}

/** The id of the message that is answered; null for one that answers none. */
export function answeredId({inReplyTo, references}: MessageFields): string | null {
  return inReplyTo ?? references.at(-1) ?? null
}

function joined(pieces: readonly Int32Array[]): Int32Array {
  if (pieces.length === 1) return pieces[0]!
  const whole = new Int32Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
