/**
 * Reads the words of a line on its octets: does it end a sentence, how does it begin, how long is it?
 *
 * Used by rules that weigh sentence flow; no strings are made. Letters outside ASCII count as letters
 * of unknown case.
 */
import {SP} from '../lines/octets.ts'
import type {LineTable} from '../lines/table.ts'
import type {Body} from '../types.ts'

/** Offset after the last octet of content that is not white space; `content` when blank. */
export function trimmedEnd(bytes: Buffer, lines: LineTable, row: number): number {
  const content = lines.content[row]!
  let end = lines.end[row]!
  while (end > content && bytes[end - 1]! <= SP) end--
  return end
}

/** `. ! ?` and closing marks behind them, or a colon or semicolon: nothing need follow; nor a blank row. */
export function endsSentence({bytes, lines}: Body, row: number): boolean {
  const content = lines.content[row]!
  let at = trimmedEnd(bytes, lines, row) - 1
  while (at > content && isClosing(bytes[at]!)) at--
  return at < content || '.!?:;'.includes(String.fromCharCode(bytes[at]!))
}

/** Offset of the first octet of content that is not white space; the line's end when blank. */
export function trimmedStart({bytes, lines}: Body, row: number): number {
  const end = lines.end[row]!
  let at = lines.content[row]!
  while (at < end && bytes[at]! <= SP) at++
  return at
}

/** The text begins with a lower-case ASCII letter. */
export function startsLower(body: Body, row: number): boolean {
  return isLower(body.bytes[trimmedStart(body, row)]!)
}

/** The text begins with an upper-case ASCII letter. */
export function startsUpper(body: Body, row: number): boolean {
  return isUpper(body.bytes[trimmedStart(body, row)]!)
}

/** The text begins as a sentence does: a capital, then a lower-case letter or a space. */
export function startsCapitalized(body: Body, row: number): boolean {
  const second = body.bytes[trimmedStart(body, row) + 1]!
  return startsUpper(body, row) && (isLower(second) || second === SP)
}

/** English words after which a sentence cannot end. */
const openWords = new Set(
  'a an and are as at be by can could for from has have if in into is its may more my no not of on or our per should so that the their then this to was we which will with would you your'.split(
    ' ',
  ),
)

/** The last word is one after which a sentence cannot end. */
export function endsOpen({bytes, lines}: Body, row: number): boolean {
  const end = trimmedEnd(bytes, lines, row)
  let at = end
  while (at > lines.content[row]! && end - at < 8 && bytes[at - 1]! > SP) at--
  return openWords.has(bytes.toString('latin1', at, end).toLowerCase())
}

/** The last word is a word of running text: two letters or more, at most a comma behind it. */
export function endsInWord({bytes, lines}: Body, row: number): boolean {
  const end = trimmedEnd(bytes, lines, row)
  const at = bytes[end - 1] === 0x2c ? end - 2 : end - 1
  return at - 1 >= lines.content[row]! && isLetter(bytes[at]!) && isLetter(bytes[at - 1]!)
}

/** Number of runs of non-space octets in the content, counted up to `most`. */
export function countWords({bytes, lines}: Body, row: number, most: number): number {
  const end = lines.end[row]!
  let words = 0
  let inWord = false
  for (let at = lines.content[row]!; at < end && words < most; at++) {
    const isSpace = bytes[at]! <= SP
    if (!isSpace && !inWord) words++
    inWord = !isSpace
  }
  return words
}

export function isLetter(octet: number): boolean {
  return isLower(octet) || isUpper(octet) || octet >= 0x80
}

export function isLower(octet: number): boolean {
  return octet >= 0x61 && octet <= 0x7a
}

function isUpper(octet: number): boolean {
  return octet >= 0x41 && octet <= 0x5a
}

function isClosing(octet: number): boolean {
  return octet === 0x22 || octet === 0x27 || octet === 0x29 || octet === 0x5d || octet === 0x2a
}
