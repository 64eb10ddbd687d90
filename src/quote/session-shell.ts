/**
 * Finds what a shell prompts for with `>` while a command that somebody pasted is not complete: there
 * it is no quote mark.
 *
 *     $ for f in *.tar; do        the shell's prompt, and a command that opens a block
 *     > echo $f                   its second prompt: the sender's own line, depth 0
 *     > done                      the block ends, and so do the marks
 *     boat.tar
 *
 * Nothing is believed but a block, or a document for the command to read, that opens behind a prompt
 * right above the marks and closes on their last row. In: `marks` as counted. Out: without the prompts,
 * and `kind`, on those rows.
 */
import {leaveMarks} from '../lines/marks.ts'
import {SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {TEXT, VERBATIM} from './kinds.ts'

const DOLLAR = 0x24
const HASH = 0x23
/** Octets of a row in which its prompt ends, and of those that are looked at. */
const maxPrompt = 60
const maxLine = 300

/** `$ `, `ana@boat:~$ `, `[root@boat src]# `: a bare `#` begins headings and comments. */
const prompt = /^(?:\$|(?:\[[\w.@:~/ -]+\]|[\w.-]+@[\w.-]+[:\w~/. -]*)[$#]) +(?=\S)/
/** The last words of a command that opens a block, and the first of its last row. */
const blocks: readonly (readonly [opens: RegExp, closes: RegExp])[] = [
  [/^(?:for|while|until|select) .*\bdo$|^(?:for|while|until) [^;]*$/, /^done\b/],
  [/^if .*\bthen$|^if [^;]*$/, /^fi\b/],
  [/^case .* in$/, /^esac\b/],
  [/^(?:function )?[\w-]+ ?\(\) ?\{$|^\{$/, /^\}/],
]
/** A document that the command reads, up to a row with that word and nothing else. */
const document = /(?<!<)<<-? ?(["']?)(\w+)\1(?![\w"'])/

/** Takes the marks that are a shell's prompts off `marks`, and sets `kind` on their rows. Linear time. */
export function readShells(body: Body): void {
  const {lines} = body
  for (let row = 0; row + 1 < lines.count; row++) {
    if (lines.marks[row + 1] !== lines.marks[row]! + 1 || !mayPrompt(body, row)) continue
    const last = lastTyped(body, row)
    if (last < 0) continue
    show(body, row, last)
    row = last
  }
}

/** Cheap: the row has what a shell's prompt ends with. */
function mayPrompt({bytes, lines}: Body, row: number): boolean {
  if (lines.kind[row] !== TEXT) return false
  const content = lines.content[row]!
  const end = Math.min(lines.end[row]! - 1, content + maxPrompt)
  for (let at = content; at < end; at++) {
    if ((bytes[at] === DOLLAR || bytes[at] === HASH) && bytes[at + 1] === SP) return true
  }
  return false
}

/** The last row behind the second prompt, which completes the command in `row`; -1 where none does. */
function lastTyped(body: Body, row: number): number {
  const {bytes, lines} = body
  const text = lines.text(bytes, row, maxLine).trim()
  const command = text.replace(prompt, '')
  const closes = command === text ? null : closing(command)
  if (closes === null) return -1
  const marks = lines.marks[row]! + 1
  let last = row + 1
  while (last + 1 < lines.count && lines.marks[last + 1] === marks) last++
  return closes.test(lines.text(bytes, last, maxLine).trim()) ? last : -1
}

/** What completes the command; null where it is complete. */
function closing(command: string): RegExp | null {
  const word = document.exec(command)?.[2]
  if (word !== undefined) return new RegExp(`^${word}$`)
  return blocks.find(([opens]) => opens.test(command))?.[1] ?? null
}

function show({bytes, lines, part}: Body, first: number, last: number): void {
  const outer = lines.marks[first]!
  lines.kind[first] = VERBATIM
  for (let row = first + 1; row <= last; row++) {
    leaveMarks(bytes, lines, row, outer)
    // The blank in front was stuffed (RFC 3676 §4.4).
    if (part.flowed && outer === 0 && bytes[lines.content[row]!] === SP) lines.content[row]!++
    lines.kind[row] = VERBATIM
  }
}
