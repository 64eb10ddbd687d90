/**
 * The tokens that a scan of leaked UTF-7 found, kept so that the repair need not scan again.
 * One list serves all bodies in turn; it holds `maxTokens`, and a body with more is scanned twice.
 */
import type {Kind} from './utf7-class.ts'

/** What stands at `+`: fields of the token that `next` went to. */
export interface Token {
  /** First octet of the token, and the octet behind it. */
  readonly at: number
  readonly to: number
  readonly kind: Kind
  /** It ends in an explicit `-`. */
  readonly isClosed: boolean
  /** Its payload's one UTF-16 unit; -1 for longer payloads. */
  readonly unit: number
  readonly row: number
  /** Number of the region: a run of lines with equal outer marks that no verbatim span cuts. */
  readonly region: number
  /** Goes to the next token; false when there is none. */
  next(): boolean
}

const maxTokens = 1 << 18
/** Numbers kept of a token: its place, its row, its region, and the rest packed. */
const columns = 4

/** A bounded list of tokens, and a reader of it. */
export class TokenList implements Token {
  at = 0
  to = 0
  kind: Kind = 1
  isClosed = false
  unit = -1
  row = 0
  region = 0
  /** More tokens came than the list holds. */
  isFull = false

  private cells: Int32Array = new Int32Array(columns << 8)
  private size = 0
  private cell = 0

  clear(): void {
    this.size = 0
    this.cell = 0
    this.isFull = false
  }

  add(token: Token): void {
    if (this.size === this.cells.length && !this.grow()) return
    const {cells, size} = this
    cells[size] = token.at
    cells[size + 1] = token.row
    cells[size + 2] = token.region
    // 3 bits of kind, 1 for the dash, 13 for the length; one unit's token has its unit instead.
    const what = (token.kind << 1) | (token.isClosed ? 1 : 0)
    cells[size + 3] =
      token.unit >= 0
        ? (token.unit << 5) | (what << 1) | 1
        : ((token.to - token.at) << 5) | (what << 1)
    this.size = size + columns
  }

  next(): boolean {
    const {cells, cell} = this
    if (cell === this.size) return false
    this.cell = cell + columns
    const at = cells[cell]!
    const packed = cells[cell + 3]!
    this.at = at
    this.row = cells[cell + 1]!
    this.region = cells[cell + 2]!
    this.kind = ((packed >> 2) & 7) as Kind
    this.isClosed = (packed & 2) !== 0
    if ((packed & 1) !== 0) {
      this.unit = packed >> 5
      this.to = at + 4 + ((packed >> 1) & 1)
    } else {
      this.unit = -1
      this.to = at + (packed >> 5)
    }
    return true
  }

  private grow(): boolean {
    if (this.size >= maxTokens * columns) {
      this.isFull = true
      return false
    }
    const cells = new Int32Array(this.cells.length * 2)
    cells.set(this.cells)
    this.cells = cells
    return true
  }
}
