/**
 * The files of a run spread over worker processes (`--jobs`). What they tell reaches the user in the
 * order of the files, as if one process had done all.
 */
import {type ChildProcess, fork} from 'node:child_process'
import {dirname, join} from 'node:path'
import {
  type Answer,
  noticeOctets,
  type Order,
  type PathFailure,
  type ReportTarget,
  type Task,
  type WorkEvent,
} from './jobs.ts'

/** Small files go to a worker together, up to so many octets and files: a message costs, too. */
const batchOctets = 256 << 10
const batchFiles = 32
/** Batches that may be done before their turn. */
const mostAhead = 4096

/** Who counts the files. */
export interface Account<Outcome> {
  outcome(outcome: Outcome): void
  failure(failure: PathFailure): Promise<void>
}

/** The program of the workers, how many there may be, and how they are to do their work. */
export interface Staff<Start> {
  /** File of dist/. */
  readonly program: string
  readonly jobs: number
  /** Plain data, Maps and Sets. */
  readonly start: Start
}

/** Some files for one worker, and what is to be told of them. */
interface Batch<T extends Task, Outcome> {
  readonly tasks: readonly T[]
  readonly events: (
    | WorkEvent<Outcome>
    | {readonly kind: 'failure'; readonly failure: PathFailure}
  )[]
  worker: Worker<T, Outcome> | null
  isDone: boolean
}

export class Workers<Start, T extends Task, Outcome> {
  private readonly staff: Staff<Start>
  private readonly target: ReportTarget
  private readonly signal: AbortSignal
  private readonly account: Account<Outcome>
  private readonly workers = new Set<Worker<T, Outcome>>()
  /** In the order of the files; the first one is being told of. */
  private readonly batches: Batch<T, Outcome>[] = []
  private wake: () => void = () => {}

  constructor(
    staff: Staff<Start>,
    target: ReportTarget,
    signal: AbortSignal,
    account: Account<Outcome>,
  ) {
    this.staff = staff
    this.target = target
    this.signal = signal
    this.account = account
  }

  /** Throws what the target throws, and the signal's reason, after all workers have ended. */
  async all(tasks: Iterable<T | PathFailure>): Promise<void> {
    const batches = batched<T, Outcome>(tasks)
    const wake = (): void => this.wake()
    this.signal.addEventListener('abort', wake)
    try {
      for (;;) {
        const awake = new Promise<void>(resolve => {
          this.wake = resolve
        })
        this.signal.throwIfAborted()
        this.assign(batches)
        const first = this.batches[0]
        if (first === undefined) return
        if (first.events.length > 0) await this.tell(first)
        else if (first.isDone) this.batches.shift()
        else await awake
      }
    } finally {
      this.signal.removeEventListener('abort', wake)
      await Promise.all([...this.workers].map(worker => worker.end()))
    }
  }

  /** Gives each worker that has nothing to do its next files. */
  private assign(batches: Iterator<Batch<T, Outcome>>): void {
    while (this.batches.length < mostAhead) {
      const idle = [...this.workers].find(worker => worker.batch === null)
      if (idle === undefined && this.workers.size >= this.staff.jobs) return
      const {value: batch, done} = batches.next()
      if (done) return
      this.batches.push(batch)
      if (!batch.isDone) (idle ?? this.hire()).work(batch)
    }
  }

  private hire(): Worker<T, Outcome> {
    const worker = new Worker<T, Outcome>(this.staff, answer => {
      if (answer === null) this.workers.delete(worker)
      else if (answer.kind === 'progress') {
        this.target.progress(answer.octets, answer.messages, answer.left)
      }
      this.wake()
    })
    this.workers.add(worker)
    return worker
  }

  /** Tells what has come of a batch so far. */
  private async tell({events, worker}: Batch<T, Outcome>): Promise<void> {
    let octets = 0
    for (const event of events.splice(0)) {
      if (event.kind === 'failure') await this.account.failure(event.failure)
      else if (event.kind === 'outcome') this.account.outcome(event.outcome)
      else if (event.kind === 'notice') {
        octets += noticeOctets
        this.target.notice(event.notice)
      } else {
        octets += event.bytes.length
        this.target.product(
          Buffer.from(event.bytes.buffer, event.bytes.byteOffset, event.bytes.length),
        )
        await this.target.drained()
      }
    }
    if (octets > 0) worker?.order({kind: 'credit', octets})
  }
}

/** One process. */
class Worker<T extends Task, Outcome> {
  batch: Batch<T, Outcome> | null = null
  private readonly child: ChildProcess
  private readonly ended: Promise<void>
  /** Files of the batch that are done. */
  private finished = 0

  /** @param onAnswer told after the answer was noted; null when the process has ended */
  constructor(
    {program, start}: Staff<unknown>,
    onAnswer: (answer: Answer<Outcome> | null) => void,
  ) {
    this.child = fork(join(dirname(import.meta.url), program), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.ended = new Promise(resolve => {
      const end = (why: string): void => {
        this.fail(why)
        resolve()
        onAnswer(null)
      }
      this.child.once('error', ({message}) => end(message))
      this.child.once('exit', (status, signal) => end(`ended with ${signal ?? `status ${status}`}`))
    })
    this.child.on('message', (answer: Answer<Outcome>) => {
      this.note(answer)
      onAnswer(answer)
    })
    this.order({kind: 'start', start})
  }

  work(batch: Batch<T, Outcome>): void {
    batch.worker = this
    this.batch = batch
    this.finished = 0
    this.order({kind: 'work', tasks: batch.tasks})
  }

  order(order: Order<unknown, T>): void {
    // A worker that has gone is told of by its exit.
    if (this.child.connected) this.child.send(order, () => {})
  }

  /** Ends the process: at once when it has nothing to do, else when it has cleaned up. */
  async end(): Promise<void> {
    this.child.kill(this.batch === null ? 'SIGKILL' : 'SIGTERM')
    if (this.child.connected) this.child.disconnect()
    await this.ended
  }

  private note(answer: Answer<Outcome>): void {
    if (answer.kind === 'progress' || this.batch === null) return
    if (answer.kind === 'idle') {
      this.batch.isDone = true
      this.batch = null
      return
    }
    if (answer.kind === 'outcome') this.finished++
    this.batch.events.push(answer)
  }

  /** The process is gone, its files are not done. */
  private fail(why: string): void {
    const {batch} = this
    if (batch === null) return
    const message = `the process that worked on it ${why}; it is the old file or the new one`
    for (const {path} of batch.tasks.slice(this.finished)) {
      batch.events.push({kind: 'failure', failure: {path, message}})
    }
    batch.isDone = true
    this.batch = null
  }
}

/** Files in the order given; what led to no file stands between them. */
function* batched<T extends Task, Outcome>(
  tasks: Iterable<T | PathFailure>,
): Generator<Batch<T, Outcome>, void> {
  let held: T[] = []
  let octets = 0
  for (const task of tasks) {
    const size = 'message' in task ? batchOctets : (task.size ?? batchOctets)
    if (held.length > 0 && (octets + size > batchOctets || held.length === batchFiles)) {
      yield {tasks: held, events: [], worker: null, isDone: false}
      held = []
      octets = 0
    }
    if ('message' in task) {
      const events = [{kind: 'failure' as const, failure: task}]
      yield {tasks: [], events, worker: null, isDone: true}
      continue
    }
    held.push(task)
    octets += size
  }
  if (held.length > 0) yield {tasks: held, events: [], worker: null, isDone: false}
}
