/**
 * A worker of `--jobs`: a process of its own, so that each has its own memory and its own bound on it.
 * It works on the files it is given and tells what it would tell the user.
 *
 * It ends when the other process lets go of it or dies.
 */
import type {Notice} from './diagnostics.ts'
import {untilSignal} from './fix-signals.ts'
import {type Answer, noticeOctets, type Order, type ReportTarget, type Task} from './jobs.ts'
import {settleCompiler} from './settle.ts'
import {keepYoungSpaceSmall} from './young-space.ts'

/** Works on one file. @returns what came of it */
export type Work<T extends Task, Outcome> = (task: T) => Promise<Outcome>

/** Octets on their way to the user beyond which a worker waits. */
const mostOnTheWay = 4 << 20
/** A progress line does not need to know of less. */
const progressOctets = 256 << 10

class ParentTarget implements ReportTarget {
  private onTheWay = 0
  private resume: (() => void) | null = null
  private octets = 0
  private messages = 0

  product(bytes: Buffer): void {
    this.onTheWay += bytes.length
    tell({kind: 'product', bytes: Buffer.from(bytes)})
  }

  notice(notice: Notice): void {
    this.onTheWay += noticeOctets
    tell({kind: 'notice', notice})
  }

  progress(octets: number, messages: number, left: number | null): void {
    this.octets += octets
    this.messages += messages
    if (this.octets < progressOctets) return
    tell({kind: 'progress', octets: this.octets, messages: this.messages, left})
    this.octets = this.messages = 0
  }

  async drained(): Promise<void> {
    while (this.onTheWay > mostOnTheWay) {
      await new Promise<void>(resolve => {
        this.resume = resolve
      })
    }
  }

  credit(octets: number): void {
    this.onTheWay -= octets
    this.wake()
  }

  /** Lets go of who waits. */
  wake(): void {
    this.resume?.()
    this.resume = null
  }
}

function tell(answer: Answer<unknown>): void {
  // Nobody listens any longer when that fails, and `disconnect` tells so.
  process.send?.(answer, undefined, {}, () => {})
}

/**
 * Works on what the other process sends.
 * @param begin gets how the work is to be done, where to report to, and what aborts it
 */
export function serve<Start, T extends Task, Outcome>(
  begin: (start: Start, target: ReportTarget, signal: AbortSignal) => Work<T, Outcome>,
): void {
  keepYoungSpaceSmall()
  const controller = untilSignal()
  const target = new ParentTarget()
  let work: Work<T, Outcome> | null = null
  /** What is under way. */
  let under: Promise<void> = Promise.resolve()

  const all = async (tasks: readonly T[]): Promise<void> => {
    try {
      for (const task of tasks) tell({kind: 'outcome', outcome: await work!(task)})
      tell({kind: 'idle'})
    } catch (error) {
      if (!controller.signal.aborted) throw error
      // The signal that came may have been the other process's, which then has let go already.
      if (process.connected) process.disconnect()
    }
  }

  process.on('message', (order: Order<Start, T>) => {
    if (order.kind === 'start') work = begin(order.start, target, controller.signal)
    else if (order.kind === 'credit') target.credit(order.octets)
    else under = all(order.tasks)
  })
  process.once('disconnect', () => {
    controller.abort(new Error('the other process is gone'))
    target.wake()
    void under.then(settleCompiler)
  })
}
