/** Octets of an input that were mbox escapes and were taken off, of the message that is read. */

/** More than these of one message are not remembered: columns behind them count the escape. */
const maxEscapes = 1 << 20

export class Escapes {
  private offsets: number[] = []

  /** @param offset of the input; they come in order */
  add(offset: number): void {
    if (this.offsets.length < maxEscapes) this.offsets.push(offset)
  }

  has(offset: number): boolean {
    const {offsets} = this
    let [from, to] = [0, offsets.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (offsets[middle]! < offset) from = middle + 1
      else to = middle
    }
    return offsets[from] === offset
  }

  clear(): void {
    if (this.offsets.length > 0) this.offsets = []
  }
}
