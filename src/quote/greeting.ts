/**
 * Reads whom the first line of a text greets: `Hi Ana,` says that the words it answers are Ana's.
 */
import type {Body} from '../types.ts'
import {trimmedEnd} from './words.ts'

const maxLength = 48

const greeting =
  /^(?:hi|hello|hey|dear|hallo|lieber|liebe|salut|bonjour|hola|ciao|olá|hej|hei|moi|ahoj|cześć|merhaba|привет|good (?:morning|afternoon|evening)|thanks|thank you),?\s(.+)$/iu

/** The name in a greeting, or null. */
export function greetedName(body: Body, row: number): string | null {
  const {bytes, lines} = body
  if (trimmedEnd(bytes, lines, row) - lines.content[row]! > maxLength) return null
  const text = lines.text(bytes, row, maxLength).trim()
  const name = (greeting.exec(text)?.[1] ?? (text.endsWith(',') ? text : '')).replace(
    /[,.!:-]+$/,
    '',
  )
  return /^\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,2}$/u.test(name) ? name : null
}
