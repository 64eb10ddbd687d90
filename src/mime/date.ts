/**
 * Dates of mail to RFC 3339 in UTC (RFC 5322 §3.3, §4.3; RFC 3339 §5.6).
 *
 * Reads the standard form, its obsolete zones and years, comments, missing weekdays and seconds,
 * ISO 8601, asctime, and what Hypermail prints: `Wed Sep 16 2020 - 19:04:55 EST`. A date without a
 * zone, or with one that nobody knows, is taken as UTC (RFC 5322 §3.3: -0000).
 */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Zones and the hours that they are ahead of UTC. */
const zoneTable = `
ut 0 utc 0 gmt 0 z 0 wet 0 west 1 bst 1 cet 1 met 1 mez 1 cest 2 mest 2 mesz 2 eet 2 eest 3 sast 2
msk 3 msd 4 sgt 8 hkt 8 awst 8 kst 9 jst 9 aest 10 aedt 11 nzst 12 nzdt 13
ast -4 adt -3 est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6 pst -8 pdt -7 akst -9 akdt -8 hst -10`
const zones: ReadonlyMap<string, number> = new Map(
  Array.from(zoneTable.matchAll(/(\w+) (-?\d+)/g), ([, name, hours]) => [name!, Number(hours)]),
)

interface Parts {
  year: number | null
  month: number | null
  day: number | null
  /** Minutes and seconds of the day. */
  minutes: number | null
  seconds: number
  /** Minutes ahead of UTC. */
  zone: number | null
  afternoon: boolean | null
}

const noParts: Parts = {
  year: null,
  month: null,
  day: null,
  minutes: null,
  seconds: 0,
  zone: null,
  afternoon: null,
}
/** A longer field body is cut: no date needs it. */
const maxDate = 200

/** RFC 5322 §3.3 as nearly all mail has it, perhaps with the zone's name in a comment. */
const standard =
  /^(?:[A-Z][a-z]{2}, +)?(\d\d?) ([A-Z][a-z]{2}) (\d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) ([+-])(\d\d)(\d\d)(?: \([A-Za-z]*\))?$/

function standardParts(match: RegExpExecArray): Parts {
  const [, day, month, year, hours, minutes, seconds, sign, ahead, rest] = match
  const at = months.indexOf(month!.toLowerCase())
  const zone = Number(ahead) * 60 + Number(rest)
  return {
    year: Number(year),
    month: at === -1 ? null : at,
    day: Number(day),
    minutes: Number(hours) * 60 + Number(minutes),
    seconds: Number(seconds),
    zone: sign === '-' ? -zone : zone,
    afternoon: null,
  }
}

/**
 * @param text a decoded, unfolded field body
 * @returns `2020-09-16T23:04:55Z`, or null when it is no date
 */
export function parseDate(text: string): string | null {
  const plain = standard.exec(text)
  if (plain !== null) return toRfc3339(standardParts(plain))
  const parts = {...noParts}
  // A zone in a comment is only a reminder, unless it is the only one.
  const [outside, comments] = splitComments(text.slice(0, maxDate))
  for (const token of tokensOf(outside)) readToken(parts, token)
  if (parts.zone === null) for (const token of tokensOf(comments)) readZone(parts, token)
  return toRfc3339(parts)
}

function splitComments(text: string): [string, string] {
  let outside = ''
  let comments = ''
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) outside += character
    else comments += character
    if (character === '(' || character === ')') outside += ' '
  }
  return [outside, comments]
}

function tokensOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;]/)
    .filter(token => token !== '')
    .flatMap(splitDashed)
}

/** `2020-09-16T19:04:55+02:00` and `16-Sep-2020` are several tokens in one. */
function splitDashed(token: string): string[] {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:t(.*))?$/.exec(token)
  if (iso !== null) {
    const [, year, month, day, time] = iso
    return [day!, months[Number(month) - 1] ?? '', year!, ...(time ? splitTime(time) : [])]
  }
  if (/^\d\d?-[a-z]{3,9}-\d{2,4}$/.test(token)) return token.split('-')
  return token.includes(':') ? splitTime(token) : [token]
}

function splitTime(token: string): string[] {
  const time = /^(\d\d?:\d\d(?::\d\d)?)(?:[.,]\d*)?([a-z+-].*)?$/.exec(token)
  return time === null ? [token] : time[2] === undefined ? [time[1]!] : [time[1]!, time[2]]
}

function readToken(parts: Parts, token: string): void {
  if (token.includes(':') && parts.minutes === null) readTime(parts, token)
  else if (/^\d{1,4}$/.test(token)) readNumber(parts, token)
  else if (token === 'am' || token === 'pm') parts.afternoon = token === 'pm'
  else if (
    parts.month === null &&
    months.includes(token.slice(0, 3)) &&
    /^[a-z]+\.?$/.test(token)
  ) {
    parts.month = months.indexOf(token.slice(0, 3))
  } else readZone(parts, token)
}

function readTime(parts: Parts, token: string): void {
  const time = /^(\d\d?):(\d\d)(?::(\d\d))?$/.exec(token)
  if (time === null) return
  parts.minutes = Number(time[1]) * 60 + Number(time[2])
  parts.seconds = Number(time[3] ?? 0)
  if (Number(time[1]) > 23 || Number(time[2]) > 59 || parts.seconds > 60) parts.minutes = -1
}

function readNumber(parts: Parts, token: string): void {
  const number = Number(token)
  if (parts.day === null && token.length <= 2) parts.day = number
  else if (parts.year === null) parts.year = token.length === 4 ? number : fullYear(number)
}

/** RFC 5322 §4.3. */
function fullYear(number: number): number {
  return number < 50 ? 2000 + number : 1900 + number
}

function readZone(parts: Parts, token: string): void {
  if (parts.zone !== null) return
  const offset = /^(?:gmt|utc)?([+-])(\d\d?):?(\d\d)?$/.exec(token)
  const hours = zones.get(token)
  if (hours !== undefined) parts.zone = hours * 60
  else if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    parts.zone = offset[1] === '-' ? -minutes : minutes
  }
}

function toRfc3339(parts: Parts): string | null {
  const {year, month, day, seconds} = parts
  if (year === null || month === null || day === null || parts.minutes === -1) return null
  let minutes = parts.minutes ?? 0
  if (parts.afternoon === true && minutes < 12 * 60) minutes += 12 * 60
  if (parts.afternoon === false && minutes >= 12 * 60) minutes -= 12 * 60
  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month, day)
  if (midnight.getUTCDate() !== day || day === 0) return null
  const time = midnight.getTime() + ((minutes - (parts.zone ?? 0)) * 60 + seconds) * 1000
  const iso = new Date(time).toISOString()
  return /^\d{4}-/.test(iso) ? `${iso.slice(0, 19)}Z` : null
}
