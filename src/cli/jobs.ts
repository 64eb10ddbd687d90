/**
 * What the process that talks with the user and its workers (`--jobs`) say to each other, whatever the
 * work is. Types only, and what their numbers mean.
 */
import type {Notice} from './diagnostics.ts'

/** Where the report of a file goes: to the user, or to the process that talks with the user. */
export interface ReportTarget {
  /** Takes octets for stdout, copied at once. Throws as a sink's `write` does. */
  product(bytes: Buffer): void
  /** Settles when more may be told. */
  drained(): Promise<void>
  notice(notice: Notice): void
  /** @param messages since it was last told; @param left octets of the file to come, if known */
  progress(octets: number, messages: number, left: number | null): void
}

/** A file to work on; plain data. */
export interface Task {
  readonly path: string
  /** Octets as stored; null when unknown. */
  readonly size: number | null
}

/** A path that led to no file, or a file that cannot be worked on. */
export interface PathFailure {
  readonly path: string
  /** One line for a person. */
  readonly message: string
}

/** To a worker. `start` says how the work is to be done. */
export type Order<Start, T extends Task> =
  | {readonly kind: 'start'; readonly start: Start}
  | {readonly kind: 'work'; readonly tasks: readonly T[]}
  /** So many octets of what the worker told have been passed on to the user. */
  | {readonly kind: 'credit'; readonly octets: number}

/** From a worker, about the tasks it works on; told to the user in the order of the tasks. */
export type WorkEvent<Outcome> =
  | {readonly kind: 'product'; readonly bytes: Uint8Array}
  | {readonly kind: 'notice'; readonly notice: Notice}
  | {readonly kind: 'outcome'; readonly outcome: Outcome}

export type Answer<Outcome> =
  | WorkEvent<Outcome>
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
