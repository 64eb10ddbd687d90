/** Octets to base64 in lines as long as they were (RFC 2045 §6.8). */
import {CR, EQUALS, LF, SP} from '../lines/octets.ts'
import {withoutEol} from '../mime/octets.ts'

/** Longest encoded line that RFC 2045 allows; who wrote longer ones gets them back. */
const usualLine = 76

/**
 * @param raw the body as it was encoded: what stands behind its last character stays
 * @param eol between the lines
 */
export function encodeBase64(text: Buffer, raw: Buffer, eol: Buffer): Buffer {
  const length = lineLength(raw)
  const digits = text.toString('base64')
  const lines: string[] = []
  for (let at = 0; at < digits.length; at += length) lines.push(digits.slice(at, at + length))
  const encoded = Buffer.from(lines.join(eol.toString('latin1')), 'latin1')
  return Buffer.concat([encoded, raw.subarray(contentEnd(raw))])
}

/** Only a first line that another follows, or a long one, tells at which length lines were cut. */
function lineLength(raw: Buffer): number {
  const end = contentEnd(raw)
  const next = raw.indexOf(LF) + 1
  if (next === 0 || end <= next) return end > usualLine ? Number.POSITIVE_INFINITY : usualLine
  const length = withoutEol(raw, 0, next)
  return length >= 4 ? length - (length % 4) : usualLine
}

/** Octet behind the last character that is neither padding nor white space, and its padding. */
function contentEnd(raw: Buffer): number {
  let end = raw.length
  while (end > 0 && (raw[end - 1]! <= SP || raw[end - 1] === CR)) end--
  while (end < raw.length && raw[end] === EQUALS) end++
  return end
}
