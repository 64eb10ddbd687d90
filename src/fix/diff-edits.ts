/**
 * The edits that make one text's lines another's: few where a bounded search finds few, else as many as
 * a comparison line by line shows. Linear, whatever the texts are.
 */
import {diffArrays} from 'diff'

/** Lines `[oldStart, oldEnd)` of the old text give way to lines `[newStart, newEnd)` of the new. */
export interface Edit {
  readonly oldStart: number
  readonly oldEnd: number
  readonly newStart: number
  readonly newEnd: number
}

/** Edits that are searched for; a search costs this many times the lines. */
const mostEdits = 400
/** Comparisons of lines that a search may cost. */
const mostSteps = 4_000_000

/** In the order of the lines; between two of them at least one line is the same. */
export function editsOf(before: readonly string[], after: readonly string[]): Edit[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let tail = 0
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const whole = {
    oldStart: start,
    oldEnd: before.length - tail,
    newStart: start,
    newEnd: after.length - tail,
  }
  if (whole.oldStart === whole.oldEnd && whole.newStart === whole.newEnd) return []
  return search(before, after, whole) ?? lineByLine(before, after, whole) ?? [whole]
}

/** Myers' algorithm as far as it stays cheap; null when the texts are further apart. */
function search(before: readonly string[], after: readonly string[], whole: Edit): Edit[] | null {
  const {oldStart, oldEnd, newStart, newEnd} = whole
  const lines = oldEnd - oldStart + newEnd - newStart
  const maxEditLength = Math.min(mostEdits, Math.floor(mostSteps / lines))
  const numbers = new Map<string, number>()
  const number = (line: string): number => {
    const known = numbers.get(line) ?? numbers.size
    numbers.set(line, known)
    return known
  }
  const changes = diffArrays(
    before.slice(oldStart, oldEnd).map(number),
    after.slice(newStart, newEnd).map(number),
    {maxEditLength},
  )
  if (changes === undefined) return null
  const edits: Edit[] = []
  let from = oldStart
  let to = newStart
  for (const {added, removed, count} of changes) {
    const oldEnd = added ? from : from + count
    const newEnd = removed ? to : to + count
    if (added || removed) push(edits, {oldStart: from, oldEnd, newStart: to, newEnd})
    from = oldEnd
    to = newEnd
  }
  return edits
}

/** Where as many lines come out as went in, each took the place of the other; else null. */
function lineByLine(
  before: readonly string[],
  after: readonly string[],
  {oldStart, oldEnd, newStart, newEnd}: Edit,
): Edit[] | null {
  if (oldEnd - oldStart !== newEnd - newStart) return null
  const edits: Edit[] = []
  for (let from = oldStart, to = newStart; from < oldEnd; from++, to++) {
    if (before[from] === after[to]) continue
    push(edits, {oldStart: from, oldEnd: from + 1, newStart: to, newEnd: to + 1})
  }
  return edits
}

/** Adds an edit, to the last one where it goes on from that. */
function push(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1)
  if (last?.oldEnd !== edit.oldStart || last.newEnd !== edit.newStart) edits.push(edit)
  else edits[edits.length - 1] = {...last, oldEnd: edit.oldEnd, newEnd: edit.newEnd}
}
