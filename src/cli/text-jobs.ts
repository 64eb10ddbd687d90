/** What the thread that reads and those that work (`--jobs`) say to each other. Types only. */
import type {Finding} from '../types.ts'
import type {Options} from './options.ts'
import type {Tally} from './stats.ts'
import type {ColorLevel} from './terminal.ts'
import type {Batch} from './text-batch.ts'

/** How a worker is to do its work; plain data. */
export interface Wanted {
  readonly options: Options
  readonly level: ColorLevel
  readonly safe: boolean
}

/** With this a worker starts. */
export interface TextStart {
  readonly wanted: Wanted
  /** One cell: octets that the worker has told and nobody has passed on yet. */
  readonly onTheWay: Int32Array
}

/** To a worker. */
export interface TextOrder {
  readonly batch: Batch
  /** Messages stand before it in the output. */
  readonly follows: boolean
}

export interface FoundIn {
  readonly file: string
  readonly findings: readonly Finding[]
  readonly message: number
}

/** From a worker, about its oldest batch. */
export type TextAnswer =
  | {readonly kind: 'product'; readonly bytes: Uint8Array}
  | {
      readonly kind: 'done'
      readonly found: readonly FoundIn[]
      readonly tally: Tally
      /** The product's last line has no end. */
      readonly unfinished: boolean
    }
  /** A bug was met; nothing more comes. */
  | {readonly kind: 'bug'; readonly error: Error; readonly place: string}
