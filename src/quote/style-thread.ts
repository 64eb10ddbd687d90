/**
 * Believes a mark that a mail quotes with, `| ` or `: `, where the message that was answered has the
 * words behind it (`--thread`), however little else the mail tells.
 *
 *     On Mon, 3 Feb 2025, Ana wrote:
 *     | Ana,                       too short for prose, but said there at depth 0
 *     |                            has the mark, so it is quoted, too
 *     | apt-get install lock-keeper
 *
 * What was said with the same mark before its words, a table or a comment, was mostly quoted without
 * marks among other lines: then the mark is not what the lines have in common.
 */
import type {Body} from '../types.ts'
import {isTag, type StyleUse} from './style-names.ts'
import {isInText} from './style-shape.ts'
import {trimmedEnd} from './words.ts'

/** Tells for each row of a body the depth that its words have in a thread; 0 where nothing tells. */
export interface DepthEvidence {
  depthsSaid(body: Body): Int32Array | null
}

/** Marks that a style has besides; `#` and `%` open comments, which are quoted as they are. */
const marks = new Set(['|', ':', '}', ']', '||'])
const minRows = 2
/** Share of the rows quoted deeper than their marks tell that have the style, and of its rows that are. */
const minShare = 0.75

/** Of the styles found those that a thread proves, without those that are believed already. */
export function provenByThread(
  body: Body,
  found: readonly StyleUse[],
  believed: readonly StyleUse[],
  thread: DepthEvidence | null,
): StyleUse[] {
  const doubtful = found.filter(use => isOpen(body, use) && !believed.includes(use))
  const depths = thread && doubtful.length > 0 ? thread.depthsSaid(body) : null
  if (depths === null) return []
  const isDeeper = (depth: number, row: number): boolean => depth > body.lines.marks[row]!
  const deeper = depths.filter(isDeeper).length
  return doubtful.filter(use => {
    const told = use.rows.filter(row => depths[row]! > 0)
    const own = told.filter(row => isDeeper(depths[row]!, row)).length
    const closed = told.filter(row => isClosed(body, use, row)).length
    return (
      own >= minRows &&
      closed * 4 <= told.length &&
      own >= minShare * deeper &&
      own >= minShare * told.length
    )
  })
}

function isOpen(body: Body, use: StyleUse): boolean {
  return !isTag(use) && marks.has(use.key) && !isInText(body, use)
}

/** A row of a table ends as it begins; `| > | text` does not. */
function isClosed({bytes, lines}: Body, {key}: StyleUse, row: number): boolean {
  return bytes[trimmedEnd(bytes, lines, row) - 1] === key.charCodeAt(0)
}
