/**
 * What a decoded payload says about its origin, by the characters in it (RFC 2152's sets).
 *
 * An encoder never has to shift for set D (letters, digits, `'(),-./:?`), so letters and digits in
 * a payload mean that it was none: a branch name, a hash, a telephone number. What set O and `\ ~ +`
 * decode to is the sign of a real leak; the other classes are decoded only in its company.
 */
import type {Payload} from '../charset/utf7.ts'

/** No island: ill-formed, or it decodes to what no encoder shifts for. */
export const NONE = 1
/** `+-`, a plus sign. */
export const PLUS_SIGN = 2
/** Set O, `\`, `~`, `+` and spaces between them: class A. */
export const ASCII = 3
/** Latin-1, windows-1252 and typographic characters: class L. */
export const LATIN = 4
/** Punctuation of set D, which some encoders shift for all the same: class D. */
export const DIRECT = 5
/** One script beyond Latin-1, or symbols: classes S and H. */
export const SCRIPT = 6

export type Kind =
  | typeof NONE
  | typeof PLUS_SIGN
  | typeof ASCII
  | typeof LATIN
  | typeof DIRECT
  | typeof SCRIPT

// Traits of a character; from `firstScript` on they are numbers of scripts.
const bad = 1
const optional = 2
const space = 3
const direct = 4
const latin = 5
const symbol = 6
const control = 7
const firstScript = 8

const windows1252Letters = 'ŒœŠšŸŽžƒˆ˜€™'
const scripts: readonly RegExp[] = [
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}]/u,
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Thai}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
]
const otherScript = firstScript + scripts.length

const traits = new Uint8Array(1 << 16)
const kindsOfUnits = new Uint8Array(1 << 16)

/** Class of a payload of one UTF-16 unit that is no surrogate. */
export function kindOfUnit(unit: number): Kind {
  return (kindsOfUnits[unit] || classifyUnit(unit)) as Kind
}

/** Class of a longer payload. */
export function kindOfPayload(payload: Payload): Kind {
  payload.kind ||= kindOfText(payload.text)
  return payload.kind as Kind
}

function classifyUnit(unit: number): Kind {
  const kind = kindOfText(String.fromCharCode(unit))
  kindsOfUnits[unit] = kind
  return kind
}

function kindOfText(text: string): Kind {
  let seen = 0
  let script = 0
  for (const char of text) {
    const trait = traitOf(char.codePointAt(0)!)
    if (trait === bad) return NONE
    if (trait < firstScript) seen |= 1 << trait
    else if (script === 0 || script === trait) script = trait
    else return NONE
  }
  const has = (trait: number): boolean => (seen & (1 << trait)) !== 0
  const isBeyondLatin = script > 0 || has(symbol)
  // Controls of C1 stand in mojibake, beside letters of Latin-1.
  if (has(control) && (isBeyondLatin || !has(latin))) return NONE
  if (isBeyondLatin) return has(direct) ? NONE : SCRIPT
  if (has(latin)) return has(direct) ? NONE : LATIN
  return has(optional) && !has(direct) ? ASCII : DIRECT
}

function traitOf(point: number): number {
  if (point > 0xffff) return computeTrait(point)
  traits[point] ||= computeTrait(point)
  return traits[point]!
}

function computeTrait(point: number): number {
  const char = String.fromCodePoint(point)
  if (point < 0x80) return asciiTrait(char)
  if (point < 0xa0) return control
  // Unassigned, private, control and the two line ends of Unicode: nobody mails those.
  if (/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\u2028\u2029]/u.test(char)) return bad
  if (isLatin(point) || windows1252Letters.includes(char)) return latin
  const index = scripts.findIndex(script => script.test(char))
  if (/\p{Script=Common}|\p{Script=Inherited}/u.test(char) && index !== 0) return symbol
  return index === -1 ? otherScript : firstScript + index
}

function asciiTrait(char: string): number {
  if (char === ' ') return space
  if ("'(),-./:?".includes(char)) return direct
  return /[!-~]/.test(char) && !/[a-z0-9]/i.test(char) ? optional : bad
}

function isLatin(point: number): boolean {
  return (
    (point >= 0xa0 && point <= 0xff) ||
    (point >= 0x2010 && point <= 0x2044 && (point < 0x2028 || point > 0x202e))
  )
}
