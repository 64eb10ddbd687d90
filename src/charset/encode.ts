/**
 * Text to octets in a mail's own charset: the other way round from `decode.ts`.
 *
 * Nothing is replaced and nothing guessed: a text that the charset cannot carry, so that it reads
 * back the same, gives null. Only ISO-2022 and its kin have nobody here who writes them.
 */
import {isAscii} from 'node:buffer'
import {createRequire} from 'node:module'
import {openForeign} from './foreign.ts'
import type {Charset} from './labels.ts'
import {encodeUtf7} from './utf7-encode.ts'
import {windows1252ToUtf8} from './windows-1252.ts'

interface Iconv {
  encode(text: string, name: string): Buffer
  encodingExists(name: string): boolean
}

const require = createRequire(import.meta.url)
/** What Node's names are to iconv-lite. */
const iconvNames: Readonly<Record<string, string>> = {
  'iso-8859-8-i': 'iso-8859-8',
  'x-mac-cyrillic': 'maccyrillic',
}

/**
 * @param utf8 well-formed; may be returned as it is
 * @param strict Latin-1 has no characters where windows-1252 has its own
 * @returns null when the charset cannot carry the text
 */
export function encodeText(utf8: Buffer, charset: Charset, strict: boolean = false): Buffer | null {
  if (charset.by === 'utf-7') return encodeUtf7(utf8.toString())
  if (charset.by === 'utf-8') return utf8
  if (keepsAscii(charset) && isAscii(utf8)) return utf8
  if (charset.by === 'latin') return encodeLatin(utf8, strict)
  return charset.by === 'platform' || charset.by === 'iconv' ? encodeForeign(utf8, charset) : null
}

/** ASCII text in this charset is ASCII: not so in UTF-7, nor where it has two octets or four. */
function keepsAscii({name, by}: Charset): boolean {
  return by !== 'utf-7' && !/^utf-(?:16|32)/.test(name)
}

function encodeLatin(utf8: Buffer, strict: boolean): Buffer | null {
  const text = utf8.toString()
  if (strict) return /^[\0-\x7f\xa0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : null
  const octets = (require('iconv-lite') as Iconv).encode(text, 'windows-1252')
  return windows1252ToUtf8(octets, 0, octets.length).equals(utf8) ? octets : null
}

function encodeForeign(utf8: Buffer, charset: Charset): Buffer | null {
  const iconv = require('iconv-lite') as Iconv
  const name = iconvNames[charset.name] ?? charset.name
  if (!iconv.encodingExists(name)) return null
  const octets = iconv.encode(utf8.toString(), name)
  return openForeign(charset, octets).write(octets, true).equals(utf8) ? octets : null
}
