/**
 * What tells a header field from prose, read from one line (RFC 5322 §2.2, §3.6.8).
 *
 *     Subject: plan       a field, and a well-known one
 *     X-Loop: yes         a field
 *     Note:see below      prose: what nobody knows needs a space behind its colon
 */
import {LF} from '../lines/octets.ts'

/** Octets of a line that are looked at; a field name is far shorter. */
const nameReach = 128

/** Fields that prove a header section wherever they stand. */
const wellKnown: ReadonlySet<string> = new Set(
  (
    'from to cc bcc subject date sender reply-to message-id in-reply-to references received ' +
    'return-path delivered-to envelope-to x-envelope-from mime-version content-type ' +
    'content-transfer-encoding content-disposition content-length dkim-signature ' +
    'domainkey-signature arc-seal arc-message-signature arc-authentication-results ' +
    'authentication-results received-spf list-id list-post list-unsubscribe mailing-list ' +
    'precedence resent-from resent-to resent-date resent-message-id newsgroups path xref ' +
    'user-agent x-mailer organization status x-status x-mozilla-status x-mozilla-status2 ' +
    'x-uid x-uidl x-keywords x-original-to x-gmail-labels x-gm-thrid x-received'
  ).split(' '),
)

/** What a line is in a header section. */
export type FieldKind = 'well-known' | 'field' | 'none'

/** Reads the line at `bytes[start, end)`. */
export function fieldKind(bytes: Buffer, start: number, end: number): FieldKind {
  const name = fieldName(bytes, start, end)
  if (name === null) return 'none'
  if (wellKnown.has(name.toLowerCase())) return 'well-known'
  const text = bytes.toString('latin1', start, Math.min(end, start + nameReach))
  return /^[A-Za-z][A-Za-z0-9_-]*:(?:[ \t\r\n]|$)/.test(text) ? 'field' : 'none'
}

/** The field name of the line as written, or null when the line has none. */
export function fieldName(bytes: Buffer, start: number, end: number): string | null {
  const text = bytes.toString('latin1', start, Math.min(end, start + nameReach))
  return /^([!-9;-~]+)[ \t]*:/.exec(text)?.[1] ?? null
}

/** The octet after the line that `bytes[at]` is in: behind its LF, or `end`. */
export function lineAfter(bytes: Buffer, at: number, end: number): number {
  const lf = bytes.indexOf(LF, at)
  return lf === -1 || lf >= end ? end : lf + 1
}
