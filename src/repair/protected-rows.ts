/**
 * The rows of a body that a repair of marks leaves alone: hunks of patches, armoured blocks, and
 * the text that an OpenPGP signature of the sender covers.
 */
import {MINUS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {armourEnd, hunkEnd} from './verbatim.ts'

const AT = 0x40

/** Asked row after row, downwards; each row of the body is looked at once. */
export class ProtectedRows {
  private readonly body: Body
  private readonly bytes: Buffer
  private row = 0
  /** Row behind the open hunk, and octet behind the open block. */
  private hunkTo = 0
  private armourTo = 0
  private mayHaveArmour = true

  constructor(body: Body) {
    this.body = body
    this.bytes = body.bytes
  }

  /** @param row not above one that was asked before */
  has(row: number): boolean {
    for (; this.row <= row; this.row++) this.enter(this.row)
    return row < this.hunkTo || this.body.lines.start[row]! < this.armourTo
  }

  private enter(row: number): void {
    const {bytes} = this
    const {lines} = this.body
    const from = lines.content[row]!
    if (row < this.hunkTo || from < this.armourTo || from >= lines.end[row]!) return
    if (bytes[from] === AT) this.hunkTo = Math.max(0, hunkEnd(bytes, lines, row))
    else if (bytes[from] === MINUS && this.mayHaveArmour) {
      const to = armourEnd(bytes, from)
      this.mayHaveArmour = to !== -1
      this.armourTo = Math.max(0, to)
    }
  }
}
