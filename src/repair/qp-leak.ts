/**
 * The repair `qp-leak`: quoted-printable (RFC 2045 §6.7) that stands in a body as text, since
 * somebody quoted or passed on the mail without decoding it.
 *
 *     > =E5=9C=A8 2025 wrote:        > 在 2025 wrote:
 *     > >=20                         > >
 *
 * A text that was leaked twice is decoded twice. What would still change after `maxLayers` rounds
 * is left as it came, so that a second run finds nothing to do.
 */
import type {Body, Repair} from '../types.ts'
import type {RepairContext} from './context.ts'
import {decodeLayer} from './qp-leak-decode.ts'
import {findLeaks} from './qp-leak-regions.ts'
import {mayLeak, readRows} from './qp-leak-rows.ts'
import {Snapshot} from './snapshot.ts'

const rule = 'qp-leak'
/** Three layers were seen. */
const maxLayers = 4
const told = new WeakSet<RepairContext>()

/** Decodes what is proven to be leaked in one window; reports what is only suspected. */
export function repairQpLeak(body: Body, context: RepairContext): void {
  if (!mayLeak(body)) return
  const before = new Snapshot(body)
  const repairs: Repair[] | null = context.log.wanted ? [] : null
  let places = 0
  for (let layer = 0; ; layer++) {
    const rows = readRows(body)
    if (!rows) break
    const leaks = findLeaks(body, rows)
    if (layer === 0 && leaks.suspect !== -1) report(body, context, leaks.suspect)
    if (!leaks.isLeaked) break
    if (layer === maxLayers) {
      before.restore(body)
      return
    }
    places += decodeLayer(body, leaks, rows.state, repairs)
  }
  if (repairs) for (const repair of repairs) context.log.add(repair)
  else if (places > 0) context.log.count(rule, places)
}

/** Tells a suspicion, once a part. */
function report(body: Body, context: RepairContext, row: number): void {
  if (told.has(context)) return
  told.add(context)
  context.report({
    rule,
    severity: 'info',
    message: 'looks like leaked quoted-printable but there is too little proof: left as it is',
    line: body.part.sourceLine + body.firstLine - 1 + body.lines.firstLineOf(row),
    part: body.part.part,
  })
}
