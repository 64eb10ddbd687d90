/**
 * One decoded line as text: which octet each of its UTF-16 units began with, whatever the charset.
 */
import {CharsetDecoder} from '../charset/decode.ts'

/** Longest line, in octets, of a charset whose octets have to be decoded again and again to count. */
const maxCounted = 10_000

export class LineText {
  readonly text: string
  private readonly octets: Buffer
  private readonly charset: string | null
  private readonly fallback: string
  private readonly isUtf8: boolean

  /** @param charset as declared; null when none is */
  constructor(octets: Buffer, charset: string | null, fallback: string) {
    this.octets = octets
    this.charset = charset
    this.fallback = fallback
    const {bytes, start, end} = this.decode(octets)
    this.text = bytes.toString('utf8', start, end)
    // The decoder gives back the same octets where they are UTF-8 already.
    this.isUtf8 = bytes.buffer === octets.buffer && bytes.byteOffset + start === octets.byteOffset
  }

  /** Octet at which the UTF-16 unit at `unit`, from 0, begins; -1 when that cannot be told. */
  octetOf(unit: number): number {
    const {text, octets} = this
    if (unit < 0 || unit > text.length) return -1
    if (unit === text.length) return octets.length
    if (this.isUtf8) {
      return text.length === octets.length ? unit : Buffer.byteLength(text.slice(0, unit))
    }
    if (octets.length > maxCounted) return -1
    let [from, to] = [0, octets.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      if (this.unitsBefore(middle) < unit) from = middle + 1
      else to = middle
    }
    return this.unitsBefore(from) === unit ? from : -1
  }

  /** UTF-16 units of the first `octets`. */
  private unitsBefore(octets: number): number {
    const {bytes, start, end} = this.decode(this.octets.subarray(0, octets))
    return bytes.toString('utf8', start, end).length
  }

  private decode(octets: Buffer): CharsetDecoder {
    const decoder = new CharsetDecoder(this.charset, this.fallback, () => {})
    decoder.decode(octets, 0, octets.length, true)
    return decoder
  }
}
