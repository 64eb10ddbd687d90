/**
 * The separator line of an mbox, its From_ line (RFC 4155, mbox(5)): a sender and a date.
 *
 *     From ana@example.org Thu Jan  1 00:00:00 1970
 *     From ana at example.org  Thu Jan  1 00:00:00 1970      Pipermail hides the address
 *     From MAILER-DAEMON Fri, 2 Jan 1970 00:00:00 +0000
 *     From here on Thu is free                               text
 */
import {CR, GT, LF} from '../lines/octets.ts'

/** Octets of the longest line that can be a separator, its eol included. */
export const separatorLimit = 512
/** Octets of the shortest one. */
const separatorLeast = 'From 1 Jan 70 0:00'.length

const weekday = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)'
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const day = '(?:0?[1-9]|[12]\\d|3[01])'
const minutes = '(?:[01]?\\d|2[0-4]):[0-5]\\d'
const seconds = ':[0-6]\\d'
const zone =
  '(?: +(?:[+-]\\d{4}|GMT[+-]\\d{1,4}|[A-Z]{1,5}(?: DST)?|[A-Z][a-z]{2,4}|\\([A-Z]{1,5}\\)))'

/** `Thu Jan  1 00:00:00 1970`, with time zones before or after the year. */
const asctime = `${weekday},? +${month} +${day} +${minutes}(?:${seconds})?${zone}{0,2} +(?:\\d{4}|\\d\\d)${zone}{0,2}`
/** `Fri, 2 Jan 1970 00:00:00 +0000` (RFC 5322 §3.3). */
const dateTime = `(?:${weekday},? +)?${day} +${month} +(?:\\d{4}|\\d\\d) +${minutes}(?:${seconds})?${zone}{0,2}`

/** The sender is one word, or hidden as `name at host`; some writers leave it out. */
const separator = new RegExp(
  `^From +(?:("[^"]*"\\S*|\\S+|\\S+ at \\S+)[ \\t]+)?(?:${asctime}|${dateTime})(?: remote from \\S+)?\\s*$`,
)
const exactAsctime: RegExp = new RegExp(
  `${weekday} ${month} [ \\d]\\d \\d\\d:\\d\\d${seconds}${zone}? \\d{4}${zone}?\\s*$`,
)

/** The sender of the separator line `bytes[start, end)`, perhaps empty; null when it is none. */
export function parseSeparator(bytes: Buffer, start: number, end: number): string | null {
  const length = end - start
  if (length < separatorLeast || length > separatorLimit) return null
  if (!isFrom(bytes, start, end)) return null
  const match = separator.exec(bytes.toString('latin1', start, end))
  return match === null ? null : (match[1] ?? '')
}

/** True when the separator's date is in asctime's own form, seconds and year in full. */
export function hasExactDate(bytes: Buffer, start: number, end: number): boolean {
  return exactAsctime.test(bytes.toString('latin1', start, end))
}

/** True when `From ` stands at `start`. */
export function isFrom(bytes: Buffer, start: number, end: number): boolean {
  return (
    start + 5 <= end &&
    bytes[start] === 0x46 &&
    bytes[start + 1] === 0x72 &&
    bytes[start + 2] === 0x6f &&
    bytes[start + 3] === 0x6d &&
    bytes[start + 4] === 0x20
  )
}

/** True when `From ` stands at `start`, or behind marks there. */
export function isFromBehindMarks(bytes: Buffer, start: number, end: number): boolean {
  let at = start
  while (at < end && bytes[at] === GT) at++
  return isFrom(bytes, at, end)
}

/** Octets of the eol at `at`: 0, 1 or 2. */
export function eolAt(bytes: Buffer, at: number, end: number): 0 | 1 | 2 {
  if (at < end && bytes[at] === LF) return 1
  return at + 1 < end && bytes[at] === CR && bytes[at + 1] === LF ? 2 : 0
}
