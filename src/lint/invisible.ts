/**
 * Characters that nobody sees and that change what is read: bidirectional overrides and isolates
 * (UAX #9; CVE-2021-42574), tag characters, control characters, a byte order mark inside text.
 */
import type {LineTable} from '../lines/table.ts'

/** Tab, line ends, form feed and NUL (which has a rule of its own) are left out. */
const invisible =
  /[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,32})[\u{e0000}-\u{e007f}]/gu

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

const names: Readonly<Record<string, string>> = {
  '\x08': 'BACKSPACE',
  '\x1b': 'ESCAPE',
  '\x7f': 'DELETE',
  '\u202a': 'LEFT-TO-RIGHT EMBEDDING',
  '\u202b': 'RIGHT-TO-LEFT EMBEDDING',
  '\u202c': 'POP DIRECTIONAL FORMATTING',
  '\u202d': 'LEFT-TO-RIGHT OVERRIDE',
  '\u202e': 'RIGHT-TO-LEFT OVERRIDE',
  '\u2066': 'LEFT-TO-RIGHT ISOLATE',
  '\u2067': 'RIGHT-TO-LEFT ISOLATE',
  '\u2068': 'FIRST STRONG ISOLATE',
  '\u2069': 'POP DIRECTIONAL ISOLATE',
  '\ufeff': 'ZERO WIDTH NO-BREAK SPACE',
}

/** Octets with which such a character may begin: 1; others 0. */
const suspects: Uint8Array = new Uint8Array(256)
for (let octet = 1; octet < 0x20; octet++) suspects[octet] = 1
for (const harmless of [0x09, 0x0a, 0x0c, 0x0d]) suspects[harmless] = 0
for (const lead of [0x7f, 0xc2, 0xe2, 0xef, 0xf3]) suspects[lead] = 1

/** An invisible character of a text. */
export interface Invisible {
  readonly character: string
  /** Programs write such ones around names, and nothing is hidden by them. */
  readonly isHarmless: boolean
}

/** The first harmful one of a text, else the first; null when there is none. */
export function findInvisible(text: string): Invisible | null {
  let harmless: Invisible | null = null
  for (const {0: character} of text.matchAll(invisible)) {
    if (!isHarmless(character, text)) return {character, isHarmless: false}
    harmless ??= {character, isHarmless: true}
  }
  return harmless
}

/** A byte order mark; what keeps the usual order; what turns it where letters run from right to left. */
function isHarmless(character: string, text: string): boolean {
  if (/[\ufeff\u202a\u202c\u2066\u2069]/.test(character)) return true
  return /[\u202b\u2067\u2068]/.test(character) && rightToLeft.test(text)
}

/** `U+202E RIGHT-TO-LEFT OVERRIDE`. */
export function nameOf(character: string): string {
  const code = character.codePointAt(0)!
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  const name = names[character] ?? (code > 0xffff ? 'tag character' : 'control character')
  return `${number} ${name}`
}

/** Rows of a table whose octets may be such characters, in order. */
export function* suspectRows(bytes: Buffer, lines: LineTable): Generator<number> {
  const end = lines.start[lines.count]!
  let row = 0
  for (let at = nextSuspect(bytes, lines.start[0]!, end); at < end; ) {
    while (lines.start[row + 1]! <= at) row++
    if (at < lines.end[row]!) yield row
    at = nextSuspect(bytes, Math.max(at + 1, lines.start[row + 1]!), end)
  }
}

function nextSuspect(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end) {
    const octet = bytes[at]!
    if (suspects[octet] === 1 && (octet < 0x80 || isInvisible(bytes, at, octet))) return at
    at++
  }
  return end
}

/** Whether the UTF-8 at `at` begins one of them. */
function isInvisible(bytes: Buffer, at: number, lead: number): boolean {
  const second = bytes[at + 1]!
  const third = bytes[at + 2]!
  if (lead === 0xc2) return second < 0xa0
  if (lead === 0xe2) {
    if (second === 0x80) return third >= 0xaa && third <= 0xae
    return second === 0x81 && third >= 0xa6 && third <= 0xa9
  }
  if (lead === 0xef) return second === 0xbb && third === 0xbf
  return second === 0xa0 && (third === 0x80 || third === 0x81)
}
