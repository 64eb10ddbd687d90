/**
 * The repair `mojibake`: UTF-8 that was read as windows-1252 or Latin-1 and written as UTF-8 again,
 * up to three times over.
 *
 *     warning: unused â€˜iâ€™, says Ana GarcÃ­a     warning: unused ‘i’, says Ana García
 *
 * A line is undone as a whole. Where octets were lost on the way nothing is guessed, only told.
 */
import {COLON} from '../lines/octets.ts'
import type {Body, Repair} from '../types.ts'
import {Columns} from './columns.ts'
import type {RepairContext} from './context.ts'
import {placesOf} from './mojibake-class.ts'
import {
  type Candidate,
  candidateOf,
  confidenceOf,
  isForeign,
  isLossy,
  MojibakeEvidence,
  rightWords,
  showsOnPurpose,
  speaksOfCharsets,
} from './mojibake-evidence.ts'
import {BodyRewriter} from './rewrite.ts'
import {SparedRows} from './spared-rows.ts'

const rule = 'mojibake'
/** First octet of U+00C0 to U+00FF in UTF-8, as which every first octet of a sequence was read. */
const lead = 0xc3
/** Words that are looked for in the text, and finds of each. */
const maxWords = 20
const maxFinds = 8

interface PartState {
  readonly evidence: MojibakeEvidence
  isTold: boolean
}

const replacement = Buffer.from('\ufffd')
const parts = new WeakMap<RepairContext, PartState>()

/** Undoes what is proven in one window; reports what is only suspected, and what is lost. */
export function repairMojibake(body: Body, context: RepairContext): void {
  const rows = findRows(body)
  if (rows.length === 0) {
    reportLost(body, context)
    return
  }
  const part = partState(context)
  const {candidates, lossyRow, foreignRow} = readRows(body, rows)
  for (const {undone} of candidates) part.evidence.add(undone)
  if (candidates.length > 0) part.evidence.isAbout ||= isAbout(body, candidates)
  const taken = candidates.filter(({isName}) => isName || part.evidence.isStrong)
  const left = candidates.find(({isName}) => !isName && !part.evidence.isStrong)
  const why = part.evidence.isAbout ? 'the text speaks of charsets' : 'there is too little of it'
  if (left) report(body, context, part, left.row, `looks like mojibake but ${why}`)
  else if (lossyRow !== -1) report(body, context, part, lossyRow, 'is mojibake with octets lost')
  else if (foreignRow !== -1) {
    report(body, context, part, foreignRow, 'is text of another charset that was read as Latin-1')
  }
  if (taken.length > 0) write(body, taken, context)
  reportLost(body, context)
}

/** What a body shows by itself, as if it were all of its part. */
export function readMojibake(body: Body): {
  candidates: Candidate[]
  taken: Candidate[]
  evidence: MojibakeEvidence
} {
  const {candidates} = readRows(body, findRows(body))
  const evidence = new MojibakeEvidence()
  for (const {undone} of candidates) evidence.add(undone)
  evidence.isAbout = candidates.length > 0 && isAbout(body, candidates)
  const taken = candidates.filter(({isName}) => isName || evidence.isStrong)
  return {candidates, taken, evidence}
}

/** U+FFFD: somebody upstream had octets there that it could not read, and threw them away. */
function reportLost(body: Body, context: RepairContext): void {
  const {bytes, lines} = body
  const at = bytes.indexOf(replacement, lines.start[0]!)
  if (at === -1) return
  const what = 'has U+FFFD where characters were lost upstream'
  report(body, context, partState(context), lines.rowOf(at), what)
}

function partState(context: RepairContext): PartState {
  let part = parts.get(context)
  if (!part) {
    part = {evidence: new MojibakeEvidence(), isTold: false}
    parts.set(context, part)
  }
  return part
}

/** Rows in which a character that was a sequence's first octet stands before another beyond ASCII. */
function findRows({bytes, lines}: Body): number[] {
  const rows: number[] = []
  let row = 0
  let at = bytes.indexOf(lead, lines.start[0]!)
  while (at !== -1) {
    if (!isSequenceStart(bytes, at)) {
      at = bytes.indexOf(lead, at + 2)
      continue
    }
    while (lines.start[row + 1]! <= at) row++
    rows.push(row)
    at = bytes.indexOf(lead, lines.start[row + 1]!)
  }
  return rows
}

function isSequenceStart(bytes: Buffer, at: number): boolean {
  const second = bytes[at + 1]!
  if (second < 0x82 || second > 0xb4 || at + 2 >= bytes.length) return false
  // Â and Ã may have lost what followed them.
  return bytes[at + 2]! >= 0xc2 || second <= 0x83
}

function readRows(
  body: Body,
  rows: readonly number[],
): {candidates: Candidate[]; lossyRow: number; foreignRow: number} {
  const spared = new SparedRows(body)
  const candidates: Candidate[] = []
  let lossyRow = -1
  let foreignRow = -1
  for (const row of rows) {
    if (spared.has(row)) continue
    const line = body.lines.text(body.bytes, row)
    const candidate = candidateOf(row, line)
    if (candidate?.isName && isShown(body, row)) candidates.push({...candidate, isName: false})
    else if (candidate) candidates.push(candidate)
    else if (lossyRow === -1 && isLossy.test(line)) lossyRow = row
    else if (foreignRow === -1 && isForeign(line)) foreignRow = row
  }
  return {candidates, lossyRow, foreignRow}
}

/** A line that ends in a colon leads to it: `It looked like this:` */
function isShown({bytes, lines}: Body, row: number): boolean {
  for (let above = row - 1; above >= Math.max(0, row - 2); above--) {
    if (lines.isBlank(bytes, above)) continue
    return bytes[lines.end[above]! - 1] === COLON && lines.marks[above] === lines.marks[row]
  }
  return false
}

/** The text is about charsets, or shows the same words right beside the wrong ones. */
function isAbout(body: Body, candidates: readonly Candidate[]): boolean {
  const {bytes, lines} = body
  for (let row = 0; row < lines.count; row++) {
    const line = bytes.toString('latin1', lines.start[row]!, lines.end[row]!)
    if (speaksOfCharsets(line)) return true
  }
  let words = 0
  for (const candidate of candidates) {
    if (candidate.isName) continue
    if (showsOnPurpose(candidate)) return true
    for (const word of rightWords(candidate)) {
      if (words++ === maxWords) return false
      if (standsAtDepth(body, word, lines.marks[candidate.row]!)) return true
    }
  }
  return false
}

function standsAtDepth({bytes, lines}: Body, word: string, depth: number): boolean {
  let at = bytes.indexOf(word, lines.start[0]!)
  for (let finds = 0; at !== -1 && finds < maxFinds; finds++) {
    if (lines.marks[lines.rowOf(at)] === depth) return true
    at = bytes.indexOf(word, at + 1)
  }
  return false
}

function write(body: Body, candidates: readonly Candidate[], context: RepairContext): void {
  const {bytes, lines, firstLine} = body
  const {log} = context
  const rewriter = new BodyRewriter(body, 0)
  const columns = new Columns()
  let places = 0
  for (const candidate of candidates) {
    const {row} = candidate
    const start = lines.start[row]!
    let at = lines.content[row]!
    for (const {gap, before, after} of placesOf(candidate.line, candidate.undone)) {
      at += Buffer.byteLength(gap)
      const to = at + Buffer.byteLength(before)
      places++
      if (log.wanted) {
        const line = firstLine + lines.firstLineOf(row)
        const column = columns.of(bytes, row, start, at)
        const confidence = confidenceOf(candidate)
        log.add({rule, line, column, before, after, confidence} satisfies Repair)
      }
      rewriter.replace(row, at, to)
      rewriter.size += rewriter.out.write(after, rewriter.size)
      at = to
    }
  }
  rewriter.finish()
  if (!log.wanted) log.count(rule, places)
}

/** Tells a suspicion or a loss, once a part. */
function report(
  {part: {sourceLine, part: address}, firstLine, lines}: Body,
  context: RepairContext,
  part: PartState,
  row: number,
  what: string,
): void {
  if (part.isTold) return
  part.isTold = true
  context.report({
    rule,
    severity: 'info',
    message: `${what}: left as it is`,
    line: sourceLine + firstLine - 1 + lines.firstLineOf(row),
    part: address,
  })
}
