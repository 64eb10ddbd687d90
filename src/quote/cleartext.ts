/**
 * The lines of a body that OpenPGP's cleartext signature framework covers (RFC 9580 §7).
 *
 *     -----BEGIN PGP SIGNED MESSAGE-----     from here …
 *     Hash: SHA256
 *
 *     The gate is shut at nine.
 *     -----BEGIN PGP SIGNATURE-----          … to above this
 *
 * The windows of a part come in, in order; which of their lines are covered goes out. A signature that
 * was cut off covers all below. Armour that is quoted proves nothing to anybody any more.
 */
import type {Body} from '../types.ts'

const cleartext = Buffer.from('-----BEGIN PGP SIGNED MESSAGE')
/** No line of cleartext begins so: its dashes are escaped. */
const signature = Buffer.from('-----BEGIN PGP SIGNATURE')

/** Whether a line of the body, from 1, is signed. */
export type IsSigned = (line: number) => boolean

/** Reads the windows of one part. */
export class Cleartext {
  /** The window before ended in it. */
  private isOpen = false

  begin(): void {
    this.isOpen = false
  }

  /** False for most: no line of `bytes[start, …)` can be covered. */
  mayBeIn(bytes: Buffer, start: number): boolean {
    return this.isOpen || bytes.indexOf(cleartext, start) !== -1
  }

  /** The lines of a window that are covered; null where none is. */
  read(body: Body): IsSigned | null {
    const {lines, firstLine} = body
    const {count} = lines
    let flags: Uint8Array | null = null
    for (let row = 0; row < count; ) {
      const first = this.isOpen ? row : rowOfArmour(body, cleartext, row)
      if (first === count) break
      const end = rowOfArmour(body, signature, first)
      flags ??= new Uint8Array(lines.bodyLineCount)
      flags.fill(1, lines.firstLineOf(first), lines.firstLineOf(end))
      this.isOpen = end === count
      row = end + 1
    }
    return flags && (line => flags[line - firstLine] === 1)
  }
}

/** First row from `from` on that begins with `armour`, or `count`. */
function rowOfArmour({bytes, lines, continued}: Body, armour: Buffer, from: number): number {
  const {start, count} = lines
  let row = from
  for (let at = bytes.indexOf(armour, start[from]!); at !== -1 && at < start[count]!; ) {
    row = lines.rowOf(at, row)
    if (start[row] === at && !(row === 0 && continued)) return row
    at = bytes.indexOf(armour, at + 1)
  }
  return count
}
