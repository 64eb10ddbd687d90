/**
 * What a line becomes when its mojibake is undone, and whether anybody would have written that.
 *
 * The text was UTF-8 (RFC 3629) and was read as windows-1252 or Latin-1, so each of its characters
 * stands for one octet. A line is undone as a whole or not at all: all its characters beyond ASCII
 * must be octets of well-formed UTF-8, and what they decode to must be letters and signs of text.
 */
import {isUtf8} from 'node:buffer'
import {windows1252ToUtf8} from '../charset/windows-1252.ts'
import {once} from '../lines/once.ts'

/** Octets of the characters that windows-1252 has beyond Latin-1. */
const octets = once(
  (): ReadonlyMap<number, number> =>
    new Map(Array.from({length: 32}, (_, index) => characterOf(0x80 + index))),
)

function characterOf(octet: number): [number, number] {
  return [
    windows1252ToUtf8(Buffer.from([octet]), 0, 1)
      .toString()
      .charCodeAt(0),
    octet,
  ]
}

/** The characters beyond ASCII that stand together. */
const runs = /[^\x00-\x7f]+/g
/** More layers were never seen. */
const maxLayers = 3

/** A line undone: its text, and what speaks for it. */
export interface Undone {
  readonly text: string
  /** Sequences of three octets or four, and of two, in the line as it stands. */
  readonly long: number
  readonly short: number
  /** Sequences of two that might be a capital and a punctuation mark. */
  readonly doubtful: number
}

/** @returns null when the line is no mojibake, or not all of it */
export function undo(line: string): Undone | null {
  let found: Undone | null = null
  let text = line
  let first: Undone | null = null
  for (let layer = 0; layer <= maxLayers; layer++) {
    const undone = undoLayer(text, layer)
    if (!undone) return found
    if (layer === maxLayers) return null
    text = undone.text
    first ??= undone
    // The controls of an inner layer are octets still to be read.
    if (!/[\x80-\x9f]/.test(text)) found = {...first, text}
  }
  return found
}

/** One run of characters undone, and the ASCII between it and the run before. */
export interface Place {
  readonly gap: string
  readonly before: string
  readonly after: string
}

/** The places of a line, in order: a run never becomes ASCII, so runs stay what they are. */
export function placesOf(line: string, undone: Undone): Place[] {
  const after = undone.text.match(runs)!
  let at = 0
  return Array.from(line.matchAll(runs), ({0: before, index}, place) => {
    const gap = line.slice(at, index)
    at = index + before.length
    return {gap, before, after: after[place]!}
  })
}

function undoLayer(line: string, layer: number): Undone | null {
  const counts = {long: 0, short: 0, doubtful: 0}
  const pieces: string[] = []
  const result = new ResultClass()
  let at = 0
  for (const match of line.matchAll(runs)) {
    const [run] = match
    const text = decodeRun(run)
    if (text === null || !result.add(text)) return null
    countSequences(line, match.index, text, counts)
    pieces.push(line.slice(at, match.index), text)
    at = match.index + run.length
  }
  // One character tells little; but what two layers made of it is no text at all.
  if (at === 0 || !(result.isLikely || layer > 0 || counts.long > 1)) return null
  return {text: pieces.join('') + line.slice(at), ...counts}
}

function decodeRun(run: string): string | null {
  if (run.length < 2) return null
  const bytes = Buffer.allocUnsafe(run.length)
  for (let index = 0; index < run.length; index++) {
    const unit = run.charCodeAt(index)
    const octet = unit < 0x100 ? unit : octets().get(unit)
    if (octet === undefined) return null
    bytes[index] = octet
  }
  return isUtf8(bytes) ? bytes.toString() : null
}

/** Windows-1252 letters apart, what may follow a capital: closing marks, dots, signs. */
const punctuation = /[…”’“‘–—»«›‹‚„™®©ºª°¡¿·•†‡\u00a0\u00a8\u00b4]/
const lower = /[a-z]/
const upper = /[A-Z]/

interface Counts {
  long: number
  short: number
  doubtful: number
}

function countSequences(line: string, from: number, text: string, counts: Counts): void {
  let at = from
  const count = [...text].length
  for (const char of text) {
    const size = Buffer.byteLength(char)
    if (size > 2) counts.long++
    else if (count === 1 && isDoubtful(line, at)) counts.doubtful++
    else counts.short++
    at += size
  }
}

/** `AMANHÃ…` and `SELKÄ\u00a0`: a capital that ends a word, and what comes behind it. */
function isDoubtful(line: string, at: number): boolean {
  if (!punctuation.test(line[at + 1]!)) return false
  const [before, lead, behind] = [line[at - 1] ?? '', line[at]!, line[at + 2] ?? '']
  if (lower.test(before) || lower.test(behind)) return false
  return upper.test(before) || (lead !== 'Â' && lead !== 'Ã')
}

const scripts: readonly RegExp[] = [
  /[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Hang}]/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Devanagari}/u,
]
const signs =
  /[\u0080-\u017f\u0192\u02c6\u02dc\u1e00-\u1eff\u2002-\u200b\u2010-\u2027\u202f-\u2044\u20a0-\u20c0\u2122\u2190-\u22ff\u2600-\u27bf\u3000-\u303f\ufeff-\ufffd]|\ufe0f|\u200d|[\u{1f000}-\u{1faff}]/u
const boxes = /[\u2500-\u25ff]/

/** What all runs of a line decode to. */
class ResultClass {
  private script: RegExp | null = null
  private longestWord = 0

  /** False when the run has what nobody writes. */
  add(text: string): boolean {
    let word = 0
    for (const char of text) {
      if (signs.test(char)) {
        word = 0
        continue
      }
      const script = boxes.test(char) ? boxes : scripts.find(script => script.test(char))
      if (!script || (this.script && this.script !== script)) return false
      this.script = script
      this.longestWord = Math.max(this.longestWord, ++word)
    }
    return true
  }

  /** Letters of another script come by twos and more. */
  get isLikely(): boolean {
    return this.script === null || this.longestWord > 1
  }
}
