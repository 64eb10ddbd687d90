/**
 * How often each fingerprint of a file was met, as numbers: strings of so many findings would fill the
 * memory. Two fingerprints with the same first 64 bits count as one, which no file is likely to have.
 */

/** Fingerprints that are remembered: 3 MiB of slots, less than half full. */
export const rememberedLimit = 100_000
const firstSlots = 1 << 8
/** A slot: 64 bits of the fingerprint, and how often it was met; 0 while it is empty. */
const width = 3

export class FingerprintCounts {
  private slots = new Uint32Array(firstSlots * width)
  private size = 0

  clear(): void {
    if (this.size > 0) this.slots = new Uint32Array(firstSlots * width)
    this.size = 0
  }

  /**
   * @param fingerprint 16 hexadecimal digits or more
   * @returns how often it was met before; null when there is no room to remember it
   */
  meet(fingerprint: string): number | null {
    const high = Number.parseInt(fingerprint.slice(0, 8), 16) >>> 0
    const low = Number.parseInt(fingerprint.slice(8, 16), 16) >>> 0
    const at = this.slotOf(high, low)
    const times = this.slots[at + 2]!
    if (times === 0 && this.size >= rememberedLimit) return null
    this.slots[at] = high
    this.slots[at + 1] = low
    this.slots[at + 2] = times + 1
    if (times === 0) this.added()
    return times
  }

  /** The slot that has the fingerprint, or the empty one where it belongs. */
  private slotOf(high: number, low: number): number {
    const {slots} = this
    const count = slots.length / width
    let slot = low % count
    for (;;) {
      const at = slot * width
      if (slots[at + 2] === 0 || (slots[at] === high && slots[at + 1] === low)) return at
      slot = (slot + 1) % count
    }
  }

  private added(): void {
    this.size++
    const old = this.slots
    if (this.size * 2 * width <= old.length) return
    this.slots = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += width) {
      if (old[at + 2] === 0) continue
      this.slots.set(old.subarray(at, at + width), this.slotOf(old[at]!, old[at + 1]!))
    }
  }
}
