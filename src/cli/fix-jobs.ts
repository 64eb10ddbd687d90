/** What the process that talks with the user and its workers say to each other. Types only. */
import type {Notice} from './diagnostics.ts'
import type {Display} from './fix-file.ts'
import type {FixCommandOptions} from './fix-options.ts'
import type {FixTask} from './fix-paths.ts'
import type {FileOutcome} from './fix-report.ts'

/** To a worker. */
export type Order =
  | {readonly kind: 'start'; readonly options: FixCommandOptions; readonly display: Display}
  | {readonly kind: 'work'; readonly tasks: readonly FixTask[]}
  /** So many octets of what the worker told have been passed on to the user. */
  | {readonly kind: 'credit'; readonly octets: number}

/** From a worker, about the tasks it works on; told to the user in the order of the tasks. */
export type WorkEvent =
  | {readonly kind: 'product'; readonly bytes: Uint8Array}
  | {readonly kind: 'notice'; readonly notice: Notice}
  | {readonly kind: 'outcome'; readonly outcome: FileOutcome}

export type Answer =
  | WorkEvent
  /** Told at once: nothing waits for its turn on a progress line. */
  | {
      readonly kind: 'progress'
      readonly octets: number
      readonly messages: number
      readonly left: number | null
    }
  /** The tasks are done. */
  | {readonly kind: 'idle'}

/** What an event counts for in octets, so that those on their way can be bounded. */
export const noticeOctets = 256
