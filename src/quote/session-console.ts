/**
 * Knows the prompt `>>` of Octave, Matlab and irb: what is typed behind it, and what only these
 * programs answer. Quotations at depth 2 look the same, so nothing is believed without an answer.
 *
 *     >> x = [1 2 3]     >> sum(x)     >> [1, 2].size
 *                        ans = 6       => 2
 *     x =
 *
 *          1     2     3
 */
import {tightMarks} from '../lines/marks.ts'
import type {Body} from '../types.ts'
import {hasSentence, withoutStrings} from './session-code.ts'

/** Marks of this prompt. */
export const consoleMarks = 2
const maxLine = 160
/** So many answers are a session where somebody is quoted at the depth between, too. */
const several = 2

const comment = /(?:^|\s)[#%].*$/
const assignment = /^(?:\[[\w, ~]+\]|[\w.]+(?:[({[][\w,: ]*[)}\]])?) {0,2}=(?![=>~])/
const formula = /^[\w.\s()[\]{},:;"'@<>=!+*/%^|&~?\\-]+$/
const named = /^(\w+) =$/
/** `ans = 6`, `=> [1, 2]`, and how they complain. */
const answers = [
  /^ans =(?:$| )/,
  /^=> (?:-?\d|["'[{:#]|(?:nil|true|false)$)/,
  /^\?\?\? \S|^(?:error: )?['‘`]?\w+['’`]? undefined\b|^Undefined (?:function|variable)\b/,
]
/** A matrix, or a name with its value. */
const likely = /^\s+-?[\d.]+(?:\s+-?[\d.][\d.e+-]*){0,20}$|^\w+ = \S+$/

/** @param text what stands behind the marks, without blanks around it */
export function typedAtConsole(text: string): 'statement' | 'word' | 'prose' {
  const bare = withoutStrings(text).replace(comment, '').trim()
  if (hasSentence(bare)) return 'prose'
  if (assignment.test(bare)) return 'statement'
  return formula.test(bare) ? 'word' : 'prose'
}

/**
 * @param text a line below the prompt, at the depth of the one who shows it
 * @param typed what was typed last: a program repeats the name that was given a value
 */
export function answersAtConsole(text: string, typed: string): 'sure' | 'likely' | 'none' {
  if (answers.some(answer => answer.test(text))) return 'sure'
  const name = named.exec(text)?.[1]
  if (name !== undefined && /^\w+/.exec(typed)?.[0] === name) return 'sure'
  return likely.test(text) ? 'likely' : 'none'
}

/** The numbers of marks behind which a program was spoken to with `>>`. Linear time. */
export function consoleDepths({bytes, lines}: Body): ReadonlySet<number> {
  const counts = new Map<number, number>()
  const used = new Set<number>()
  for (let row = 0; row < lines.count; row++) {
    const marks = lines.marks[row]!
    used.add(marks)
    if (marks < consoleMarks || !isTight(bytes, lines, row)) continue
    const below = row + 1 < lines.count && lines.isBlank(bytes, row + 1) ? row + 2 : row + 1
    if (below >= lines.count || lines.marks[below] !== marks - consoleMarks) continue
    const typed = lines.text(bytes, row, maxLine).trim()
    if (answersAtConsole(lines.text(bytes, below, maxLine).trimEnd(), typed) !== 'sure') continue
    counts.set(marks, (counts.get(marks) ?? 0) + 1)
  }
  return new Set(
    [...counts].flatMap(([marks, count]) =>
      count >= several || !used.has(marks - 1) ? [marks] : [],
    ),
  )
}

/** The innermost two marks have no blank between them. */
function isTight(bytes: Buffer, lines: Body['lines'], row: number): boolean {
  return tightMarks(bytes, lines.content[row]!, 2) === 2
}
