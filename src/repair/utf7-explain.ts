/** Tells what `utf7-leak` thinks of each `+` on one line: class, region, evidence and decision. */
import {decodePayload} from '../charset/utf7.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'
import {Columns} from './columns.ts'
import type {RepairContext} from './context.ts'
import type {Explanation} from './explanation.ts'
import {NONE, PLUS_SIGN} from './utf7-class.ts'
import {type Evidence, isDecoded, type Region, weigh} from './utf7-evidence.ts'
import {LeakScanner} from './utf7-scan.ts'
import type {Token} from './utf7-tokens.ts'

/** By `Kind`, which counts from 1. */
const classes = [
  'no escape',
  'plus sign',
  'A: ASCII that an encoder shifts',
  'L: Latin and typographic characters',
  'D: punctuation that needs no shift',
  'S: one other script, or symbols',
]

/** Explains the tokens of one row, before the body is repaired. */
export function explainUtf7Leak(body: Body, row: number, context: RepairContext): Explanation[] {
  const part = {isStrong: false, isAboutUtf7: false, isTold: false}
  const evidence = weigh(body, part, context.declaredUtf7)
  const token = new LeakScanner(body)
  const columns = new Columns()
  const {bytes, lines} = body
  const found: Explanation[] = []
  while (token.next()) {
    if (token.row !== row) continue
    const region = evidence.regions[token.region]!
    const [firstRow, lastRow] = extentOf(lines, region)
    found.push({
      column: columns.of(bytes, row, lines.start[row]!, token.at),
      before: bytes.toString('latin1', token.at, token.to),
      after: textOf(bytes, token),
      class: classes[token.kind - 1]! + (token.isClosed ? ', with its -' : ', without -'),
      firstRow,
      lastRow,
      evidence: evidenceOf(region, evidence, part.isAboutUtf7),
      decision: decisionOf(token, region, evidence, body),
    })
  }
  return found
}

function textOf(bytes: Buffer, token: Token): string | null {
  if (token.kind === NONE) return null
  if (token.kind === PLUS_SIGN) return '+'
  return decodePayload(bytes, token.at + 1, token.isClosed ? token.to - 1 : token.to).text
}

/** The rows with the outer marks of the region's tokens, around them. */
function extentOf({marks, count}: LineTable, {firstRow, lastRow}: Region): [number, number] {
  let [first, last] = [firstRow, lastRow]
  while (first > 0 && marks[first - 1] === marks[firstRow]) first--
  while (last + 1 < count && marks[last + 1] === marks[firstRow]) last++
  return [first, last]
}

function evidenceOf(region: Region, {strength}: Evidence, isAboutUtf7: boolean): string {
  const {ascii, latin, marks, bad, open} = region
  const counts = `${ascii} of class A, ${latin} of class L, ${marks} escaped marks, ${bad} no escapes, ${open} others`
  const state = region.isSaturated ? 'saturated' : 'not saturated'
  const about = isAboutUtf7 ? '; the text speaks of UTF-7' : ''
  return `region: ${counts}, ${state}; body: ${strength}${about}`
}

function decisionOf(token: Token, region: Region, {strength}: Evidence, body: Body): string {
  if (token.kind === NONE) return 'left: no encoder writes this'
  if (region.isSigned) return 'left: it is signed'
  if (strength !== 'strong') return `left: the evidence is ${strength}`
  if (isDecoded(token, region, body)) return 'decoded'
  return region.isProtected ? 'left: the region is protected' : 'left: the region is not saturated'
}
