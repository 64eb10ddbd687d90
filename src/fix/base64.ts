/** Octets to base64 in lines as long as they were (RFC 2045 §6.8). */
import {CR, EQUALS, LF, SP} from '../lines/octets.ts'
import {withoutEol} from '../mime/octets.ts'

/** Longest encoded line that RFC 2045 allows. */
const usualLine = 76

/**
 * @param raw the body as it was encoded: what stands behind its last character stays
 * @param eol between the lines
 */
export function encodeBase64(text: Buffer, raw: Buffer, eol: Buffer): Buffer {
  const length = lineLength(raw)
  const lines = text.toString('base64').match(new RegExp(`.{1,${length}}`, 'g')) ?? []
  const encoded = Buffer.from(lines.join(eol.toString('latin1')), 'latin1')
  return Buffer.concat([encoded, raw.subarray(contentEnd(raw))])
}

/** Only a first line that another follows tells at which length lines were cut. */
function lineLength(raw: Buffer): number {
  const next = raw.indexOf(LF) + 1
  if (next === 0 || contentEnd(raw) <= next) return usualLine
  const length = withoutEol(raw, 0, next)
  return length >= 4 && length <= usualLine ? length - (length % 4) : usualLine
}

/** Octet behind the last character that is neither padding nor white space, and its padding. */
function contentEnd(raw: Buffer): number {
  let end = raw.length
  while (end > 0 && (raw[end - 1]! <= SP || raw[end - 1] === CR)) end--
  while (end < raw.length && raw[end] === EQUALS) end++
  return end
}
