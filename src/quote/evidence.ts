/**
 * How depth is decided: readers find evidence, a rule weighs what speaks for another depth on one
 * line or run of lines, and the solver takes a proposal only above the bar of its level.
 *
 * Weights are log-odds (natural logarithm): independent pieces of evidence add up. A veto is not a
 * weight; a rule that sees one proposes nothing.
 */
import type {Body, DepthRule, RequoteLevel} from '../types.ts'
import type {WrapWidths} from './widths.ts'

/** One observation that speaks for (above 0) or against (below 0) a proposed depth. */
export interface Evidence {
  readonly weight: number
  /** Part of a sentence for people: `the line below goes on in lower case`. */
  readonly says: string
}

/** A rule's wish to give rows `first … last` another depth. */
export interface Proposal {
  readonly rule: DepthRule
  readonly first: number
  readonly last: number
  readonly depth: number
  readonly evidence: readonly Evidence[]
  /** Offset of the first row's text, where a mark turns out to be part of it. */
  readonly content?: number
}

/** Looks at a row whose depth differs from the next one's; null when it has nothing to propose. */
export type Rule = (body: Body, row: number, widths: WrapWidths) => Proposal | null

/** Probability that a proposal must reach. */
const bars: Readonly<Record<RequoteLevel, number>> = {off: 2, safe: 0.98, full: 0.9}

/** Every change starts from the belief that one such line in a thousand is wrong (notes: 0.3 to 6 %). */
const priorLogOdds = -7

export function confidenceOf({evidence}: Pick<Proposal, 'evidence'>): number {
  const logOdds = evidence.reduce((sum, {weight}) => sum + weight, priorLogOdds)
  return 1 / (1 + Math.exp(-logOdds))
}

export function passes(confidence: number, level: RequoteLevel): boolean {
  return confidence >= bars[level]
}

/** What speaks for a proposal, in words. */
export function reasonsIn(evidence: readonly Evidence[]): string {
  return evidence
    .filter(({weight}) => weight > 0)
    .map(({says}) => says)
    .join('; ')
}
