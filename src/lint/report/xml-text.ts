/**
 * Text for XML 1.0, inside an element or an attribute. What XML forbids (§2.2: most control
 * characters, surrogates, U+FFFE, U+FFFF) is shown as it is on a terminal: `\x1b`, `<U+FFFE>`.
 */
import {safeText} from '../../write/safe.ts'
import {breakCommands} from './log-text.ts'

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A reader makes plain spaces of these in an attribute (§3.3.3), unless they are references.
  '\t': '&#9;',
  '\n': '&#10;',
}

export function xmlText(text: string): string {
  const allowed = safeText(text).replace(/[\ufffe\uffff]/g, nonCharacter)
  const escaped = allowed.replace(/[&<>"'\t\n]/g, character => references[character]!)
  return breakCommands(escaped, '&#35;')
}

function nonCharacter(character: string): string {
  return `<U+${character.charCodeAt(0).toString(16).toUpperCase()}>`
}
