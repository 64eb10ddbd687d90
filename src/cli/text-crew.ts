/**
 * Threads that share the messages of a run (`--jobs`): batches in, their products out in the order of
 * the batches, as if one thread had done all.
 */
import {dirname, join} from 'node:path'
import {setImmediate} from 'node:timers/promises'
import {Worker} from 'node:worker_threads'
import type {Tally} from './stats.ts'
import type {Batch} from './text-batch.ts'
import type {FoundIn, TextAnswer, TextOrder, TextStart, Wanted} from './text-jobs.ts'

const program = 'requote-text-worker.cjs'
/** Batches for each worker, the one that it works on included. */
const mostBatches = 3

/** Where the products go, in order. */
export interface CrewTarget {
  /** Takes octets; throws as a sink's `write` does. */
  product(bytes: Buffer): void
  drained(): Promise<void>
  done(tally: Tally, found: readonly FoundIn[]): void
}

/** What stands before the crew's products. */
export interface OutputSoFar {
  /** There is a message. */
  readonly follows: boolean
  /** The last line has no end. */
  readonly unfinished: boolean
}

/** A batch under way, and what has come of it. */
interface Entry {
  readonly hand: Hand
  readonly continues: boolean
  readonly answers: TextAnswer[]
  isDone: boolean
}

/** One thread. */
interface Hand {
  readonly worker: Worker
  readonly onTheWay: Int32Array
  /** Its batches, the one that it works on first. */
  readonly entries: Entry[]
}

const lineEnd = Buffer.from('\n')

export class Crew {
  private readonly target: CrewTarget
  private readonly jobs: number
  private readonly wanted: Wanted
  /** Hired when there is work for them. */
  private readonly hands: Hand[] = []
  /** In the order of the batches. */
  private readonly entries: Entry[] = []
  private wake: () => void = () => {}
  private failure: Error | null = null
  private follows: boolean
  private unfinished: boolean
  /** Who has the message that the last batch ended in. */
  private keeper: Hand | null = null
  /** Where a bug was met. */
  place = ''

  constructor(jobs: number, wanted: Wanted, target: CrewTarget, output: OutputSoFar) {
    this.target = target
    this.follows = output.follows
    this.unfinished = output.unfinished
    this.jobs = jobs
    this.wanted = wanted
  }

  /** Gives a batch away; settles when there is room for another. Throws what the target throws, and bugs. */
  async give(batch: Batch): Promise<void> {
    const hand = this.keeper ?? this.idlest()
    const {continues, goesOn, octets} = batch
    const entry: Entry = {hand, continues, answers: [], isDone: false}
    hand.entries.push(entry)
    this.entries.push(entry)
    const order: TextOrder = {batch, follows: this.follows}
    this.follows ||= batch.steps.some(({kind}) => kind === 'start')
    hand.worker.postMessage(order, [octets])
    this.keeper = goesOn ? hand : null
    await setImmediate()
    await this.tell()
    while (this.entries.length > this.jobs * mostBatches) await this.tellNext()
  }

  /** Settles when all that was given is done. */
  async finish(): Promise<void> {
    while (this.entries.length > 0) await this.tellNext()
  }

  async end(): Promise<void> {
    await Promise.all(this.hands.map(({worker}) => worker.terminate()))
  }

  private hire(): Hand {
    const onTheWay = new Int32Array(new SharedArrayBuffer(4))
    const workerData: TextStart = {wanted: this.wanted, onTheWay}
    const worker = new Worker(join(dirname(import.meta.url), program), {workerData})
    const hand: Hand = {worker, onTheWay, entries: []}
    this.hands.push(hand)
    worker.on('message', (answer: TextAnswer) => this.note(hand, answer))
    worker.on('error', error => this.fail(error as Error))
    return hand
  }

  private idlest(): Hand {
    const [first, ...others] = this.hands
    if (first === undefined) return this.hire()
    const idlest = others.reduce(
      (best, hand) => (hand.entries.length < best.entries.length ? hand : best),
      first,
    )
    return idlest.entries.length > 0 && this.hands.length < this.jobs ? this.hire() : idlest
  }

  private note(hand: Hand, answer: TextAnswer): void {
    if (answer.kind === 'bug') {
      this.place = answer.place
      this.fail(answer.error)
      return
    }
    const entry = hand.entries[0]!
    entry.answers.push(answer)
    if (answer.kind === 'done') {
      entry.isDone = true
      hand.entries.shift()
    }
    this.wake()
  }

  private fail(error: Error): void {
    this.failure ??= error
    this.wake()
  }

  /** Waits until something has come, and tells it. */
  private async tellNext(): Promise<void> {
    const first = this.entries[0]
    if (first !== undefined && first.answers.length === 0 && this.failure === null) {
      await new Promise<void>(resolve => {
        this.wake = resolve
      })
    }
    await this.tell()
  }

  /** Tells what has come and has its turn. */
  private async tell(): Promise<void> {
    if (this.failure !== null) throw this.failure
    for (let entry = this.entries[0]; entry !== undefined; entry = this.entries[0]) {
      for (const answer of entry.answers.splice(0)) await this.answer(entry, answer)
      if (!entry.isDone || entry.answers.length > 0) return
      this.entries.shift()
    }
  }

  private async answer(entry: Entry, answer: TextAnswer): Promise<void> {
    if (answer.kind === 'product') {
      const {buffer, byteOffset, length} = answer.bytes
      // Only the next message's product shows that there is one.
      if (this.unfinished && !entry.continues) this.target.product(lineEnd)
      this.unfinished = false
      this.target.product(Buffer.from(buffer, byteOffset, length))
      Atomics.sub(entry.hand.onTheWay, 0, length)
      Atomics.notify(entry.hand.onTheWay, 0)
      await this.target.drained()
    } else if (answer.kind === 'done') {
      this.unfinished = answer.unfinished
      this.target.done(answer.tally, answer.found)
    }
  }
}
