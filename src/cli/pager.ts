/**
 * The user's pager, for text on a terminal: $REQUOTE_PAGER, then $PAGER, then `less -FRX`.
 *
 * `less` gets LESS=-FRX unless the user set it (short text just stands there, colours pass, the screen
 * is not cleared) and LESSSECURE=1 (no shell from inside somebody's mail). While it runs Ctrl-C is its own.
 */
import type {ChildProcess} from 'node:child_process'
import {ClosedPipe, type Sink} from './sink.ts'
import type {Environment} from './terminal.ts'

/** The command line of the pager, or null where the user wants none (empty, or `cat`). */
export function pagerCommand(env: Environment): string | null {
  const {REQUOTE_PAGER, PAGER} = env
  const command = (REQUOTE_PAGER ?? PAGER ?? 'less').trim()
  return command === '' || command === 'cat' ? null : command
}

/** Starts the pager; null when there is no such program, and the text goes to stdout instead. */
export async function openPager(command: string, env: Environment): Promise<Sink | null> {
  const {spawn} = await import('node:child_process')
  const [program, args] = words(command)
  const child = spawn(program!, args, {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: {LESS: '-FRX', ...env, LESSSECURE: '1'},
  })
  const started = await new Promise<boolean>(resolve => {
    child.once('spawn', () => resolve(true))
    child.once('error', () => resolve(false))
  })
  return started ? new PagerSink(child) : null
}

/** A command of plain words is run as it is, so that a missing program is noticed; others by the shell. */
function words(command: string): [string, string[]] {
  if (!/^[\w./=,:+@% -]+$/.test(command)) return ['/bin/sh', ['-c', command]]
  const [program, ...args] = command.split(' ').filter(word => word !== '')
  return [program!, args]
}

class PagerSink implements Sink {
  private readonly input: NonNullable<ChildProcess['stdin']>
  private readonly ended: Promise<void>
  private readonly onInterrupt = (): void => {}
  private written: Promise<void> = Promise.resolve()
  private gone = false

  constructor(child: ChildProcess) {
    this.input = child.stdin!
    // A pager that was left early has seen enough; its end of the pipe is gone.
    this.input.on('error', () => {
      this.gone = true
    })
    process.on('SIGINT', this.onInterrupt)
    this.ended = new Promise(resolve => {
      child.once('close', () => {
        this.gone = true
        resolve()
      })
    })
  }

  write(bytes: Buffer): void {
    if (this.gone) throw new ClosedPipe()
    // The octets are lent, and a stream keeps what it is given.
    const copy = Buffer.from(bytes)
    this.written = new Promise(resolve => this.input.write(copy, () => resolve()))
  }

  async drained(): Promise<void> {
    await Promise.race([this.written, this.ended])
    if (this.gone) throw new ClosedPipe()
  }

  async end(): Promise<void> {
    this.input.end()
    await this.ended
    process.off('SIGINT', this.onInterrupt)
  }
}
