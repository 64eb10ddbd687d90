/**
 * Where the product goes: a descriptor, written to with the system call itself.
 *
 * Writes are synchronous: that is the fastest way through a pipe, it is back-pressure, and nothing is
 * lost at exit. A pipe that another program made non-blocking (EAGAIN) is waited for. A reader that
 * went away is no error: `head` has seen enough.
 */
import {closeSync, openSync, writeSync} from 'node:fs'
import {safeLine} from '../write/safe.ts'

export interface Sink {
  /** Takes the octets at once. Throws ClosedPipe or OutputError. */
  write(bytes: Buffer): void
  /** Settles when more may be written; rejects as `write` throws. */
  drained(): Promise<void>
  /** Settles when all has been passed on. */
  end(): Promise<void>
}

/** The reader has gone. */
export class ClosedPipe extends Error {}

/** The output cannot be written; the message is for people. */
export class OutputError extends Error {}

const longestWait = 20

export class DescriptorSink implements Sink {
  private readonly fd: number
  private readonly name: string

  /** @param name as messages call it */
  constructor(fd: number, name: string) {
    this.fd = fd
    this.name = name
  }

  write(bytes: Buffer): void {
    let wait = 1
    for (let at = 0; at < bytes.length; ) {
      try {
        at += writeSync(this.fd, bytes, at)
        wait = 1
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') throw outputError(this.name, error)
        sleep(wait)
        wait = Math.min(wait * 2, longestWait)
      }
    }
  }

  async drained(): Promise<void> {}

  async end(): Promise<void> {
    if (this.fd <= 2) return
    try {
      closeSync(this.fd)
    } catch (error) {
      throw outputError(this.name, error)
    }
  }
}

/**
 * Opens a file to write the product to. Throws OutputError.
 * @param flags `a` adds to what is there
 */
export function openFile(name: string, flags: 'w' | 'a' = 'w'): Sink {
  try {
    return new DescriptorSink(openSync(name, flags), safeLine(name))
  } catch (error) {
    throw outputError(safeLine(name), error)
  }
}

function outputError(name: string, error: unknown): Error {
  return codeOf(error) === 'EPIPE'
    ? new ClosedPipe()
    : new OutputError(`cannot write ${name}: ${reason(error)}`)
}

/** `ENOSPC: no space left on device, write` → `no space left on device`. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return /^[A-Z0-9]+: ([^,]+)/.exec(message)?.[1] ?? message
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException | null)?.code
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
