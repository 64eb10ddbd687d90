/**
 * Places in header sections: what a repair named in a field's decoded text, and a charset's label.
 */
import {HT, SP} from '../lines/octets.ts'
import {decodeWords} from '../mime/encoded-word.ts'
import {addressText, fieldText} from '../mime/field-text.ts'
import type {RawLines, RawSpan} from './raw-lines.ts'

/** Longest field body that is searched, in octets. */
const maxField = 64 << 10
/** Lines above a body that may belong to its header section. */
const maxSectionLines = 1000
/** Longest stretch that is looked for, in UTF-16 units. */
const maxStretch = 1000
const addressed = new Set(['from', 'to', 'cc', 'reply-to', 'sender', 'bcc'])
const encodedWord = /=\?[^\s?]+\?[bq]\?[^\s?]*\?=/gi

/** A field as it stands in a message, with its folds; octets as latin-1 characters. */
interface RawField {
  readonly start: number
  readonly text: string
  /** Where its body begins in `text`: a page's title has no name before it. */
  readonly body: number
}

/**
 * Where `before` of a field's unfolded, decoded body stands: itself where it is not encoded, else the
 * encoded word that has it.
 * @param unit where it begins there, from 0
 */
export function fieldSpan(
  raw: RawLines,
  line: number,
  name: string,
  unit: number,
  before: string,
  fallback: string,
): RawSpan | null {
  const field = rawField(raw, line, name)
  const found = field && (plainSpan(field, unit, before) ?? wordSpan(field, before, fallback))
  return found && {from: field.start + found.from, to: field.start + found.to, isExact: true}
}

/** Input line of the first field of this name in a header section; the section's first without one. */
export function fieldLine(raw: RawLines, sectionLine: number, name: string): number {
  const wanted = `${name.toLowerCase()}:`
  let at = raw.startOf(sectionLine)
  for (let line = sectionLine; at !== -1 && raw.endOf(at) > at; line++) {
    if (raw.bytes.toString('latin1', at, at + wanted.length).toLowerCase() === wanted) return line
    at = raw.next(at)
    if (at === raw.bytes.length) break
  }
  return sectionLine
}

/** The body of a field as the mime room decodes it; null when it is not held. */
export function decodedField(
  raw: RawLines,
  line: number,
  name: string,
  fallback: string,
): string | null {
  const field = rawField(raw, line, name)
  if (field === null) return null
  const body = field.text.slice(field.body).replace(/\r?\n$/, '')
  return addressed.has(name.toLowerCase()) ? addressText(body, fallback) : fieldText(body, fallback)
}

function rawField(raw: RawLines, line: number, name: string): RawField | null {
  const start = raw.startOf(line)
  if (start === -1) return null
  const text = unfoldedAt(raw, start)
  const isNamed = text.slice(0, name.length).toLowerCase() === name.toLowerCase()
  return {start, text, body: isNamed ? text.indexOf(':') + 1 : 0}
}

interface Span {
  readonly from: number
  readonly to: number
}

function unfoldedAt(raw: RawLines, start: number): string {
  let end = raw.next(start)
  const limit = Math.min(raw.bytes.length, start + maxField)
  while (end < limit && (raw.bytes[end] === SP || raw.bytes[end] === HT)) end = raw.next(end)
  return raw.bytes.toString('latin1', start, Math.min(end, limit))
}

/** Of several such stretches the one that is nearest to where it should be. */
function plainSpan({text, body}: RawField, unit: number, before: string): Span | null {
  if (before === '' || before.length > maxStretch) return null
  const expected = body + /^\s*/.exec(text.slice(body))![0].length + unit
  for (const octets of [Buffer.from(before).toString('latin1'), before]) {
    let best: Span | null = null
    const shape = octets.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    for (const {index, 0: match} of text.matchAll(new RegExp(shape, 'g'))) {
      if (index < body) continue
      const distance = Math.abs(index - expected)
      if (best && distance >= Math.abs(best.from - expected)) continue
      best = {from: index, to: index + match.length}
    }
    if (best !== null) return best
  }
  return null
}

/** The encoded word whose text has `before`, or its beginning; the only one; the first. */
function wordSpan({text, body}: RawField, before: string, fallback: string): Span | null {
  const words = [...text.matchAll(encodedWord)].filter(({index}) => index >= body)
  const texts = words.map(([word]) => decodeWords(word, fallback))
  let found = texts.findIndex(decoded => decoded.includes(before))
  if (found === -1) found = texts.findIndex(decoded => decoded !== '' && before.startsWith(decoded))
  const word = words[Math.max(0, found)]
  return word === undefined ? null : {from: word.index, to: word.index + word[0].length}
}

/** The charset parameter's value in the header section above `sourceLine`, or its Content-Type field. */
export function labelSpan(raw: RawLines, sourceLine: number): RawSpan | null {
  const least = Math.max(raw.firstLine, sourceLine - maxSectionLines)
  for (let line = sourceLine - 2; line >= least; line--) {
    const start = raw.startOf(line)
    if (start === -1 || raw.endOf(start) === start) break
    const name = raw.bytes.toString('latin1', start, start + 'content-type:'.length)
    if (name.startsWith('--')) break
    if (name.toLowerCase() === 'content-type:') return charsetIn(raw, start)
  }
  return eightBitLine(raw, sourceLine)
}

function charsetIn(raw: RawLines, start: number): RawSpan {
  const text = unfoldedAt(raw, start)
  const charset = /charset\s*=\s*"?\s*([^\s";]+)/i.exec(text)
  if (charset === null) return {from: start, to: raw.endOf(start), isExact: true}
  const from = start + charset.index + charset[0].length - charset[1]!.length
  return {from, to: from + charset[1]!.length, isExact: true}
}

/** Without any Content-Type: the first line that needs one. */
function eightBitLine(raw: RawLines, sourceLine: number): RawSpan | null {
  const {bytes} = raw
  let at = raw.startOf(sourceLine)
  if (at === -1) return null
  while (at < bytes.length && bytes[at]! < 0x80) at++
  if (at === bytes.length) return null
  return {from: raw.lineStart(at), to: raw.endOf(at), isExact: true}
}
