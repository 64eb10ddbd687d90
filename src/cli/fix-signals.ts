/**
 * SIGINT and SIGTERM: the file under way stays as it is, what was begun beside it is removed, and the
 * status says which signal it was. A second one ends the process at once, as ever.
 */

export type Signal = 'SIGINT' | 'SIGTERM'

const statuses: Readonly<Record<Signal, number>> = {SIGINT: 130, SIGTERM: 143}

/** Why the work was given up. */
export class Interrupted extends Error {
  /** What the program ends with. */
  readonly status: number

  constructor(signal: Signal) {
    super(`ended by ${signal}`)
    this.status = statuses[signal]
  }
}

/** Aborted by the first signal that comes, with an Interrupted. */
export function untilSignal(): AbortController {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new Interrupted(signal)))
  }
  return controller
}
