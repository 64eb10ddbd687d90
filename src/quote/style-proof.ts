/**
 * Weighs whether a prefix that lines share (`| `, `MC> `) is a quote mark of this mail.
 */
import type {Body} from '../types.ts'
import {nameText} from './attribution-author.ts'
import {classifyWords} from './attribution-words.ts'
import {hasOwnMarks} from './groupwise.ts'
import {citeMarks} from './own-marks.ts'
import {
  introduction,
  isHeaderField,
  isIntroduced,
  isTag,
  namesSomebody,
  type StyleContext,
  type StyleUse,
} from './style-names.ts'
import {
  flowShare,
  hasEmptyRow,
  hasRun,
  isInText,
  isTable,
  opensBody,
  proseShare,
  quotesQuotation,
} from './style-shape.ts'
import {isSpeech} from './style-speech.ts'

/** Prompts and labels that are written like a person's tag. */
const prompts = new Set(
  'sql idl gdl gp gnuplot mysql mariadb sqlite psql postgres gdb crash ftp lftp sftp telnet irb php node python bash sh zsh cmd dos mdb kdb xfs_db debugfs nslookup bc dbx adb uefi shell efi grub uboot u-boot redis mongo hive scala ghci julia octave matlab telnet smtp'.split(
    ' ',
  ),
)
const minWords = 4
/** Share of the rows that must read as prose. */
const minProse = 0.6
/** Rows above a run in which its introduction may stand. */
const maxGap = 3
/** Without an introduction a mark needs this many rows, and this share of them in mid-sentence. */
const minRowsAlone = 4
const minFlow = 0.4
const maxText = 200
/** Marks that quote what is no prose, too: code begins lines with `}`. */
const plainMarks = new Set(['|', '--]'])
/** Marks that are believed on one line alone. */
const loneMarks = new Set(['|', '}', '--]'])

export function isProven(body: Body, use: StyleUse, context: StyleContext): boolean {
  if (use.rows.length === 1) return isTag(use) ? isCited(body, use) : isLoneMark(body, use)
  return isTag(use) ? isOfPerson(body, use, context) : isMark(body, use, context)
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

/** Right above its first row somebody wrote it on a day: code, a log or a list may be quoted, too. */
function isAttributedFirst(body: Body, {rows}: StyleUse): boolean {
  const own = introduction(body, rows[0]!, 'source')
  return own !== null && !isHeaderField(own) && isAttributed(own)
}

/** Right above its first row stands that a person of the mail wrote it. */
function isNamedFirst(body: Body, {rows}: StyleUse, context: StyleContext): boolean {
  const own = introduction(body, rows[0]!, 'verb')
  if (own === null || !isAttributed(own)) return false
  return context.knows(nameText(classifyWords(own)))
}

function isAttributed(text: string): boolean {
  return classifyWords(text).some(word => word.class === 'verb')
}

function hasWords({bytes, lines}: Body, {rows, ends}: StyleUse): boolean {
  const text = bytes.toString('latin1', ends[0], Math.min(lines.end[rows[0]!]!, ends[0]! + maxText))
  return text.split(/[^A-Za-z\x80-\xff]+/).filter(Boolean).length >= minWords
}

/** A tag needs prose in a run of lines, or somebody of that name. */
function isOfPerson(body: Body, use: StyleUse, context: StyleContext): boolean {
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
export function isBelowSupercite(body: Body, {rows}: StyleUse): boolean {
  const {bytes, lines} = body
  let row = rows[0]! - 1
  while (row > rows[0]! - maxGap && lines.isBlank(bytes, row)) row--
  if (row < 0) return false
  const isMarked = lines.marks[row]! >= citeMarks
  const isAlone = isMarked && (row === 0 || lines.marks[row - 1]! < citeMarks)
  return (isAlone || hasOwnMarks(body, row)) && introduction(body, rows[0]!, 'verb') !== null
}

/** `|`, `:`, `}` and the like are much else too: the mail must introduce them or be a reply. */
function isMark(body: Body, use: StyleUse, context: StyleContext): boolean {
  if (isTable(body, use)) return false
  if (plainMarks.has(use.key) && isAttributedFirst(body, use)) return true
  if (!hasRun(body, use) || isInText(body, use)) return false
  if (plainMarks.has(use.key) && isNamedFirst(body, use, context)) return true
  if (isAttributedFirst(body, use) && isSpeech(body, use)) return true
  const flow = flowShare(body, use)
  if (flow > 0 && isIntroduced(body, use, 'verb')) return true
  if (isIntroduced(body, use, 'source') && proseShare(body, use) >= minProse) return true
  const needsIntroduction = use.key === '#' || use.key === '%'
  if (needsIntroduction || !context.isReply) return false
  if (quotesQuotation(body, use)) {
    // Patches and code are quoted through several levels; a prompt or a redirection never is.
    const isNested = use.key === '>' && use.rows.length >= minRowsAlone
    if (isNested || proseShare(body, use) >= minProse) return true
  }
  if (opensBody(body, use)) return flow >= minFlow || proseShare(body, use) >= minProse
  if (use.key === '|' && hasEmptyRow(body, use) && proseShare(body, use, true) >= minProse)
    return true
  return flow >= minFlow && use.rows.length >= minRowsAlone
}
