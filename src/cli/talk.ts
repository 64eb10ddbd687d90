/** Words for people, of any command: on stderr, one line each, without a stack trace. */
import {safeLine, safeText} from '../write/safe.ts'
import {Progress} from './progress.ts'
import {settleCompiler} from './settle.ts'
import {ClosedPipe, OutputError} from './sink.ts'
import {done, notDone, wrongUse} from './status.ts'
import {writeError} from './stderr.ts'

/** Where a run talks to people. */
export interface Talk {
  /** Takes a line without its end. */
  say(line: string): void
  readonly progress: Progress | null
}

/** Talks on stderr; the progress line steps aside for every other. */
export function talkTo(showsProgress: boolean): Talk {
  const progress = showsProgress ? new Progress(writeError, () => process.uptime() * 1000) : null
  return {
    progress,
    say(line) {
      progress?.clear()
      writeError(`${line}\n`)
    },
  }
}

/** Tells of what ended a run; true when nothing is wrong. Anything that nobody expected is a bug. */
export function tellEnd(error: unknown, talk: Talk, place: string): boolean {
  if (error instanceof ClosedPipe) return true
  if (error instanceof OutputError) talk.say(`requote: ${error.message}`)
  else talk.say(internalError(error, ` at ${place}`))
  return false
}

/** Says what is wrong about the command line. @param command as in `requote fix` */
export function refuse(text: string, command: string): number {
  writeError(`requote: ${safeText(text)}\nsee ${command} --help\n`)
  return wrongUse
}

/** Starts a command: its exit status is left for the process's end, so that no output is cut off. */
export function startCommand(main: (argv: readonly string[]) => Promise<number>): void {
  main(process.argv.slice(2))
    .catch(fail)
    .then(status => {
      process.exitCode = status
      return settleCompiler()
    })
}

/** What an error outside of a run means for the exit status. */
function fail(error: unknown): number {
  if (error instanceof ClosedPipe) return done
  if (error instanceof OutputError) writeError(`requote: ${error.message}\n`)
  else writeError(`${internalError(error, '')}\n`)
  return notDone
}

function internalError(error: unknown, place: string): string {
  return `requote: ${safeLine(bugIn(error, place))}${stackOf(error)}`
}

/** What to say of a bug, in one line; with REQUOTE_DEBUG=1 its stack is told at once. */
export function bugMessage(error: unknown): string {
  const stack = stackOf(error)
  if (stack !== '') writeError(`${stack.trimStart()}\n`)
  return bugIn(error, '')
}

function bugIn(error: unknown, place: string): string {
  const message = error instanceof Error ? error.message : String(error)
  return `internal error: ${message}${place} (please report)`
}

function stackOf(error: unknown): string {
  const isWanted = process.env['REQUOTE_DEBUG'] === '1' && error instanceof Error
  return isWanted ? `\n${safeText(error.stack ?? '')}` : ''
}
