/**
 * Marks signatures: what follows a sig-sep, the line `-- ` (RFC 3676 §4.3), at the sig-sep's own
 * quote depth. It ends where the depth changes, at an attribution, or with the body.
 */
import {MINUS, SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'
import {SIGNATURE, TEXT} from './kinds.ts'

/** Finds signatures in window after window of one part. */
export class SignatureReader {
  private depth = -1

  /** Sets `kind` on text rows below a sig-sep. `depth` must be known. */
  read({bytes, lines}: Body): void {
    for (let row = 0; row < lines.count; row++) {
      const isText = lines.kind[row] === TEXT
      if (this.depth !== lines.depth[row] || !isText) this.depth = -1
      if (isText && isSignatureSeparator(bytes, lines, row)) this.depth = lines.depth[row]!
      if (this.depth >= 0) lines.kind[row] = SIGNATURE
    }
  }
}

export function isSignatureSeparator(bytes: Buffer, lines: LineTable, row: number): boolean {
  const at = lines.content[row]!
  return (
    lines.end[row]! - at === 3 &&
    bytes[at] === MINUS &&
    bytes[at + 1] === MINUS &&
    bytes[at + 2] === SP
  )
}
