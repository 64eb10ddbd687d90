/**
 * The words of a body's lines as numbers, so that texts can be compared whatever wraps, marks, spaces
 * and punctuation they have.
 *
 *     > Don’t_panic, Zoë!      don · t_panic · zoë, in lower case where ASCII has one
 */
import {once} from '../lines/once.ts'
import type {Body} from '../types.ts'

/** Words of one window that are compared; a mail that is written has far fewer. */
const maxWords = 1 << 15

export interface Words {
  /** FNV-1a hash of each word's octets. */
  readonly hashes: Int32Array
  /** Row of each word. */
  readonly rows: Int32Array
}

/** Where the words of one window are gathered. */
const room = once((): Words => {
  return {hashes: new Int32Array(maxWords), rows: new Int32Array(maxWords)}
})

const offsetBasis = 0x811c9dc5 | 0
const prime = 0x01000193

/** Each octet of a word in lower case; 0 for one between words. */
const wordOctets = once(() =>
  Uint8Array.from({length: 256}, (_, octet) => {
    const letter = String.fromCharCode(octet).toLowerCase()
    return octet >= 0x80 ? octet : /[a-z0-9_]/.test(letter) ? letter.charCodeAt(0) : 0
  }),
)

/** The words of the rows' content, in order. */
export function wordsOf({bytes, lines}: Body): Words {
  const {hashes, rows} = room()
  const values = wordOctets()
  let count = 0
  for (let row = 0; row < lines.count && count < maxWords; row++) {
    const end = lines.end[row]!
    let hash = offsetBasis
    let isWord = false
    for (let at = lines.content[row]!; at <= end; ) {
      const octet = at < end ? bytes[at]! : 0
      const gap = values[octet] === 0 ? 1 : gapSize(bytes, at)
      at += Math.max(1, gap)
      if (gap === 0) {
        hash = Math.imul(hash ^ values[octet]!, prime)
        isWord = true
      } else if (isWord) {
        if (count === maxWords) break
        hashes[count] = hash
        rows[count++] = row
        hash = offsetBasis
        isWord = false
      }
    }
  }
  return {hashes: hashes.slice(0, count), rows: rows.slice(0, count)}
}

/** Octets of the space or punctuation beyond ASCII at `at`: U+0080 to U+00BF, U+2000 to U+2FFF, U+3000 to U+303F. */
function gapSize(bytes: Buffer, at: number): number {
  const octet = bytes[at]!
  if (octet === 0xc2) return 2
  return octet === 0xe2 || (octet === 0xe3 && bytes[at + 1] === 0x80) ? 3 : 0
}
