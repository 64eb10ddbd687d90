/**
 * The encodings that the bench's mail is written in: quoted-printable and base64 (RFC 2045 §6.7,
 * §6.8), encoded-words (RFC 2047), UTF-7 (RFC 2152), mboxrd's escape.
 */

const LF = 0x0a
const SP = 0x20
const HT = 0x09
const EQUALS = 0x3d
const F = 0x46
const hex = Buffer.from('0123456789ABCDEF')

/**
 * Quoted-printable with LF line ends and lines of 76 columns at most. A line never begins with
 * `From `, which an mbox would have to escape.
 * @param {Buffer} octets
 * @returns {Buffer}
 */
export function quotedPrintable(octets) {
  // Each octet takes three at most; a soft line break, two more in every 73 columns.
  const out = Buffer.allocUnsafe(octets.length * 3 + (octets.length >> 3) + 16)
  let to = 0
  let column = 0
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at]
    if (octet === LF) {
      out[to++] = LF
      column = 0
      continue
    }
    const last = at + 1 === octets.length || octets[at + 1] === LF
    let width = isLiteral(octet, last) ? 1 : 3
    if (column + width > (last ? 76 : 75)) {
      out[to++] = EQUALS
      out[to++] = LF
      column = 0
    }
    if (column === 0 && octet === F && octets.toString('latin1', at, at + 5) === 'From ') width = 3
    if (width === 1) out[to++] = octet
    else {
      out[to++] = EQUALS
      out[to++] = hex[octet >> 4]
      out[to++] = hex[octet & 15]
    }
    column += width
  }
  return out.subarray(0, to)
}

function isLiteral(octet, last) {
  if (octet === SP || octet === HT) return !last
  return octet > SP && octet < 0x7f && octet !== EQUALS
}

/** Base64 in lines of 76. @param {Buffer} octets @returns {Buffer} */
export function base64(octets) {
  const lines = octets.toString('base64').match(/.{1,76}/g) ?? []
  return Buffer.from(`${lines.join('\n')}\n`, 'latin1')
}

/** The text as one Q encoded-word where it is not ASCII. @param {string} text */
export function encodedWord(text) {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  let word = ''
  for (const octet of Buffer.from(text)) {
    const character = String.fromCharCode(octet)
    if (character === ' ') word += '_'
    else if (/[A-Za-z0-9]/.test(character)) word += character
    else word += `=${octet.toString(16).toUpperCase()}`
  }
  return `=?utf-8?Q?${word}?=`
}

const indirect = /[^A-Za-z0-9'(),\-./:? \t\n]/g
const indirectRuns = /\+|[^A-Za-z0-9'(),\-./:? \t\n+]+/g

/** @type {Map<string, string>} */
const islands = new Map()

/** @param {string} text */
function island(text) {
  let known = islands.get(text)
  if (known === undefined) {
    const payload = Buffer.from(text, 'utf16le').swap16().toString('base64').replace(/=+$/, '')
    known = text === '+' ? '+-' : `+${payload}-`
    islands.set(text, known)
  }
  return known
}

/**
 * UTF-7 as a leak shows it, an island for each character.
 * @param {string} text
 */
export function utf7(text) {
  return text.replace(indirect, island)
}

/** UTF-7 with neighbours in one island, as most encoders write it. @param {string} text */
export function utf7Runs(text) {
  return text.replace(indirectRuns, island)
}

/** Escapes what would be taken for a separator line (mboxrd). @param {Buffer} octets */
export function escapeFrom(octets) {
  if (!octets.includes('From ')) return octets
  return Buffer.from(octets.latin1Slice().replace(/^>*From /gm, '>$&'), 'latin1')
}
