/**
 * Decides which lines of a body, or fields of a header section, are mojibake, from all of them
 * together: one sequence of three octets (`â€™`) or two of two octets (`Ã©`) prove that the text went
 * through wrong hands. Where a name stands in a trailer or an attribution one is enough: nobody
 * shows mojibake there on purpose.
 */
import {type Undone, undo} from './mojibake-class.ts'

/** A line that would be undone. */
export interface Candidate {
  readonly row: number
  readonly line: string
  readonly undone: Undone
  readonly isName: boolean
}

/** What has been seen of one text, be it in several windows. */
export class MojibakeEvidence {
  /** Sequences of three octets or more, and of two. */
  long = 0
  short = 0
  /** The text speaks of charsets, or has the same words rightly. */
  isAbout = false

  add({long, short}: Undone): void {
    this.long += long
    this.short += short
  }

  get isStrong(): boolean {
    return !this.isAbout && (this.long > 0 || this.short > 1)
  }
}

/** @param line one line, without its marks */
export function candidateOf(row: number, line: string): Candidate | null {
  const undone = undo(line)
  if (!undone || undone.long + undone.short === 0) return null
  return {row, line, undone, isName: isNameLine(line) && undone.doubtful === 0}
}

/** 0 to 1. */
export function confidenceOf({undone, isName}: Candidate): number {
  if (undone.long > 0) return 0.98
  return undone.short > 1 ? 0.96 : isName ? 0.95 : 0.93
}

const trailer = /^\s*(?:[A-Z][a-z]{1,20}(?:-[a-z]{1,20}){0,3}-by|Cc|From|To|Author):/
const withAddress = /^[^<>]{0,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>/
const wrote = /\b(?:wrote|writes):?\s?$/

function isNameLine(line: string): boolean {
  if (line.length > 500) return false
  return (trailer.test(line) && withAddress.test(line)) || wrote.test(line)
}

/** What a text about charsets says; fields that only name one are no talk. */
const charsetTalk =
  /\b(?:mojibake|utf-?8|unicode|latin-?1|iso-?8859|(?:cp|windows)-?125\d|charsets?|codepages?|garbled|garbage char(?:acter)?s|locales?|umlauts?|diacritics?|accented|(?:character|text|wrong|broken|mangled) encodings?|mangles?|mis-?(?:encoded|decoded))\b/i
const namesCharset =
  /^[ \t>]{0,40}(?:Content-|MIME-|X-)[\w-]{1,40}:|charset ?=|coding[:=]|=\?[\w-]{1,40}\?|encoding=|\bLANG=|locale\.h|\bLC_[A-Z]{3,10}=|\.UTF-8/i

/** @param line one line of the text, ASCII at the least */
export function speaksOfCharsets(line: string): boolean {
  return charsetTalk.test(line) && !namesCharset.test(line)
}

const pointing =
  /\b(?:instead of|(?:shows?|showed|appears?|displayed|rendered|comes?) (?:up )?as|(?:my|your|his|her) name|weird|strange|wrong|broken)\b/i

/** The line points at its mojibake. Long sequences stand in programs' messages, which nobody retypes. */
export function showsOnPurpose({line, undone}: Candidate): boolean {
  return undone.long === 0 && pointing.test(line)
}

const words = /[A-Za-z]*(?:(?=[^\x00-\x7f])\p{L}[A-Za-z]*)+/gu
/** Octets of a line in which words are looked for. */
const enoughText = 500

/** The words of a line that would be undone, as they would be: to be looked for in the text. */
export function rightWords({undone}: Candidate): string[] {
  return (undone.text.slice(0, enoughText).match(words) ?? []).filter(word => word.length > 2)
}

/** True when something of the sequences was lost on the way: they cannot be undone. */
export const isLossy: RegExp = /â€(?:[?\ufffd]|(?=[\s.,)]|$))|[a-z]Ã(?:[?\ufffd]|(?= ))|[a-z]Â(?= )/

/** Characters of a line that make it one of a foreign charset, and different ones among them. */
const enoughForeign = 16
const enoughKinds = 8
const foreign = /[\u00a1-\u00ff]/g
const letters = /[A-Za-z]/g

/**
 * True when the line is text of a charset of two octets a character, or of another alphabet, that
 * was read as Latin-1: `±¾µç×ÓÓÊ¼þ` is GBK. Of its letters hardly one is ASCII.
 */
export function isForeign(line: string): boolean {
  const found = line.match(foreign) ?? []
  if (found.length < enoughForeign || new Set(found).size < enoughKinds) return false
  return found.length > 2 * (line.match(letters)?.length ?? 0)
}
