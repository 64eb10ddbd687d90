/**
 * Words for people. They go to stderr by its descriptor: `process.stderr` would cost start-up time,
 * and a person who closed it does not want to hear of that.
 */
import {writeSync} from 'node:fs'

/** Writes text to stderr as it is; whatever comes from outside must be safe for a terminal already. */
export function writeError(text: string): void {
  try {
    writeSync(2, text)
  } catch {
    // Nobody listens.
  }
}
