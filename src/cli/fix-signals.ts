/**
 * SIGHUP, SIGINT and SIGTERM: the file under way stays as it is, what was begun beside it is removed,
 * and the status says which signal it was. A second one ends the process at once, as ever.
 */
const statuses = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143} as const

export type Signal = keyof typeof statuses

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
  for (const signal of Object.keys(statuses) as Signal[]) {
    process.once(signal, () => controller.abort(new Interrupted(signal)))
  }
  return controller
}
