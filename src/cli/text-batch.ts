/**
 * Messages on their way to another thread: what the mailbox's reader tells is collected, and played to
 * the rooms behind it over there.
 */
import type {MessagePipeline} from '../pipeline.ts'
import type {Finding, HeaderField, MessageHandler, MessageStart} from '../types.ts'

/** What the reader told, in order, a file first; `octets` are the next so many of the batch. */
type Step =
  | {readonly kind: 'file'; readonly file: string}
  | {readonly kind: 'start'; readonly start: MessageStart}
  | {readonly kind: 'octets'; length: number}
  | {readonly kind: 'end'; readonly length: number}
  | {readonly kind: 'finding'; readonly finding: Finding}

/** Some messages; plain data, whose octets can change hands. */
export interface Batch {
  readonly steps: readonly Step[]
  readonly octets: ArrayBuffer
  /** It begins, or ends, inside a message that the batch before, or behind, has more of. */
  readonly continues: boolean
  readonly goesOn: boolean
}

/** Octets that fill a batch, at the end of a message. */
const fullAt = 1 << 20
/** Octets that fill it inside of a long message. */
const fullInside = 4 << 20

/** Collects the messages of one file after the other. */
export class Batcher implements MessageHandler {
  private file = ''
  private readonly onBatch: (batch: Batch) => void
  private bytes: Buffer = Buffer.allocUnsafeSlow(fullAt)
  private length = 0
  private steps: Step[] = []
  private isOpen = false
  private continues = false

  /** @param onBatch takes each full batch, at once */
  constructor(onBatch: (batch: Batch) => void) {
    this.onBatch = onBatch
  }

  /** What comes next is of `file`. */
  open(file: string): void {
    this.file = file
    if (this.steps.length > 0) this.steps.push({kind: 'file', file})
  }

  messageStart(start: MessageStart): void {
    this.add({kind: 'start', start})
    this.isOpen = true
  }

  write(bytes: Buffer, start: number, end: number): void {
    const octets = end - start
    this.reserve(octets)
    bytes.copy(this.bytes, this.length, start, end)
    this.length += octets
    const last = this.steps.at(-1)
    if (last?.kind === 'octets') last.length += octets
    else this.add({kind: 'octets', length: octets})
    if (this.length >= fullInside) this.pass()
  }

  messageEnd(length: number): void {
    this.add({kind: 'end', length})
    this.isOpen = false
    if (this.length >= fullAt) this.pass()
  }

  report(finding: Finding): void {
    this.add({kind: 'finding', finding})
  }

  /** Passes on what is held. */
  end(): void {
    if (this.steps.length > 0) this.pass()
  }

  private add(step: Step): void {
    if (this.steps.length === 0) this.steps.push({kind: 'file', file: this.file})
    this.steps.push(step)
  }

  private pass(): void {
    const {steps, continues, isOpen: goesOn} = this
    const octets = this.bytes.buffer.slice(0, this.length) as ArrayBuffer
    this.steps = []
    this.length = 0
    this.continues = goesOn
    this.onBatch({steps, octets, continues, goesOn})
  }

  private reserve(octets: number): void {
    if (this.length + octets <= this.bytes.length) return
    const longer = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.length + octets))
    this.bytes.copy(longer, 0, 0, this.length)
    this.bytes = longer
  }
}

/**
 * Tells the rooms what the reader told.
 * @param roomsFor gives those for the messages of a file
 */
export function play(batch: Batch, roomsFor: (file: string) => MessagePipeline): void {
  const bytes = Buffer.from(batch.octets)
  let rooms: MessagePipeline | null = null
  let at = 0
  for (const step of batch.steps) {
    if (step.kind === 'file') rooms = roomsFor(step.file)
    else if (step.kind === 'start') rooms!.messageStart(received(step.start))
    else if (step.kind === 'end') rooms!.messageEnd(step.length)
    else if (step.kind === 'finding') rooms!.report(step.finding)
    else {
      rooms!.write(bytes, at, at + step.length)
      at += step.length
    }
  }
}

/** A Buffer is a plain array of octets when it has come to another thread. */
function received(start: MessageStart): MessageStart {
  if (typeof start.header === 'string') return start
  const header = start.header.map(({name, body, line}): HeaderField => {
    return {name, body: Buffer.from(body.buffer, body.byteOffset, body.length), line}
  })
  return {...start, header}
}
