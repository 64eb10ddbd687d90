/**
 * Manglers: what programs do to text that `requote` undoes. Plain JavaScript, so that the scripts in
 * test/scores run them over real mail as the tests do over invented mail.
 */

/** What windows-1252 has for the octets 0x80 to 0x9F; Node 20's own decoder has the C1 controls. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
/** Octets of an encoded line, RFC 2045 §6.7. */
const widest = 76

/** RFC 2045 §6.7, of lines that end in LF; spaces at line ends are encoded, too. */
export function quotedPrintable(text) {
  return text.split('\n').map(encodeLine).join('\n')
}

function encodeLine(line) {
  const rows = []
  let row = ''
  const octets = Buffer.from(line)
  for (const [index, octet] of octets.entries()) {
    const isPlain =
      (octet > 0x20 && octet < 0x7f && octet !== 0x3d) ||
      (octet === 0x20 && index + 1 < octets.length)
    const piece = isPlain
      ? String.fromCharCode(octet)
      : `=${octet.toString(16).toUpperCase().padStart(2, '0')}`
    if (row.length + piece.length >= widest) {
      rows.push(`${row}=`)
      row = ''
    }
    row += piece
  }
  return [...rows, row].join('\n')
}

/** RFC 2152 as Exchange writes it: runs are joined, and each is closed with its `-`. */
export function utf7(text) {
  return joined(utf7Pieces(text, () => '-'))
}

/** RFC 2152 as glibc writes it: a `-` only where the escape would else go on. */
export function utf7Open(text) {
  return joined(utf7Pieces(text, openEnd))
}

const openEnd = next => (/[A-Za-z0-9+/-]/.test(next) ? '-' : '')

/** Text as HTML has it. */
export function entities(text) {
  return joined(entityPieces(text))
}

function utf7Pieces(text, closing) {
  return pieces(text, /[^A-Za-z0-9'(),\-./:? \t\r\n]+/g, (run, next) => {
    if (run === '+') return '+-'
    const units = Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '')
    return `+${units}${closing(next)}`
  })
}

function entityPieces(text) {
  const names = {'&': '&amp;', '<': '&lt;', '>': '&gt;'}
  return pieces(text, /[&<>]/g, char => names[char])
}

/** Pairs: a piece of the text, and what it was mangled to. */
function pieces(text, pattern, mangle) {
  const found = []
  let at = 0
  for (const {0: run, index} of text.matchAll(pattern)) {
    const next = text[index + run.length] ?? ''
    found.push([text.slice(at, index), text.slice(at, index)], [run, mangle(run, next)])
    at = index + run.length
  }
  return [...found, [text.slice(at), text.slice(at)]]
}

const joined = pairs => pairs.map(([, mangled]) => mangled).join('')

/** For the manglers that change one place after the other: a text as pairs of its pieces. */
export const piecewise = {
  'UTF-7': text => utf7Pieces(text, () => '-'),
  'UTF-7 of glibc': text => utf7Pieces(text, openEnd),
  entities: entityPieces,
}

/** UTF-8 that was read as windows-1252. */
export function mojibake(text) {
  const read = octet => windows1252[octet - 0x80] ?? String.fromCharCode(octet)
  const octets = Buffer.from(text)
  return octets.toString('latin1').replace(/[\x80-\x9f]/g, char => read(char.charCodeAt(0)))
}

export function mojibakeTwice(text) {
  return mojibake(mojibake(text))
}

/** The one blank behind quote marks, as web mail writes it. */
export function noBreakSpaces(text) {
  return text.replace(/^((?:> ?)*>) (?! )/gm, '$1\u00a0')
}

/** The escape of mboxo (RFC 4155), of a mail and of what it quotes. */
export function mboxo(text) {
  return text.replace(/^((?:> )*)From /gm, '$1>From ')
}

/** The escape of mboxrd: lines that look escaped are escaped once more. */
export function mboxrd(text) {
  return text.replace(/^((?:> )*)(>*From )/gm, '$1>$2')
}

/** All of them, by their names. */
export const manglers = {
  'quoted-printable': quotedPrintable,
  'UTF-7': utf7,
  'UTF-7 of glibc': utf7Open,
  entities,
  mojibake,
  'mojibake twice': mojibakeTwice,
  'no-break spaces': noBreakSpaces,
  mboxo,
  mboxrd,
}

/** Puts a mark before every line. */
export function quote(text, mark = '> ') {
  return text.replace(/(?<=^|\n)(?=[\s\S])/g, mark)
}
