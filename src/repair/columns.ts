/** Columns of repaired places, in UTF-16 units from 1, as editors count them. */

/** Counts for places that come in order; each octet is looked at once. */
export class Columns {
  private row = -1
  private at = 0
  private column = 1

  /** @param start first octet of the row, marks included */
  of(bytes: Buffer, row: number, start: number, at: number): number {
    if (row !== this.row) {
      this.row = row
      this.at = start
      this.column = 1
    }
    this.column += bytes.toString('utf8', this.at, at).length
    this.at = at
    return this.column
  }
}
