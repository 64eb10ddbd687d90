/** Counts the mark of a quoted line that begins with `>From ` where its neighbours prove it a mark. */
import {fromRuns, isTightFrom} from '../lines/tight-from.ts'
import type {Body} from '../types.ts'

/** Raises `marks` and moves `content` behind the mark on the rows that are proven. */
export function countTightFrom({bytes, lines, continued}: Body): void {
  for (const run of fromRuns(bytes, lines)) {
    const {first, last} = run
    const isTight = Array.from({length: last - first + 1}, (_, index) =>
      isTightFrom(bytes, lines, first + index, run),
    )
    for (let row = continued ? Math.max(first, 1) : first; row <= last; row++) {
      if (!isTight[row - first]) continue
      lines.marks[row]!++
      lines.content[row]!++
    }
  }
}
