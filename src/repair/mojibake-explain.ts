/** Tells what `mojibake` thinks of one line: it is undone as a whole, or left. */
import type {Body} from '../types.ts'
import type {Explanation} from './explanation.ts'
import {readMojibake} from './mojibake.ts'
import {undo} from './mojibake-class.ts'
import {type Candidate, isForeign, isLossy} from './mojibake-evidence.ts'

/** A character that was a first octet, and one that may have followed it. */
const sequence = /[\u00c2-\u00f4][^\x00-\x7f]|[ÂÃ]/

/** Explains one row, before the body is repaired. */
export function explainMojibake(body: Body, row: number): Explanation[] {
  const {bytes, lines} = body
  const line = lines.text(bytes, row)
  const at = line.search(sequence)
  if (at === -1) return []
  const {candidates, taken, evidence} = readMojibake(body)
  const {long, short, isAbout} = evidence
  const one = candidates.find(candidate => candidate.row === row) ?? null
  const about = isAbout ? '; the text speaks of charsets, or shows the right words beside' : ''
  return [
    {
      column: bytes.toString('utf8', lines.start[row]!, lines.content[row]!).length + at + 1,
      before: line.slice(at),
      after: one === null ? null : one.undone.text.slice(at),
      class: classOf(line, one),
      firstRow: 0,
      lastRow: lines.count - 1,
      evidence: `body: ${candidates.length} lines can be undone, ${long} sequences of three octets or more, ${short} of two${about}`,
      decision: decisionOf(line, one, taken, isAbout),
    },
  ]
}

function classOf(line: string, one: Candidate | null): string {
  if (one === null) {
    if (isForeign(line)) return 'text of another charset that was read as Latin-1'
    return isLossy.test(line)
      ? 'mojibake with octets lost'
      : 'no UTF-8 that was read as windows-1252'
  }
  const {long, short, doubtful} = one.undone
  const name = one.isName ? '; a name in a trailer or attribution' : ''
  return `${long} sequences of three octets or more, ${short} of two, ${doubtful} that may be a capital and a sign${name}`
}

function decisionOf(
  line: string,
  one: Candidate | null,
  taken: readonly Candidate[],
  isAbout: boolean,
): string {
  if (one !== null) {
    if (taken.includes(one)) return 'undone'
    return isAbout ? 'left: it may be shown on purpose' : 'left: too little proof'
  }
  if (isForeign(line)) return 'left: its charset is not guessed'
  if (isLossy.test(line)) return 'left: what is lost cannot be known'
  return undo(line) === null
    ? 'left: not all of the line can be undone to text'
    : 'left: a patch, armour, signed or encoded data, or what may be capitals'
}
