/** Octets that outlive the span they came in: one buffer that grows, kept from body to body. */
export class OctetStore {
  bytes: Buffer = Buffer.allocUnsafe(1 << 14)
  length = 0

  /** Makes room for `octets` more; what is stored stays. */
  reserve(octets: number): void {
    const needed = this.length + octets
    if (needed <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }

  append(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start)
    bytes.copy(this.bytes, this.length, start, end)
    this.length += end - start
  }

  /** Takes the first `octets` away. */
  drop(octets: number): void {
    this.bytes.copyWithin(0, octets, this.length)
    this.length -= octets
  }

  /** A copy of its own. */
  copy(start: number = 0, end: number = this.length): Buffer {
    return Buffer.from(this.bytes.subarray(start, end))
  }
}
