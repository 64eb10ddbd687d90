/**
 * The new text of a part in octets of a charset: the declared one where it can carry the text, else
 * UTF-8. A line that did not change keeps its octets, and so does the rest of a line that only got
 * other marks.
 */
import {isAscii, isUtf8} from 'node:buffer'
import {CharsetDecoder} from '../charset/decode.ts'
import {encodeText} from '../charset/encode.ts'
import {type Charset, findCharset, isLatin1} from '../charset/labels.ts'
import {LF} from '../lines/octets.ts'
import {LineEdits} from './line-edits.ts'

/** One text part, before and after. */
export interface ChangedText {
  /** As declared; null when none is. */
  readonly label: string | null
  readonly fallback: string
  /** The charset that a wrong or no label hid. */
  readonly readAs: string | null
  /** The part's octets without transfer encoding, the text that they were read as, and the new text. */
  readonly octets: Buffer
  readonly before: Buffer
  readonly after: Buffer
  /** Lines of `before` that a line of `after` (from 0) stands for, where it is not one. */
  readonly joined: ReadonlyMap<number, number>
  /** A label that is proven wrong is to be put right. */
  readonly relabel: boolean
  /** All of it in UTF-8, whatever it was. */
  readonly modernise: boolean
}

export interface EncodedText {
  /** Of `octets`. */
  readonly edits: LineEdits
  /** What the label has to say; null: as before. */
  readonly label: string | null
  /** The label is another because it was wrong. */
  readonly isLie: boolean
}

/** A charset to try. */
interface Target {
  readonly charset: Charset
  readonly label: string | null
  /** The octets were of this charset: lines that did not change need not be encoded. */
  readonly isOwn: boolean
  readonly isLie?: boolean
}

const utf8 = findCharset('utf-8')!
const ascii = findCharset('us-ascii')!

/** @returns null when nothing can be written that reads back as the text */
export function encodePart(text: ChangedText): EncodedText | null {
  for (const target of targets(text)) {
    const edits = encodeLines(text, target)
    if (edits === null) continue
    const octets = edits.appliedTo(text.octets)
    const label = isAscii(octets) && reads(octets, text.label, text) ? null : target.label
    if (label === null ? reads(octets, text.label, text) : reads(octets, label, text)) {
      return {edits, label, isLie: label !== null && target.isLie === true}
    }
  }
  return null
}

/**
 * True when the label is wrong for certain: what is not ASCII is all UTF-8, or has octets that are
 * controls in Latin-1. What unlabelled text is read as else is a guess, and not written.
 */
function isProven({label, octets, readAs}: ChangedText): boolean {
  if (readAs === 'utf-8') return isUtf8(octets) && !isAscii(octets)
  return readAs === 'windows-1252' && isLatin1(label)
}

function targets(text: ChangedText): Target[] {
  const {label, readAs} = text
  const charset = findCharset(label) ?? findCharset(null)!
  const modern: Target = {charset: utf8, label: 'utf-8', isOwn: false}
  const own: Target = {charset, label: null, isOwn: true}
  if (charset.by === 'utf-8') return [own, modern]
  if (text.modernise && charset.by !== 'none' && charset.by !== 'ascii') return [modern]
  if (readAs !== null) {
    const isLie = text.relabel && isProven(text)
    const hidden = {charset: findCharset(readAs) ?? ascii, label: isLie ? readAs : null}
    // Who writes a guess in another charset may lose the text for good.
    return isProven(text) ? [{...hidden, isOwn: true, isLie}, modern] : [{...hidden, isOwn: true}]
  }
  if (charset.by === 'none' || charset.by === 'ascii') return [{...own, charset: ascii}, modern]
  return [own, modern]
}

/** True when the octets under that label say the new text. */
function reads(octets: Buffer, label: string | null, text: ChangedText): boolean {
  const decoder = new CharsetDecoder(label, text.fallback, () => undefined)
  decoder.decode(octets, 0, octets.length, true)
  return decoder.bytes.subarray(decoder.start, decoder.end).equals(text.after)
}

/** The lines whose octets change; null when the charset cannot carry one of them. */
function encodeLines(text: ChangedText, target: Target): LineEdits | null {
  const {octets, before, after, joined} = text
  const sources = lineStarts(octets)
  const olds = lineStarts(before)
  const news = lineStarts(after)
  if (sources.length !== olds.length) return encodeWhole(text, target)
  const edits = new LineEdits()
  const line: Line = {start: 0, end: 0, was: 0, wasEnd: 0, now: 0, nowEnd: 0}
  let old = 0
  for (let row = 0; row + 1 < news.length; row++) {
    const next = old + (joined.get(row) ?? 1)
    if (next >= olds.length) return encodeWhole(text, target)
    line.was = olds[old]!
    line.wasEnd = olds[next]!
    line.now = news[row]!
    line.nowEnd = news[row + 1]!
    const isSame = before.compare(after, line.now, line.nowEnd, line.was, line.wasEnd) === 0
    if (!isSame || !target.isOwn) {
      line.start = sources[old]!
      line.end = sources[next]!
      if (!encodeLine(text, line, target, edits)) return null
    }
    old = next
  }
  return old === olds.length - 1 ? edits : encodeWhole(text, target)
}

/** Where a line stands: in the octets, in the text that they were read as, and in the new text. */
interface Line {
  start: number
  end: number
  was: number
  wasEnd: number
  now: number
  nowEnd: number
}

/** @returns false when the charset cannot carry the line */
function encodeLine(text: ChangedText, line: Line, target: Target, edits: LineEdits): boolean {
  const {charset, label, isOwn} = target
  const {octets, after} = text
  const same = isOwn ? sameEnd(text, line) : 0
  const now = after.subarray(line.now, line.nowEnd - same)
  const isStrict = isOwn && label === null && text.readAs === null && isLatin1(text.label)
  const isDone = charset.by === 'utf-8' || (same > 0 && charset.by !== 'utf-7')
  const bytes = isDone ? now : encodeText(now, charset, isStrict)
  if (bytes === null) return false
  edits.put(bytes, 0, bytes.length)
  if (same > 0) edits.put(octets, line.start + line.wasEnd - line.was - same, line.end)
  edits.end(octets, line.start, line.end)
  return true
}

/**
 * Octets of the text at the end of both lines that are the same, where nothing but ASCII stands before
 * them: then the rest of the line has its octets already. Else 0.
 */
function sameEnd({octets, before, after}: ChangedText, line: Line): number {
  let was = line.wasEnd
  let now = line.nowEnd
  while (was > line.was && now > line.now && before[was - 1] === after[now - 1]) {
    was--
    now--
  }
  for (let at = line.now; at < now; at++) if (after[at]! > 0x7f) return 0
  for (let at = line.was; at < was; at++) {
    if (before[at]! > 0x7f || octets[line.start + at - line.was] !== before[at]) return 0
  }
  return line.wasEnd - was
}

/** Text that cannot be told apart by its lines: UTF-16, or lines that no longer match. */
function encodeWhole({octets, after}: ChangedText, {charset}: Target): LineEdits | null {
  const bytes = encodeText(after, charset)
  if (bytes === null) return null
  const edits = new LineEdits()
  edits.put(bytes, 0, bytes.length)
  edits.end(octets, 0, octets.length)
  return edits
}

/** Offsets of the lines, and behind the last one the end. */
function lineStarts(bytes: Buffer): number[] {
  const starts = [0]
  for (let lf = bytes.indexOf(LF); lf !== -1; lf = bytes.indexOf(LF, lf + 1)) starts.push(lf + 1)
  if (starts.at(-1) !== bytes.length) starts.push(bytes.length)
  return starts
}
