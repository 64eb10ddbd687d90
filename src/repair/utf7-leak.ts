/**
 * The repair `utf7-leak`: UTF-7 (RFC 2152) that stands in a body as text, since somebody upstream
 * showed the mail without decoding its charset.
 *
 *     +AD4- +AD4- On Mon at 10:22 +-0200     > > On Mon at 10:22 +0200
 *
 * A text that was leaked twice is decoded twice. What would still change after `maxLayers` rounds
 * is left as it came, so that a second run finds nothing to do.
 */
import {decodePayload, utf8OfUnit} from '../charset/utf7.ts'
import {PLUS} from '../lines/octets.ts'
import type {Body, Repair} from '../types.ts'
import {Columns} from './columns.ts'
import type {RepairContext} from './context.ts'
import {BodyRewriter} from './rewrite.ts'
import {Snapshot} from './snapshot.ts'
import {PLUS_SIGN} from './utf7-class.ts'
import {type Evidence, isDecoded, type PartEvidence, tokensOf, weigh} from './utf7-evidence.ts'
import {mayLeak} from './utf7-scan.ts'
import type {Token} from './utf7-tokens.ts'

const rule = 'utf7-leak'
/** Confidence where every `+` of the region is an escape, and where only sure ones are decoded. */
const saturated = 0.99
const unsaturated = 0.95
/** A leak of a leak of a leak was never seen. */
export const maxLayers = 3
const parts = new WeakMap<RepairContext, PartEvidence>()

/** Decodes what is proven to be leaked in one window; reports what is only suspected. */
export function repairUtf7Leak(body: Body, context: RepairContext): void {
  if (!mayLeak(body)) return
  const part = partEvidence(context)
  const before = new Snapshot(body)
  const repairs: Repair[] | null = context.log.wanted ? [] : null
  let places = 0
  for (let layer = 0; ; layer++) {
    // What the first round found is decoded by now and proves nothing of the next.
    const known = layer === 0 ? part : {...part, isStrong: false}
    const evidence = weigh(body, known, context.declaredUtf7)
    if (layer === 0 && evidence.strength === 'weak') reportWeak(body, context, part, evidence)
    if (evidence.strength !== 'strong') break
    if (layer === maxLayers) {
      before.restore(body)
      report(body, context, evidence, 'it would change again and again')
      return
    }
    places += decodeLayer(body, evidence, repairs)
    if (!mayLeak(body)) break
  }
  if (repairs) for (const repair of repairs) context.log.add(repair)
  else if (places > 0) context.log.count(rule, places)
}

/** A part's evidence lives as long as its context. */
function partEvidence(context: RepairContext): PartEvidence {
  let part = parts.get(context)
  if (!part) {
    part = {isStrong: false, isAboutUtf7: false, isTold: false}
    parts.set(context, part)
  }
  return part
}

/** Decodes one layer of a body whose evidence is strong; returns the number of places. */
export function decodeLayer(body: Body, evidence: Evidence, repairs: Repair[] | null): number {
  const {bytes, lines} = body
  const octets = lines.start[lines.count]! - lines.start[0]!
  // A payload of p octets gives up to 3/8 p units of up to 3 octets each.
  const rewriter = new BodyRewriter(body, (octets >> 3) + 8)
  const columns = repairs ? new Columns() : null
  const token = tokensOf(body)
  let places = 0
  while (token.next()) {
    if (!isDecoded(token, evidence.regions[token.region]!, body)) continue
    // Before `replace`, which moves the start of the row before.
    const column = columns ? columns.of(bytes, token.row, lines.start[token.row]!, token.at) : 0
    rewriter.replace(token.row, token.at, token.to)
    const from = rewriter.size
    put(bytes, token, rewriter)
    places++
    repairs?.push({
      rule,
      line: body.firstLine + lines.firstLineOf(token.row),
      column,
      before: bytes.toString('latin1', token.at, token.to),
      after: rewriter.out.toString('utf8', from, rewriter.size),
      confidence: evidence.regions[token.region]!.isDecodedWhole ? saturated : unsaturated,
    })
  }
  rewriter.finish()
  return places
}

/** Writes what the token stands for. */
function put(bytes: Buffer, token: Token, rewriter: BodyRewriter): void {
  const {out} = rewriter
  if (token.kind === PLUS_SIGN) out[rewriter.size++] = PLUS
  else if (token.unit >= 0) {
    let packed = utf8OfUnit(token.unit)
    for (let size = packed >>> 24; size > 0; size--, packed >>= 8) out[rewriter.size++] = packed
  } else {
    const to = token.isClosed ? token.to - 1 : token.to
    rewriter.size += decodePayload(bytes, token.at + 1, to).utf8.copy(out, rewriter.size)
  }
}

/** Tells a suspicion, once a part. */
function reportWeak(
  body: Body,
  context: RepairContext,
  part: PartEvidence,
  evidence: Evidence,
): void {
  if (part.isTold || context.declaredUtf7) return
  part.isTold = true
  const isSigned = evidence.regions.some(region => region.isSigned && region.hasProof)
  const why = part.isAboutUtf7
    ? 'the text speaks of UTF-7'
    : isSigned
      ? 'it is signed'
      : 'there is too little of it to be sure'
  report(body, context, evidence, why)
}

function report(body: Body, context: RepairContext, evidence: Evidence, why: string): void {
  context.report({
    rule,
    severity: 'info',
    message: `looks like leaked UTF-7 but ${why}: left as it is`,
    line: body.part.sourceLine + body.firstLine - 1 + body.lines.firstLineOf(evidence.row),
    part: body.part.part,
  })
}
