/**
 * What repairs did to one line, traced back to the line as it came.
 *
 *     as it came    +AD4- Grâ€™s           columns of the second repair count in `> Grâ€™s`
 *     utf7-leak     > Grâ€™s               columns 1 to 6 as it came
 *     mojibake      > Gr’s                 columns 9 to 12 as it came
 *
 * Repairs come as they were made, layer upon layer; those of one rule and line are one stretch, from
 * the first of its places to the last.
 */
import type {Repair, RepairName} from '../types.ts'

/** What one rule did to a line. Offsets are UTF-16 units of the line as it came, from 0. */
export interface Stretch {
  readonly rule: RepairName
  /** Null where the places cannot be found in the line. */
  readonly span: {readonly from: number; readonly to: number} | null
  /** What stood there when the rule came, and when it had gone. */
  readonly before: string
  readonly after: string
  readonly places: number
  readonly confidence: number
}

/** A text, and for each boundary between its units that of the line as it came. */
interface Layer {
  readonly text: string
  readonly origin: Int32Array
}

interface Work {
  first: Layer | null
  last: Layer | null
  from: number
  to: number
  repair: Repair
  places: number
  confidence: number
}

/**
 * @param line as it came, lines that a repair joins to it included; null when it is not known
 * @param repairs of this line, in the order in which they were made
 */
export function retrace(line: string | null, repairs: readonly Repair[]): Stretch[] {
  if (line !== null && layerEnd(line, repairs, 0) === repairs.length) return [single(line, repairs)]
  const works = new Map<RepairName, Work>()
  let layer = line === null ? null : {text: line, origin: identity(line.length)}
  for (let at = 0; at < repairs.length; ) {
    const end: number = layer === null ? at : layerEnd(layer.text, repairs, at)
    if (end === at || layer === null) {
      layer = null
      addLost(works, repairs[at++]!)
      continue
    }
    const next: Layer = rewritten(layer, repairs, at, end)
    add(works, layer, next, repairs.slice(at, end))
    layer = next
    at = end
  }
  return [...works.values()].map(finish)
}

/** The usual case: one rule, and all its places stand in the line as it came. */
function single(line: string, repairs: readonly Repair[]): Stretch {
  const [first, last] = [repairs[0]!, repairs.at(-1)!]
  const from = first.column - 1
  const to = last.column - 1 + last.before.length
  const pieces: string[] = []
  let at = from
  for (const {column, before, after} of repairs) {
    pieces.push(line.slice(at, column - 1), after)
    at = column - 1 + before.length
  }
  const {rule, confidence} = first
  const before = line.slice(from, to)
  return {
    rule,
    span: {from, to},
    before,
    after: pieces.join(''),
    places: repairs.length,
    confidence,
  }
}

function identity(length: number): Int32Array {
  const origin = new Int32Array(length + 1)
  for (let unit = 0; unit <= length; unit++) origin[unit] = unit
  return origin
}

/** The repair behind the last that was made together with the one at `at`. */
function layerEnd(text: string, repairs: readonly Repair[], at: number): number {
  const {rule} = repairs[at]!
  let end = at
  let column = 1
  for (; end < repairs.length; end++) {
    const repair = repairs[end]!
    if (repair.rule !== rule || repair.column < column) break
    if (!text.startsWith(repair.before, repair.column - 1)) break
    column = repair.column + repair.before.length
  }
  return end
}

/** The layer as it is when the repairs `from … to-1` are made. */
function rewritten(layer: Layer, repairs: readonly Repair[], from: number, to: number): Layer {
  const pieces: string[] = []
  const origin: number[] = []
  let at = 0
  const keep = (end: number): void => {
    pieces.push(layer.text.slice(at, end))
    for (; at < end; at++) origin.push(layer.origin[at]!)
  }
  for (let index = from; index < to; index++) {
    const {column, before, after} = repairs[index]!
    keep(column - 1)
    pieces.push(after)
    for (let unit = 0; unit < after.length; unit++) origin.push(layer.origin[at]!)
    at += before.length
  }
  keep(layer.text.length)
  origin.push(layer.origin[at]!)
  return {text: pieces.join(''), origin: Int32Array.from(origin)}
}

function add(
  works: Map<RepairName, Work>,
  before: Layer,
  after: Layer,
  repairs: readonly Repair[],
): void {
  const [first, last] = [repairs[0]!, repairs.at(-1)!]
  const from = before.origin[first.column - 1]!
  const to = before.origin[last.column - 1 + last.before.length]!
  const work = works.get(first.rule)
  if (work === undefined) {
    const {confidence} = first
    const places = repairs.length
    works.set(first.rule, {first: before, last: after, from, to, repair: first, places, confidence})
    return
  }
  work.last = after
  work.from = Math.min(work.from, from)
  work.to = Math.max(work.to, to)
  work.places += repairs.length
}

/** A repair whose place is not known. */
function addLost(works: Map<RepairName, Work>, repair: Repair): void {
  const {rule, confidence} = repair
  const work = works.get(rule)
  if (work !== undefined) {
    work.places++
    return
  }
  works.set(rule, {first: null, last: null, from: 0, to: 0, repair, places: 1, confidence})
}

function finish({first, last, from, to, repair, places, confidence}: Work): Stretch {
  const {rule} = repair
  if (first === null || last === null) {
    const {before, after} = repair
    return {rule, span: null, before, after, places, confidence}
  }
  const before = cut(first, from, to)
  const after = cut(last, from, to)
  return {rule, span: {from, to}, before, after, places, confidence}
}

/** What stands in a layer between two boundaries of the line as it came. */
function cut({text, origin}: Layer, from: number, to: number): string {
  return text.slice(boundary(origin, from), boundary(origin, to + 1) - 1)
}

/** The first unit whose boundary is not before `wanted`. */
function boundary(origin: Int32Array, wanted: number): number {
  let [from, to] = [0, origin.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (origin[middle]! < wanted) from = middle + 1
    else to = middle
  }
  return from
}
