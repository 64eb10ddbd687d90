/**
 * The Message-IDs of a run, to tell one that comes again. Kept as 64 bits of a hash each, so that
 * millions fit into memory; beyond `maxIds` no more are remembered.
 */
import {createHash} from 'node:crypto'

/** Identifiers that are remembered: 32 MiB of hashes, three quarters full. */
export const maxIds: number = 3 << 20
const firstSlots = 1 << 10

export class MessageIds {
  private slots = new Uint32Array(firstSlots * 2)
  private count = 0

  /** @returns true when the identifier came before */
  seen(id: string): boolean {
    const hash = createHash('sha256').update(id).digest()
    // A slot of two zeros is empty.
    const [high, low] = [hash.readUInt32LE(0) || 1, hash.readUInt32LE(4)]
    const at = this.slotOf(high, low)
    if (this.slots[at] === high) return true
    if (this.count >= maxIds) return false
    this.slots[at] = high
    this.slots[at + 1] = low
    this.count++
    if (this.count * 8 > this.slots.length * 3) this.grow()
    return false
  }

  /** The slot that has the hash, or the empty one where it belongs. */
  private slotOf(high: number, low: number): number {
    const {slots} = this
    let at = (low * 2) % slots.length
    while (slots[at] !== 0 && (slots[at] !== high || slots[at + 1] !== low)) {
      at = (at + 2) % slots.length
    }
    return at
  }

  private grow(): void {
    const old = this.slots
    this.slots = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === 0) continue
      const slot = this.slotOf(old[at]!, old[at + 1]!)
      this.slots[slot] = old[at]!
      this.slots[slot + 1] = old[at + 1]!
    }
  }
}
