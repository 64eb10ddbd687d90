/**
 * The rows of a body that a repair of its text leaves alone: beside hunks, armour and signed text
 * (`ProtectedRows`) columns of encoded data, and signed text whose signature was cut off.
 */
import type {Body} from '../types.ts'
import {ProtectedRows} from './protected-rows.ts'
import {isDense} from './verbatim.ts'

/** Asked row after row, downwards. */
export class SparedRows {
  private readonly body: Body
  private readonly rows: ProtectedRows
  /** Octet from which all is signed. */
  private readonly signedFrom: number

  constructor(body: Body) {
    const {bytes, lines} = body
    const at = bytes.indexOf('-----BEGIN PGP SIGNED', lines.start[0]!)
    const isEndless = at !== -1 && !bytes.includes('-----END ', at)
    this.body = body
    this.rows = new ProtectedRows(body)
    this.signedFrom = isEndless ? at : bytes.length
  }

  /** @param row not above one that was asked before */
  has(row: number): boolean {
    const {bytes, lines} = this.body
    if (lines.content[row]! >= this.signedFrom || this.rows.has(row)) return true
    const before = row > 0 ? lines.end[row - 1]! - lines.content[row - 1]! : 0
    return isDense(bytes, lines, row, before)
  }
}
