/**
 * Makes text safe for a terminal: what would move the cursor, change the terminal's state or turn
 * the reading direction is shown instead of obeyed (CWE-150).
 *
 *     ESC ] 0 ; title BEL    →  \x1b]0;title\x07
 *     U+202E (RIGHT-TO-LEFT OVERRIDE)  →  <U+202E>
 *
 * Shown are C0 but HT and LF, DEL, C1, the bidi controls, tag characters and lone surrogates.
 */
import type {Output} from '../types.ts'

const unsafe =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}\p{Cs}]/gu

/** Gives `text` with everything that a terminal might obey in a visible form. */
export function safeText(text: string): string {
  return text.replace(unsafe, visible)
}

/** As `safeText`, but JSON stays the same JSON: the escapes are its own. */
export function safeJson(text: string): string {
  return text.replace(unsafe, character => {
    const units = character.split('')
    return units.map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
  })
}

/** As `safeText`, of one line: HT stays, a line break becomes a space. */
export function safeLine(text: string): string {
  return safeText(oneLine(text))
}

/** Puts a space for every line break, which an encoded-word can smuggle into a field body. */
export function oneLine(text: string): string {
  return text.includes('\n') || text.includes('\r') ? text.replace(/\r\n|\r|\n/g, ' ') : text
}

/** Writes a span of UTF-8 in its safe form. */
export function safeSpan(out: Output, bytes: Buffer, start: number, end: number): void {
  if (isPlain(bytes, start, end)) out.span(bytes, start, end)
  else out.text(safeText(bytes.toString('utf8', start, end)))
}

/** True when all is printable ASCII, HT or LF: nearly every line, and nothing to do. */
function isPlain(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const octet = bytes[at]!
    if (octet > 0x7e || (octet < 0x20 && octet !== 0x09 && octet !== 0x0a)) return false
  }
  return true
}

function visible(character: string): string {
  const code = character.codePointAt(0)!
  const digits = code.toString(16)
  return code < 0x80
    ? `\\x${digits.padStart(2, '0')}`
    : `<U+${digits.toUpperCase().padStart(4, '0')}>`
}
