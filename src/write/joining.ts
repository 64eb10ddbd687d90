/** Writers that share an output with others of their kind, each with its turn. Types only. */
import type {MessageWriter} from '../types.ts'

export interface JoiningWriter extends MessageWriter {
  /** A turn begins. @param follows messages stand before it in the output */
  begin(follows: boolean): void
  /** The last line has no end: a message that follows it begins with one. */
  readonly unfinished: boolean
}
