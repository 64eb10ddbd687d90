/**
 * Decides every line's depth: marks first, then each rule's proposals where they pass the level's bar.
 *
 * Rules see the depths decided so far. A proposal names its evidence; a taken one becomes a
 * `DepthChange` with a confidence and a reason in words.
 */
import type {Body, DepthChange, RequoteLevel} from '../types.ts'
import {confidenceOf, type Proposal, passes, type Rule, reasonsIn} from './evidence.ts'
import {bracketExtra} from './mark-bracket.ts'
import {markDoubled} from './mark-doubled.ts'
import {markExtra} from './mark-extra.ts'
import {markLost} from './mark-lost.ts'
import {marksInline} from './marks-inline.ts'
import {WrapWidths} from './widths.ts'
import {wrapBroken} from './wrap-broken.ts'
import {wrappedAttribution} from './wrapped-attribution.ts'
import {wrappedField} from './wrapped-field.ts'
import {wrappedLink} from './wrapped-link.ts'

/** The rules, in the order in which they look at a row. */
const rules: readonly Rule[] = [
  marksInline,
  wrapBroken,
  wrappedLink,
  wrappedAttribution,
  wrappedField,
  markExtra,
  bracketExtra,
  markDoubled,
  markLost,
]

/** Fills `depth` for all rows of the window and tells what differs from the marks. */
export function solveDepth(body: Body, level: RequoteLevel): DepthChange[] {
  const {lines} = body
  lines.depth.set(lines.marks.subarray(0, lines.count))
  if (level === 'off') return []
  const changes: DepthChange[] = []
  const widths = new WrapWidths(body)
  for (let row = 0; row + 1 < lines.count; row++) {
    // Every rule needs a step between neighbours: most rows end here.
    if (lines.depth[row] === lines.depth[row + 1]) continue
    for (const rule of rules) {
      const proposal = rule(body, row, widths)
      const change = proposal && decide(body, proposal, level)
      if (change) changes.push(change)
    }
  }
  return changes
}

function decide(body: Body, proposal: Proposal, level: RequoteLevel): DepthChange | null {
  const confidence = confidenceOf(proposal)
  if (!passes(confidence, level)) return null
  const {first, last, depth, rule, content} = proposal
  const from = body.lines.depth[first]!
  body.lines.depth.fill(depth, first, last + 1)
  if (content !== undefined) body.lines.content[first] = content
  return {
    firstLine: body.firstLine + body.lines.firstLineOf(first),
    lastLine: body.firstLine + body.lines.lastLineOf(last),
    from,
    to: depth,
    rule,
    confidence: Math.round(confidence * 1000) / 1000,
    why: reasonsIn(proposal.evidence),
  }
}
