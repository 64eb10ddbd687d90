/**
 * A worker of `requote fix --jobs`: a process of its own, so that each has its own memory and its own
 * bound on it. It fixes the files it is given and tells what it would tell the user.
 *
 * It ends when the other process lets go of it or dies: the file under way stays as it was.
 */
import type {Notice} from './diagnostics.ts'
import {FileFixer} from './fix-file.ts'
import {type Answer, noticeOctets, type Order} from './fix-jobs.ts'
import type {FixTask} from './fix-paths.ts'
import type {ReportTarget} from './fix-report.ts'
import {untilSignal} from './fix-signals.ts'
import {settleCompiler} from './settle.ts'

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

function tell(answer: Answer): void {
  // Nobody listens any longer when that fails, and `disconnect` tells so.
  process.send?.(answer, undefined, {}, () => {})
}

const controller = untilSignal()
const target = new ParentTarget()
let fixer: FileFixer | null = null
/** What is under way. */
let under: Promise<void> = Promise.resolve()

async function work(tasks: readonly FixTask[]): Promise<void> {
  try {
    for (const task of tasks) tell({kind: 'outcome', outcome: await fixer!.fix(task)})
    tell({kind: 'idle'})
  } catch (error) {
    if (!controller.signal.aborted) throw error
    process.disconnect?.()
  }
}

process.on('message', (order: Order) => {
  if (order.kind === 'start') {
    fixer = new FileFixer(order.options, order.display, target, controller.signal)
  } else if (order.kind === 'credit') target.credit(order.octets)
  else under = work(order.tasks)
})
process.once('disconnect', () => {
  controller.abort(new Error('the other process is gone'))
  target.wake()
  void under.then(settleCompiler)
})
