/**
 * A file's name in the head of a diff, as git writes it and `patch` reads it: below `a/` or `b/`, quoted
 * where it has control characters, with a HT behind it where it has a space.
 */

const compressed = /\.(?:gz|zst)$/i
const escapes: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
}

/** @param side `a` or `b` @param name of the file, as the user wrote it; `-` is stdin; @returns one octet a character */
export function patchName(side: string, name: string): string {
  // The lines are those of the file once it is decompressed.
  const file = name === '-' ? 'stdin' : name.replace(/^(?:\.?\/)+/, '').replace(compressed, '')
  const path = `${side}/${file}`
  const quoted = path.replace(/[\0-\x1f\x7f"\\]/g, escaped)
  if (quoted !== path) return octets(`"${quoted}"`)
  return octets(path.includes(' ') ? `${path}\t` : path)
}

/** Each octet as one character. */
function octets(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

function escaped(character: string): string {
  const octal = character.charCodeAt(0).toString(8).padStart(3, '0')
  return escapes[character] ?? `\\${octal}`
}
