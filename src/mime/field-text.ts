/**
 * The text of field bodies: unfolded (RFC 5322 §2.2.3), 8-bit octets read (RFC 6532, or what stands
 * there instead), encoded words decoded (RFC 2047). Control characters stay as they are.
 */
import {decodeText} from '../charset/decode.ts'
import {decodeWords} from './encoded-word.ts'

/**
 * The field body as characters: UTF-8 where it is valid, else `fallback`; folds become one space.
 * @param body octets as latin-1 characters, here as below
 */
export function unfold(body: string, fallback: string): string {
  if (!/[\n\x80-\xff]/.test(body)) return body.trim()
  let text = body
  if (/[\x80-\xff]/.test(text)) text = decodeText(Buffer.from(body, 'latin1'), null, fallback)!
  if (text.includes('\n')) text = text.replace(/\r?\n[ \t]*/g, ' ')
  return text.trim()
}

/** An unstructured field body, decoded. */
export function fieldText(body: string, fallback: string): string {
  return decodeWords(unfold(body, fallback), fallback)
}

/**
 * A field body of addresses, decoded so that it can still be parsed: a decoded word with specials in
 * it is put in quotes where it stands bare, and is escaped where it stands in quotes.
 */
export function addressText(body: string, fallback: string): string {
  const text = unfold(body, fallback)
  if (!text.includes('=?')) return text
  let quoted = false
  let from = 0
  return decodeWords(text, fallback, (decoded, at) => {
    for (; from < at; from++) {
      if (text[from] === '\\') from++
      else if (text[from] === '"') quoted = !quoted
    }
    if (quoted) return escapeQuotes(decoded)
    return /[()<>[\]:;@\\,"]/.test(decoded) ? `"${escapeQuotes(decoded)}"` : decoded
  })
}

function escapeQuotes(text: string): string {
  return text.replace(/["\\]/g, '\\$&')
}
