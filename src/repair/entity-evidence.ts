/**
 * Decides which lines of a body have leaked character references, region by region.
 *
 * A region is a run of lines with the same outer marks. The best evidence are two lines, one below
 * the other, that begin with `&gt;`; they prove the other regions of the same depth too. A region is
 * saturated when no ampersand in it stands for itself, and then all of it is decoded; else only the
 * lines that begin with `&gt;`, or their marks alone.
 */
import type {Body} from '../types.ts'
import {aboutMarkup, countReferences, leakedMark, ReferenceCounts} from './entity-rows.ts'
import {SparedRows} from './spared-rows.ts'

export type Scope = 'none' | 'marks' | 'quoted' | 'whole'

/** Lines of leaked marks, one below the other, that prove a leak; and in a text about markup. */
const enough = 2
const enoughAboutMarkup = 5
/** Where ampersands stand among them. */
const enoughUnsaturated = 3
/** References in a quotation of whose level nothing else is known. */
const enoughQuoted = 2

export interface EntityRegion {
  readonly firstRow: number
  lastRow: number
  /** Outer marks. */
  readonly depth: number
  /** Lines that begin with leaked marks, and the others. */
  readonly quoted: ReferenceCounts
  readonly other: ReferenceCounts
  marked: number
  /** The longest run of them. */
  run: number
  scope: Scope
  /** 0 to 1, of what is decoded. */
  confidence: number
  isSuspect: boolean
}

/** What the windows of one part have shown so far. */
export interface EntityEvidence {
  isAboutMarkup: boolean
  /** Depths at which leaked marks were proven. */
  readonly depths: Set<number>
  isTold: boolean
}

/** Weighs all regions of a body; the verdict stands in each one's `scope`. */
export function weighRegions(body: Body, part: EntityEvidence): EntityRegion[] {
  const regions = readRegions(body, part)
  for (const region of regions) {
    if (hasMarks(region, part.isAboutMarkup)) part.depths.add(region.depth)
  }
  for (const region of regions) decide(region, part)
  if (!part.isAboutMarkup) spread(regions)
  return regions
}

/**
 * Who let references leak did so in what was quoted, too. A proof holds for regions of more marks
 * where from its depth on nothing stands for itself in the whole body, neither `&` nor `<`.
 */
function spread(regions: readonly EntityRegion[]): void {
  const proven = regions.filter(({scope}) => scope === 'whole')
  if (proven.length === 0) return
  const depth = Math.min(...proven.map(region => region.depth))
  const inside = regions.filter(region => region.depth >= depth)
  if (inside.some(({quoted, other}) => !isClosed(quoted) || !isClosed(other))) return
  for (const region of inside) {
    if (region.scope !== 'none' || region.quoted.known + region.other.known < enoughQuoted) continue
    region.scope = 'whole'
    region.confidence = 0.92
    region.isSuspect = false
  }
}

function isClosed({bad, opens}: ReferenceCounts): boolean {
  return bad === 0 && opens === 0
}

function readRegions(body: Body, part: EntityEvidence): EntityRegion[] {
  const {bytes, lines} = body
  const spared = new SparedRows(body)
  const regions: EntityRegion[] = []
  let region: EntityRegion | null = null
  let run = 0
  for (let row = 0; row < lines.count; row++) {
    const depth = lines.marks[row]!
    if (region?.depth !== depth) {
      region = newRegion(row, depth)
      regions.push(region)
      run = 0
    }
    region.lastRow = row
    if (spared.has(row)) continue
    const text = bytes.toString('latin1', lines.content[row]!, lines.end[row]!)
    part.isAboutMarkup ||= aboutMarkup.test(text)
    const isMarked = leakedMark.test(text) && !(row === 0 && body.continued)
    run = isMarked ? run + 1 : 0
    if (isMarked) region.marked++
    region.run = Math.max(region.run, run)
    const counts = isMarked ? region.quoted : region.other
    counts.add(countReferences(text))
  }
  return regions
}

function newRegion(row: number, depth: number): EntityRegion {
  return {
    firstRow: row,
    lastRow: row,
    depth,
    quoted: new ReferenceCounts(),
    other: new ReferenceCounts(),
    marked: 0,
    run: 0,
    scope: 'none',
    confidence: 0,
    isSuspect: false,
  }
}

/** The region has leaked marks enough to prove a leak at its depth. */
function hasMarks(region: EntityRegion, isAboutMarkup: boolean): boolean {
  const {quoted, other, run} = region
  if (quoted.tags + other.tags > 0) return false
  return run >= (isAboutMarkup ? enoughAboutMarkup : enough)
}

function decide(region: EntityRegion, part: EntityEvidence): void {
  const all = new ReferenceCounts()
  all.add(region.quoted)
  all.add(region.other)
  if (all.known === 0) return
  ;[region.scope, region.confidence] = verdict(region, all, part)
  if (region.scope !== 'none') return
  region.isSuspect = all.tags === 0 && (region.run > 0 || all.isSuspect)
}

function verdict(
  region: EntityRegion,
  all: ReferenceCounts,
  {isAboutMarkup, depths}: EntityEvidence,
): [Scope, number] {
  const isSaturated = all.bad + all.tags === 0
  if (hasMarks(region, isAboutMarkup)) {
    if (isSaturated) return ['whole', 0.98]
    if (region.quoted.bad === 0) return ['quoted', 0.97]
    if (region.run >= enoughUnsaturated && !isAboutMarkup) return ['marks', 0.92]
    return ['none', 0]
  }
  if (!isSaturated) return ['none', 0]
  if (depths.has(region.depth)) return ['whole', 0.95]
  return all.isDistinctive && !isAboutMarkup ? ['whole', 0.93] : ['none', 0]
}
