/**
 * Weighs whether a prefix that lines share (`| `, `MC> `) is a quote mark of this mail.
 */
import {GT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {classifyWords} from './attribution-words.ts'
import {isLetter, isLower, trimmedEnd} from './words.ts'

/** The rows that begin with one prefix; `ends[i]` is the offset behind it in `rows[i]`. */
export interface StyleUse {
  readonly key: string
  readonly rows: number[]
  readonly ends: number[]
}

/** What the mail says beside its body. */
export interface StyleContext {
  /** It has an In-Reply-To or References field, or a subject that begins with `Re:`. */
  readonly isReply: boolean
  /** Names and addresses of its header section. */
  readonly names: () => readonly string[]
}

/** Prompts and labels that are written like a person's tag. */
const prompts = new Set(
  'mysql mariadb sqlite psql postgres gdb crash ftp lftp sftp telnet irb php node python bash sh zsh cmd dos mdb kdb xfs_db debugfs nslookup bc dbx adb uefi shell efi grub uboot u-boot redis mongo hive scala ghci julia octave matlab telnet smtp'.split(
    ' ',
  ),
)
const minWordsOfProse = 4
/** Share of the rows that must read as prose. */
const minProse = 0.6
/** Rows above a run in which its introduction may stand. */
const maxGap = 3
/** Without an introduction a mark needs this many rows, and this share of them in mid-sentence. */
const minRowsAlone = 4
const minFlow = 0.4
const minFlowWidth = 40
/** Marks before an attribution of Supercite's. */
const superciteMarks = 5
/** Marks that may stand behind one another; a sentence flows on behind them all. */
const nestedMarks = '>|:}]'
const nestedOctets = new Set(Buffer.from(nestedMarks))
const maxText = 200
/** A quoted reply may name its author by header fields. */
const headerField = /^[ \t]{0,16}(?:From|Date|Message-ID|Subject|To): /i
const maxTexts = 100

export function isProven(body: Body, use: StyleUse, context: StyleContext): boolean {
  const isOfPerson = use.key.length > 1 && use.key.endsWith('>')
  return isOfPerson ? isTag(body, use, context) : isMark(body, use, context)
}

/** A tag needs prose in a run of lines, or somebody of that name. */
function isTag(body: Body, use: StyleUse, context: StyleContext): boolean {
  const tag = use.key.slice(0, -1)
  if (prompts.has(tag.toLowerCase())) return false
  if (isBelowSupercite(body, use)) return true
  const isIntroducedRow = introduction(body, use.rows[0]!, 'verb') !== null
  if ((hasRun(body, use) || isIntroducedRow) && namesSomebody(body, tag, use, context)) return true
  return (
    tag.length >= 2 &&
    hasRun(body, use) &&
    proseShare(body, use) >= minProse &&
    flowShare(body, use) > 0
  )
}

/** Supercite marks its attributions alone: `>>>>> On 3 Feb 2025, Ana Ruiz <ana@…> said:`. */
function isBelowSupercite(body: Body, {rows}: StyleUse): boolean {
  const {bytes, lines} = body
  let row = rows[0]! - 1
  while (row > rows[0]! - maxGap && lines.isBlank(bytes, row)) row--
  if (row < 0 || lines.marks[row]! < superciteMarks) return false
  const isAlone = row === 0 || lines.marks[row - 1]! < superciteMarks
  return isAlone && introduction(body, rows[0]!, 'verb') !== null
}

/** `|`, `:`, `}` and the like are much else too: the mail must introduce them or be a reply. */
function isMark(body: Body, use: StyleUse, context: StyleContext): boolean {
  if (!hasRun(body, use) || isTable(body, use) || isInText(body, use)) return false
  const flow = flowShare(body, use)
  if (flow > 0 && isIntroduced(body, use, 'verb')) return true
  if (isIntroduced(body, use, 'source') && proseShare(body, use) >= minProse) return true
  const needsIntroduction = use.key === '#' || use.key === '%'
  if (needsIntroduction || !context.isReply) return false
  if (quotesQuotation(body, use) && proseShare(body, use) >= minProse) return true
  if (opensBody(body, use)) return flow >= minFlow || proseShare(body, use) >= minProse
  return flow >= minFlow && use.rows.length >= minRowsAlone
}

/** Behind the mark of one row stands a `>`: `| > text`. Tables, labels and drawings have none. */
function quotesQuotation({bytes, lines}: Body, {rows, ends}: StyleUse): boolean {
  return rows.some((row, index) => {
    let at = ends[index]!
    const end = lines.end[row]!
    if (at < end && bytes[at] === SP) at++
    return bytes[at] === GT && at + 1 < end && (bytes[at + 1] === SP || isLetter(bytes[at + 1]!))
  })
}

/** The first line with content has the mark: a reply that begins with its quotation. */
function opensBody({bytes, lines}: Body, {rows}: StyleUse): boolean {
  for (let row = 0; row < rows[0]!; row++) if (!lines.isBlank(bytes, row)) return false
  return true
}

/** Two of the rows are neighbours, or have but a blank line between them. */
function hasRun({bytes, lines}: Body, {rows}: StyleUse): boolean {
  return rows.some((row, index) => {
    const next = rows[index + 1]
    return next === row + 1 || (next === row + 2 && lines.isBlank(bytes, row + 1))
  })
}

/** Share of the rows with content that have a few words, most of their octets being letters. */
function proseShare(body: Body, use: StyleUse): number {
  let prose = 0
  let filled = 0
  for (let index = 0; index < use.rows.length; index++) {
    const words = body.bytes
      .toString(
        'latin1',
        use.ends[index]!,
        Math.min(body.lines.end[use.rows[index]!]!, use.ends[index]! + 120),
      )
      .trim()
    if (words === '') continue
    filled++
    const letters = words.replaceAll(/[^A-Za-z\x80-\xff]+/g, '').length
    if (words.split(' ').length >= minWordsOfProse && letters * 10 >= words.length * 6) prose++
  }
  return filled >= 2 ? prose / filled : 0
}

/** Rows that close with the mark, or have it again inside, draw boxes or columns. */
function isTable({bytes, lines}: Body, use: StyleUse): boolean {
  let closed = 0
  for (let index = 0; index < use.rows.length; index++) {
    const from = use.ends[index]!
    const end = trimmedEnd(bytes, lines, use.rows[index]!)
    const again = bytes.indexOf(use.key, from)
    if (again < 0 || again + use.key.length > end) continue
    // Colons stand in prose; only one that closes the line counts.
    if (use.key !== ':' || bytes[end - 1] === 0x3a) closed++
  }
  return closed * 4 > use.rows.length
}

/** The line above a run has the mark in its text: it means something else here, `|code|` say. */
function isInText({bytes, lines}: Body, {key, rows}: StyleUse): boolean {
  return rows.some((row, index) => {
    if (row === 0 || rows[index - 1] === row - 1) return false
    const at = bytes.indexOf(key, lines.content[row - 1]!)
    return key !== ':' && key !== '>' && at >= 0 && at < lines.end[row - 1]!
  })
}

/** What an introduction needs: a verb of writing, or an address or a date, which prose seldom has. */
type Need = 'verb' | 'source'

/** A line that names who wrote what follows stands right above a run of the rows. */
function isIntroduced(body: Body, {rows}: StyleUse, need: Need): boolean {
  return rows.some(
    (row, index) => rows[index - 1] !== row - 1 && introduction(body, row, need) !== null,
  )
}

/**
 * The text of the line that introduces `row`: a header field, or a line that a colon ends and that
 * has a verb, a date or an address in it.
 */
function introduction({bytes, lines}: Body, row: number, need: Need): string | null {
  for (let at = row - 1; at >= Math.max(0, row - maxGap); at--) {
    if (lines.isBlank(bytes, at)) continue
    const text = lines.text(bytes, at, maxText)
    if (headerField.test(text)) return text
    if (bytes[trimmedEnd(bytes, lines, at) - 1] !== 0x3a) return null
    const classes = classifyWords(text).map(word => word.class)
    const hasSource =
      classes.includes('address') || classes.filter(name => name === 'date').length >= 2
    return hasSource || (need === 'verb' && classes.slice(-4).includes('verb')) ? text : null
  }
  return null
}

/** Of the wide rows with a filled row of the mark below, the share whose sentence runs on in lower case. */
function flowShare({bytes, lines}: Body, {rows, ends}: StyleUse): number {
  let pairs = 0
  let flowing = 0
  for (let index = 0; index + 1 < rows.length; index++) {
    const row = rows[index]!
    if (rows[index + 1] !== row + 1) continue
    const next = behindMarks(bytes, ends[index + 1]!, lines.end[row + 1]!)
    const isWide = lines.end[row]! - ends[index]! >= minFlowWidth
    if (!isWide || next === lines.end[row + 1]) continue
    pairs++
    const last = bytes[trimmedEnd(bytes, lines, row) - 1]!
    if ((isLetter(last) || last === 0x2c) && isLower(bytes[next]!)) flowing++
  }
  return pairs === 0 ? 0 : flowing / pairs
}

/** The first octet that is neither blank nor mark. */
function behindMarks(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at]! <= SP || nestedOctets.has(bytes[at]!))) at++
  return at
}

/**
 * The tag is a word or the initials of somebody in the header section, in an introduction or in the
 * tagged lines themselves (a quoted signature); or the beginning of a word of its own introduction.
 */
function namesSomebody(body: Body, tag: string, use: StyleUse, context: StyleContext): boolean {
  const wanted = tag.toLowerCase()
  const own = introduction(body, use.rows[0]!, 'verb')
  if (own && wanted.length >= 2 && wordsOf(own).some(word => word.startsWith(wanted))) return true
  return [...context.names(), ...introductions(body), ...tagged(body, use)].some(text => {
    const capitals = text.split(/[^\p{L}\d]+/u).filter(word => /^\p{Lu}/u.test(word))
    const initials = capitals.map(word => word[0]!.toLowerCase()).join('')
    return wordsOf(text).includes(wanted) || (wanted.length >= 2 && initials.includes(wanted))
  })
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^\p{L}\d]+/u)
}

/** Short tagged lines: a quoted signature is among them. */
function tagged({bytes, lines}: Body, {rows, ends}: StyleUse): string[] {
  return rows
    .map((row, index) =>
      bytes.toString('utf8', ends[index], Math.min(lines.end[row]!, ends[index]! + maxText)),
    )
    .filter(text => text.trim().split(' ').length <= 4)
    .slice(0, maxTexts)
}

/** The lines of the body that may be attributions. */
function introductions({bytes, lines}: Body): string[] {
  const found: string[] = []
  for (let row = 0; row < lines.count && found.length < maxTexts; row++) {
    if (bytes[trimmedEnd(bytes, lines, row) - 1] !== 0x3a) continue
    const text = lines.text(bytes, row, maxText)
    if (classifyWords(text).some(word => word.class === 'verb' || word.class === 'address'))
      found.push(text)
  }
  return found
}
