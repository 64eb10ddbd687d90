/**
 * The charsets that others decode: Node's `TextDecoder`, and iconv-lite for what it lacks.
 *
 * Both keep a character that a window cut until the next one. Octets that are no character become
 * U+FFFD and are counted. iconv-lite is loaded when the first body needs it, since few ever do.
 */
import {createRequire} from 'node:module'
import type {Charset} from './labels.ts'

/** One body being decoded. */
export interface Foreign {
  /** U+FFFD written since the owner last set this to 0. */
  invalid: number
  /** @returns a new buffer of UTF-8 */
  write(bytes: Buffer, last: boolean): Buffer
}

interface Iconv {
  getDecoder(name: string): {write(bytes: Buffer): string; end(): string | undefined}
}

const require = createRequire(import.meta.url)
const replacement = Buffer.from('\ufffd')

/** @param first the body's first octets, which tell the byte order of UTF-16 */
export function openForeign(charset: Charset, first: Buffer): Foreign {
  const read = charset.by === 'iconv' ? byIconv(charset.name) : byPlatform(charset.name, first)
  return {
    invalid: 0,
    write(bytes: Buffer, last: boolean): Buffer {
      const text = Buffer.from(read(bytes, last))
      this.invalid += countReplacements(text)
      return text
    },
  }
}

function byPlatform(name: string, first: Buffer): (bytes: Buffer, last: boolean) => string {
  const utf16 = name === 'utf-16'
  const decoder = new TextDecoder(utf16 ? byteOrder(first) : name, {ignoreBOM: !utf16})
  return (bytes, last) => decoder.decode(bytes, {stream: !last})
}

/** RFC 2781 §4.3: the BOM decides; without one a NUL where ASCII has its high octet does. */
function byteOrder(first: Buffer): string {
  return first[0] === 0xfe || first[0] === 0 ? 'utf-16be' : 'utf-16le'
}

function byIconv(name: string): (bytes: Buffer, last: boolean) => string {
  const decoder = (require('iconv-lite') as Iconv).getDecoder(name)
  return (bytes, last) => decoder.write(bytes) + (last ? (decoder.end() ?? '') : '')
}

function countReplacements(text: Buffer): number {
  let count = 0
  for (let at = text.indexOf(replacement); at !== -1; at = text.indexOf(replacement, at + 3))
    count++
  return count
}
