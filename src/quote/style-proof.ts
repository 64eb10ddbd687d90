/**
 * Weighs whether a prefix that lines share (`| `, `MC> `) is a quote mark of this mail.
 */
import {GT, SP} from '../lines/octets.ts'
import type {Body} from '../types.ts'
import {classifyWords} from './attribution-words.ts'
import {
  introduction,
  isHeaderField,
  isIntroduced,
  namesSomebody,
  type StyleContext,
  type StyleUse,
} from './style-names.ts'
import {isLetter, isLower, trimmedEnd} from './words.ts'

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
/** Marks that are believed on one line alone. */
const loneMarks = new Set(['|', '}', '--]'])

export function isProven(body: Body, use: StyleUse, context: StyleContext): boolean {
  const isOfPerson = use.key.length > 1 && use.key.endsWith('>')
  if (use.rows.length === 1) return isOfPerson ? isCited(body, use) : isLoneMark(body, use)
  return isOfPerson ? isTag(body, use, context) : isMark(body, use, context)
}

/** One tagged line stands right below the attribution that gives its tag: `"Ana" == Ana Ruiz writes:`. */
function isCited(body: Body, {key, rows}: StyleUse): boolean {
  const own = introduction(body, rows[0]!, 'verb')
  return own?.includes(`"${key.slice(0, -1)}" == `) ?? false
}

/**
 * One line with a mark is believed right below an attribution with a date or an address, or below
 * header fields, where nothing deeper follows: `| I vote for this, any objections?`.
 */
function isLoneMark(body: Body, use: StyleUse): boolean {
  const {bytes, lines} = body
  const row = use.rows[0]!
  if (!loneMarks.has(use.key) || isTable(body, use) || isInText(body, use)) return false
  const isLast = row + 1 === lines.count || lines.isBlank(bytes, row + 1)
  if (!isLast || !hasWords(body, use)) return false
  const own = introduction(body, row, 'source')
  return own !== null && (isHeaderField(own) || isAttributed(own))
}

function isAttributed(text: string): boolean {
  return classifyWords(text).some(word => word.class === 'verb')
}

function hasWords({bytes, lines}: Body, {rows, ends}: StyleUse): boolean {
  const text = bytes.toString('latin1', ends[0], Math.min(lines.end[rows[0]!]!, ends[0]! + maxText))
  return text.split(/[^A-Za-z\x80-\xff]+/).filter(Boolean).length >= minWordsOfProse
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
  if (use.key === '|' && hasEmptyRow(body, use) && proseShare(body, use, true) >= minProse)
    return true
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

/**
 * The mark stands alone between two rows that have it: a quoted blank line. Boxes close such a row, and
 * a log has it right below the line that announces the log.
 */
function hasEmptyRow({bytes, lines}: Body, {rows, ends}: StyleUse): boolean {
  const above = rows[0]! - 1
  if (above >= 0 && !lines.isBlank(bytes, above)) return false
  return rows.some((row, index) => {
    const isBetween = rows[index - 1] === row - 1 && rows[index + 1] === row + 1
    return isBetween && trimmedEnd(bytes, lines, row) <= ends[index]!
  })
}

/**
 * Share of the rows with content that have a few words, most of their octets being letters.
 * @param lettered rows without a letter (rules, underlines) do not count
 */
function proseShare(body: Body, use: StyleUse, lettered: boolean = false): number {
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
    const letters = words.replaceAll(/[^A-Za-z\x80-\xff]+/g, '').length
    if (words === '' || (lettered && letters === 0)) continue
    filled++
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
