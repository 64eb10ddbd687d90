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
import {applied, type Edit} from './edit.ts'

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
  /** Of `octets`, whole lines each. */
  readonly edits: readonly Edit[]
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

/** @returns null when not even UTF-8 reads back as the text */
export function encodePart(text: ChangedText): EncodedText | null {
  for (const target of targets(text)) {
    const edits = encodeLines(text, target)
    if (edits === null) continue
    const octets = applied(text.octets, edits)
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
    return [{...hidden, isOwn: true, isLie}, modern]
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
function encodeLines(text: ChangedText, target: Target): Edit[] | null {
  const {octets, before, after, joined} = text
  const sources = lineStarts(octets)
  const olds = lineStarts(before)
  const news = lineStarts(after)
  if (sources.length !== olds.length) return encodeWhole(text, target)
  const edits: Edit[] = []
  let old = 0
  for (let line = 0; line + 1 < news.length; line++) {
    const next = old + (joined.get(line) ?? 1)
    if (next >= olds.length) return encodeWhole(text, target)
    const source = octets.subarray(sources[old], sources[next])
    const was = before.subarray(olds[old], olds[next])
    const bytes = encodeLine(source, was, after.subarray(news[line], news[line + 1]), target, text)
    if (bytes === null) return null
    if (!bytes.equals(source)) edits.push({start: sources[old]!, end: sources[next]!, bytes})
    old = next
  }
  return old === olds.length - 1 ? edits : encodeWhole(text, target)
}

function encodeLine(
  source: Buffer,
  was: Buffer,
  now: Buffer,
  {charset, label, isOwn}: Target,
  text: ChangedText,
): Buffer | null {
  if (!isOwn) return encodeText(now, charset)
  if (was.equals(now)) return source
  const kept = withOtherStart(source, was, now, charset)
  if (kept !== null) return kept
  return encodeText(now, charset, label === null && text.readAs === null && isLatin1(text.label))
}

/** The line with other ASCII at its start, where nothing else of it changed. */
function withOtherStart(source: Buffer, was: Buffer, now: Buffer, to: Charset): Buffer | null {
  let end = 0
  const most = Math.min(was.length, now.length)
  while (end < most && was[was.length - 1 - end] === now[now.length - 1 - end]) end++
  const start = was.subarray(0, was.length - end)
  const put = now.subarray(0, now.length - end)
  if (!isAscii(start) || !isAscii(put)) return null
  const isPlain = source.subarray(0, start.length).equals(start)
  if (!isPlain) return null
  const encoded = to.by === 'utf-7' ? encodeText(put, to)! : put
  return Buffer.concat([encoded, source.subarray(start.length)])
}

/** Text that cannot be told apart by its lines: UTF-16, or lines that no longer match. */
function encodeWhole({octets, after}: ChangedText, {charset}: Target): Edit[] | null {
  const bytes = encodeText(after, charset)
  if (bytes === null) return null
  return bytes.equals(octets) ? [] : [{start: 0, end: octets.length, bytes}]
}

/** Offsets of the lines, and behind the last one the end. */
function lineStarts(bytes: Buffer): number[] {
  const starts = [0]
  for (let lf = bytes.indexOf(LF); lf !== -1; lf = bytes.indexOf(LF, lf + 1)) starts.push(lf + 1)
  if (starts.at(-1) !== bytes.length) starts.push(bytes.length)
  return starts
}
