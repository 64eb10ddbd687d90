/** Tells what `word-leak` thinks of each `=?` on one line. */
import type {Body} from '../types.ts'
import type {Explanation} from './explanation.ts'
import {ProtectedRows} from './protected-rows.ts'
import {isLiteral, speaksOfWords, Ticks} from './word-leak.ts'
import {decodeWord, endOfRun} from './word-leak-decode.ts'

/** Explains the candidates of one row, before the body is repaired. */
export function explainWordLeak(body: Body, row: number): Explanation[] {
  const {bytes, lines} = body
  const text = bytes.toString('utf8', lines.start[row]!, lines.end[row]!)
  if (!text.includes('=?')) return []
  const isProtected = new ProtectedRows(body).has(row)
  const isAbout = speaksOfWords(body)
  const ticks = new Ticks(text)
  const found: Explanation[] = []
  for (let at = text.indexOf('=?'); at !== -1; ) {
    const word = decodeWord(text, at)
    const run = endOfRun(text, at)
    const end = word?.end ?? Math.max(at + 2, run)
    const isShown = ticks.isOpen(at) || isLiteral(text, at, end)
    found.push({
      column: at + 1,
      before: text.slice(at, end),
      after: word?.text ?? null,
      class: classOf(word !== null, run > at),
      firstRow: row,
      lastRow: row,
      evidence: isAbout ? 'the text speaks of encoded words' : 'nobody but a program writes this',
      decision: decisionOf(word !== null, isProtected, isAbout, isShown),
    })
    at = text.indexOf('=?', end)
  }
  return found
}

function classOf(isDecodable: boolean, isWellFormed: boolean): string {
  if (isDecodable) return 'an encoded word'
  return isWellFormed
    ? 'an encoded word whose charset is unknown, or whose octets are no text in it'
    : 'no encoded word: RFC 2047 §2 asks for another form'
}

function decisionOf(
  isDecodable: boolean,
  isProtected: boolean,
  isAbout: boolean,
  isShown: boolean,
): string {
  if (!isDecodable) return 'left: it cannot be decoded'
  if (isProtected) return 'left: a patch, armour or signed text'
  if (isAbout) return 'left: it may be shown on purpose'
  return isShown ? 'left: it is a string or code' : 'decoded'
}
