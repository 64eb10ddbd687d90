/**
 * A thread of `requote --jobs`: batches of messages in, their text or JSON out.
 *
 * It waits where more is on its way than the other thread has passed on, so that no memory fills.
 */
import {parentPort, workerData} from 'node:worker_threads'
import {type MessagePipeline, messagePipeline} from '../pipeline.ts'
import {lineStyle} from './terminal.ts'
import {play} from './text-batch.ts'
import type {FoundIn, TextAnswer, TextOrder, TextStart} from './text-jobs.ts'
import {TextWork} from './text-work.ts'

/** Octets on their way beyond which a worker waits. */
const mostOnTheWay = 8 << 20

const {wanted, onTheWay} = workerData as TextStart
const port = parentPort!
let work: TextWork
let found: FoundIn[] = []
let rooms: MessagePipeline | null = null
let file = ''

/** Orders that come before all is ready wait in the port. */
async function begin(): Promise<void> {
  const {options, level, safe} = wanted
  const style = await lineStyle(level)
  work = new TextWork(options, {style, safe}, pass, (name, findings, message) => {
    found.push({file: name, findings, message})
  })
  port.on('message', doBatch)
}

function doBatch({batch, follows}: TextOrder): void {
  try {
    if (!batch.continues) work.writer.begin(follows)
    play(batch, roomsFor)
    if (work.out.length > 0) pass(work.out.take())
    work.out.reset()
    tell({kind: 'done', found, tally: work.stats.take(), unfinished: work.writer.unfinished})
    found = []
  } catch (error) {
    const place = `${file}, message ${work.stats.messages + 1} of a batch`
    tell({kind: 'bug', error: error instanceof Error ? error : new Error(String(error)), place})
  }
}

function roomsFor(name: string): MessagePipeline {
  if (rooms !== null && name === file) return rooms
  file = name
  rooms = messagePipeline(file, work.pipelineOptions(null), work.writer, work.findingsOf(file))
  return rooms
}

function pass(bytes: Buffer): void {
  for (
    let held = Atomics.load(onTheWay, 0);
    held > mostOnTheWay;
    held = Atomics.load(onTheWay, 0)
  ) {
    Atomics.wait(onTheWay, 0, held)
  }
  Atomics.add(onTheWay, 0, bytes.length)
  const copy = new Uint8Array(bytes)
  port.postMessage({kind: 'product', bytes: copy} satisfies TextAnswer, [copy.buffer])
}

function tell(answer: TextAnswer): void {
  port.postMessage(answer)
}

void begin()
