/**
 * The character references that leak into mail (HTML 4 §24, the ones a program writes): the five of
 * markup, those of Latin-1, some typography, and numbers. References that no text needs, controls
 * and surrogates among them, are none here.
 */
import {windows1252ToUtf8} from '../charset/windows-1252.ts'

/** Names of U+00A0 to U+00FF, in order. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
  'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave ' +
  'Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
  'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN ' +
  'szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave ' +
  'iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc ' +
  'uuml yacute thorn yuml'

const names: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ...latin1
    .split(' ')
    .map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
  ['euro', '€'],
  ['trade', '™'],
  ['hellip', '…'],
  ['bull', '•'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['sbquo', '‚'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
])

/** A reference, or an ampersand that begins none. Group 1: decimal, 2: hexadecimal, 3: a name. */
export const references: RegExp =
  /&(?:#(\d{2,7})|#[xX]([\dA-Fa-f]{2,6})|([A-Za-z]{2,8}\d{0,2}));|&/g

/** @returns the character that a match of `references` stands for, or null when it is no reference */
export function referenced(match: RegExpExecArray): string | null {
  const [, decimal, hexadecimal, name] = match
  if (name !== undefined) return names.get(name) ?? null
  if (decimal !== undefined) return character(Number(decimal))
  return hexadecimal === undefined ? null : character(Number.parseInt(hexadecimal, 16))
}

function character(point: number): string | null {
  if (point < 0x20 || point === 0x7f || point > 0x10ffff) return null
  // Browsers read these as windows-1252, so programs write them so.
  if (point >= 0x80 && point < 0xa0) return windows1252(point)
  const char = String.fromCodePoint(point)
  return /[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u2028-\u202e\u2066-\u2069]/u.test(char) ? null : char
}

function windows1252(octet: number): string | null {
  const char = windows1252ToUtf8(Buffer.from([octet]), 0, 1).toString()
  return char.charCodeAt(0) < 0xa0 ? null : char
}
