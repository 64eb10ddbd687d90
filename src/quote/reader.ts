/**
 * The quote room's way in: one body window in, its lines' depth, kind and author out.
 *
 * Reads patches and other regions, then decides depth, then finds attributions and authors, then
 * signatures, tables and what was forwarded. State that a long part carries from window to window
 * lives in the readers it creates.
 */
import type {
  Attribution,
  Body,
  DepthChange,
  MessageFields,
  Person,
  Reading,
  RequoteLevel,
} from '../types.ts'
import {AuthorReader} from './authors.ts'
import {readDigests} from './digests.ts'
import {readForwarded} from './forwarded.ts'
import {impliedDepth} from './implied.ts'
import type {ImpliedMessage} from './implied-owner.ts'
import {TEXT} from './kinds.ts'
import {unmarkAttributions} from './own-marks.ts'
import {PatchReader} from './patches.ts'
import {People} from './people.ts'
import {readShells} from './session-shell.ts'
import {readTranscripts} from './session-smtp.ts'
import {readSessions} from './sessions.ts'
import {mergedChanges, settleDepth, takeStructure} from './settled-depth.ts'
import {SignatureReader} from './signatures.ts'
import {solveDepth} from './solver.ts'
import type {StyleContext} from './style-names.ts'
import {readStyles} from './styles.ts'
import type {Thread} from './thread.ts'
import {ThreadReader} from './thread-reader.ts'
import {countTightFrom} from './tight-from.ts'
import {readUnquoted} from './unquoted.ts'
import {readRegions, readTables} from './verbatim.ts'

export interface QuoteOptions {
  readonly level: RequoteLevel
  /** Kinds and authors are wanted (JSON, colours, `--no-signature`); plain text needs only depth. */
  readonly structure: boolean
  /** Earlier messages as evidence, which needs `structure`; default none. */
  readonly thread?: Thread | null
}

/** Reads the windows of one part, in order. */
export interface QuoteReader {
  read(body: Body): Reading
}

/**
 * What a message's own fields tell the readers of its parts; made only when one asks. The parts of a
 * message that it encloses have another's: who sent that one speaks there.
 */
export class QuotedMessage implements StyleContext, ImpliedMessage {
  private readonly fields: MessageFields
  private known: People | null = null
  /** Its parts may come between those of others, and it is to be known as long as they do. */
  private enclosed: WeakMap<MessageFields, QuotedMessage> | null = null

  constructor(fields: MessageFields) {
    this.fields = fields
  }

  /** The message whose parts have these fields: one that it encloses, or itself (null). */
  enclosing(fields: MessageFields | null): QuotedMessage {
    if (fields === null) return this
    this.enclosed ??= new WeakMap()
    const message = this.enclosed.get(fields) ?? new QuotedMessage(fields)
    this.enclosed.set(fields, message)
    return message
  }

  get people(): People {
    this.known ??= new People(this.fields)
    return this.known
  }

  knows(name: string): boolean {
    return this.people.knows(name)
  }

  get isReply(): boolean {
    const {inReplyTo, references, subject} = this.fields
    return inReplyTo !== null || references.length > 0 || /^\s*re(?:\[\d+\])?:/i.test(subject ?? '')
  }

  get subject(): string | null {
    return this.fields.subject
  }

  get sender(): Person | null {
    return this.people.list[this.people.sender] ?? null
  }

  /** Messages above it in its thread, as far as References tell; 0 when they tell nothing. */
  get ancestors(): number {
    const {inReplyTo, references} = this.fields
    if (references.length === 0) return 0
    return new Set(inReplyTo ? [...references, inReplyTo] : references).size
  }

  /** What reads its parts with earlier messages beside them. */
  inThread(thread: Thread): ThreadReader {
    return new ThreadReader(thread, this.fields, this.people)
  }

  readonly names = (): readonly string[] => {
    const {from, to, cc} = this.fields
    return [...from, ...to, ...cc].flatMap(({name, address}) => [name ?? '', address ?? ''])
  }
}

/** The reader of one part of `message`. */
export function quoteReader(message: QuotedMessage, options: QuoteOptions): QuoteReader {
  return new PartReader(message, options)
}

class PartReader implements QuoteReader {
  private readonly message: QuotedMessage
  private readonly level: RequoteLevel
  private readonly patches = new PatchReader()
  private readonly structure: StructureReader | null

  private readonly thread: ThreadReader | null

  constructor(message: QuotedMessage, {level, structure, thread}: QuoteOptions) {
    this.message = message
    this.level = level
    this.structure = structure ? new StructureReader(message.people) : null
    this.thread = thread ? message.inThread(thread) : null
  }

  read(body: Body): Reading {
    const {message, structure} = this
    const first = this.readDepth(body, this.patches)
    const {written, changes} =
      first.length > 0 && isWhole(body)
        ? settleDepth(body, first, again => this.readDepth(again, new PatchReader()))
        : {written: body, changes: first}
    if (structure === null) return {authors: [], attributions: [], depthChanges: changes}
    const attributions = structure.read(written)
    if (written !== body) takeStructure(body, written)
    const reading = {authors: message.people.list, attributions, depthChanges: changes}
    return this.thread === null ? reading : inThread(body, reading, this.thread)
  }

  private readDepth(body: Body, patches: PatchReader): DepthChange[] {
    const {message, level} = this
    const {lines} = body
    lines.kind.fill(TEXT, 0, lines.count)
    countTightFrom(body)
    patches.read(body)
    readRegions(body)
    unmarkAttributions(body)
    if (level !== 'off') {
      readUnquoted(body)
      readTranscripts(body)
      readSessions(body, message)
      readShells(body)
    }
    const styled = readStyles(body, message, level, this.thread)
    const solved = solveDepth(body, level)
    readDigests(body, message.subject)
    const implied = impliedDepth(body, level, message)
    return [...styled, ...solved, ...implied]
  }
}

/** The reading with what the thread proves. */
function inThread(body: Body, reading: Reading, thread: ThreadReader): Reading {
  const {lines, firstLine} = body
  const {changes, origins} = thread.read(body, reading.attributions)
  if (changes.length === 0) return {...reading, origins}
  const attributions = reading.attributions.map(attribution => {
    const depth = lines.depth[lines.rowOfLine(attribution.firstLine - firstLine)]!
    return {...attribution, depth, introduces: attribution.introduces + depth - attribution.depth}
  })
  const depthChanges = mergedChanges(body, [reading.depthChanges, changes])
  return {...reading, attributions, depthChanges, origins}
}

/** Depth is settled where nothing above or below can tell otherwise. */
function isWhole({firstLine, continued, last}: Body): boolean {
  return firstLine === 1 && !continued && last
}

/** Finds kinds and authors, once depth is known. */
class StructureReader {
  private readonly authors: AuthorReader
  private readonly signatures = new SignatureReader()

  constructor(people: People) {
    this.authors = new AuthorReader(people)
  }

  read(body: Body): Attribution[] {
    const attributions = this.authors.read(body)
    this.signatures.read(body)
    readTables(body)
    readForwarded(body)
    return attributions
  }
}
