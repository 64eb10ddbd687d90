/**
 * Finds the other marks that a mail quotes with, `| `, `: `, `} ` or `MC> `, and counts them as quote
 * marks, but only where the mail itself proves them.
 *
 *     Miron Cuperman writes:
 *     MC> No need to change anything.      tag `MC`: the initials of a person the mail names
 *     > | If I only ever give out          `|` behind one `>`: depth 2
 *
 * A style is believed when two lines or more have it, they read as prose, and the mail is a reply or
 * introduces them (a single line needs an introduction right above); tables, prompts, labels and
 * drawings fail one of these. In patches nothing counts.
 */
import {hasOddLead, hasTag} from '../lines/line-facts.ts'
import {COLON, GT, HT, MINUS, SP} from '../lines/octets.ts'
import type {Body, DepthChange, RequoteLevel} from '../types.ts'
import {isProtected} from './kinds.ts'
import {certainOf} from './style-certain.ts'
import {countIndented, isComposite, skipBlanks} from './style-marks.ts'
import {isTag, type StyleContext, type StyleUse} from './style-names.ts'
import {isProven} from './style-proof.ts'
import {type DepthEvidence, provenByThread} from './style-thread.ts'

const maxTag = 16
/** Blanks that may stand before a mark of another style. */
const maxIndent = 8
/** Prefixes of more kinds than this in one body are labels or data, not styles. */
const maxStyles = 64
const marks = '|:}]#%'
/** One mail program's own mark. */
const arrow = '--]'
/** What an octet can be in a prefix: nothing, a mark, inside a tag, a tag's first letter. */
const markOctet = 1
const tagOctet = 2
const tagLetter = 3
const classOf = classifyOctets()
/** Whether an octet can begin a row that has a style: those above, and blanks, `>` and a dash. */
const opens = Uint8Array.from(classOf, kind => (kind === markOctet || kind === tagLetter ? 1 : 0))
for (const octet of [SP, HT, GT, MINUS]) opens[octet] = 1
/** What proves a style proves all its lines; a few of them may be more than quotation. */
const confidences: Readonly<Record<RequoteLevel, number>> = {off: 0, safe: 0.99, full: 0.95}

/**
 * Raises `marks` and moves `content` on the rows whose style the body proves; tells what it changed.
 * @param level `safe` takes the styles that nothing else looks like
 * @param thread what an earlier message proves, if there is one
 */
export function readStyles(
  body: Body,
  context: StyleContext,
  level: RequoteLevel,
  thread: DepthEvidence | null = null,
): DepthChange[] {
  const {lines} = body
  body.tags = undefined
  if (level === 'off') return []
  const found = collect(body)
  const own = taken(body, found, context, level)
  const uses = [...own, ...provenByThread(body, found, own, thread)]
  if (uses.length === 0) return []
  const plain = lines.marks.slice(0, lines.count)
  apply(body, new Set(uses.map(use => use.key)))
  body.tags = tagsOf([...uses, ...countInner(body, uses, context, level)])
  for (const use of uses) {
    if (isComposite(body, use)) for (const row of use.rows) lines.marks[row]!--
  }
  return [...uses, ...countIndented(body, uses)]
    .flatMap(use => changesOf(body, use, plain, confidences[level]))
    .sort((a, b) => a.firstLine - b.firstLine)
}

/** Of the prefixes those that are styles, as far as the level asks for proof. */
function taken(
  body: Body,
  found: readonly StyleUse[],
  context: StyleContext,
  level: RequoteLevel,
): readonly StyleUse[] {
  const proven = found.filter(use => isProven(body, use, context))
  return level === 'full' || proven.length === 0 ? proven : certainOf(body, proven, context)
}

/** Counts the tags behind tags, `Ana> Di> text`, that the mail proves as it does the outer ones. */
function countInner(
  body: Body,
  proven: readonly StyleUse[],
  context: StyleContext,
  level: RequoteLevel,
): readonly StyleUse[] {
  const {bytes, lines} = body
  const uses = new Map<string, StyleUse>()
  const rows = proven.filter(isTag).flatMap(use => use.rows)
  for (const row of rows.sort((a, b) => a - b)) {
    const behind = styleEnd(bytes, lines.content[row]!, lines.end[row]!)
    if (behind >= 0) addUse(uses, body, row, behind)
  }
  const inner = taken(body, [...uses.values()].filter(isTag), context, level)
  for (const {key, rows} of inner) for (const row of rows) countRow(body, row, new Set([key]))
  return inner
}

/** The tag of each row that begins with one, the innermost of several. */
function tagsOf(proven: readonly StyleUse[]): Map<number, string> | undefined {
  const tags = new Map<number, string>()
  for (const use of proven) {
    if (isTag(use)) for (const row of use.rows) tags.set(row, use.key.slice(0, -1))
  }
  return tags.size > 0 ? tags : undefined
}

/** Runs of neighbouring rows that the style took from one depth to another. */
function changesOf(
  {lines, firstLine}: Body,
  {key, rows}: StyleUse,
  plain: Int32Array,
  confidence: number,
): DepthChange[] {
  const changes: DepthChange[] = []
  const why = `this mail quotes with "${key}": ${rows.length} lines have it`
  for (let index = 0; index < rows.length; ) {
    const row = rows[index]!
    const from = plain[row]!
    const to = lines.marks[row]!
    let last = row
    while (rows[++index] === last + 1 && plain[last + 1] === from && lines.marks[last + 1] === to)
      last++
    if (from === to) continue
    changes.push({
      firstLine: firstLine + lines.firstLineOf(row),
      lastLine: firstLine + lines.lastLineOf(last),
      from,
      to,
      rule: 'mark-style',
      confidence,
      why,
    })
  }
  return changes
}

/** The rows of each style that the body might quote with; empty for nearly every mail. */
function collect(body: Body): StyleUse[] {
  const {bytes, lines} = body
  const {content, end, kind, facts} = lines
  let uses: Map<string, StyleUse> | null = null
  for (let row = 0; row < lines.count; row++) {
    // Nearly every line is empty, or begins with a word and has no tag: that much is asked here.
    if ((facts[row]! & (hasOddLead | hasTag)) === 0) continue
    const at = content[row]!
    if (at === end[row]! || opens[bytes[at]!] === 0) continue
    if (isProtected(kind[row]!)) continue
    const behind = styleEnd(bytes, content[row]!, end[row]!)
    if (behind < 0) continue
    uses ??= new Map()
    addUse(uses, body, row, behind)
  }
  return uses === null ? [] : [...uses.values()]
}

/** @param end offset behind the row's mark */
function addUse(uses: Map<string, StyleUse>, {bytes, lines}: Body, row: number, end: number): void {
  const key = bytes.toString('latin1', skipBlanks(bytes, lines.content[row]!, end), end)
  const use = uses.get(key)
  if (use) use.rows.push(row)
  else if (uses.size < maxStyles) uses.set(key, {key, rows: [row], ends: []})
  uses.get(key)?.ends.push(end)
}

/** Offset behind a mark of another style at the start of `content`, or -1. */
function styleEnd(bytes: Buffer, content: number, end: number): number {
  let at = content
  const stop = Math.min(end, content + maxIndent)
  while (at < stop && (bytes[at] === SP || bytes[at] === HT)) at++
  if (at >= end) return -1
  const first = bytes[at]!
  const kind = classOf[first]!
  if (kind === tagLetter) return tagEnd(bytes, at, end)
  if (kind === markOctet) return markEnd(bytes, at, end, first)
  // `>  > text`: with two blanks before it, it is no mark by the grammar of `>` alone; behind more
  // it belongs to an indented quotation.
  if (first === GT) return at === content + 1 ? at + 1 : -1
  return first === MINUS && bytes.toString('latin1', at, at + 3) === arrow ? at + 3 : -1
}

/** `||` is one mark of its own; more of them are a rule or a drawing. */
function markEnd(bytes: Buffer, at: number, end: number, mark: number): number {
  let next = at + 1
  while (next < end && bytes[next] === mark) next++
  if (next - at > 2 || isSmiley(bytes, at, end)) return -1
  return next
}

/** `:-)`, and not `:(as they say)`. */
function isSmiley(bytes: Buffer, at: number, end: number): boolean {
  const mouth = bytes[at + 1] === MINUS ? at + 2 : at + 1
  if (bytes[at] !== COLON || mouth >= end || (bytes[mouth]! | 1) !== 0x29) return false
  return mouth + 1 === end || classOf[bytes[mouth + 1]!] !== tagLetter
}

/** `MC>` followed by a blank, another mark or the line's end. */
function tagEnd(bytes: Buffer, from: number, end: number): number {
  const stop = Math.min(end, from + maxTag)
  let at = from
  while (at < stop && classOf[bytes[at]!]! >= tagOctet) at++
  if (at >= end || bytes[at] !== GT) return -1
  const next = at + 1 < end ? bytes[at + 1]! : SP
  return next === SP || next === HT || next === GT ? at + 1 : -1
}

/** Counts every mark, `>` and proven styles in any order, on the rows that a proven style opens. */
function apply(body: Body, proven: ReadonlySet<string>): void {
  const {lines} = body
  for (let row = 0; row < lines.count; row++) {
    if (!isProtected(lines.kind[row]!)) countRow(body, row, proven)
  }
}

function countRow({bytes, lines}: Body, row: number, proven: ReadonlySet<string>): void {
  const end = lines.end[row]!
  let content = lines.content[row]!
  let count = lines.marks[row]!
  for (;;) {
    const next = nextMark(bytes, content, end, proven, count > lines.marks[row]!)
    if (next < 0) break
    count++
    content = next < end && bytes[next] === SP ? next + 1 : next
  }
  lines.marks[row] = count
  lines.content[row] = content
}

/** Offset behind the next mark; a plain `>` counts only behind a mark of another style. */
function nextMark(
  bytes: Buffer,
  at: number,
  end: number,
  proven: ReadonlySet<string>,
  plain: boolean,
): number {
  if (plain && bytes[at] === GT) return at + 1
  const next = styleEnd(bytes, at, end)
  if (next < 0) return -1
  const key = bytes.toString('latin1', skipBlanks(bytes, at, next), next)
  return proven.has(key) ? next : -1
}

function classifyOctets(): Uint8Array {
  const classes = new Uint8Array(256)
  for (const mark of marks) classes[mark.charCodeAt(0)] = markOctet
  for (const octet of '0123456789._-') classes[octet.charCodeAt(0)] = tagOctet
  for (let letter = 0x61; letter <= 0x7a; letter++) {
    classes[letter] = tagLetter
    classes[letter - 0x20] = tagLetter
  }
  return classes
}
