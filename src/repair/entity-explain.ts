/** Tells what `entity-leak` thinks of each ampersand on one line. */
import type {Body} from '../types.ts'
import {type EntityRegion, type Scope, weighRegions} from './entity-evidence.ts'
import {leakedMarks} from './entity-leak.ts'
import {referenced, references} from './entity-names.ts'
import {leakedMark, ReferenceCounts} from './entity-rows.ts'
import type {Explanation} from './explanation.ts'
import {SparedRows} from './spared-rows.ts'

/** Explains the candidates of one row, before the body is repaired. */
export function explainEntityLeak(body: Body, row: number): Explanation[] {
  const {bytes, lines} = body
  const start = lines.start[row]!
  const line = bytes.toString('latin1', lines.content[row]!, lines.end[row]!)
  if (!line.includes('&')) return []
  const part = {isAboutMarkup: false, depths: new Set<number>(), isTold: false}
  const regions = weighRegions(body, part)
  const region = regions.find(({firstRow, lastRow}) => firstRow <= row && row <= lastRow)!
  const isSpared = new SparedRows(body).has(row)
  const evidence = evidenceOf(region, part.isAboutMarkup)
  return Array.from(line.matchAll(references), match => {
    const at = lines.content[row]! + match.index
    const after = referenced(match)
    return {
      column: bytes.toString('utf8', start, at).length + 1,
      before: match[0],
      after,
      class: classOf(match[0], after),
      firstRow: region.firstRow,
      lastRow: region.lastRow,
      evidence,
      decision: decisionOf(after, isSpared, isInScope(region.scope, line, match.index), region),
    }
  })
}

function classOf(before: string, after: string | null): string {
  if (after === null) {
    return before === '&' ? 'an ampersand that begins no reference' : 'no reference that leaks'
  }
  return before.startsWith('&#') ? 'a numeric reference' : 'a named reference'
}

function isInScope(scope: Scope, line: string, at: number): boolean {
  if (scope === 'whole') return true
  if (scope === 'none' || !leakedMark.test(line)) return false
  return scope === 'quoted' || at < (leakedMarks.exec(line)?.[0].length ?? 0)
}

function evidenceOf({quoted, other, marked, run}: EntityRegion, isAboutMarkup: boolean): string {
  const all = new ReferenceCounts()
  all.add(quoted)
  all.add(other)
  const state = all.bad + all.tags > 0 ? 'not saturated' : 'saturated'
  const about = isAboutMarkup ? '; the text speaks of markup' : ''
  const marks = `${marked} lines begin with a leaked mark, ${run} of them in a row`
  const rest = `${all.known} references, ${all.bad} other ampersands, ${all.tags} tags`
  const signs = `${all.addresses} addresses, ${all.arrows} arrows, ${all.inWords} letters in words`
  return `region: ${marks}; ${rest}, ${state}; ${signs}${about}`
}

function decisionOf(
  after: string | null,
  isSpared: boolean,
  isTaken: boolean,
  {scope}: EntityRegion,
): string {
  if (after === null) return 'left: it stands for itself'
  if (isSpared) return 'left: a patch, armour, signed or encoded data'
  if (isTaken) return 'decoded'
  if (scope === 'marks') return 'left: only the marks are proven'
  if (scope === 'quoted') return 'left: only lines of leaked marks are proven'
  return 'left: too little proof'
}
