/**
 * Reads the start of a line as far as it may be a quote prefix that other characters were put into:
 *
 *     >·>  text       no-break space (· here) for the space before a mark
 *     ＞＞ text        full-width marks (U+FF1E)
 *     > ¦text         BOM or zero-width space (¦ here) between the prefix and the text
 *
 * It only reads; `mark-space` decides what of it the body proves. Joiners (U+200C, U+200D) are text.
 */
import {GT, HT, SP} from '../lines/octets.ts'

/** Blanks that may stand before a mark: one, or a space and a no-break space. */
const mostBlanks = 2

/** What is unusual about a line's prefix, as far as it goes. */
export class PrefixZone {
  /** Marks in all, those of them behind the first unusual gap or mark, and the full-width ones. */
  marks = 0
  inner = 0
  full = 0
  /** A gap before a mark has two blanks, or stands at the start of the line. */
  isWide = false
  isIndented = false
  /** Something in the prefix has to be changed. */
  isUnusual = false
  /** First octet behind the last mark. */
  markEnd = 0
  /** First octet that is text: behind blanks and zero-width characters after the last mark. */
  textStart = 0
  /** A BOM or a zero-width space stands right before the text. */
  hasInvisible = false

  private start = 0
  private gapEnd = 0
  private blanks = 0
  private special = false
  private invisible = false

  /** Reads the line `bytes[start, end)`. */
  read(bytes: Buffer, start: number, end: number): void {
    this.start = start
    this.marks = this.inner = this.full = 0
    this.isWide = this.isIndented = this.isUnusual = this.hasInvisible = false
    this.markEnd = start
    for (let at = start; ; at = this.markEnd) {
      this.readGap(bytes, at, end)
      const size = markSize(bytes, this.gapEnd, end)
      if (size === 0 || !this.fits(bytes, this.gapEnd, end)) break
      this.addMark(at, size)
    }
    this.textStart = this.gapEnd
    this.hasInvisible = this.invisible
  }

  private addMark(at: number, size: number): void {
    if (this.special || size > 1) this.isUnusual = true
    if (this.isUnusual) this.inner++
    if (this.special && this.blanks === mostBlanks) this.isWide = true
    if (this.special && this.blanks > 0 && at === this.start) this.isIndented = true
    if (size > 1) this.full++
    this.marks++
    this.markEnd = this.gapEnd + size
  }

  /** A wider gap is indentation, and the mark behind it is text; so is that of `>From `. */
  private fits(bytes: Buffer, at: number, end: number): boolean {
    if (this.blanks > (this.special ? mostBlanks : 1)) return false
    return (
      bytes[at] !== GT || !(at + 6 <= end && bytes.toString('latin1', at + 1, at + 6) === 'From ')
    )
  }

  private readGap(bytes: Buffer, from: number, end: number): void {
    this.blanks = 0
    this.special = this.invisible = false
    let at = from
    for (;;) {
      const octet = at < end ? bytes[at]! : 0
      if (octet === SP || octet === HT) {
        this.blanks++
        at++
        continue
      }
      const size = octet < 0x80 ? 0 : specialSize(bytes, at, end)
      if (size === 0) break
      if (size === 2) this.blanks++
      else if (isInvisible(bytes, at)) this.invisible = true
      this.special = true
      at += size
    }
    this.gapEnd = at
  }
}

/** Octets of a no-break space (2), BOM, zero-width space or directional mark (3) at `at`; else 0. */
export function specialSize(bytes: Buffer, at: number, end: number): number {
  if (bytes[at] === 0xc2) return at + 2 <= end && bytes[at + 1] === 0xa0 ? 2 : 0
  if (at + 3 > end) return 0
  if (isInvisible(bytes, at)) return 3
  const isDirection = bytes[at] === 0xe2 && bytes[at + 1] === 0x80
  return isDirection && (bytes[at + 2] === 0x8e || bytes[at + 2] === 0x8f) ? 3 : 0
}

/** BOM (U+FEFF) or zero-width space (U+200B). */
export function isInvisible(bytes: Buffer, at: number): boolean {
  if (bytes[at] === 0xef) return bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf
  return bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x8b
}

/** Octets of a mark at `at`: 1, 3 when it is full-width, 0 when there is none. */
export function markSize(bytes: Buffer, at: number, end: number): number {
  if (at >= end) return 0
  if (bytes[at] === GT) return 1
  const isFull = bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x9e
  return isFull && at + 3 <= end ? 3 : 0
}
