/**
 * The text of field bodies: unfolded (RFC 5322 §2.2.3), 8-bit octets read (RFC 6532, or what stands
 * there instead), encoded words decoded (RFC 2047). Control characters stay as they are.
 */
import {decodeText} from '../charset/decode.ts'
import {decodeWords, skipBlanks} from './encoded-word.ts'

/**
 * The field body as characters: UTF-8 where it is valid, else `fallback`; folds become one space.
 * @param body octets as latin-1 characters, here as below
 */
export function unfold(body: string, fallback: string): string {
  const isAscii = !/[\x80-\xff]/.test(body)
  return unfoldText(isAscii ? body : decodeText(Buffer.from(body, 'latin1'), null, fallback)!)
}

/** As `unfold`, of characters. */
export function unfoldText(text: string): string {
  let unfolded = ''
  let from = 0
  for (let lf = text.indexOf('\n'); lf !== -1; lf = text.indexOf('\n', from)) {
    const to = lf > from && text[lf - 1] === '\r' ? lf - 1 : lf
    unfolded += `${text.slice(from, to)} `
    from = skipBlanks(text, lf + 1)
  }
  return (from === 0 ? text : unfolded + text.slice(from)).trim()
}

/** An unstructured field body, decoded. */
export function fieldText(body: string, fallback: string): string {
  return decodeWords(unfold(body, fallback), fallback)
}

/** A field body of addresses, decoded so that it can still be parsed. */
export function addressText(body: string, fallback: string): string {
  return decodeAddressWords(unfold(body, fallback), fallback)
}

/**
 * Decodes the words among addresses: one with specials in it is put in quotes where it stands bare, and
 * is escaped where it stands in quotes.
 * @param text an unfolded field body
 */
export function decodeAddressWords(text: string, fallback: string): string {
  if (!text.includes('"')) return decodeWords(text, fallback, quoteSpecials)
  let quoted = false
  let from = 0
  return decodeWords(text, fallback, (decoded, at) => {
    for (; from < at; from++) {
      if (text[from] === '\\') from++
      else if (text[from] === '"') quoted = !quoted
    }
    return quoted ? escapeQuotes(decoded) : quoteSpecials(decoded)
  })
}

function quoteSpecials(decoded: string): string {
  return /[()<>[\]:;@\\,"]/.test(decoded) ? `"${escapeQuotes(decoded)}"` : decoded
}

function escapeQuotes(text: string): string {
  return text.replace(/["\\]/g, '\\$&')
}
