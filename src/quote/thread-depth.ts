/**
 * Gives rows the depth that a thread proves, and those between them that go with them.
 *
 *     > Could the keeper     proven: depth 2
 *     > +44 20 7946          said at two depths, so no proof; between two rows of depth 2: depth 2
 *     > open the gate?       proven: depth 2
 *     > Ask him.             not said there: stays where it is, and parts what it stands between
 *     > He is in.            proven: depth 2
 */
import {contentBehind} from '../lines/marks.ts'
import {GT, HT, SP} from '../lines/octets.ts'
import type {Body, DepthChange, Origin} from '../types.ts'
import type {SaidLine} from './thread.ts'

/** The line's own words are its proof; a coincidence of three words and more at one depth is rare. */
const confidence = 0.99

/** What a line says, and where it was said. */
export interface Claim {
  readonly depth: number
  readonly said: SaidLine
  readonly origin: Origin
}

/**
 * Sets the depths of the proven rows, and of those between them that go with them.
 * @param own 1 for each row that has words which were not said
 */
export function takeDepths(
  body: Body,
  claims: readonly (Claim | null)[],
  own: Uint8Array,
): DepthChange[] {
  const {bytes, lines, firstLine} = body
  const wasDepth = lines.depth.slice(0, lines.count)
  const changes: DepthChange[] = []
  let before = -1
  const take = (row: number, claim: Claim): void => {
    if (lines.depth[row] === claim.depth) return
    lines.depth[row] = claim.depth
    lines.author[row] = -1
    // Marks beyond the depth are text; which of `| > ` are, nothing tells.
    if (claim.depth < lines.marks[row]! && hasPlainMarks(body, row)) {
      lines.content[row] = contentBehind(bytes, lines, row, claim.depth)
    }
    changes.push({
      firstLine: firstLine + lines.firstLineOf(row),
      lastLine: firstLine + lines.lastLineOf(row),
      from: lines.marks[row]!,
      to: claim.depth,
      rule: 'thread',
      confidence,
      why: `${claim.origin.id} has these words`,
    })
  }
  for (let row = 0; row < lines.count; row++) {
    const claim = claims[row]
    if (!claim) continue
    take(row, claim)
    const isWrong = claim.depth !== lines.marks[row] || claim.depth !== wasDepth[row]
    if (before >= 0 && isWrong && isOneText(body, claims, own, before, row)) {
      for (let between = before + 1; between < row; between++) take(between, claim)
    }
    before = row
  }
  return changes
}

/**
 * What stands between two proven rows of one depth, and of one that was wrong, belongs to them where
 * all have the same marks: rows that were said, but prove nothing, and without marks what is blank.
 */
function isOneText(
  {bytes, lines}: Body,
  claims: readonly (Claim | null)[],
  own: Uint8Array,
  first: number,
  last: number,
): boolean {
  const {depth} = claims[first]!
  const marks = lines.marks[first]!
  if (depth !== claims[last]!.depth) return false
  for (let row = first + 1; row <= last; row++) {
    if (lines.marks[row] !== marks) return false
    if (row < last && (marks === 0 ? !lines.isBlank(bytes, row) : own[row] === 1)) return false
  }
  return true
}

/** Nothing but `>` and blanks stands before the row's content. */
function hasPlainMarks({bytes, lines}: Body, row: number): boolean {
  const marks = bytes.subarray(lines.start[row]!, lines.content[row]!)
  return marks.every(octet => octet === GT || octet === SP || octet === HT)
}
