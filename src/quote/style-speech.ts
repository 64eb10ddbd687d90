/**
 * Tells short lines that somebody said from comments, commands and drawings, where a mark that is much
 * else besides (`: `, `} `, `# `, `% `) stands below an attribution.
 *
 *     On Mon, 3 Feb 2025, Ana Ruiz wrote:     On Mon, 3 Feb 2025, Ana Ruiz wrote:
 *     # Ready?                                # Opens the gate.
 *     # I am.                                 # Then shuts it.
 *                                             gate = 1
 *     Yes.
 */
import {SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import type {StyleUse} from './style-names.ts'

const minRows = 2
const maxText = 200
/** Words and the signs of sentences. */
const words = /^["'(]?\p{L}[\p{L}\p{M}\p{N} ,.;:!?()'"’-]*$/u
const capital = /^["'(]?\p{Lu}/u
const sentenceEnd = /[.?!]["')]?$/
/** No answer has them; a line that a colon ends may be an attribution. */
const codeSigns = /[=;{}<>|\\$[\]]/

/**
 * Each row has words behind a blank, half of them end as sentences do, each run begins as one, and what
 * stands below a run may be an answer. Linear time.
 */
export function isSpeech(body: Body, use: StyleUse): boolean {
  let filled = 0
  let ended = 0
  for (const [index, row] of use.rows.entries()) {
    const text = textOf(body, row, use.ends[index]!)
    if (text === '') continue
    if (body.bytes[use.ends[index]!] !== SP || !words.test(text)) return false
    if (use.rows[index - 1] !== row - 1 && !capital.test(text)) return false
    filled++
    if (sentenceEnd.test(text)) ended++
  }
  return filled >= minRows && ended * 2 >= filled && isAnswered(body, use)
}

/** Below each run stands another one, a quotation, an answer or nothing. */
function isAnswered(body: Body, {rows}: StyleUse): boolean {
  const {bytes, lines} = body
  return rows.every((row, index) => {
    let below = row + 1
    while (below < lines.count && lines.isBlank(bytes, below)) below++
    if (below === lines.count || below === rows[index + 1]) return true
    return lines.marks[below]! > 0 || mayAnswer(textOf(body, below, lines.content[below]!))
  })
}

function mayAnswer(text: string): boolean {
  if (text === '--') return true
  return capital.test(text) && (text.endsWith(':') || !codeSigns.test(text))
}

function textOf({bytes, lines}: Body, row: number, from: number): string {
  return bytes.toString('utf8', from, Math.min(lines.end[row]!, from + maxText)).trim()
}
