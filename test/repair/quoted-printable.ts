/** Manglers: what a program does that quotes mail without decoding it. */

const widest = 76

/** Encodes a text of LF lines (RFC 2045 §6.7), spaces at line ends too. */
export function encode(text: string): string {
  return text.split('\n').map(encodeLine).join('\n')
}

/** Puts a mark before every line. */
export function quote(text: string, mark: string = '> '): string {
  return text.replace(/^(?=.)/gms, mark)
}

function encodeLine(line: string): string {
  const rows: string[] = []
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
