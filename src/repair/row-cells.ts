/** A column of one octet a row that a repair fills for one body and is done with before the next. */
export class RowCells {
  private cells = new Uint8Array(4096)

  /** At least `rows + 1` cells of 0, good until the next call. */
  take(rows: number): Uint8Array {
    if (rows < this.cells.length) return this.cells.fill(0, 0, rows + 1)
    this.cells = new Uint8Array(rows * 2)
    return this.cells
  }
}
