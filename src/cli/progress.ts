/**
 * One line on stderr that tells how far long work is; only where stderr is a terminal and the product
 * goes elsewhere. It appears after a second, changes at most five times a second, and leaves no trace.
 */
import type {Source} from '../input/source.ts'

const firstAfter = 1000
const every = 200
const clearLine = '\r\x1b[K'

export class Progress {
  private readonly write: (text: string) => void
  private readonly now: () => number
  private readonly begun: number
  private due: number
  private shown = false
  private octets = 0

  /** @param now milliseconds, from any origin */
  constructor(write: (text: string) => void, now: () => number) {
    this.write = write
    this.now = now
    this.begun = now()
    this.due = this.begun + firstAfter
  }

  /**
   * Tells of a chunk done.
   * @param left octets of this input still to come, or null when unknown
   */
  advance(octets: number, messages: number, left: number | null): void {
    this.octets += octets
    const now = this.now()
    if (now < this.due) return
    this.due = now + every
    const rate = (this.octets / (now - this.begun)) * 1000
    const rest = left === null ? '' : `, ${Math.ceil(left / rate)} s left`
    this.write(
      `${clearLine}requote: ${megabytes(this.octets)} MB, ${grouped(messages)} messages, ` +
        `${megabytes(rate)} MB/s${rest}`,
    )
    this.shown = true
  }

  /** Takes the line away, so that something else can be said. */
  clear(): void {
    if (this.shown) this.write(clearLine)
    this.shown = false
  }
}

function megabytes(octets: number): string {
  const millions = octets / 1e6
  return millions < 10 ? millions.toFixed(1) : grouped(Math.round(millions))
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/**
 * Octets of an input that are still to come; null where its size is unknown, or that of something
 * compressed.
 * @param octets that came
 */
export function octetsLeft(
  {name, size}: Pick<Source, 'name' | 'size'>,
  octets: number,
): number | null {
  if (size === null || octets > size || /\.(?:gz|zst)$/.test(name)) return null
  return size - octets
}
