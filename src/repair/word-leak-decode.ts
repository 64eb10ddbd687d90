/**
 * Decodes an encoded word (RFC 2047) that stands where nobody decoded it: only one that is
 * well-formed, and only if all of it is text in the charset that it names.
 */
import {isUtf8} from 'node:buffer'
import {readWords} from '../mime/encoded-word.ts'

/** §2, with any length: what mailers write is longer than 75 octets now and then. */
const wellFormed = /=\?[^\s?=]{1,40}\?[bq]\?[^\s?]+\?=/iy
/** C0 and C1 controls, and what stands for octets that were no text. */
const noText = /[\x00-\x1f\x7f-\x9f\ufffd]/
/** Never asked for: a word of unknown charset is none. */
const fallback = 'windows-1252'
/** More words in a row are decoded one run after the other. */
const maxWords = 64

export interface DecodedWord {
  readonly text: string
  /** UTF-16 offset behind it. */
  readonly end: number
}

/** The word at `text[at]` and those that follow it in the line; null when it must stay. */
export function decodeWord(text: string, at: number): DecodedWord | null {
  const end = endOfRun(text, at)
  if (end === at) return null
  const words = readWords(text.slice(at, end), 0, fallback, isRightlyNamed)
  if (words === null || words.text === '' || noText.test(words.text)) return null
  return {text: words.text, end: at + words.end}
}

/** Behind the well-formed words that stand at `at` with nothing but blanks between them; else `at`. */
export function endOfRun(text: string, at: number): number {
  let end = at
  let next = at
  for (let words = 0; words < maxWords; words++) {
    wellFormed.lastIndex = next
    if (!wellFormed.test(text)) break
    end = wellFormed.lastIndex
    next = end
    while (text[next] === ' ' || text[next] === '\t') next++
  }
  return end
}

function isRightlyNamed(charset: string, octets: Buffer): boolean {
  if (/^utf-?8$|unknown/.test(charset)) return isUtf8(octets)
  return !/ascii/.test(charset) || octets.every(octet => octet < 0x80)
}
