/** Tells what `qp-leak` thinks of each escape and soft line break on one line, and of other `=`. */
import {mixedToUtf8} from '../charset/utf8.ts'
import {EQUALS} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {Columns} from './columns.ts'
import type {Explanation} from './explanation.ts'
import {escapedOctet, isSoftBreak, wordEnd} from './qp-leak-octets.ts'
import {
  type Evidence,
  findLeaks,
  isClean,
  provenPoints,
  provenTokens,
  type WeighedRun,
} from './qp-leak-regions.ts'
import {mayLeak, PROTECTED, rowStates} from './qp-leak-rows.ts'

/** What stands at one `=`: octets of the row, what it is, and what it would become. */
interface Piece {
  readonly to: number
  readonly class: string
  readonly after: string | null
}

/** Explains the candidates of one row, before the body is repaired. */
export function explainQpLeak(body: Body, row: number): Explanation[] {
  const {bytes, lines} = body
  if (!mayLeak(body)) return []
  const rows = rowStates(body)
  const {runs, region} = findLeaks(body, rows)
  const weighed = narrowest(runs, row)
  const isProtected = rows.state[row] === PROTECTED
  const columns = new Columns()
  const found: Explanation[] = []
  const end = lines.end[row]!
  for (let at = bytes.indexOf(EQUALS, lines.content[row]!); at !== -1 && at < end; ) {
    const piece = readPiece(bytes, at, end)
    found.push({
      column: columns.of(bytes, row, lines.start[row]!, at),
      before: bytes.toString('utf8', at, piece.to),
      after: piece.after,
      class: piece.class,
      firstRow: weighed.run.from,
      lastRow: weighed.run.to - 1,
      evidence: evidenceOf(weighed.evidence),
      decision: decisionOf(piece, weighed, region[row]! > 0, isProtected),
    })
    at = bytes.indexOf(EQUALS, piece.to)
  }
  return found
}

/** The smallest run that has the row: those within a run were weighed after it. */
function narrowest(runs: readonly WeighedRun[], row: number): WeighedRun {
  const around = runs.filter(({run}) => run.from <= row && row < run.to)
  return around.reduce((least, one) =>
    one.run.to - one.run.from < least.run.to - least.run.from ? one : least,
  )
}

function readPiece(bytes: Buffer, from: number, end: number): Piece {
  const octets: number[] = []
  let at = from
  for (let octet = escapedOctet(bytes, at, end); octet >= 0; ) {
    octets.push(octet)
    at += 3
    octet = escapedOctet(bytes, at, end)
  }
  if (octets.length > 0) {
    const text = mixedToUtf8(Buffer.from(octets), 0, octets.length).bytes.toString()
    return {
      to: at,
      class: octets.length === 1 ? 'an escape' : `${octets.length} escapes`,
      after: text,
    }
  }
  if (isSoftBreak(bytes, from, end)) return {to: end, class: 'a soft line break', after: ''}
  const word = wordEnd(bytes, from, end)
  if (word > from) return {to: word, class: 'an encoded word, for word-leak', after: null}
  return {to: from + 1, class: 'an equals sign that an encoder would have escaped', after: null}
}

function evidenceOf({tokens, points, softs, bad, isShown, isCut}: Evidence): string {
  const said = [
    `region: ${tokens} escapes and soft breaks (${softs} join lines), ${points} points`,
    `${bad} other equals signs, ${bad > 0 ? 'not saturated' : 'saturated'}`,
    ...(isShown ? ['an escape stands between quotes'] : []),
    ...(isCut ? ['its last soft break joins what is outside'] : []),
  ]
  return said.join(', ')
}

function decisionOf(
  piece: Piece,
  {evidence, isTaken}: WeighedRun,
  isDecoded: boolean,
  isProtected: boolean,
): string {
  if (piece.after === null) return 'left: it is no escape'
  if (isProtected) return 'left: armour, signed text, a MIME field or a rule'
  if (isDecoded) return 'decoded'
  if (isTaken) return 'left: it has fewer marks than what was encoded'
  if (!isClean(evidence)) return 'left: the region is not saturated'
  if (evidence.points < provenPoints || evidence.tokens < provenTokens) {
    return `left: too little proof, ${provenPoints} points and ${provenTokens} escapes are needed`
  }
  return 'left: the text may show escapes on purpose'
}
